"""HTML pages: the article without what stands around it, paragraph by paragraph.

The text of the report is the article's text, paragraphs parted by a blank line; offsets count in
it. Title, source and date are taken only where the page's own markup declares them.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

from faultlines.documents.decoding import Decoded, decode, require_length
from faultlines.documents.found import Details, date_defect
from faultlines.errors import ReportUnreadable

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")  # lxml refuses one in a text already decoded
_BLOCKS = ("head", "p", "quote", "list", "code")
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
    page = _DECLARATION.sub("", decoded.text)
    text = "\n\n".join(_paragraphs(page))
    if not text.strip():
        raise ReportUnreadable(
            "No article was found in this page. Save the article's text as .txt and read that."
        )
    return decoded._replace(text=require_length(text)), _declared_details(page)


def _paragraphs(page: str) -> Iterator[str]:
    # Imported where it is used: it takes longer than everything else here together.
    import trafilatura  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # our errors say it in a sentence
    article = trafilatura.bare_extraction(page, include_comments=False, include_tables=False)
    if article is None or article.body is None:
        return
    for block in article.body.iter(*_BLOCKS):
        if block.getparent() is not article.body:
            continue
        items = list(block.iter("item", "p")) if block.tag in ("list", "quote") else []
        lines = [_line(item) for item in items] or [_line(block)]
        joined = "\n".join(line for line in lines if line)
        if joined:
            yield joined


def _line(block: Any) -> str:
    for broken in block.iter("lb"):
        broken.tail = " " + (broken.tail or "")
    return " ".join("".join(block.itertext()).split())


def _declared_details(page: str) -> Details:
    from lxml import html  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        tree = html.document_fromstring(page)
    except (ValueError, html.etree.LxmlError):
        return Details()
    declared: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        declared.setdefault(name.lower(), " ".join((meta.get("content") or "").split()))
    heading = next(tree.iter("title"), None)
    titles = [declared.get(name) for name in _TITLES]
    titles.append(" ".join(heading.text_content().split()) if heading is not None else None)
    return Details(
        title=next((title for title in titles if title), None),
        source=next((declared[name] for name in _SOURCES if declared.get(name)), None),
        date=next((date for date in (_day(declared.get(name)) for name in _DATES) if date), None),
    )


def _day(declared: str | None) -> str | None:
    """The day of a declared time, 2006-10-26 of 2006-10-26T08:00Z; null where it is no date."""
    day = re.match(r"\d{4}-\d{2}-\d{2}", (declared or "").replace("/", "-"))
    return day[0] if day and not date_defect(day[0]) else None
