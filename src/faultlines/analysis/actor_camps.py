"""The camps of the actors of a case: their signed ties added up, part by part, and parted in two.

Of two actors whoever vouches counts once for each sign, in however many reports and words, with the
telling that weighs most; so the frustration is the weight of the tellings that go against the
camps, in sure, direct and recent tellings. Actors without a signed tie are in
no camp. Parts that no tie connects are solved, and shown, each for itself: which of their camps
stand together, nobody tells.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faultlines.analysis.actor_ties import ActorTie, ActorTies, by_pair
from faultlines.analysis.camps import Camps, Wanted, camps_of
from faultlines.analysis.weighing import voucher_of
from faultlines.case import Labels, LeftOut
from faultlines.records import SignedTie

_LEAST = 0.001
"""What is told weighs, however old it is."""


@dataclass(frozen=True, slots=True)
class PairTold:
    """Two actors, as ids, and all that tells them to be for or against each other."""

    a: str
    b: str
    told: tuple[ActorTie, ...]


@dataclass(frozen=True, slots=True)
class CampsPart:
    """A connected part of the network: its camps by ids of actors, and what tells of each pair.

    `ties` counts each teller once for each pair and sign; `weight` is what these weigh together.
    """

    camps: Camps
    pairs: tuple[PairTold, ...]
    ties: int
    weight: float


@dataclass(frozen=True, slots=True)
class ActorCamps:
    """The parts, the most tied first, and the ties that did not enter."""

    parts: tuple[CampsPart, ...]
    left_out: tuple[LeftOut, ...]


def actor_camps(
    entered: ActorTies, labels: Labels, wanted: Wanted, weights: Mapping[str, float]
) -> ActorCamps:
    """The camps of all actors who are told to be for or against another; no ties, no parts.

    `weights` of tellings, above 0, by the claim's id; one without weighs what it is sure.
    """
    signed = [one for one in entered.ties if one.sign]
    pairs = [PairTold(a, b, tuple(told)) for (a, b), told in by_pair(signed)]
    parts = []
    for group in _connected(pairs):
        ties = [tie for pair in group for tie in _signed_ties(pair, labels, weights)]
        weight = sum(tie.weight for tie in ties)
        parts.append(CampsPart(camps_of(ties, wanted), tuple(group), len(ties), weight))
    bonds = len(entered.ties) - len(signed)
    left_out = [*entered.left_out]
    if bonds:
        left_out.append(LeftOut(bonds, "that bind without for or against"))
    return ActorCamps(tuple(parts), tuple(left_out))


def _signed_ties(pair: PairTold, labels: Labels, weights: Mapping[str, float]) -> list[SignedTie]:
    """One tie for each teller and sign, to three decimals."""
    heaviest: dict[tuple[int, str], float] = {}
    for told in pair.told:
        key = (told.sign, voucher_of(told.one, labels))
        weight = weights.get(told.one.id, told.one.claim.confidence)
        heaviest[key] = max(heaviest.get(key, _LEAST), round(weight, 3))
    return [
        SignedTie(pair.a, pair.b, 1 if sign > 0 else -1, weight)
        for (sign, _), weight in sorted(heaviest.items())
    ]


def _connected(pairs: Sequence[PairTold]) -> list[list[PairTold]]:
    """The pairs of each connected part, the largest part first."""
    parent: dict[str, str] = {}

    def find(one: str) -> str:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for pair in pairs:
        low, high = sorted((find(pair.a), find(pair.b)))
        parent[high] = low
    groups: dict[str, list[PairTold]] = defaultdict(list)
    for pair in pairs:
        groups[find(pair.a)].append(pair)
    ordered = (sorted(group, key=lambda pair: (pair.a, pair.b)) for group in groups.values())
    return sorted(ordered, key=lambda group: (-len(group), group[0].a))
