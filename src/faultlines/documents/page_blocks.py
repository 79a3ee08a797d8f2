"""The text of a parsed web page in blocks: paragraphs, headings, items, and text beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from faultlines.codebook import furniture_phrases

Element = Any
"""An element of lxml, which has no types."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_GROUPS = frozenset({"ul", "ol", "dl", "blockquote"})
_BORDERS = HEADINGS | _GROUPS | frozenset(
    "address article aside body caption center dd details div dt fieldset figure figcaption footer "
    "form header hr html li main nav p pre section summary table tbody td tfoot th thead tr".split()
)  # fmt: skip

_FEW_WORDS = 5  # that end as a sentence ends are running text
_MANY_WORDS = 12  # are running text however they end
_MOST_LINKED = 0.5
_LEADS_ON = re.compile(r"\b(?:read|find out|learn)? ?more\W*$|\bfull story\W*$", re.IGNORECASE)
_CUT_OFF = re.compile(r"(?:…|\.\.\.)\]?$")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]»]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """Text between two borders: the element in which it stands, and the list or quotation.

    `text` has single spaces; `linked` is the share of its characters that are links.
    """

    element: Element
    group: Element | None
    text: str
    linked: float

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return self.element.tag in HEADINGS

    @property
    def running(self) -> bool:
        """Whether it is text in sentences rather than labels, links or what pages put between."""
        count = len(self.text.split())
        return (
            not self.heading
            and (count >= _MANY_WORDS or (count >= _FEW_WORDS and self.ended))
            and self.readable
        )

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.text) is not None

    @property
    def cut_off(self) -> bool:
        """Whether it ends in an ellipsis."""
        return _CUT_OFF.search(self.text) is not None

    @property
    def readable(self) -> bool:
        """Whether it is mostly no link, and neither begins nor ends as furniture does."""
        return (
            self.linked < _MOST_LINKED
            and not self.text.lower().startswith(furniture_phrases())
            and not (self.linked and _LEADS_ON.search(self.text))
        )


@dataclass(slots=True)
class _Written:
    """A block while its text is collected."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    breaks: int = 0

    def add(self, text: str | None, *, linked: bool) -> None:
        if text:
            self.pieces.append(text)
            size = len(text.strip())
            self.linked += size if linked else 0
            self.breaks = 0 if size else self.breaks

    def block(self, element: Element, group: Element | None) -> Block | None:
        """The block of what was collected since the last; null where that was nothing."""
        text = " ".join("".join(self.pieces).split())
        linked = self.linked / len(text) if text else 0.0
        self.pieces, self.linked, self.breaks = [], 0, 0
        return Block(element, group, text, linked) if text else None


def _leads_away(link: Element) -> bool:
    """Whether a link leads to another page; headings often are links to themselves."""
    return not (link.get("href") or "#").startswith("#")


def page_blocks(page: Element) -> Iterator[Block]:
    """The blocks of a page in their order; one line break is a space, two are a border."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

    written = _Written()
    inside: list[Element] = [page]
    groups: list[Element | None] = [None]
    links = 0
    for event, element in etree.iterwalk(page, events=("start", "end")):
        tag, begins = element.tag, event == "start"
        written.breaks += tag == "br" and begins
        if tag in _BORDERS or written.breaks > 1:
            block = written.block(inside[-1], groups[-1])
            if block:
                yield block
        if tag in _BORDERS:
            if begins:
                inside.append(element)
                groups.append(element if tag in _GROUPS else groups[-1])
            else:
                inside.pop()
                groups.pop()
        if tag == "a" and _leads_away(element):
            links += 1 if begins else -1
        if tag == "br" and begins:
            written.pieces.append(" ")
        if begins or element is not page:
            written.add(element.text if begins else element.tail, linked=links > 0)
    block = written.block(inside[-1], groups[-1])
    if block:
        yield block
