"""How well the claim heads do on annotated texts: word by word, and pair by pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import torch
from torch import Tensor

from training.corpora.pairs import EVENTS, TIES
from training.corpora.passage import Passage
from training.model import LanguageNetwork
from training.tasks.claims import WordLabels
from training.watch import f1
from training.windows import Window, WindowMaker, batches

OUTSIDE = "O"
Counts = Counter[str]


def count_label(counts: Counts, name: str, said: str, allowed: frozenset[str]) -> None:
    """Count one judged word: whether something is there at all, and what it is."""
    there = OUTSIDE not in allowed
    counts[f"gold {name}"] += there
    counts[f"said {name}"] += said != OUTSIDE
    counts[f"hit {name}"] += said != OUTSIDE and said in allowed
    counts[f"gold {name} at all"] += there
    counts[f"said {name} at all"] += said != OUTSIDE
    counts[f"hit {name} at all"] += said != OUTSIDE and there


def _count_words(task: WordLabels, vectors: Tensor, windows: Sequence[Window], c: Counts) -> None:
    said = task.head(vectors).argmax(-1).tolist()
    for row, window in enumerate(windows):
        claims = window.passage.claims
        for word, allowed in enumerate(claims.labels.get(task.name, ()) if claims else ()):
            if allowed:
                count_label(c, task.name, task.labels[said[row][word]], allowed)


def _count_parts(scores: Tensor | None, windows: Sequence[Window], counts: Counts) -> None:
    parts = [part for window in windows for part in window.passage.parts]
    for row, part in enumerate(parts):
        does, suffers = (scores[row] > 0).tolist() if scores is not None else (False, False)
        for name, said, gold in (("does", does, part.does), ("suffers", suffers, part.suffers)):
            counts[f"gold {name}"] += gold
            counts[f"said {name}"] += said
            counts[f"hit {name}"] += said and gold


def count_pair(counts: Counts, name: str, said: str, gold: str, nothing: str) -> None:
    """Count one judged pair, of which `nothing` may be said; and each label apart."""
    counts[f"gold {name}"] += gold != nothing
    counts[f"said {name}"] += said != nothing
    counts[f"hit {name}"] += said == gold != nothing
    counts[f"gold {name}={gold}"] += 1
    counts[f"said {name}={said}"] += 1
    counts[f"hit {name}={gold}"] += said == gold


def macro(counts: Counts, name: str, labels: Iterable[str]) -> float:
    """The mean F1 of the labels that the gold has, in percent."""
    each = [f1(counts, f"{name}={label}") for label in labels if counts[f"gold {name}={label}"]]
    return sum(each) / len(each) if each else 0.0


@torch.no_grad()
def claim_figures(
    network: LanguageNetwork, maker: WindowMaker, passages: Iterable[Passage]
) -> dict[str, float]:
    """F1 of each head in percent; "at all" asks only whether a word has any label."""
    network.eval()
    counts: Counts = Counter()
    tasks = [task for task in network.tasks.values() if isinstance(task, WordLabels)]
    windows = [w for passage in passages for w in maker.plain(passage)]
    for batch in batches(windows, 3000, 0):
        vectors = network.vectors(batch)
        for task in tasks:
            _count_words(task, vectors, batch, counts)
        _count_parts(network.tasks["parts"].scores(vectors, batch), batch, counts)
        scores = network.tasks["pairs"].scores(vectors, batch)
        pairs = [pair for window in batch for pair in window.passage.pairs]
        for row, pair in enumerate(pairs):
            if pair.event is not None:
                said = EVENTS[int(scores[1][row].argmax())]
                count_pair(counts, "event", said, EVENTS[pair.event], "NONE")
            if pair.tie is not None:
                said = TIES[int(scores[2][row].argmax())]
                count_pair(counts, "tie", said, TIES[pair.tie], "none")
    found = {task.name: f1(counts, task.name) for task in tasks}
    found |= {f"{n} at all": f1(counts, f"{n} at all") for n in ("triggers", "actors", "framing")}
    found |= {"does": f1(counts, "does"), "suffers": f1(counts, "suffers")}
    found |= {"event": f1(counts, "event"), "tie": f1(counts, "tie")}
    found |= {
        "event macro": macro(counts, "event", EVENTS),
        "tie macro": macro(counts, "tie", TIES),
    }
    return {name: round(figure, 1) for name, figure in found.items()}
