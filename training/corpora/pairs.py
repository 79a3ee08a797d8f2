"""Corpora of pairs: who is for or against whom (DSE), who does what to whom (PLOVER, our own)."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.corpora.from_text import cut_text
from training.corpora.layers import ClaimLayers
from training.corpora.passage import Pair, Passage

STANCES = ("positive", "negative", "neutral")
EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
TIES = ("positive", "negative", "neutral", "none")
OLD_EVENT_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}
# DSE's labels: the stance of p towards q, and of q towards p.
DSE = {0: ("neutral", "neutral"), 1: ("positive", "neutral"), 2: ("neutral", "positive"),
       3: ("negative", "neutral"), 4: ("neutral", "negative")}  # fmt: skip

Spans = tuple[tuple[int, int], tuple[int, int]]


def read_dse(path: Path) -> Iterator[Passage]:
    """Directed sentiment; each row is two examples, one a direction; rows of one text together."""
    rows = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["text"]].append(row)
    for text, mine in rows.items():
        cut = cut_text(text)
        pairs = []
        for row in mine:
            p, q = cut.words_within(*row["p_span"]), cut.words_within(*row["q_span"])
            if p is None or q is None or p == q:
                continue
            there, back = DSE[row["label"]]
            pairs.append(Pair(p, q, STANCES.index(there), None))
            pairs.append(Pair(q, p, STANCES.index(back), None))
        if pairs:
            yield Passage("dse", cut.words, cut.gaps, pairs=tuple(pairs))


MARKED = re.compile(r"\[\[([st]):(.*?)\]\]", re.DOTALL)
KEPT = 0.3  # of the actors, when others are put in their places
MARK = re.compile(r"\((SRC/TAR|SRC|TAR|EVT|LOC): ([^()]*)\)")


def unmarked(markup: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Plain text of a GSR markup, and its marks with their places."""
    text, marks, at = "", [], 0
    for found in MARK.finditer(markup):
        text += markup[at : found.start()]
        marks.append((found[1], len(text), len(text) + len(found[2])))
        text += found[2]
        at = found.end()
    return text + markup[at:], marks


def read_plover(path: Path) -> Iterator[Passage]:
    """PLOVER's gold records; a pair told the other way round is NONE unless it acts mutually."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        event = OLD_EVENT_NAMES.get(record["event"], record["event"])
        if event not in EVENTS:
            continue
        text, marks = unmarked(record["textInfo"]["markup"])
        cut = cut_text(text)
        spans = [(kind, cut.words_within(a, b)) for kind, a, b in marks if b > a]
        both = [s for kind, s in spans if kind == "SRC/TAR" and s]
        sources = [s for kind, s in spans if kind == "SRC" and s]
        targets = [s for kind, s in spans if kind == "TAR" and s]
        pairs = [Pair(a, b, None, EVENTS.index(event)) for a in both for b in both if a != b]
        for source in sources:
            for target in targets:
                pairs.append(Pair(source, target, None, EVENTS.index(event)))
                pairs.append(Pair(target, source, None, EVENTS.index("NONE")))
        triggers = [s for kind, s in spans if kind == "EVT" and s]
        if pairs:
            claims = _triggered(event, triggers, len(cut.words))
            yield Passage("plover-gsr", cut.words, cut.gaps, pairs=tuple(pairs), claims=claims)


def _triggered(event: str, spans: list[tuple[int, int]], words: int) -> ClaimLayers:
    """The first word of the first marked phrase tells the event; other marked words may tell it."""
    row = [frozenset({"O"})] * words
    for first, end in spans:
        row[first:end] = [frozenset({"O", event})] * (end - first)
    if spans:
        row[spans[0][0]] = frozenset({event})
    return ClaimLayers({"triggers": row})


def read_marked(path: Path, held_out: bool = False) -> Iterator[Passage]:
    """Our own pairs: texts with [[s:…]] and [[t:…]], an event and a stance.

    Lines whose number ends in 7 are never trained on, and read only where `held_out`.
    """
    yield from marked_passages(marked_records(path, held_out))


def marked_records(path: Path, held_out: bool = False) -> list[dict[str, str]]:
    """The lines of a file of marked pairs, as `read_marked` chooses them.

    A text may stand in several lines, with other words marked; held out is only what no other line
    teaches.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    numbered = [(n, json.loads(line)) for n, line in enumerate(lines, start=1) if line.strip()]
    learnt = [record for n, record in numbered if n % 10 != 7]
    if not held_out:
        return learnt
    taught = {marked_spans(record["text"])[0] for record in learnt}
    kept = [record for n, record in numbered if n % 10 == 7]
    return [record for record in kept if marked_spans(record["text"])[0] not in taught]


def marked_passages(records: Iterable[dict[str, str]]) -> Iterator[Passage]:
    """A passage for each record whose two spans hold different words."""
    for record in records:
        text, spans = marked_spans(record["text"])
        cut = cut_text(text)
        source = cut.words_within(*spans["s"])
        target = cut.words_within(*spans["t"])
        if source is None or target is None or source == target:
            continue
        event, stance = record.get("event"), record.get("stance")
        pair = Pair(
            source, target,
            STANCES.index(stance) if stance in STANCES else None,
            EVENTS.index(event) if event in EVENTS else None,
        )  # fmt: skip
        yield Passage(
            "own-pairs", cut.words, cut.gaps, pairs=(pair,), claims=_told(event, len(cut.words))
        )


def other_actors(records: Sequence[dict[str, str]], seed: int) -> Iterator[dict[str, str]]:
    """The same records about other actors, drawn from all of them: what is done stays the same.

    A capital is put in place of a capital only, so that sentences still begin with one.
    """
    draw = random.Random(seed)
    names = [found[2] for record in records for found in MARKED.finditer(record["text"])]
    by_case = {case: [n for n in names if n[:1].isupper() == case] for case in (True, False)}

    def other(found: re.Match[str]) -> str:
        name = found[2] if draw.random() < KEPT else draw.choice(by_case[found[2][:1].isupper()])
        return f"[[{found[1]}:{name}]]"

    for record in records:
        yield {**record, "text": MARKED.sub(other, record["text"])}


def _told(event: str | None, words: int) -> ClaimLayers | None:
    """Some word tells the event of a marked pair, and no word is taken to tell another one."""
    if event is None or event == "NONE":
        return None
    return ClaimLayers(
        {"triggers": [frozenset({"O", event})] * words}, somewhere=(("triggers", event),)
    )


def marked_spans(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text without its marks, and where the marked spans stand in it."""
    text, spans, at = "", {}, 0
    for found in MARKED.finditer(marked):
        text += marked[at : found.start()]
        spans[found[1]] = (len(text), len(text) + len(found[2]))
        text += found[2]
        at = found.end()
    return text + marked[at:], spans
