"""The article of a parsed web page, without what stands around it.

First whatever the page's own tags and names call furniture is left out (navigation, comments,
sharing; see codebook/page_furniture.yaml). Of what is left, the article is the part that the page
marks as one, or else the smallest that holds most of the running text, which is text in sentences
that is no link. In it everything readable from the first running text to the last is kept, with
the headings above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from faultlines.codebook import page_furniture
from faultlines.documents.page_blocks import Block, Element, page_blocks

MOST = 0.7
"""The share of the running text that the article holds, where none is marked."""

MARKED = 0.4
"""The share of the running text at which a part that is marked as an article is believed."""

TOO_MUCH = 0.5
"""What is called furniture and holds this share of the page's text is none."""

_NEVER_FURNITURE = frozenset({"html", "body", "main", "article"})
_PARAGRAPHS = frozenset({"p", "li", "dd", "blockquote", "pre"})
_NAME_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADINGS_ABOVE = 2
_SHORTEST_TITLE = 8  # characters


def article_paragraphs(page: Element, titles: Sequence[str] = ()) -> list[str]:
    """The paragraphs of a page's article, its heading first; none where it has no article.

    `titles` are what the page declares as its title: a heading that stands apart from the article
    is the article's where one of them has it. A list or a quotation is one paragraph with a line
    for each item. Changes `page`.
    """
    _remove_furniture(page)
    blocks = _without_teasers(list(page_blocks(page)))
    weights = _running_text(blocks)
    if not weights:
        return []
    inside = set(_article(page, weights).iter())
    own = [block for block in blocks if block.element in inside]
    running = [place for place, block in enumerate(own) if block.running]
    above = _headings(own[: running[0]])
    if not any(block.element.tag == "h1" for block in above):
        above = _page_heading(blocks[: blocks.index(own[running[0]])], titles) + above
    kept = [block for block in own[running[0] : _end(own, running[-1])] if _belongs(block)]
    return list(_paragraphs(above + kept))


def _remove_furniture(page: Element) -> None:
    """Takes out what is not seen, and what tags, roles or names call furniture."""
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or element.tag in page_furniture("unseen"):
            _take_out(element)
    whole = _length(page)
    # From within, so that what a wrapper with a misleading name holds is weighed without it.
    for element in reversed(list(page.iter())):
        if _is_furniture(element):
            size = _length(element)
            if size < TOO_MUCH * whole:
                _take_out(element)
                whole -= size


def _take_out(element: Element) -> None:
    """Removes an element, and leaves the text that follows it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _is_furniture(element: Element) -> bool:
    if element.tag in _NEVER_FURNITURE:
        return False
    if element.tag in page_furniture("tags") or element.get("role") in page_furniture("roles"):
        return True
    if element.tag == "header":
        return next(element.iter("h1"), None) is None
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return any(_names_furniture(name) for name in names)


def _names_furniture(name: str) -> bool:
    """Whether a class or an id tells of furniture; "has-sidebar" tells of what is beside."""
    parts = [part.lower() for part in _NAME_PART.findall(name)]
    if not parts or parts[0] in page_furniture("beside"):
        return False
    return not page_furniture("names").isdisjoint(parts)


def _length(element: Element) -> int:
    """Characters of its text, white space at the ends of its pieces left out."""
    return sum(len(text.strip()) for text in element.itertext())


def _without_teasers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without those of other articles: a title that is a link, and the text below it.

    That text is the only one before the next such title, or it is cut off; where the title is no
    heading, it is cut off. A single one is none: it may be the article's own heading.
    """
    begins = [place for place, block in enumerate(blocks) if block.linked > 0.5]
    found: list[range] = []
    for begin, limit in pairwise([*begins, len(blocks)]):
        texts = [place for place in range(begin + 1, limit) if blocks[place].running]
        if not texts or texts[0] != begin + 1:
            continue
        alone = blocks[begin].heading and len(texts) == 1
        if alone or blocks[begin + 1].cut_off:
            found.append(range(begin, begin + 2))
    if len(found) < 2:
        return list(blocks)
    teasers = {place for two in found for place in two}
    return [block for place, block in enumerate(blocks) if place not in teasers]


def _running_text(blocks: Sequence[Block]) -> dict[Element, int]:
    """Characters of running text in each element that has any."""
    found: dict[Element, int] = {}
    for block in blocks:
        if block.running:
            for element in (block.element, *block.element.iterancestors()):
                found[element] = found.get(element, 0) + len(block.text)
    return found


def _article(page: Element, weights: Mapping[Element, int]) -> Element:
    """The innermost part that is marked as an article, else the smallest with most of the text."""
    marked = None
    for element in page.iter():
        if (
            _is_marked(element)
            and weights.get(element, 0) >= MARKED * weights[page]
            and (marked is None or marked in element.iterancestors())
        ):
            marked = element
    if marked is not None:
        return marked
    at = page
    while True:
        heaviest = max(at, key=lambda child: weights.get(child, 0), default=None)
        if heaviest is None or heaviest.tag in _PARAGRAPHS:
            return at
        if weights.get(heaviest, 0) < MOST * weights[page]:
            return at
        at = heaviest


def _is_marked(element: Element) -> bool:
    return (
        element.tag in ("article", "main")
        or element.get("role") in ("article", "main")
        or (element.get("itemprop") or "").lower() == "articlebody"
    )


def _headings(before: Sequence[Block]) -> list[Block]:
    """The heading of the article among what stands before its text, and what stands below that."""
    found = [block for block in before if block.heading and block.readable]
    firsts = [place for place, block in enumerate(found) if block.element.tag == "h1"]
    return found[firsts[-1] :] if firsts else found[-_HEADINGS_ABOVE:]


def _page_heading(before: Sequence[Block], titles: Sequence[str]) -> list[Block]:
    """What stands before the article and is in a declared title: a heading, or else the nearest."""
    found = [
        block
        for block in before
        if len(block.text) >= _SHORTEST_TITLE
        and any(block.text.lower() in title.lower() for title in titles)
    ]
    return [block for block in found if block.heading][:1] or found[-1:]


def _end(own: Sequence[Block], last: int) -> int:
    """Where the article ends: after its last running text, and short sentences right after that."""
    end = last + 1
    while (
        end < len(own)
        and own[end].element.tag == own[last].element.tag
        and own[end].ended
        and own[end].readable
    ):
        end += 1
    return end


def _belongs(block: Block) -> bool:
    """Whether a block between the first running text and the last is the article's."""
    return block.readable and (block.heading or block.ended or block.element.tag in _PARAGRAPHS)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    """Each block, the items of one list or quotation together."""

    def together(numbered: tuple[int, Block]) -> object:
        number, block = numbered
        return number if block.group is None else block.group

    for _, found in groupby(enumerate(blocks), together):
        yield "\n".join(block.text for _, block in found)
