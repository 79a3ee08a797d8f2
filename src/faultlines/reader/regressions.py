"""Logistic regressions that turn what speaks for a reading into its confidence.

Their weights stand in regressions.json, fitted by `python -m training.fit_reader` on annotated
texts that the network has not learnt from.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

_UTMOST = 6.9
"""Log-odds beyond which nothing is believed: a chance of 0.999."""


@dataclass(frozen=True, slots=True)
class Regression:
    """One regression: `weights` by the names of the features, in their order.

    What gets less than `least` is not said.
    """

    bias: float
    least: float
    weights: dict[str, float]

    def chance(self, features: Sequence[float]) -> float:
        """The chance, 0.001 to 0.999, for features in the order of `weights`.

        Raises ValueError for too few or too many.
        """
        pairs = zip(self.weights.values(), features, strict=True)
        score = self.bias + sum(weight * value for weight, value in pairs)
        return 1.0 / (1.0 + exp(-max(-_UTMOST, min(_UTMOST, score))))


@cache
def regression(name: str) -> Regression:
    """The regression of this name; KeyError where there is none."""
    stored = json.loads(files(__package__).joinpath("regressions.json").read_text(encoding="utf-8"))
    return Regression(stored[name]["bias"], stored[name]["least"], stored[name]["weights"])


def odds(chance: float, least: float = 0.01) -> float:
    """The log-odds of a chance, cut off so that none is beyond all doubt."""
    bounded = min(max(chance, least), 1.0 - least)
    return log(bounded / (1.0 - bounded))
