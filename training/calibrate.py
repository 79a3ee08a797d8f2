"""Fit the temperature of the stance scores: `python -m training.calibrate WEIGHTS --data DIR`.

Measured on the exported network and on DSE's validation part without the sentences that training
has seen. A temperature changes how sure the scores are, never which is highest. It is written into
labels.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from faultlines.language.network_analyser import NetworkAnalyser
from faultlines.language.pairs import STANCES, PairScorer, span_of
from training.corpora.pairs import DSE

Judged = tuple[np.ndarray, int]  # log-chances at temperature 1, and the right answer


def judged_stances(folder: Path, path: Path) -> Iterator[Judged]:
    """Both directions of every row of a DSE file."""
    analyser, scorer = NetworkAnalyser(folder), PairScorer(folder)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        analysis = analyser.analyse(row["text"])
        p, q = span_of(analysis, *row["p_span"]), span_of(analysis, *row["q_span"])
        scores = scorer.score(analysis, [(p, q), (q, p)])
        for said, right in zip(scores, DSE[row["label"]], strict=True):
            yield np.log(np.maximum(said.stance, 1e-12)), STANCES.index(right)


def surprise(judged: list[Judged], temperature: float) -> float:
    """The mean negative log-chance of the right answers at a temperature."""
    total = 0.0
    for chances, right in judged:
        scores = chances / temperature
        total += float(np.logaddexp.reduce(scores) - scores[right])
    return total / len(judged)


def best_temperature(judged: list[Judged]) -> float:
    """The temperature between 1/4 and 4 under which the right answers surprise least."""
    tried = np.exp(np.linspace(-1.4, 1.4, 113))
    return float(min(tried, key=lambda temperature: surprise(judged, temperature)))


def calibration_error(judged: list[Judged], temperature: float) -> float:
    """How far, in percent and on average, the chance of the likeliest answer is from its truth."""
    rows = []
    for chances, right in judged:
        scores = chances / temperature
        scores = np.exp(scores - np.logaddexp.reduce(scores))
        rows.append((scores.max(), scores.argmax() == right))
    sure, true = np.array(rows, float).T
    bins = np.minimum((sure * 10).astype(int), 9)
    gaps = [abs(sure[bins == b].sum() - true[bins == b].sum()) for b in range(10)]
    return float(100 * sum(gaps) / len(rows))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Fit the temperature of the stance scores.")
    parser.add_argument("folder", type=Path, help="the exported model")
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    options = parser.parse_args()
    path = options.folder / "labels.json"
    stored = json.loads(path.read_text(encoding="utf-8"))
    stored["stance_temperature"] = 1.0
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=1), encoding="utf-8")
    judged = list(judged_stances(options.folder, options.data / "dse" / "valid_clean.jsonl"))
    stored["stance_temperature"] = round(best_temperature(judged), 3)
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=1), encoding="utf-8")
    before, after = (calibration_error(judged, t) for t in (1.0, stored["stance_temperature"]))
    print(f"temperature {stored['stance_temperature']}; calibration error {before:.1f} % before,")
    print(f"{after:.1f} % after, on {len(judged)} directed pairs")


if __name__ == "__main__":
    main()
