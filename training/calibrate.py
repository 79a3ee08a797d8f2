"""Fit the temperatures of an exported model: `python -m training.calibrate WEIGHTS --data DIR`.

Chances are divided flatter or sharper, head by head, until the held-out parts are likeliest: texts
annotated by us whose number ends in 7 (words, events, ties), the marked pairs that are held out
(events), DSE's clean validation part (stance).
The temperatures go into WEIGHTS/labels.json, what was measured into WEIGHTS/claims.json.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from faultlines.language.heads import LABELS, column_names
from faultlines.language.network_analyser import NetworkAnalyser
from faultlines.language.pairs import PairScorer
from training.annotations.load import FOLDER, PAIRS, load_annotations
from training.corpora.annotated import parsed_passages
from training.corpora.pairs import EVENTS, STANCES, TIES, marked_spans, read_dse, read_marked
from training.corpora.passage import Passage
from training.watch import f1
from training.watch_claims import OUTSIDE, count_label, count_pair, macro

Array = np.ndarray[Any, np.dtype[Any]]
RANGE = np.geomspace(0.5, 4.0, 43)
NOTHING = {
    "event": "NONE", "marked event": "NONE", "tie": "none", "stance": "neutral",
    "firmness": "asserted",
}  # fmt: skip
PAIR_HEADS = {"stance": STANCES, "event": EVENTS, "tie": TIES}


@dataclass(slots=True)
class Answers:
    """One head's chances for what it was asked, and which labels were right."""

    labels: tuple[str, ...]
    chances: list[Sequence[float]] = field(default_factory=list)
    right: list[frozenset[str]] = field(default_factory=list)

    def at(self, temperature: float) -> Array:
        """All chances, at another temperature."""
        powers = np.maximum(np.array(self.chances, np.float64), 1e-12) ** (1 / temperature)
        found: Array = powers / powers.sum(1, keepdims=True)
        return found

    def allowed(self) -> Array:
        """Which labels were right, as (asked, labels)."""
        return np.array([[label in right for label in self.labels] for right in self.right])

    def surprise(self, temperature: float) -> float:
        """The mean negative logarithm of the chance that the right labels got."""
        return float(-np.log((self.at(temperature) * self.allowed()).sum(1).clip(1e-12)).mean())

    def error(self, temperature: float) -> float:
        """How far, in percent and on average, the likeliest label's chance is from the truth."""
        chances = self.at(temperature)
        said = chances.argmax(1)
        rows = np.arange(len(said))
        sure, true = chances[rows, said], self.allowed()[rows, said]
        bins = np.minimum((sure * 10).astype(int), 9)
        gaps = [abs(sure[bins == b].sum() - true[bins == b].sum()) for b in range(10)]
        return 100 * sum(gaps) / len(rows)

    def best_temperature(self) -> float:
        """The temperature of least surprise."""
        return round(float(min(RANGE, key=self.surprise)), 3) if self.chances else 1.0


def word_answers(analyser: NetworkAnalyser, text: str, passage: Passage, into: Answered) -> None:
    """Ask every word head about every judged word of a text."""
    analysis = analyser.analyse(text)
    tokens = [token.i for token in analysis.doc if not token.is_space]
    if analysis.heads is None or passage.claims is None:
        raise SystemExit("this model has no claim heads")
    for name in LABELS:
        chances = getattr(analysis.heads, name).chances
        for word, right in enumerate(passage.claims.labels[name]):
            if right:
                into[name].chances.append(chances[tokens[word]])
                into[name].right.append(right)


Answered = dict[str, Answers]


def pair_answers(
    analyser: NetworkAnalyser, scorer: PairScorer, passage: Passage, text: str, into: Answered
) -> None:
    """Ask the pair heads about every pair of a text."""
    analysis = analyser.analyse(text)
    tokens = [token.i for token in analysis.doc if not token.is_space]

    def moved(span: tuple[int, int]) -> tuple[int, int]:
        return tokens[span[0]], tokens[span[1] - 1] + 1

    spans = [(moved(pair.source), moved(pair.target)) for pair in passage.pairs]
    for pair, scores in zip(passage.pairs, scorer.score(analysis, spans), strict=True):
        for name, labels in PAIR_HEADS.items():
            gold = getattr(pair, name)
            if gold is not None:
                into[name].chances.append(getattr(scores, name))
                into[name].right.append(frozenset({labels[gold]}))


def dse_texts(path: Path) -> Iterator[tuple[str, Passage]]:
    """The passages of DSE with their texts, in the order of `read_dse`."""
    texts = dict.fromkeys(json.loads(line)["text"] for line in path.open(encoding="utf-8"))
    by_words = {"".join(text.split()): text for text in texts}
    for passage in read_dse(path):
        yield by_words["".join(passage.words)], passage


def marked_texts(folder: Path) -> Iterator[tuple[str, Passage]]:
    """The held-out marked pairs with their texts; their stance, told by rule, is not asked."""
    for path in sorted(folder.glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        texts = [marked_spans(json.loads(line)["text"])[0] for line in lines if line.strip()]
        by_words = {"".join(text.split()): text for text in texts}
        for passage in read_marked(path, held_out=True):
            pairs = tuple(replace(pair, stance=None) for pair in passage.pairs)
            yield by_words["".join(passage.words)], replace(passage, pairs=pairs)


def figures(answers: Answers, name: str) -> dict[str, float]:
    """F1 of the likeliest labels (of other labels than "nothing"), and how sure they were."""
    counts: Counter[str] = Counter()
    chances = answers.at(answers.best_temperature())
    sure: list[float] = []
    held: list[bool] = []
    nothing = NOTHING.get(name, OUTSIDE)
    for row, right in zip(chances, answers.right, strict=True):
        said = answers.labels[int(row.argmax())]
        if name in NOTHING:
            count_pair(counts, name, said, min(right), nothing)
        else:
            count_label(counts, name, said, right)
        if said != nothing:
            sure.append(float(row.max()))
            held.append(said in right)
    found = {"asked": len(answers.right), "f1": f1(counts, name)}
    if name in NOTHING:
        found["macro"] = macro(counts, name, answers.labels)
    elif len(answers.labels) > 2:
        found["f1 at all"] = f1(counts, f"{name} at all")
    found |= {"said": len(sure), "mean chance": 100 * float(np.mean(sure or [0]))}
    found |= {"held": 100 * float(np.mean(held or [0]))}
    found |= {"error": answers.error(1.0), "error after": answers.error(answers.best_temperature())}
    return {key: round(value, 1) for key, value in found.items()}


def write_temperatures(folder: Path, temperatures: dict[str, float]) -> None:
    """Put temperatures (1 for what is missing) into labels.json."""
    path = folder / "labels.json"
    labels = json.loads(path.read_text(encoding="utf-8"))
    labels["word_columns"] = list(column_names())
    labels["word_temperatures"] = [temperatures.get(name, 1.0) for name in LABELS]
    for name in PAIR_HEADS:
        labels[f"{name}_temperature"] = temperatures.get(name, 1.0)
    path.write_text(json.dumps(labels, ensure_ascii=False, indent=1), encoding="utf-8")


def ask_everything(folder: Path, data: Path, annotations: Path) -> Answered:
    """All heads on all held-out parts, at temperature 1."""
    write_temperatures(folder, {})
    analyser, scorer = NetworkAnalyser(folder), PairScorer(folder)
    asked = {name: Answers(labels) for name, labels in (LABELS | PAIR_HEADS).items()}
    asked["marked event"] = Answers(EVENTS)
    texts = [text for text in load_annotations(data, annotations) if text.held_out]
    for text, passage in zip(texts, parsed_passages(texts, analyser), strict=True):
        word_answers(analyser, text.text, passage, asked)
        pair_answers(analyser, scorer, passage, text.text, asked)
    for text, passage in dse_texts(data / "dse" / "valid_clean.jsonl"):
        pair_answers(analyser, scorer, passage, text, asked)
    for text, passage in marked_texts(annotations / PAIRS):
        pair_answers(analyser, scorer, passage, text, asked | {"event": asked["marked event"]})
    asked["event"].chances += asked["marked event"].chances
    asked["event"].right += asked["marked event"].right
    return asked


def measured(asked: Answered, names: Iterable[str]) -> dict[str, dict[str, float]]:
    """The figures of each head, with its temperature."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for name in names:
        found[name] = figures(asked[name], name)
        found[name]["temperature"] = asked[name].best_temperature()
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Fit the temperatures of an exported model.")
    parser.add_argument("weights", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--annotations", type=Path, default=FOLDER)
    options = parser.parse_args()
    asked = ask_everything(options.weights, options.data, options.annotations)
    found = measured(asked, asked)
    write_temperatures(options.weights, {name: row["temperature"] for name, row in found.items()})
    for name, row in found.items():
        print(name, json.dumps(row))
    path = options.weights / "claims.json"
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
