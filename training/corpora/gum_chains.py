"""GUM's documents as plain text with their coreference: who or what is mentioned where.

`Entity=` in MISC opens and closes mentions: "(12-person-new-…" opens one of entity 12 at a word,
"12)" closes it, "(12-person-…)" does both. Mentions of one entity are one chain.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.corpora.treebanks import blocks

_MARK = re.compile(r"\((?P<opens>\w+)-(?P<kind>[a-z]+)[^()]*(?P<closes>\))?|(?P<ends>\w+)\)")


@dataclass(frozen=True, slots=True)
class MarkedMention:
    """Words [first, end) of a document, their `head`, the entity they mention and its type."""

    first: int
    end: int
    head: int
    entity: str
    kind: str


@dataclass(slots=True)
class MarkedDocument:
    """A document: its text, the characters [start, end) of each word, and its mentions.

    Parts of a contraction that are not spelt out in the text share the characters of the whole.
    """

    name: str
    text: str = ""
    words: list[tuple[int, int]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    mentions: list[MarkedMention] = field(default_factory=list)


def read_chains(path: Path) -> Iterator[MarkedDocument]:
    """The documents of a file of GUM, sentences parted by a space and paragraphs by a line."""
    document: MarkedDocument | None = None
    opened: dict[str, list[tuple[int, str]]] = {}
    for block in blocks(path):
        if "newdoc id" in block.comments or document is None:
            if document is not None:
                yield _done(document)
            document, opened = MarkedDocument(block.comments.get("newdoc id", "")), {}
        if document.text:
            starts_paragraph = any(key.startswith("newpar") for key in block.comments)
            document.text += "\n\n" if starts_paragraph else " "
        rows = [row for row in block.rows if "." not in row[0]]
        _add_words(document, block.comments["text"], rows)
        words = [row for row in rows if row[0].isdigit()]
        base = len(document.heads)
        document.heads += [base + (int(row[6]) or i + 1) - 1 for i, row in enumerate(words)]
        for place, row in enumerate(words, base):
            _add_marks(document, place, row[9], opened)
    if document is not None:
        yield _done(document)


def _add_words(document: MarkedDocument, text: str, rows: list[list[str]]) -> None:
    base, at, whole, last_part = len(document.text), 0, (0, 0), 0
    document.text += text
    for number, form, *_ in rows:
        if not number.isdigit():
            start = text.index(form, at)
            whole, last_part = (start, start + len(form)), int(number.split("-")[1])
            continue
        inside = int(number) <= last_part
        start = text.find(form, at)
        if inside and not whole[0] <= start < whole[1]:
            span = whole
        else:
            span = (start, start + len(form))
            at = span[1]
        if int(number) == last_part:
            at = whole[1]
        document.words.append((base + span[0], base + span[1]))


def _add_marks(
    document: MarkedDocument, place: int, misc: str, opened: dict[str, list[tuple[int, str]]]
) -> None:
    marks = next((m[7:] for m in misc.split("|") if m.startswith("Entity=")), "")
    for mark in _MARK.finditer(marks):
        entity = mark["opens"] or mark["ends"]
        if mark["opens"]:
            opened.setdefault(entity, []).append((place, mark["kind"]))
        if mark["closes"] or mark["ends"]:
            first, kind = opened[entity].pop()
            head = span_head(document.heads, first, place + 1)
            document.mentions.append(MarkedMention(first, place + 1, head, entity, kind))


def span_head(heads: list[int], first: int, end: int) -> int:
    """The word of [first, end) that is nearest the root of its tree; `heads` has a root's own."""

    def depth(word: int) -> int:
        steps = 0
        while heads[word] != word and steps < 200:
            word, steps = heads[word], steps + 1
        return steps

    return min(range(first, end), key=lambda word: (depth(word), word))


def _done(document: MarkedDocument) -> MarkedDocument:
    document.mentions.sort(key=lambda m: (m.first, -m.end))
    return document


@dataclass(frozen=True, slots=True)
class Place:
    """A mention for comparison: the document's words [first, end) that it covers, and its head."""

    first: int
    end: int
    head: int


def matched(key: Sequence[Place], said: Sequence[Place]) -> dict[int, int]:
    """For mentions of the system the one of the key that they are, by head and then by words."""
    by_head: dict[int, list[int]] = defaultdict(list)
    for number, place in enumerate(key):
        by_head[place.head].append(number)
    pairs = [
        (_agreement(key[k], place), -s, -k)
        for s, place in enumerate(said)
        for k in by_head.get(place.head, ())
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, s, k in sorted(pairs, reverse=True):
        if -s not in found and -k not in taken:
            found[-s] = -k
            taken.add(-k)
    return found


def _agreement(a: Place, b: Place) -> float:
    """Shared words over all words of the two."""
    shared = min(a.end, b.end) - max(a.first, b.first)
    return max(0, shared) / (max(a.end, b.end) - min(a.first, b.first))


def covering(words: Sequence[tuple[int, int]], length: int) -> list[int]:
    """The word of each character of a text of that length, -1 between words."""
    found = [-1] * length
    for number, (start, end) in enumerate(words):
        for at in range(start, end):
            found[at] = number if found[at] < 0 else found[at]
    return found


def place_of(cover: Sequence[int], start: int, end: int, head: int) -> Place | None:
    """The place of characters [start, end) with its head at `head`; None where no word is."""
    inside = [word for word in cover[start:end] if word >= 0]
    return Place(inside[0], inside[-1] + 1, cover[head]) if inside else None
