"""How the pair scorer sees the words around two spans: each word's part, and its distances."""

from __future__ import annotations

from dataclasses import dataclass

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
    turned = 5 if target[0] < source[0] else 0
    roles, from_source, from_target = [], [], []
    for word in range(first, last):
        roles.append(1 + _part(word, source, target, low, high) + turned)
        from_source.append(_distance(word, source) + FAR)
        from_target.append(_distance(word, target) + FAR)
    return PairView(first, last, roles, from_source, from_target)


def _part(word: int, source: Span, target: Span, low: int, high: int) -> int:
    if source[0] <= word < source[1]:
        return 1
    if target[0] <= word < target[1]:
        return 2
    return 0 if word < low else 3 if word < high else 4


def _distance(word: int, span: Span) -> int:
    """Words from the nearer end of `span`, negative before it, at most FAR either way."""
    if word < span[0]:
        return max(-FAR, word - span[0])
    return min(FAR, word - span[1] + 1) if word >= span[1] else 0
