"""Near-copies: reports that reprint one another with small changes, as newspapers do with agencies.

Two reports are near-copies where the sets of their three-word shingles overlap by seven tenths
(Jaccard), estimated with MinHash and found through locality-sensitive hashing. Near-copies of
near-copies belong to one group, so that groups and their originals depend on the reports alone and
not on the order in which they came.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datasketch import LeanMinHash

_PERMUTATIONS = 128
_SEED = 1
_LIKENESS = 0.7
_SHINGLE_WORDS = 3
_WORD = re.compile(r"\w+")
_NO_DATE = "9999"


class NearCopies:
    """An index of reports that knows which of them reprint which."""

    def __init__(self) -> None:
        # Imported where it is used: it loads scipy, which most commands do without.
        from datasketch import MinHashLSH  # noqa: PLC0415

        self._index = MinHashLSH(threshold=_LIKENESS, num_perm=_PERMUTATIONS)
        self._signatures: dict[str, LeanMinHash] = {}
        self._dates: dict[str, str] = {}
        self._groups: dict[str, set[str]] = {}

    def add(self, ident: str, text: str, date: str | None = None) -> str:
        """Takes a report in, or in anew where its id is known; returns its original's id.

        The original is the earliest of its group by date, and by id where dates are equal;
        undated reports come last. It is the report itself where it copies none.
        """
        if ident in self._signatures:
            self.remove(ident)
        signature = _signature(text)
        group = {ident}
        for other in self._index.query(signature):
            if signature.jaccard(self._signatures[other]) >= _LIKENESS:
                group |= self._groups[other]
        self._signatures[ident] = signature
        self._dates[ident] = date or _NO_DATE
        self._index.insert(ident, signature)
        for member in group:
            self._groups[member] = group
        return self.original(ident)

    def remove(self, ident: str) -> None:
        """Forgets a report; those that it alone held together part."""
        group = self._groups.pop(ident)
        self._index.remove(ident)
        del self._signatures[ident]
        del self._dates[ident]
        for component in self._components(group - {ident}):
            for member in component:
                self._groups[member] = component

    def original(self, ident: str) -> str:
        """The id of the report that this one reprints, or its own; KeyError for an unknown id."""
        return min(self._groups[ident], key=lambda member: (self._dates[member], member))

    def group(self, ident: str) -> frozenset[str]:
        """The ids of a report and of its near-copies; KeyError for an unknown id."""
        return frozenset(self._groups[ident])

    def _components(self, members: set[str]) -> list[set[str]]:
        components: list[set[str]] = []
        waiting = set(members)
        while waiting:
            component: set[str] = set()
            front = [waiting.pop()]
            while front:
                member = front.pop()
                component.add(member)
                near = {other for other in waiting if self._alike(member, other)}
                waiting -= near
                front.extend(near)
            components.append(component)
        return components

    def _alike(self, one: str, other: str) -> bool:
        mine = self._signatures[one]
        return other in self._index.query(mine) and bool(
            mine.jaccard(self._signatures[other]) >= _LIKENESS
        )


def _signature(text: str) -> "LeanMinHash":
    from datasketch import LeanMinHash, MinHash  # noqa: PLC0415

    words = _WORD.findall(text.casefold()) or [text]
    count = max(1, len(words) - _SHINGLE_WORDS + 1)
    shingles = {" ".join(words[start : start + _SHINGLE_WORDS]) for start in range(count)}
    sketch = MinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update_batch([shingle.encode("utf-8", "replace") for shingle in shingles])
    return LeanMinHash(sketch)
