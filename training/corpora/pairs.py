"""Corpora of pairs: who is for or against whom (DSE), who does what to whom (PLOVER, our own)."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
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

    Lines whose number ends in 7 are held out: never trained on, read only where `held_out`.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if not line.strip() or (number % 10 == 7) != held_out:
            continue
        record = json.loads(line)
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
    for found in re.finditer(r"\[\[([st]):(.*?)\]\]", marked, re.DOTALL):
        text += marked[at : found.start()]
        spans[found[1]] = (len(text), len(text) + len(found[2]))
        text += found[2]
        at = found.end()
    return text + marked[at:], spans
