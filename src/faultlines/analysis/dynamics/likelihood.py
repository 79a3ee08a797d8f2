"""Logistic regression by penalised maximum likelihood, with terms held to the sign of their theory.

For rows x with answers y, and b0 + x b as the log odds, the estimate is the largest of

    sum of log p(y | x)  -  ridge / 2 * sum of b_k**2         with b_k * direction_k >= 0

over terms brought to mean 0 and deviation 1: ridge regression (le Cessie and van Houwelingen 1992),
the mode under normal (half-normal) priors. Solved by projected Newton steps with halving, so that
the same rows give the same numbers.

Uncertainty: the sandwich covariance A^-1 B A^-1 of the terms that are free at the estimate, with A
the penalised information and B the scores summed by cluster (Liang and Zeger 1986), for one pair
gives a row in many windows. A term at its bound has no error of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faultlines.analysis.dynamics.windows import Flags, Floats, Whole

_STEPS = 200
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Estimate:
    """Coefficients per deviation of each term; `errors` are standard errors, 0 at a bound."""

    centre: Floats
    scale: Floats
    intercept: float
    coefficients: Floats
    errors: Floats
    ridge: float
    rows: int
    events: int

    def chance(self, columns: Floats) -> Floats:
        """Probability of the answer yes for rows of shape (rows, terms)."""
        odds = self.intercept + ((columns - self.centre) / self.scale) @ self.coefficients
        return _logistic(odds)


def base_rate(answers: Flags) -> Estimate:
    """A model without terms: (events + 1) / (rows + 2) for everyone (Laplace)."""
    events, rows = int(answers.sum()), len(answers)
    empty = np.zeros(0)
    odds = float(np.log((events + 1) / (rows - events + 1)))
    return Estimate(empty, empty, odds, empty, empty, 0.0, rows, events)


def estimate(
    columns: Floats,
    answers: Flags,
    directions: Sequence[int],
    ridge: float,
    clusters: Whole | None = None,
) -> Estimate:
    """The estimate for rows of shape (rows, terms).

    Without a term, or where all answers are the same, it is `base_rate`.
    """
    events = int(answers.sum())
    if columns.shape[1] == 0 or events in (0, len(answers)):
        flat = base_rate(answers)
        nothing = np.zeros(columns.shape[1])
        return Estimate(
            nothing, nothing + 1, flat.intercept, nothing, nothing, ridge, flat.rows, events
        )
    centre = columns.mean(0)
    spread = columns.std(0)
    scale = np.where(spread > _CLOSE, spread, 1.0)
    rows = np.column_stack([np.ones(len(columns)), (columns - centre) / scale])
    bounds = np.array([0, *directions])
    penalty = np.full(rows.shape[1], ridge)
    penalty[0] = 0.0
    found = _climb(rows, answers.astype(float), bounds, penalty)
    errors = _errors(rows, answers.astype(float), found, bounds, penalty, clusters)
    return Estimate(centre, scale, float(found[0]), found[1:], errors[1:], ridge, len(rows), events)


def _climb(rows: Floats, answers: Floats, bounds: Floats, penalty: Floats) -> Floats:
    """Projected Newton from the base rate."""
    found = np.zeros(rows.shape[1])
    mean = answers.mean()
    found[0] = np.log(mean / (1 - mean))
    cost = _cost(rows, answers, found, penalty)
    for _ in range(_STEPS):
        chance = _logistic(rows @ found)
        slope = rows.T @ (answers - chance) - penalty * found
        free = ~((found == 0) & (bounds != 0) & (slope * bounds <= 0))
        move = np.zeros(len(found))
        move[free] = np.linalg.solve(
            _information(rows[:, free], chance, penalty[free]), slope[free]
        )
        step = 1.0
        while True:
            tried = found + step * move
            tried = np.where((bounds != 0) & (tried * bounds < 0), 0.0, tried)
            new_cost = _cost(rows, answers, tried, penalty)
            if new_cost <= cost + 1e-12 or step < 1e-8:
                break
            step /= 2
        moved = float(np.abs(tried - found).max())
        found, cost = tried, new_cost
        if moved < _CLOSE:
            break
    return found


def _information(rows: Floats, chance: Floats, penalty: Floats) -> Floats:
    spread: Floats = (rows * (chance * (1 - chance))[:, None]).T @ rows
    return spread + np.diag(penalty + 1e-9)


def _cost(rows: Floats, answers: Floats, found: Floats, penalty: Floats) -> float:
    odds = rows @ found
    return float((np.logaddexp(0, odds) - answers * odds).sum() + (penalty * found**2).sum() / 2)


def _errors(  # noqa: PLR0917 (the estimate in its parts)
    rows: Floats,
    answers: Floats,
    found: Floats,
    bounds: Floats,
    penalty: Floats,
    clusters: Whole | None,
) -> Floats:
    """Clustered standard errors; 0 for terms at their bound."""
    free = (bounds == 0) | (found != 0)
    chance = _logistic(rows @ found)
    inverse = np.linalg.inv(_information(rows[:, free], chance, penalty[free]))
    scores = rows[:, free] * (answers - chance)[:, None]
    if clusters is not None:
        _, place = np.unique(clusters, return_inverse=True)
        summed = np.zeros((int(place.max()) + 1, scores.shape[1]))
        np.add.at(summed, place, scores)
        scores = summed
    errors = np.zeros(len(found))
    errors[free] = np.sqrt(np.diag(inverse @ (scores.T @ scores) @ inverse))
    return errors


def _logistic(odds: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-np.clip(odds, -500, 500)))
    return chance
