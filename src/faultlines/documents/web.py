"""HTML pages: the article without what stands around it, paragraph by paragraph.

The text of the report is the article's text, paragraphs parted by a blank line; offsets count in
it. Title, source and date are taken only where the page's own markup declares them.
"""

import re
from typing import Any

from faultlines.documents.article import article_paragraphs
from faultlines.documents.decoding import Decoded, decode, require_length
from faultlines.documents.found import Details, date_defect
from faultlines.errors import ReportUnreadable

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")  # lxml refuses one in a text already decoded
_SOURCES = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title")
_DATES = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "citation_publication_date",
    "parsely-pub-date",
)
_TITLES = ("og:title", "dc.title", "citation_title")


def read_page(data: bytes) -> tuple[Decoded, Details]:
    """The article of an HTML page and what the page declares of it; raises ReportUnreadable."""
    declared = _CHARSET.search(data[:2048])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    page = _parsed(_DECLARATION.sub("", decoded.text))
    details, titles = _declared(page) if page is not None else (Details(), [])
    text = "\n\n".join(article_paragraphs(page, titles)) if page is not None else ""
    if not text:
        raise ReportUnreadable(
            "No article was found in this page. Save the article's text as .txt and read that."
        )
    return decoded._replace(text=require_length(text)), details


def _parsed(page: str) -> Any:
    """The page as lxml's tree; null where it is none."""
    # Imported where it is used: it takes longer than everything else here together.
    from lxml import html  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        return html.document_fromstring(page)
    except (ValueError, html.etree.LxmlError):
        return None


def _declared(page: Any) -> tuple[Details, list[str]]:
    """What the page declares of itself, and all its titles."""
    declared: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        declared.setdefault(name.lower(), " ".join((meta.get("content") or "").split()))
    heading = next(page.iter("title"), None)
    named = [declared.get(name) for name in _TITLES]
    named.append(" ".join(heading.text_content().split()) if heading is not None else None)
    titles = [title for title in named if title]
    details = Details(
        title=titles[0] if titles else None,
        source=next((declared[name] for name in _SOURCES if declared.get(name)), None),
        date=next((date for date in (_day(declared.get(name)) for name in _DATES) if date), None),
    )
    return details, titles


def _day(declared: str | None) -> str | None:
    """The day of a declared time, 2006-10-26 of 2006-10-26T08:00Z; null where it is no date."""
    day = re.match(r"\d{4}-\d{2}-\d{2}", (declared or "").replace("/", "-"))
    return day[0] if day and not date_defect(day[0]) else None
