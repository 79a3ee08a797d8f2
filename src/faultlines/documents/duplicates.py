"""Near-copies: reports that reprint one another with small changes, as newspapers do with agencies.

Two reports are near-copies where the sets of their three-word shingles overlap by seven tenths
(Jaccard), estimated with MinHash and found through locality-sensitive hashing. Near-copies of
near-copies belong to one group, so that groups and their originals depend on the reports alone and
not on the order in which they came.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faultlines.documents.signatures import Signature

_LIKENESS = 0.7
_SHINGLE_WORDS = 3
_WORD = re.compile(r"\w+")
_NO_DATE = "9999"


class NearCopies:
    """An index of reports that knows which of them reprint which."""

    def __init__(self) -> None:
        # Imported where it is used: it loads numpy, which most commands do without.
        from faultlines.documents.signatures import Bands  # noqa: PLC0415

        self._bands = Bands()
        self._signatures: dict[str, Signature] = {}
        self._dates: dict[str, str] = {}
        self._groups: dict[str, set[str]] = {}

    def add(self, ident: str, text: str, date: str | None = None) -> str:
        """Takes a report in, or in anew where its id is known; returns its original's id.

        The original is the earliest of its group by date, and by id where dates are equal;
        undated reports come last. It is the report itself where it copies none.
        """
        if ident in self._signatures:
            self.remove(ident)
        signed = _signature(text)
        group = {ident}
        for other in self._bands.query(signed):
            if self._alike(signed, other):
                group |= self._groups[other]
        self._signatures[ident] = signed
        self._dates[ident] = date or _NO_DATE
        self._bands.insert(ident, signed)
        for member in group:
            self._groups[member] = group
        return self.original(ident)

    def remove(self, ident: str) -> None:
        """Forgets a report; those that it alone held together part."""
        group = self._groups.pop(ident)
        self._bands.remove(ident, self._signatures.pop(ident))
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
                signed = self._signatures[member]
                met = waiting & self._bands.query(signed)
                near = {other for other in met if self._alike(signed, other)}
                waiting -= near
                front.extend(near)
            components.append(component)
        return components

    def _alike(self, signed: "Signature", ident: str) -> bool:
        from faultlines.documents.signatures import likeness  # noqa: PLC0415

        return likeness(signed, self._signatures[ident]) >= _LIKENESS


def _signature(text: str) -> "Signature":
    from faultlines.documents.signatures import signature  # noqa: PLC0415

    words = _WORD.findall(text.casefold()) or [text]
    count = max(1, len(words) - _SHINGLE_WORDS + 1)
    shingles = {" ".join(words[start : start + _SHINGLE_WORDS]) for start in range(count)}
    return signature(shingle.encode("utf-8", "replace") for shingle in shingles)
