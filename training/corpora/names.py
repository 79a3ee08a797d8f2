"""Corpora of names: UNER PUD, WikiGold, CrossNER politics, re3d."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from training.corpora.from_text import CutText, cut_text, joined
from training.corpora.passage import ANY_NAME_TAG, Passage
from training.corpora.titles import without_title
from training.corpora.treebanks import OUTSIDE_UNER, allowed, blocks

CROSSNER = {
    "politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG",
    "election": "MISC", "event": "MISC", "country": "LOC", "location": "LOC", "misc": "MISC",
}  # fmt: skip
RE3D = {"Organisation": "ORG", "Person": "PER", "Location": "LOC", "Nationality": "MISC"}
RE3D_SHIPPED = ("australia-dfat", "eu-delegation-syria", "uk-government", "wikipedia")
RE3D_SURE = 0.5
LONGEST_NAME = 6  # words; re3d's longer spans are descriptions

Named = tuple[int, int, str]  # [start, end) characters and one of NAME_KINDS


def tagged(cut: CutText, names: list[Named], outside: frozenset[str]) -> list[frozenset[str]]:
    """What each word may be, given named spans; words outside them may be any of `outside`."""
    tags = [outside] * len(cut.words)
    for start, end, kind in names:
        place = cut.words_within(start, end)
        if place:
            first, last = place
            if kind == "PER":
                first += without_title(cut.words[first:last])
                tags[place[0] : first] = [OUTSIDE_UNER] * (first - place[0])
            if first == last:
                continue
            tags[first] = frozenset({f"B-{kind}"})
            tags[first + 1 : last] = [frozenset({f"I-{kind}"})] * (last - first - 1)
    return tags


def named_passage(
    corpus: str, sentences: list[tuple[list[str], list[str]]], outside: frozenset[str]
) -> Passage:
    """One passage of token and tag lists (IOB2, or IO without B), sentence after sentence."""
    tokens = [token for words, _ in sentences for token in words]
    tags = [tag for _, row in sentences for tag in row]
    text, spans = joined(tokens)
    names: list[Named] = []
    before = "O"
    for (start, end), tag in zip(spans, tags, strict=True):
        if tag != "O":
            kind = tag[2:]
            if tag.startswith("I-") and before[2:] == kind:
                names[-1] = (names[-1][0], end, kind)
            else:
                names.append((start, end, kind))
        before = tag
    cut = cut_text(text)
    return Passage(corpus, cut.words, cut.gaps, names=tagged(cut, names, outside))


def read_pud(path: Path) -> Iterator[Passage]:
    """UNER PUD: single sentences, PER ORG LOC."""
    for block in blocks(path):
        words = [row[1] for row in block.rows]
        tags = [row[2] if row[2][2:] in {"PER", "ORG", "LOC"} else "O" for row in block.rows]
        yield named_passage("uner-pud", [(words, tags)], allowed("O"))


def read_wikigold(path: Path) -> Iterator[Passage]:
    """WikiGold: articles, four kinds of names, tags without B."""
    for article in path.read_text(encoding="utf-8").split("-DOCSTART- O"):
        sentences = []
        for lines in article.strip().split("\n\n"):
            rows = [line.rsplit(" ", 1) for line in lines.splitlines() if line.strip()]
            if rows:
                sentences.append(([row[0] for row in rows], [row[1] for row in rows]))
        if sentences:
            yield named_passage("wikigold", sentences, frozenset({"O"}))


def read_crossner(path: Path) -> Iterator[Passage]:
    """CrossNER politics: single sentences; its nine types become our four."""
    for lines in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in lines.splitlines() if "\t" in line]
        tags = [tag if tag == "O" else f"{tag[:2]}{CROSSNER[tag[2:]]}" for _, tag in rows]
        if rows:
            yield named_passage(
                "crossner-politics", [([row[0] for row in rows], tags)], frozenset({"O"})
            )


def read_re3d(folder: Path) -> Iterator[Passage]:
    """re3d, the four sources that may be shipped; its crowd's doubts stay open in the tags.

    A span counts as a name where the crowd held it and it begins with a capital; everything else
    that was marked as an entity may be anything.
    """
    for source in RE3D_SHIPPED:
        for line in (folder / f"{source}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = record["text"]
            cut = cut_text(text)
            sure, doubtful = _re3d_names(text, record["entities"])
            tags = [frozenset({"O"})] * len(cut.words)
            for start, end in doubtful:
                place = cut.words_within(start, end)
                if place:
                    tags[place[0] : place[1]] = [ANY_NAME_TAG] * (place[1] - place[0])
            named = tagged(cut, sure, frozenset())
            tags = [new or old for new, old in zip(named, tags, strict=True)]
            yield Passage("re3d", cut.words, cut.gaps, names=tags)


def _re3d_names(
    text: str, entities: list[dict[str, object]]
) -> tuple[list[Named], list[tuple[int, int]]]:
    """The entities that are names for certain, and the spans that may be names."""
    sure: list[Named] = []
    doubtful: list[tuple[int, int]] = []
    longest_first = sorted(entities, key=lambda e: int(str(e["begin"])) - int(str(e["end"])))
    for entity in longest_first:
        start, end = int(str(entity["begin"])), int(str(entity["end"]))
        kind = RE3D.get(str(entity["type"]))
        if kind is None:
            continue
        if text[start:end].lower().startswith("the "):
            start += 4
        taken = any(a < end and start < b for a, b, _ in sure)
        certain = float(str(entity["confidence"])) >= RE3D_SURE and text[start:end][:1].isupper()
        words = text[start:end].split()
        plain = (
            words and words[-1][:1].isupper() and not set(text[start:end]) & set(",[]0123456789")
        )
        if certain and not taken and plain and len(words) <= LONGEST_NAME:
            sure.append((start, end, kind))
        elif not taken:
            doubtful.append((start, end))
    return sure, doubtful
