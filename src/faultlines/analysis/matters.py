"""Which claims are on one matter: within a report by its reading, across reports by likeness.

Units that are likely on one matter are put together, the likeliest first, while the mean likeness
of all that were compared stays high enough (average linkage). What a report's own reading tells
apart stays apart. Ties and roles that stand alone tell of a state of things: they are on one matter
where the same stands to the same in the same way, or holds the same role.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faultlines.analysis.claim_blocks import candidates
from faultlines.analysis.likeness import Likeness, Rarity, likeness
from faultlines.analysis.tellings import Unit, identities, units_of
from faultlines.case import CaseClaim, Labels
from faultlines.records import Role, Tie
from faultlines.records.terms import RESERVED_ACTORS

_LEAST = 0.5
"""The mean likeness from which two groups of units are on one matter."""

_SAMPLED = 8
"""Units of a group, about, that stand for it where it is compared with another."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports that are held to tell of one matter, how surely, and what they share."""

    first: str
    second: str
    chance: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """Claims on one matter in their order; `links` say why those of several reports are."""

    claims: tuple[CaseClaim, ...]
    links: tuple[Link, ...] = ()


def matters(claims: Sequence[CaseClaim], labels: Labels) -> list[list[CaseClaim]]:
    """Groups of two and more claims on one matter, each in the order of `claims`."""
    return [list(matter.claims) for matter in find_matters(claims, labels)]


def find_matters(claims: Sequence[CaseClaim], labels: Labels) -> list[Matter]:
    """Matters of two and more claims, in the order of their first claims."""
    units = units_of(claims, labels)
    place = {one.id: number for number, one in enumerate(claims)}
    names = {actor.id: actor.name for actor in labels.actors.values()}
    found = [_matter(group, links, names, place) for group, links in _groups(units)]
    found += [Matter(tuple(state)) for state in _states(claims, labels)]
    told_twice = [matter for matter in found if len(matter.claims) > 1]
    return sorted(told_twice, key=lambda matter: place[matter.claims[0].id])


def _matter(
    group: Sequence[Unit],
    links: Sequence[tuple[Unit, Unit, Likeness]],
    names: dict[str, str],
    place: dict[str, int],
) -> Matter:
    claims = sorted((one for unit in group for one in unit.claims), key=lambda one: place[one.id])
    return Matter(tuple(claims), tuple(_link(*link, names) for link in links))


def _link(one: Unit, other: Unit, found: Likeness, names: dict[str, str]) -> Link:
    shared = (names.get(key, key.removeprefix("issue:")) for key in found.shared)
    return Link(one.claims[0].id, other.claims[0].id, found.chance, tuple(shared))


# of one event or question


class _Groups:
    """Groups of units with the likeness between them; a group is named by its lowest number."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.members = {number: [unit] for number, unit in enumerate(units)}
        self._own = {
            number: {unit.document} if unit.own is not None else set[str]()
            for number, unit in enumerate(units)
        }
        self._sums: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)

    def compare(self, one: int, other: int, chance: float) -> None:
        """Remember how likely two units are on one matter."""
        self._sums[one][other] = self._sums[other][one] = (chance, 1)

    def mean(self, one: int, other: int) -> float:
        """The mean likeness of two groups; 0 for one that is no more, or that is told apart."""
        told_apart = self._own.get(one, set()) & self._own.get(other, set())
        if told_apart or one not in self.members or other not in self.members:
            return 0.0
        total, number = self._sums[one].get(other, (0.0, 1))
        return total / number

    def unite(self, one: int, other: int) -> Iterator[int]:
        """Put two groups together under the lower number; those that it can be compared with."""
        kept, gone = sorted((one, other))
        self.members[kept] += self.members.pop(gone)
        self._own[kept] |= self._own.pop(gone)
        for third, (total, number) in self._sums.pop(gone).items():
            del self._sums[third][gone]
            if third != kept:
                sum_before, number_before = self._sums[kept].get(third, (0.0, 0))
                both = (sum_before + total, number_before + number)
                self._sums[kept][third] = self._sums[third][kept] = both
        yield from self._sums[kept]


_Links = list[tuple[Unit, Unit, Likeness]]


def _groups(units: Sequence[Unit]) -> Iterator[tuple[list[Unit], _Links]]:
    rarity = Rarity(units)
    groups = _Groups(units)
    links: dict[int, _Links] = defaultdict(list)
    found: dict[tuple[int, int], Likeness] = {}
    heap: list[tuple[float, int, int]] = []
    for one, other in candidates(units, rarity):
        alike = likeness(units[one], units[other], rarity)
        groups.compare(one, other, alike.chance)
        if alike.chance >= _LEAST:
            found[one, other] = alike
            heap.append((-alike.chance, one, other))
    heapq.heapify(heap)
    while heap:
        chance, one, other = heapq.heappop(heap)
        if groups.mean(one, other) != -chance:
            continue
        if _of_all(groups.members[one], groups.members[other], rarity) < _LEAST:
            continue
        kept = min(one, other)
        for third in groups.unite(one, other):
            mean = groups.mean(kept, third)
            if mean >= _LEAST:
                heapq.heappush(heap, (-mean, min(kept, third), max(kept, third)))
    group_of = {unit.number: n for n, group in groups.members.items() for unit in group}
    for (one, other), alike in found.items():
        if group_of[one] == group_of[other]:
            links[group_of[one]].append((units[one], units[other], alike))
    for number, group in groups.members.items():
        yield group, links[number]


def _of_all(mine: Sequence[Unit], yours: Sequence[Unit], rarity: Rarity) -> float:
    """The mean likeness of two groups over all their pairs, or over evenly spaced ones of many.

    Groups are found by pairs that share something; the others count as well.
    """
    pairs = [(a, b) for a in _some(mine) for b in _some(yours) if a.document != b.document]
    return sum(likeness(a, b, rarity).chance for a, b in pairs) / max(1, len(pairs))


def _some(units: Sequence[Unit]) -> Sequence[Unit]:
    return units[:: max(1, len(units) // _SAMPLED)]


# of one state of things


def _states(claims: Sequence[CaseClaim], labels: Labels) -> list[list[CaseClaim]]:
    """Ties and roles on no matter of their report, where two reports tell the same."""
    groups: dict[tuple[str, ...], list[CaseClaim]] = defaultdict(list)
    for one in claims:
        key = _state(one, labels) if one.claim.matter is None else None
        if key is not None:
            groups[key].append(one)
    return [g for g in groups.values() if len({one.told_in.document for one in g}) > 1]


def _state(one: CaseClaim, labels: Labels) -> tuple[str, ...] | None:
    claim = one.claim
    if isinstance(claim, Role):
        actor = tuple(identities(one, (claim.actor,), labels))
        return ("role", *actor, claim.role.casefold()) if actor else None
    if isinstance(claim, Tie) and not {claim.source, claim.target} & RESERVED_ACTORS:
        ends = list(identities(one, (claim.source, claim.target), labels))
        if claim.mutual:
            ends.sort()
        how = "stance" if claim.sign or claim.relation in _STANCES else claim.relation
        return ("tie", how, *ends)
    return None


_STANCES = frozenset({"supports", "opposes"})
