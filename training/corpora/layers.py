"""What annotations in the claim format say of each word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

UNJUDGED: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClaimLayers:
    """For each head of faultlines.language.heads, the labels that each word may have.

    An empty set is not judged, nor is a head that is missing. `somewhere` holds (head, label)
    pairs: one word at least has that label, but nobody has said which.
    """

    labels: dict[str, list[frozenset[str]]]
    somewhere: tuple[tuple[str, str], ...] = ()

    def only(self, places: Sequence[int]) -> ClaimLayers:
        """The layers of some of the words, in that order."""
        return ClaimLayers(
            {name: [row[place] for place in places] for name, row in self.labels.items()},
            self.somewhere,
        )
