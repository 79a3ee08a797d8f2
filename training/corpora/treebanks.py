"""UD treebanks (CoNLL-U), with names of UNER (IOB2) joined on by sentence where they are given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from faultlines.language.pieces import BLANK_LINE, NOTHING, SPACE, gap_of
from training.corpora.gum_names import gum_tags
from training.corpora.passage import NAME_TAGS, Passage

# UNER has no MISC: what it leaves untagged may be one.
OUTSIDE_UNER = frozenset({"O", "B-MISC", "I-MISC"})


@dataclass(slots=True)
class _Block:
    """One sentence of a CoNLL-U or IOB2 file: its comments and its rows."""

    comments: dict[str, str] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)


def blocks(path: Path) -> Iterator[_Block]:
    """The sentences of a file in the CoNLL-U manner."""
    block = _Block()
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            block.comments[key.strip()] = value.strip()
        elif line.strip():
            block.rows.append(line.split("\t"))
        elif block.rows:
            yield block
            block = _Block()


def word_gaps(text: str, rows: list[list[str]]) -> list[int]:
    """The gap before each syntactic word; the parts of a contraction follow without one."""
    gaps: list[int] = []
    at, first_part, last_part = 0, 0, 0
    before = NOTHING
    for number, form, *_ in rows:
        if "." in number:
            continue
        if number.isdigit() and first_part < int(number) <= last_part:
            gaps.append(NOTHING)
            continue
        if not (number.isdigit() and int(number) == first_part):
            found = text.find(form, at)
            before = SPACE if found < 0 else gap_of(text[at:found])
            at = at if found < 0 else found + len(form)
        if number.isdigit():
            gaps.append(before)
        else:
            first_part, last_part = map(int, number.split("-"))
    return gaps


def uner_tags(path: Path) -> dict[str, list[tuple[str, str]]]:
    """(word, tag) lists by sentence id.

    The draft of the train part marks other names too (OTH): our MISC. Its stray "B-O" is O.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for block in blocks(path):
        pairs = []
        for row in block.rows:
            tag = row[2].replace("OTH", "MISC")
            tag = tag if tag in NAME_TAGS else "O"
            pairs.append((row[1], tag))
        found[block.comments["sent_id"]] = pairs
    return found


def allowed(tag: str) -> frozenset[str]:
    """The tags that a word may have which UNER tags `tag`."""
    return OUTSIDE_UNER if tag == "O" else frozenset({tag})


@dataclass(slots=True)
class _Growing:
    """A document while its sentences are read."""

    name: str
    corpus: str
    words: list[str] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    names: list[frozenset[str]] = field(default_factory=list)
    named: bool = False
    all_kinds: bool = False  # the corpus marks names of every kind: what is untagged is none

    def add(self, block: _Block, tags: list[tuple[str, str]] | None) -> None:
        rows = [row for row in block.rows if row[0].isdigit()]
        base = len(self.words)
        gaps = word_gaps(block.comments.get("text", ""), block.rows)
        paragraph = not base or any(key.startswith("newpar") for key in block.comments)
        gaps[0] = BLANK_LINE if paragraph else SPACE
        self.words += [row[1] for row in rows]
        self.gaps += gaps
        self.starts += [True] + [False] * (len(rows) - 1)
        self.upos += [row[3] for row in rows]
        self.lemmas += [row[2] for row in rows]
        for place, row in enumerate(rows):
            head = int(row[6])
            self.heads.append(base + (place if head == 0 else head - 1))
            self.relations.append(row[7])
        if self.corpus == "ud-gum":
            self.named = True
            self.names += gum_tags(rows)
        elif tags and [word for word, _ in tags] == [row[1] for row in rows]:
            self.named = True
            self.names += [frozenset({tag}) if self.all_kinds else allowed(tag) for _, tag in tags]
        else:
            self.names += [frozenset(NAME_TAGS)] * len(rows)

    def done(self) -> Passage:
        return Passage(
            self.corpus, self.words, self.gaps, self.starts, self.upos, self.lemmas,
            self.heads, self.relations, self.names if self.named else None,
        )  # fmt: skip


def read_treebank(
    path: Path, corpus: str, names: Path | None = None, without: frozenset[str] = frozenset()
) -> list[Passage]:
    """The documents of a treebank, but those whose id matches one in `without`."""
    tags = uner_tags(names) if names else {}
    all_kinds = any(tag == "B-MISC" for row in tags.values() for _, tag in row)
    documents: list[_Growing] = []
    for block in blocks(path):
        if "newdoc id" in block.comments or not documents:
            name = block.comments.get("newdoc id", "")
            documents.append(_Growing(name, corpus, all_kinds=all_kinds))
        documents[-1].add(block, tags.get(block.comments["sent_id"]))
    wanted = [d for d in documents if not any(re.search(mark, d.name) for mark in without)]
    return [document.done() for document in wanted]
