"""Logistic regression with a ridge, and how well it holds on what it was not fitted on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]
FOLDS = 5
STEPS = 40


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights, and what cross-validation says of them.

    `chances` are those that each row gets from a fit on the other folds; `error` is the expected
    calibration error of these (ten bins), `ranking` the area under their curve (0.5 where all rows
    are alike), both 0 to 1.
    """

    bias: float
    weights: list[float]
    chances: Array
    error: float
    ranking: float


def fit_logistic(
    rows: Sequence[Sequence[float]], right: Sequence[bool], texts: Sequence[str], ridge: float = 3.0
) -> Fit:
    """The fit of `right` on `rows`; folds are made of whole texts. ValueError where all are alike.

    Newton's method (Hastie, Tibshirani and Friedman 2009, section 4.4.1) with a penalty on all
    weights but the bias.
    """
    x, y = np.array(rows, np.float64), np.array(right, np.float64)
    if len(y) == 0 or y.min() == y.max():
        raise ValueError(f"{len(y)} rows of one kind only: nothing to fit")
    names = {name: number % FOLDS for number, name in enumerate(dict.fromkeys(texts))}
    fold = np.array([names[name] for name in texts])
    chances = np.full(len(y), y.mean())
    for number in range(FOLDS):
        rest = fold != number
        if rest.any() and (~rest).any() and y[rest].min() != y[rest].max():
            chances[~rest] = _chances(_newton(x[rest], y[rest], ridge), x[~rest])
    weights = _newton(x, y, ridge)
    return Fit(
        float(weights[-1]), [float(w) for w in weights[:-1]], chances,
        calibration_error(chances, y), ranking(chances, y),
    )  # fmt: skip


def _newton(x: Array, y: Array, ridge: float) -> Array:
    x = np.c_[x, np.ones(len(x))]
    weights = np.zeros(x.shape[1])
    penalty = np.eye(len(weights)) * ridge
    penalty[-1, -1] = 1e-6
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (y - chances) - penalty @ weights
        curve = (x * (chances * (1 - chances))[:, None]).T @ x + penalty
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _chances(weights: Array, x: Array) -> Array:
    answer: Array = 1 / (1 + np.exp(-np.clip(np.c_[x, np.ones(len(x))] @ weights, -30, 30)))
    return answer


def calibration_error(chances: Array, right: Array) -> float:
    """The mean distance of chance and truth in ten bins of equal width, weighed by their rows."""
    bins = np.minimum((chances * 10).astype(int), 9)
    gaps = [abs(chances[bins == b].sum() - right[bins == b].sum()) for b in range(10)]
    return float(sum(gaps) / len(right))


def ranking(chances: Array, right: Array) -> float:
    """The chance that a right row is ranked above a wrong one (area under the ROC curve)."""
    order = np.argsort(np.argsort(chances, kind="stable"), kind="stable")
    good = right.sum()
    bad = len(right) - good
    if not good or not bad:
        return 0.5
    return float((order[right > 0].sum() - good * (good - 1) / 2) / (good * bad))


def best_threshold(chances: Array, right: Array, wanted: int) -> float:
    """The threshold of most F1 where `wanted` are to be found, in steps of 0.01."""

    def f1(least: float) -> float:
        kept = chances >= least
        hits = right[kept].sum()
        return float(2 * hits / max(1, kept.sum() + wanted))

    return round(max((n / 100 for n in range(5, 60)), key=f1), 2)
