"""Precision, recall and F1 of pairs that a program puts together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PairScore:
    """Pairs put together: as the program says, as the truth wants, and both."""

    said: int
    wanted: int
    both: int

    @property
    def precision(self) -> float:
        """Of the pairs said those that are wanted; 0 where none is said."""
        return self.both / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Of the pairs wanted those that are said; 0 where none is wanted."""
        return self.both / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 0 where both are."""
        return 2 * self.both / (self.said + self.wanted) if self.both else 0.0
