"""How the pair scorer sees the words around two spans: each word's part, and its distances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

FAR = 12  # distances beyond this are all the same
ROLES = 11  # 0 for no word; then before, source, target, between, after; 6-10 with the target first
MOST_WORDS = 160  # of a longer stretch, only the words nearest the two spans are read

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PairView:
    """Words [first, last), and for each its role and its distances, shifted to 0 … 2 * FAR."""

    first: int
    last: int
    roles: list[int]
    from_source: list[int]
    from_target: list[int]


def pair_view(source: Span, target: Span, first: int, last: int) -> PairView:
    """The view of a pair within words [first, last); spans are [start, end) word numbers.

    A stretch longer than MOST_WORDS is narrowed around the two spans; where they stand further
    apart than that, the view begins at the earlier one.
    """
    low, high = min(source[0], target[0]), max(source[1], target[1])
    if last - first > MOST_WORDS:
        spare = max(0, MOST_WORDS - (high - low)) // 2
        first = max(first, min(low - spare, last - MOST_WORDS))
        last = min(last, first + MOST_WORDS)
    words = np.arange(first, last)
    roles = np.full(last - first, 4)
    roles[words < high] = 3
    roles[words < low] = 0
    for part, span in ((2, target), (1, source)):
        roles[max(0, span[0] - first) : max(0, span[1] - first)] = part
    roles += 6 if target[0] < source[0] else 1
    return PairView(
        first, last, roles.tolist(), _distances(words, source), _distances(words, target)
    )


def _distances(words: Array, span: Span) -> list[int]:
    """Words from the nearer end of `span`, negative before it, at most FAR either way; shifted."""
    beyond = np.maximum(words - span[1] + 1, 0) + np.minimum(words - span[0], 0)
    shifted: list[int] = (np.clip(beyond, -FAR, FAR) + FAR).tolist()
    return shifted
