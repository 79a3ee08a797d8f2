"""The camps of the actors of a case: their signed ties added up, part by part, and parted in two.

Of two actors whoever vouches counts once for each sign, in however many reports and words; so the
frustration is the number of tellings that go against the camps. Actors without a signed tie are in
no camp. Parts that no tie connects are solved, and shown, each for itself: which of their camps
stand together, nobody tells.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from faultlines.analysis.actor_ties import ActorTie, actor_ties, by_pair
from faultlines.analysis.camps import Camps, Wanted, camps_of
from faultlines.analysis.weighing import voucher_of
from faultlines.case import CaseClaim, Labels, LeftOut
from faultlines.records import SignedTie


@dataclass(frozen=True, slots=True)
class PairTold:
    """Two actors, as ids, and all that tells them to be for or against each other."""

    a: str
    b: str
    told: tuple[ActorTie, ...]


@dataclass(frozen=True, slots=True)
class CampsPart:
    """A connected part of the network: its camps by ids of actors, and what tells of each pair.

    `ties` counts each teller once for each pair and sign.
    """

    camps: Camps
    pairs: tuple[PairTold, ...]
    ties: int


@dataclass(frozen=True, slots=True)
class ActorCamps:
    """The parts, the most tied first, and the ties that did not enter."""

    parts: tuple[CampsPart, ...]
    left_out: tuple[LeftOut, ...]


def actor_camps(
    claims: Sequence[CaseClaim], labels: Labels, wanted: Wanted, *, implied: bool = False
) -> ActorCamps:
    """The camps of all actors who are told to be for or against another; no ties, no parts."""
    entered = actor_ties(claims, labels, implied=implied)
    signed = [one for one in entered.ties if one.sign]
    pairs = [PairTold(a, b, tuple(told)) for (a, b), told in by_pair(signed)]
    parts = []
    for group in _connected(pairs):
        ties = [tie for pair in group for tie in _signed_ties(pair, labels)]
        weight = round(sum(tie.weight for tie in ties))
        parts.append(CampsPart(camps_of(ties, wanted), tuple(group), weight))
    bonds = len(entered.ties) - len(signed)
    left_out = [*entered.left_out]
    if bonds:
        left_out.append(LeftOut(bonds, "that bind without for or against"))
    return ActorCamps(tuple(parts), tuple(left_out))


def _signed_ties(pair: PairTold, labels: Labels) -> list[SignedTie]:
    """One tie for each sign that the two are told with, as heavy as it has tellers."""
    good = {voucher_of(one.one, labels) for one in pair.told if one.sign > 0}
    bad = {voucher_of(one.one, labels) for one in pair.told if one.sign < 0}
    ties = []
    if good:
        ties.append(SignedTie(pair.a, pair.b, 1, len(good)))
    if bad:
        ties.append(SignedTie(pair.a, pair.b, -1, len(bad)))
    return ties


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
