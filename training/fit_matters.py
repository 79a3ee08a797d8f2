"""Fit what puts two claims on one matter: `python -m training.fit_matters KEYS [KEYS …]`.

KEYS are folders of keys with their texts. Texts whose number ends in 7 are left out. Pairs of
events and commitments that the reader finds and the key has are the rows, whether the key has both
on one matter is what is to be told. The weights go to faultlines/reader/regressions.json; what is
printed is the F1 of pairs that cross-validation promises at each threshold.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.claims import Item
from benchmarks.matters import keys_of
from faultlines.language import Analyser, load_analyser
from faultlines.reader.draft import CommitmentDraft, EventDraft
from faultlines.reader.reading import find_claims, set_scene
from faultlines.reader.same_matter import FARTHEST, Telling, features, tellings_of
from faultlines.reader.scene import Scene
from training.fit_reader import PLACE, write
from training.logistic import fit_logistic

RIDGE = 3.0


@dataclass(slots=True)
class Rows:
    """Features of pairs, whether they are on one matter, and the text of each."""

    features: list[tuple[float, ...]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def matched(key: Item, scene: Scene, tellings: list[Telling]) -> list[tuple[Item, Telling]]:
    """What the reader found with the key's claim: an event by its trigger, a task by its words."""
    free = list(key["claims"])
    found = []
    for telling in tellings:
        draft = telling.draft
        words = draft.trigger if isinstance(draft, EventDraft) else draft.evidence[0]
        span = scene.doc[words[0]].idx, scene.doc[words[1] - 1].idx + len(scene.doc[words[1] - 1])
        item = next((i for i in free if _fits(i, draft, span)), None)
        if item is not None:
            free.remove(item)
            found.append((item, telling))
    return found


def _fits(item: Item, draft: EventDraft | CommitmentDraft, span: tuple[int, int]) -> bool:
    if isinstance(draft, EventDraft):
        places = [item["trigger"]] if item["kind"] == "event" and item.get("trigger") else []
    else:
        places = item["evidence"] if item["kind"] == "commitment" else []
    return any(start < span[1] and span[0] < end for start, end in places)


def pairs_of(key: Item, analyser: Analyser) -> Iterator[tuple[tuple[float, ...], bool]]:
    """The features of each pair of a text, and whether the key has it on one matter."""
    scene = set_scene(analyser.analyse(key["text"]))
    drafts = [d for d in find_claims(scene) if isinstance(d, EventDraft | CommitmentDraft)]
    known = matched(key, scene, tellings_of(scene, drafts))
    for later, (item, telling) in enumerate(known):
        for other, before in known[:later]:
            if telling.word.i - before.word.i < FARTHEST:
                same = item.get("matter") is not None and item["matter"] == other.get("matter")
                yield features(before, telling), same


def rows_of(keys: list[Item], analyser: Analyser) -> Rows:
    """The rows of all texts."""
    rows = Rows()
    for key in keys:
        for row, right in pairs_of(key, analyser):
            rows.features.append(row)
            rows.right.append(right)
            rows.texts.append(key["id"])
    return rows


def show_thresholds(chances: np.ndarray[Any, np.dtype[Any]], right: list[bool]) -> None:
    """Precision, recall and F1 of pairs, each by itself."""
    truth = np.array(right)
    for least in np.arange(0.1, 0.6, 0.05):
        said = chances >= least
        both = (said & truth).sum()
        p, r = both / max(1, said.sum()), both / max(1, truth.sum())
        print(f"{least:.2f}  P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Fit the regression for one matter.")
    parser.add_argument("keys", type=Path, nargs="+")
    options = parser.parse_args()
    rows = rows_of(keys_of(options.keys, "train"), load_analyser())
    result = fit_logistic(rows.features, rows.right, rows.texts, RIDGE)
    print(f"{len(rows.right)} pairs, {sum(rows.right)} on one matter; AUC {result.ranking:.3f}")
    show_thresholds(result.chances, rows.right)
    stored = json.loads(PLACE.read_text(encoding="utf-8"))
    names = stored["matters"]["weights"]
    stored["matters"] |= {
        "bias": round(result.bias, 3),
        "weights": {n: round(w, 3) for n, w in zip(names, result.weights, strict=True)},
    }
    write(stored)


if __name__ == "__main__":
    main()
