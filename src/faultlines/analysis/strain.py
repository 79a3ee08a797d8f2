"""Which ties are under strain: where what is told of for and against cannot last side by side.

Only what is asserted enters, and of relations without for or against only those by which one
depends on the other. What a loaded word insinuates is no tie and stays out, as do ties that have
ended.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from faultlines.case import CaseActor, CaseClaim, Labels
from faultlines.records import Tie

StrainKind = Literal["both_signs", "dependence", "triad"]

_BONDS: Mapping[str, bool] = {
    "installed": True,
    "funds": True,
    "arms": True,
    "dependent_on": False,
}
"""Relations by which one holds up the other; whether the source is the patron."""
_BODIES = frozenset({"state", "government", "military", "person", "coalition"})
"""Types of actors that act for their owner; a movement or a people of a state does not."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One side of a strained figure: how two actors of the case stand, and who says so.

    `source` and `target` are ids of actors of the case; `claims` is never empty, the surest first.
    """

    source: str
    target: str
    sign: int
    claims: tuple[CaseClaim, ...]

    @property
    def confidence(self) -> float:
        """As sure as its surest claim."""
        return self.claims[0].claim.confidence


@dataclass(frozen=True, slots=True)
class Strain:
    """A figure of ties that pulls against itself.

    `both_signs`: two who are told to be for and against each other. `dependence`: one holds up the
    other, and they or their bodies are told to oppose each other. `triad`: three whose signs
    multiply to minus.
    """

    kind: StrainKind
    actors: tuple[str, ...]
    legs: tuple[Leg, ...]

    @property
    def confidence(self) -> float:
        """As sure as its least sure leg."""
        return min(leg.confidence for leg in self.legs)


@dataclass(frozen=True, slots=True)
class _Told:
    """An asserted tie between two actors of the case."""

    one: CaseClaim
    source: CaseActor
    target: CaseActor
    sign: int
    relation: str

    @property
    def pair(self) -> tuple[str, str]:
        first, second = sorted((self.source.id, self.target.id))
        return first, second


def strains_of(claims: Sequence[CaseClaim], labels: Labels) -> tuple[Strain, ...]:
    """Every strain that the claims tell, by kind (as listed in StrainKind), the surest first."""
    told = list(_told(claims, labels))
    signed = _by_pair(one for one in told if one.sign)
    leaning = _dependence(told, _Bodies(labels))
    leant = {pair for strain in leaning for pair in combinations(strain.actors, 2)}
    strains = [one for one in _both_signs(signed) if one.actors not in leant]
    strains += [*leaning, *_triads(signed)]
    rank = {"both_signs": 0, "dependence": 1, "triad": 2}
    return tuple(sorted(strains, key=lambda one: (rank[one.kind], -one.confidence, one.actors)))


def _told(claims: Sequence[CaseClaim], labels: Labels) -> Iterator[_Told]:
    for one in claims:
        tie = one.claim
        if not isinstance(tie, Tie) or tie.status != "asserted" or tie.change == "ended":
            continue
        source = labels.actor(one.told_in.document, tie.source)
        target = labels.actor(one.told_in.document, tie.target)
        if source is None or target is None or source.id == target.id:
            continue
        if tie.sign or tie.relation in _BONDS:
            yield _Told(one, source, target, tie.sign, tie.relation)


def _by_pair(told: Iterable[_Told]) -> dict[tuple[str, str], list[_Told]]:
    pairs: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for one in told:
        pairs[one.pair].append(one)
    return pairs


def _leg(told: Sequence[_Told]) -> Leg:
    """The side that several tellings of one sign make; the surest says who stands to whom."""
    ordered = sorted(told, key=lambda one: (-one.one.claim.confidence, one.one.id))
    first = ordered[0]
    return Leg(first.source.id, first.target.id, first.sign, tuple(one.one for one in ordered))


# the three figures


def _both_signs(signed: Mapping[tuple[str, str], list[_Told]]) -> Iterator[Strain]:
    """Words that carry both signs at once are read unsurely, and are no strain."""
    for pair, told in signed.items():
        good, bad = ([one for one in told if one.sign == sign] for sign in (1, -1))
        clearly_good = [one for one in good if not any(_same_words(one, other) for other in bad)]
        clearly_bad = [one for one in bad if not any(_same_words(one, other) for other in good)]
        if clearly_good and clearly_bad:
            yield Strain("both_signs", pair, (_leg(clearly_good), _leg(clearly_bad)))


def _same_words(one: _Told, other: _Told) -> bool:
    """Whether two tellings rest on the same words, all or some of them."""
    if one.one.told_in.document != other.one.told_in.document:
        return False
    return any(
        mine.start < yours.end and yours.start < mine.end
        for mine in one.one.claim.evidence
        for yours in other.one.claim.evidence
    )


def _dependence(told: Sequence[_Told], bodies: "_Bodies") -> list[Strain]:
    bonds: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for one in told:
        if one.relation in _BONDS and one.sign >= 0:
            patron, client = one.source.id, one.target.id
            bonds[(patron, client) if _BONDS[one.relation] else (client, patron)].append(one)
    strains = []
    for (patron, client), held in bonds.items():
        against = [one for one in told if one.sign < 0 and bodies.between(one, patron, client)]
        if against:
            first, second = sorted((patron, client))
            strains.append(Strain("dependence", (first, second), (_leg(held), _leg(against))))
    return strains


def _triads(signed: Mapping[tuple[str, str], list[_Told]]) -> Iterator[Strain]:
    """Pairs that are told with both signs are strained by themselves and enter no triad."""
    legs = {pair: _leg(told) for pair, told in signed.items() if len({o.sign for o in told}) == 1}
    beside: dict[str, set[str]] = defaultdict(set)
    for first, second in legs:
        beside[first].add(second)
    for a in sorted(beside):
        for b, c in combinations(sorted(beside[a]), 2):
            if c in beside.get(b, ()):
                three = (legs[a, b], legs[a, c], legs[b, c])
                if three[0].sign * three[1].sign * three[2].sign < 0:
                    yield Strain("triad", (a, b, c), three)


class _Bodies:
    """Whose part each actor is, and whether one acts for another."""

    def __init__(self, labels: Labels) -> None:
        self._known = {actor.id: actor for actor in labels.actors.values()}

    def between(self, told: _Told, patron: str, client: str) -> bool:
        """Whether a tie is between these two, or between those who act for them."""
        ends = (told.source.id, told.target.id)
        return any(
            self._acts_for(one, patron) and self._acts_for(other, client)
            for one, other in (ends, ends[::-1])
        )

    def _acts_for(self, one: str, other: str) -> bool:
        return one == other or other in self._owners(one) or one in self._owners(other)

    def _owners(self, ident: str) -> set[str]:
        """All whose part it is, as long as each link acts for the next; owners may go in rings."""
        owners: set[str] = set()
        actor = self._known.get(ident)
        while actor is not None and actor.type in _BODIES and actor.of is not None:
            if actor.of in owners:
                break
            owners.add(actor.of)
            actor = self._known.get(actor.of)
        return owners
