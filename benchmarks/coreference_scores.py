"""The three measures of coreference and their mean, over clusters of mentions.

MUC counts links, B-cubed mentions, CEAF-e entities (matched one to one by phi-4, twice the shared
mentions over all mentions of both). CoNLL F1 is the mean of their F1. Counts are summed over
documents before anything is divided.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

Cluster = frozenset[Hashable]
"""The mentions of one entity; a mention found on both sides is equal on both."""


@dataclass(slots=True)
class Ratio:
    """Right ones of so many on one side: precision over the system's, recall over the key's."""

    right: float = 0.0
    of: float = 0.0

    @property
    def value(self) -> float:
        """The share; 0 of nothing."""
        return self.right / self.of if self.of else 0.0

    def add(self, right: float, of: float) -> None:
        """Count a document's."""
        self.right += right
        self.of += of


@dataclass(slots=True)
class Measure:
    """Precision and recall of one measure."""

    precision: Ratio = field(default_factory=Ratio)
    recall: Ratio = field(default_factory=Ratio)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 0 where both are 0."""
        both = self.precision.value + self.recall.value
        return 2 * self.precision.value * self.recall.value / both if both else 0.0


@dataclass(slots=True)
class CoreferenceScore:
    """All measures; `mentions` counts those that both sides have, whatever their clusters."""

    mentions: Measure = field(default_factory=Measure)
    muc: Measure = field(default_factory=Measure)
    b_cubed: Measure = field(default_factory=Measure)
    ceaf_e: Measure = field(default_factory=Measure)

    @property
    def conll_f1(self) -> float:
        """The mean F1 of MUC, B-cubed and CEAF-e."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3

    def add(self, key: Sequence[Cluster], said: Sequence[Cluster]) -> None:
        """Count one document's clusters; clusters of one mention are left out on both sides."""
        key, said = ([c for c in side if len(c) > 1] for side in (key, said))
        for measure, ours, theirs in (("recall", key, said), ("precision", said, key)):
            where = _where(theirs)
            found = [[where.get(mention) for mention in cluster] for cluster in ours]
            total = sum(map(len, found))
            right = sum(number is not None for row in found for number in row)
            getattr(self.mentions, measure).add(right, total)
            getattr(self.muc, measure).add(*_links(found))
            getattr(self.b_cubed, measure).add(_shares(found), total)
        alike = _best_alike(key, said)
        self.ceaf_e.recall.add(alike, len(key))
        self.ceaf_e.precision.add(alike, len(said))


def _where(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    return {mention: n for n, cluster in enumerate(clusters) for mention in cluster}


def _links(found: list[list[int | None]]) -> tuple[int, int]:
    """MUC: links that hold, of those that the clusters need; an unfound mention stands alone."""
    right = of = 0
    for row in found:
        parts = len({n for n in row if n is not None}) + sum(n is None for n in row)
        right += len(row) - parts
        of += len(row) - 1
    return right, of


def _shares(found: list[list[int | None]]) -> float:
    """B-cubed: for each mention, the share of its cluster that is with it on the other side."""
    total = 0.0
    for row in found:
        for number in {n for n in row if n is not None}:
            total += row.count(number) ** 2 / len(row)
    return total


def _best_alike(key: Sequence[Cluster], said: Sequence[Cluster]) -> float:
    """CEAF-e: the sum of phi-4 over the best matching of the clusters."""
    if not key or not said:
        return 0.0
    few, many = sorted((key, said), key=len)
    gains = [[2 * len(a & b) / (len(a) + len(b)) for b in many] for a in few]
    return sum(gains[row][column] for row, column in enumerate(best_matching(gains)))


def best_matching(gains: list[list[float]]) -> list[int]:
    """The column of each row so that the sum is greatest; no more rows than columns (Hungarian)."""
    rows, columns = len(gains), len(gains[0])
    row_price, price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # the row of each column, counted from 1; 0 is none
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, came = [float("inf")] * (columns + 1), [0] * (columns + 1)
        used = [False] * (columns + 1)
        while owner[column]:
            used[column] = True
            here, step, following = owner[column], float("inf"), 0
            for other in range(1, columns + 1):
                if used[other]:
                    continue
                cost = -gains[here - 1][other - 1] - row_price[here] - price[other]
                if cost < least[other]:
                    least[other], came[other] = cost, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(columns + 1):
                if used[other]:
                    row_price[owner[other]] += step
                    price[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            owner[column], column = owner[came[column]], came[column]
    found = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            found[owner[column] - 1] = column - 1
    return found
