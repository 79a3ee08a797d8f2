"""How a long text is divided for the network, so that every word is read with what surrounds it.

A text is read in stretches of a few thousand words (to bound memory), each stretch in windows of at
most WINDOW pieces that overlap; a word's answer comes from the window in which it stands more
centrally. All of it depends on the text alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from faultlines.language.pieces import BLANK_LINE, LINE_BREAK

WINDOW = 198  # pieces, without the two that frame it; training reads as many
OVERLAP = 32
STRETCH = 4000  # words after which a stretch ends at the next paragraph
LONGEST_STRETCH = 6000


@dataclass(frozen=True, slots=True)
class WindowPlan:
    """Words [first, last) are read together; the answers of [keep_first, keep_last) are kept."""

    first: int
    last: int
    keep_first: int
    keep_last: int


def stretch_end(gaps: Sequence[int], first: int) -> int:
    """Where the stretch from word `first` ends: before a paragraph, else a line, else anywhere."""
    high = first + LONGEST_STRETCH
    if len(gaps) <= high:
        return len(gaps)
    for wanted in (BLANK_LINE, LINE_BREAK):
        for place in range(first + STRETCH, high):
            if gaps[place] >= wanted:
                return place
    return high


def window_plans(lengths: Sequence[int]) -> list[WindowPlan]:
    """Windows over words of these lengths in pieces; as few as there can be, evenly long."""
    if not lengths:
        return []
    ends = list(accumulate(lengths))
    total = ends[-1]
    if total <= WINDOW:
        return [WindowPlan(0, len(lengths), 0, len(lengths))]
    count = -(-(total - OVERLAP) // (WINDOW - OVERLAP - max(lengths)))
    size = (total + (count - 1) * OVERLAP) / count
    ranges = []
    for number in range(count):
        begin = number * (size - OVERLAP)
        first = _word_at(ends, begin)
        last = _word_at(ends, begin + size) if number < count - 1 else len(lengths)
        ranges.append((first, last))
    kept = [0, *(_middle(ends, b[0], a[1]) for a, b in pairwise(ranges)), len(lengths)]
    return [
        WindowPlan(first, last, low, high)
        for (first, last), (low, high) in zip(ranges, pairwise(kept), strict=True)
    ]


def _word_at(ends: list[int], piece: float) -> int:
    """The first word that ends after `piece`."""
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high) // 2
        if ends[middle] > piece:
            high = middle
        else:
            low = middle + 1
    return low


def _middle(ends: list[int], first: int, last: int) -> int:
    """The word border in the middle of the pieces that two windows share."""
    begin = ends[first - 1] if first else 0
    return _word_at(ends, (begin + ends[last - 1]) / 2)
