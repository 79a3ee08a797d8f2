"""Fit the reader's regressions: `python -m training.fit_reader --data DIR [--annotations DIR]`.

Only texts that the network has not learnt from are used (those whose number ends in 7), read with
the weights in place; all annotated texts for speech and for what rules alone find. What speaks for
a reading goes in, whether it is in the key comes out; the weights go to
faultlines/reader/regressions.json, and what cross-validation says of them is printed.
Run it whenever the network's weights have changed.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

import faultlines.reader
from benchmarks.claims import fit, same_actors
from faultlines.language import Analysis, load_analyser, score_parts
from faultlines.reader.argument_paths import argument_chances
from faultlines.reader.assembly import Assembly
from faultlines.reader.draft import EventDraft, TieDraft
from faultlines.reader.reading import find_claims, read_report, set_scene
from faultlines.reader.regressions import odds, regression
from faultlines.reader.weighing import features
from faultlines.records import Report
from training.annotations.load import FOLDER, load_annotations
from training.annotations.records import AnnotatedText
from training.corpora.claim_parts import claim_parts
from training.corpora.trees_of_text import WordTrees
from training.keys import Item, as_key
from training.logistic import best_threshold, fit_logistic

PLACE = Path(faultlines.reader.__file__).parent / "regressions.json"
RULED = ("roles", "commitments", "outcomes", "outlooks", "framings")
KINDS = {"events": "event", "ties": "tie"} | {name: name.rstrip("s") for name in RULED}
BY_RULES = ("roles", "commitments", "outcomes", "outlooks")
WIDE = (("speech",), BY_RULES)  # what the network has least say in, and much is to be weighed
FEWEST = 30  # rows worth a fit
# Set by hand. Those of ties rest on the vocabulary alone, so that all texts can tell them (word to
# actor: 1.37 on all texts, 0.9 on the held-out ones); those of speech are for what no text has.
BY_WORDS = {
    "ties": {"word to actor": 1.1, "word to issue": 1.95, "outright": 1.05},
    "speech": {"rule signed": 5.0, "rule told next": 3.5},
}
# Set by hand, below what is best on the held-out texts, where plain sentences were lost.
LEAST = {"ties": 0.07, "commitments": 0.08, "speech": 0.22}
OPEN = 0.02  # while fitting, hardly anything is left out


@dataclass(slots=True)
class Rows:
    """What one regression is fitted on; `wanted` counts what the keys hold."""

    features: list[tuple[float, ...]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    wanted: int = 0

    def add(self, row: Iterable[float], right: bool, text: str) -> None:
        """One more reading."""
        self.features.append(tuple(float(value) for value in row))
        self.right.append(right)
        self.texts.append(text)


class Kept:
    """An analyser that analyses each text once."""

    def __init__(self) -> None:
        self._analyser = load_analyser()
        self._known: dict[str, Analysis] = {}

    def analyse(self, text: str) -> Analysis:
        """As Analyser.analyse."""
        if text not in self._known:
            self._known[text] = self._analyser.analyse(text)
        return self._known[text]


def part_rows(texts: Iterable[AnnotatedText], analyser: Kept) -> dict[str, Rows]:
    """For each act and mention of the keys what tree and network say; with who takes part."""
    found = {"does": Rows(), "suffers": Rows()}
    for text in texts:
        analysis = analyser.analyse(text.text)
        tokens = [token for token in analysis.doc if not token.is_space]
        place = {token.i: n for n, token in enumerate(tokens)}
        trees = WordTrees(
            [(t.idx, t.idx + len(t)) for t in tokens], [t.sent.start for t in tokens],
            [place.get(t.head.i, n) for n, t in enumerate(tokens)],
        )  # fmt: skip
        parts = claim_parts(text, trees)
        pairs = [(tokens[p.act].i, tokens[p.mention].i) for p in parts]
        seen = score_parts(analysis, pairs) or [(0.5, 0.5)] * len(pairs)
        for part, chances in zip(parts, seen, strict=True):
            told = argument_chances(tokens[part.act], tokens[part.mention])
            for n, (name, right) in enumerate((("does", part.does), ("suffers", part.suffers))):
                found[name].add((odds(told[n]), odds(chances[n])), right, text.id)
    return found


def claim_rows(texts: Iterable[AnnotatedText], analyser: Kept) -> dict[str, Rows]:
    """For each claim and statement proposed what speaks for it, and whether it is in the key."""
    found: defaultdict[str, Rows] = defaultdict(Rows)
    for text in texts:
        key = as_key(text)
        reading = read_report(Report(id=text.id, text=text.text), analyser)
        same = same_actors(key, reading)
        scene = set_scene(analyser.analyse(text.text))
        assembly = Assembly(scene, find_claims(scene), [])
        for draft, claim in zip(assembly.drafts, reading.claims, strict=True):
            name = _name(draft.__class__.__name__)
            told = isinstance(draft, EventDraft | TieDraft)
            if told and not draft.witness:
                continue  # a tie of an office: no words of stance were weighed
            row = draft.witness or (odds(draft.confidence),)
            found[name].add(row, _is_told(key, claim, KINDS[name], same), text.id)
        for saying, statement in zip(scene.sayings, reading.statements, strict=True):
            right = _is_told(key, statement, "statement", same)
            found["speech"].add(features(saying, scene.analysis.heads), right, text.id)
        for name, kind in (*KINDS.items(), ("speech", "statement")):
            found[name].wanted += sum(1 for item in _items(key, kind) if item["core"])
    return found


def _name(draft: str) -> str:
    return draft.removesuffix("Draft").lower() + "s"


def _items(key: Item, kind: str) -> Iterator[Item]:
    if kind == "statement":
        yield from key["statements"]
    else:
        yield from (claim for claim in key["claims"] if claim["kind"] == kind)


def _is_told(key: Item, claim: object, kind: str, same: dict[str, str]) -> bool:
    return any(fit(item, claim, same) > 0 for item in _items(key, kind))  # type: ignore[arg-type]


def store(name: str, rows: Rows, stored: dict[str, Item], *, threshold: bool) -> None:
    """Fit one regression on its rows, write it, and print how it holds; few rows change nothing."""
    if len(rows.right) < FEWEST:
        print(f"{name:12} {len(rows.right):5} rows: too few to fit", flush=True)
        return
    result = fit_logistic(rows.features, rows.right, rows.texts)
    names = list(stored[name]["weights"])
    right = np.array(rows.right, np.float64)
    best = best_threshold(result.chances, right, rows.wanted) if threshold else 0.0
    least = LEAST.get(name, best)
    stored[name] = {
        "bias": round(result.bias, 3), "least": least,
        "weights": dict(zip(names, (round(w, 3) for w in result.weights), strict=True)),
    }  # fmt: skip
    stored[name]["weights"] |= BY_WORDS.get(name, {})
    write(stored)
    print(
        f"{name:12} {len(right):5} rows, {right.mean():.2f} right, best from {best:.2f}, "
        f"calibration error {result.error:.3f}, ranking {result.ranking:.3f}", flush=True,
    )  # fmt: skip


def write(stored: dict[str, Item]) -> None:
    """Put the regressions where the reader finds them."""
    PLACE.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    regression.cache_clear()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Fit the reader's regressions.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--annotations", type=Path, default=FOLDER)
    options = parser.parse_args()
    every = load_annotations(options.data, options.annotations)
    texts = [text for text in every if text.held_out]
    stored = json.loads(PLACE.read_text(encoding="utf-8"))
    analyser = Kept()
    for name, rows in part_rows(texts, analyser).items():
        store(name, rows, stored, threshold=False)
    for group in (("speech",), ("events",), ("ties", "framings"), BY_RULES):
        for name in group:
            stored[name]["least"] = OPEN
            if name in RULED:
                stored[name] |= {"bias": 0.0, "weights": {"rule": 1.0}}
        write(stored)
        rows = claim_rows(every if group in WIDE else texts, analyser)
        for name in group:
            store(name, rows[name], stored, threshold=True)


if __name__ == "__main__":
    main()
