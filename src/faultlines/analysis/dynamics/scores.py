"""How good chances were, with intervals.

auc                that a yes has a higher chance than a no, ties half (Mann and Whitney 1947)
average_precision  precision at each yes, averaged; rows of one chance stand together
log_loss           mean of -log of the chance given to what came, chances held to 1e-6 .. 1 - 1e-6
calibration_error  rows in ten groups of as many, by chance: mean distance of the chance said and
                   the share that came (Naeini et al. 2015, with groups of one size)

A score is None where it has no meaning: without a yes, or for auc and average precision without a
no. Intervals hold 95 in 100 of resamples of the actors (Owen 2007, the pigeonhole bootstrap: a pair
counts as often as both of its actors were drawn, together), for ties of one actor are not
independent of each other. They do not hold what is uncertain in the estimate.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from faultlines.analysis.dynamics.windows import Flags, Floats, Whole

RESAMPLES = 200
_GROUPS = 10
_EDGE = 1e-6


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Score:
    """One number with its interval; the interval is None where the number cannot be had often."""

    value: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores of one model; `rows` were asked, of which `events` were yes."""

    rows: int
    events: int
    auc: Score
    average_precision: Score
    log_loss: Score
    calibration_error: Score


class _Ordered:
    """Rows by chance, so that a resample costs no new sorting."""

    def __init__(self, chances: Floats, answers: Flags) -> None:
        self.order = np.argsort(chances, kind="stable")
        self.chances = np.clip(chances[self.order], _EDGE, 1 - _EDGE)
        self.answers = answers[self.order].astype(float)
        _, self.level = np.unique(chances[self.order], return_inverse=True)

    def all(self, weights: Floats) -> tuple[float, float, float, float]:
        """The four scores for rows that count so often; nan where one has no meaning."""
        weights = weights[self.order]
        yes: Floats = np.bincount(self.level, weights * self.answers).astype(float)
        no: Floats = np.bincount(self.level, weights * (1 - self.answers)).astype(float)
        return (
            _auc(yes, no),
            _average_precision(yes, no),
            self._log_loss(weights),
            self._calibration(weights),
        )

    def _log_loss(self, weights: Floats) -> float:
        given = np.where(self.answers > 0, self.chances, 1 - self.chances)
        return float(-(weights * np.log(given)).sum() / weights.sum())

    def _calibration(self, weights: Floats) -> float:
        before = np.cumsum(weights) - weights
        group = np.minimum((before * _GROUPS / weights.sum()).astype(int), _GROUPS - 1)
        gap = np.bincount(group, weights * (self.chances - self.answers))
        return float(np.abs(gap).sum() / weights.sum())


def _auc(yes: Floats, no: Floats) -> float:
    if yes.sum() == 0 or no.sum() == 0:
        return float("nan")
    below = np.cumsum(no) - no
    return float((yes * (below + no / 2)).sum() / (yes.sum() * no.sum()))


def _average_precision(yes: Floats, no: Floats) -> float:
    if yes.sum() == 0 or no.sum() == 0:
        return float("nan")
    hits, said = np.cumsum(yes[::-1]), np.cumsum((yes + no)[::-1])
    precision = hits / np.where(said > 0, said, 1.0)
    return float((yes[::-1] * precision).sum() / yes.sum())


def scores_of(  # noqa: PLR0917 (rows, column by column)
    chances: Floats,
    answers: Flags,
    first: Whole,
    second: Whole,
    seed: int = 0,
    advance: Callable[[], None] | None = None,
) -> Scores:
    """Scores of chances for pairs `first`, `second` (numbers of actors). Needs a row."""
    ordered = _Ordered(chances, answers)
    values = ordered.all(np.ones(len(answers)))
    drawn = _resampled(ordered, first, second, seed, advance)
    auc, precision, loss, calibration = (
        _score(value, drawn[:, place]) for place, value in enumerate(values)
    )
    return Scores(len(answers), int(answers.sum()), auc, precision, loss, calibration)


def _resampled(
    ordered: _Ordered,
    first: Whole,
    second: Whole,
    seed: int,
    advance: Callable[[], None] | None,
) -> Floats:
    chance = np.random.default_rng(seed)
    actors = int(max(first.max(), second.max())) + 1
    drawn = np.full((RESAMPLES, 4), np.nan)
    for place in range(RESAMPLES):
        times = np.bincount(chance.integers(0, actors, actors), minlength=actors).astype(float)
        weights = times[first] * times[second]
        if weights.any():
            drawn[place] = ordered.all(weights)
        if advance is not None:
            advance()
    return drawn


def _score(value: float, drawn: Floats) -> Score:
    if np.isnan(value):
        return Score(None, None)
    usable = drawn[~np.isnan(drawn)]
    if len(usable) < RESAMPLES / 2:
        return Score(value, None)
    low, high = np.quantile(usable, [0.025, 0.975])
    return Score(value, Interval(float(low), float(high)))
