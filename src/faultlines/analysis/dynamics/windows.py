"""A signed network over time: one matrix of signs for each window of years."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faultlines.records import SignedTie

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
Signs = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class SignedWindows:
    """Windows by their start; `starts` and `ends` are years, both within the window.

    `signs` has the shape (windows, actors, actors), is symmetric, and holds 1, -1, and 0 where two
    have no tie.
    """

    actors: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    signs: Signs

    @property
    def width(self) -> int:
        """Years that the widest window spans."""
        return max(end - start + 1 for start, end in zip(self.starts, self.ends, strict=True))

    @property
    def step(self) -> float:
        """Years from the start of one window to the next, as a rule (the median)."""
        if len(self.starts) < 2:
            return float(self.width)
        return float(np.median(np.diff(self.starts)))

    def at(self, start: int) -> int | None:
        """The number of the window that starts in a year."""
        return self.starts.index(start) if start in self.starts else None


def windows_of(spans: Sequence[tuple[int, int, Sequence[SignedTie]]]) -> SignedWindows:
    """Start, end and ties of each window, put in order.

    Of two who are told to be for and against each other in one window, the greater weight counts,
    and none where they weigh the same. Raises ValueError for two windows that start in one year.
    """
    ordered = sorted(spans, key=lambda span: span[:2])
    starts = tuple(span[0] for span in ordered)
    if len(set(starts)) < len(starts):
        raise ValueError("two windows start in one year")
    actors = tuple(
        sorted({end for _, _, ties in ordered for tie in ties for end in (tie.a, tie.b)})
    )
    number = {name: place for place, name in enumerate(actors)}
    weights = np.zeros((len(ordered), len(actors), len(actors)))
    for window, (_, _, ties) in enumerate(ordered):
        for tie in ties:
            a, b = number[tie.a], number[tie.b]
            weights[window, a, b] += tie.sign * tie.weight
            weights[window, b, a] = weights[window, a, b]
    return SignedWindows(
        actors, starts, tuple(span[1] for span in ordered), np.sign(weights).astype(np.int8)
    )
