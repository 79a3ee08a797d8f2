"""Intervals around shares: Wilson's for counts, the Beta posterior's for weighed evidence.

L. D. Brown, T. T. Cai and A. DasGupta, "Interval estimation for a binomial proportion",
Statistical Science 16 (2001), recommend both for small numbers.
"""

import math
from dataclasses import dataclass

_Z = 1.959963984540054
"""Standard normal deviate of 95 per cent."""
_JEFFREYS = 0.5
_STEPS = 60


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `total`, with 95 per cent limits after Wilson; of nothing, the limits are 0, 1."""

    count: int
    total: int

    @property
    def share(self) -> float | None:
        """None of nothing."""
        return self.count / self.total if self.total else None

    @property
    def limits(self) -> tuple[float, float]:
        """Wilson's score interval (E. B. Wilson, JASA 22, 1927)."""
        n = self.total
        if n == 0:
            return 0.0, 1.0
        share, z2 = self.count / n, _Z * _Z
        middle = (share + z2 / (2 * n)) / (1 + z2 / n)
        half = _Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Posterior:
    """What weighed evidence for and against leaves of a share: Beta(½ + for, ½ + against).

    The prior is Jeffreys'. Weights need not be whole; without any, all shares are open.
    """

    weight_for: float
    weight_against: float

    @property
    def mean(self) -> float:
        """0 to 1; ½ without evidence."""
        first, second = self.weight_for + _JEFFREYS, self.weight_against + _JEFFREYS
        return first / (first + second)

    @property
    def limits(self) -> tuple[float, float]:
        """The middle 95 per cent."""
        return self.quantile(0.025), self.quantile(0.975)

    def quantile(self, chance: float) -> float:
        """Below which the share lies with this chance; by halving, to nine places."""
        low, high = 0.0, 1.0
        for _ in range(_STEPS):
            middle = (low + high) / 2
            if self.chance_below(middle) < chance:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    def chance_below(self, share: float) -> float:
        """The chance that the share is below, 0 to 1: the regularised incomplete beta function."""
        return _incomplete_beta(self.weight_for + _JEFFREYS, self.weight_against + _JEFFREYS, share)


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """I_x(a, b) for a, b > 0 (DLMF 8.17.22, by Lentz's method)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(b, a, 1 - x)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    return front * _fraction(a, b, x) / a


def _fraction(a: float, b: float, x: float) -> float:
    tiny = 1e-300
    c, d = 1.0, 1 / ((1 - (a + b) * x / (a + 1)) or tiny)
    result = d
    for m in range(1, 300):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / ((1 + term * d) or tiny)
            c = (1 + term / c) or tiny
            result *= c * d
        if abs(c * d - 1) < 1e-12:
            break
    return result
