"""Which ties are under strain: where what is told of for and against cannot last side by side.

What enters is told by `faultlines.analysis.actor_ties`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from faultlines.analysis.actor_ties import ActorTie, actor_ties, by_pair, same_words
from faultlines.case import CaseClaim, Labels
from faultlines.records import Event, Tie

StrainKind = Literal["both_signs", "dependence", "act", "triad"]

_BODIES = frozenset({"state", "government", "military", "person", "coalition"})
"""Types of actors that act for their owner; a movement or a people of a state does not."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One side of a strained figure: how two actors of the case stand, and who says so.

    `source` and `target` are ids of actors of the case; `claims` is never empty, the surest first.
    `implied`: a loaded word insinuates it, and nothing asserts it.
    """

    source: str
    target: str
    sign: int
    claims: tuple[CaseClaim, ...]
    implied: bool = False

    @property
    def confidence(self) -> float:
        """As sure as its surest claim."""
        return self.claims[0].claim.confidence


@dataclass(frozen=True, slots=True)
class Strain:
    """A figure of ties that pulls against itself.

    `both_signs`: two who are told to be for and against each other. `dependence`: one holds up the
    other, and they or their bodies are told to oppose each other. `act`: one holds up the other,
    who opposes something that it does. `triad`: three whose signs multiply to minus.
    """

    kind: StrainKind
    actors: tuple[str, ...]
    legs: tuple[Leg, ...]

    @property
    def confidence(self) -> float:
        """As sure as its least sure leg."""
        return min(leg.confidence for leg in self.legs)


def strains_of(claims: Sequence[CaseClaim], labels: Labels) -> tuple[Strain, ...]:
    """Strains between actors that the claims assert, by kind as listed, the surest first."""
    told = actor_ties(claims, labels).ties
    return tuple(one for one in figures_of(told, claims, labels) if one.kind != "act")


def figures_of(
    told: Sequence[ActorTie], claims: Sequence[CaseClaim], labels: Labels
) -> tuple[Strain, ...]:
    """Every figure that these ties make, by kind (as listed in StrainKind), the surest first.

    Of `claims` those on happenings and on what is thought of them are used.
    """
    bodies = _Bodies(labels)
    signed = dict(by_pair([one for one in told if one.sign]))
    leaning = _dependence(told, bodies)
    leant = {pair for strain in leaning for pair in combinations(strain.actors, 2)}
    strains = [one for one in _both_signs(signed) if one.actors not in leant]
    strains += [*leaning, *_acts(told, claims, labels, bodies), *_triads(signed)]
    rank = {"both_signs": 0, "dependence": 1, "act": 2, "triad": 3}
    return tuple(sorted(strains, key=lambda one: (rank[one.kind], -one.confidence, one.actors)))


def _leg(told: Sequence[ActorTie]) -> Leg:
    """The side that several tellings of one sign make; the surest says who stands to whom.

    What is asserted goes before what is insinuated.
    """
    ordered = sorted(told, key=lambda one: (one.implied, -one.one.claim.confidence, one.one.id))
    first = ordered[0]
    claims = tuple(one.one for one in ordered)
    return Leg(first.source.id, first.target.id, first.sign, claims, first.implied)


# the figures


def _both_signs(signed: Mapping[tuple[str, str], list[ActorTie]]) -> Iterator[Strain]:
    """Words that carry both signs at once are read unsurely, and are no strain."""
    for pair, told in signed.items():
        good, bad = ([one for one in told if one.sign == sign] for sign in (1, -1))
        clearly_good = [
            one for one in good if not any(same_words(one.one, other.one) for other in bad)
        ]
        clearly_bad = [
            one for one in bad if not any(same_words(one.one, other.one) for other in good)
        ]
        if clearly_good and clearly_bad:
            yield Strain("both_signs", pair, (_leg(clearly_good), _leg(clearly_bad)))


def _dependence(told: Sequence[ActorTie], bodies: "_Bodies") -> list[Strain]:
    strains = []
    for (patron, client), held in _bonds(told).items():
        against = [one for one in told if one.sign < 0 and bodies.between(one, patron, client)]
        if against:
            first, second = sorted((patron, client))
            strains.append(Strain("dependence", (first, second), (_leg(held), _leg(against))))
    return strains


def _bonds(told: Sequence[ActorTie]) -> dict[tuple[str, str], list[ActorTie]]:
    """Who holds up whom, as patron and client, by which tellings."""
    bonds: dict[tuple[str, str], list[ActorTie]] = defaultdict(list)
    for one in told:
        ends = one.patron_and_client
        if ends is not None:
            bonds[ends].append(one)
    return bonds


def _acts(
    told: Sequence[ActorTie], claims: Sequence[CaseClaim], labels: Labels, bodies: "_Bodies"
) -> Iterator[Strain]:
    """To oppose an act is not to oppose the actor; of who depends on the actor it is a strain."""
    opposed = list(_opposed_acts(claims, labels))
    for (patron, client), held in _bonds(told).items():
        against = [
            one
            for one, opponent, doers in opposed
            if bodies.acts_for(opponent, client)
            and any(bodies.acts_for(doer, patron) for doer in doers)
            and not bodies.acts_for(opponent, patron)
        ]
        if against:
            first, second = sorted((patron, client))
            ordered = sorted(against, key=lambda one: (-one.claim.confidence, one.id))
            leg = Leg(client, patron, -1, tuple(ordered))
            yield Strain("act", (first, second), (_leg(held), leg))


def _opposed_acts(
    claims: Sequence[CaseClaim], labels: Labels
) -> Iterator[tuple[CaseClaim, str, set[str]]]:
    """Ties against a happening: the claim, who opposes, and who is told to have done it."""
    doers: dict[tuple[str, str], set[str]] = defaultdict(set)
    matter: dict[tuple[str, str], tuple[str, str]] = {}
    for one in claims:
        document, event = one.told_in.document, one.claim
        if isinstance(event, Event) and event.status == "asserted":
            key = matter[document, event.id] = (document, event.matter or event.id)
            found = (labels.actor(document, actor) for actor in event.actors)
            doers[key] |= {actor.id for actor in found if actor is not None}
    for one in claims:
        document, tie = one.told_in.document, one.claim
        if isinstance(tie, Tie) and tie.sign < 0 and tie.status == "asserted":
            opponent = labels.actor(document, tie.source)
            act = matter.get((document, tie.target))
            if opponent is not None and act is not None and tie.change != "ended":
                yield one, opponent.id, doers[act]


def _triads(signed: Mapping[tuple[str, str], list[ActorTie]]) -> Iterator[Strain]:
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

    def between(self, told: ActorTie, patron: str, client: str) -> bool:
        """Whether a tie is between these two, or between those who act for them."""
        ends = (told.source.id, told.target.id)
        return any(
            self.acts_for(one, patron) and self.acts_for(other, client)
            for one, other in (ends, ends[::-1])
        )

    def acts_for(self, one: str, other: str) -> bool:
        """Whether one of them is the other, or acts for it."""
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
