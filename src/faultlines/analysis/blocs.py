"""Who is told to stand together: members of one body, and pairs that back each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faultlines.analysis.told_ties import ToldTie
from faultlines.case import CaseActor, CaseClaim

_BODIES = frozenset(
    {"party", "government", "coalition", "organisation", "armed_group", "military", "other"}
)
"""Types that hold together by will; those of one state or people need not."""
_LEADS = frozenset({"leads"})
_BELONGS = frozenset({"member_of", "part_of", "represents", "speaks_for", "works_for", "leads"})


@dataclass(frozen=True, slots=True)
class Bloc:
    """Actors that are told to stand together.

    `bodies` are the body's id, or the two of a pair. `core` are those with whom the rest stands or
    falls: the body and whoever leads it, or the first of a pair and whoever leads it; `members`
    the others, each with the tellings of its bond.
    """

    bodies: tuple[str, ...]
    core: frozenset[str]
    members: Mapping[str, tuple[ToldTie, ...]]


def blocs_of(told: Sequence[ToldTie], actors: Iterable[CaseActor]) -> list[Bloc]:
    """Every body with members, then every pair that stands together both ways."""
    known = {actor.id: actor for actor in actors}
    bonds = [one for one in told if _bond(one)]
    return [*_bodies(bonds, known), *_pairs(told, _leaders(bonds))]


def _bond(one: ToldTie) -> bool:
    return not one.on_issue and one.relation in _BELONGS and one.one.claim.status == "asserted"


def _leaders(bonds: Iterable[ToldTie]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in bonds:
        if one.relation in _LEADS:
            found[one.target].add(one.source)
    return found


def _bodies(bonds: Sequence[ToldTie], known: Mapping[str, CaseActor]) -> list[Bloc]:
    """A body's members are told so; who leads a part of it belongs to it as well."""
    members: dict[str, dict[str, list[ToldTie]]] = defaultdict(lambda: defaultdict(list))
    for one in bonds:
        body = known.get(one.target)
        if body is None or body.type not in _BODIES:
            continue
        members[body.id][one.source].append(one)
        owner = known.get(body.of or "")
        if one.relation in _LEADS and owner is not None and owner.type in _BODIES:
            members[owner.id][one.source].append(one)
    leaders = _leaders(bonds)
    return [
        Bloc(
            (body,),
            frozenset({body} | leaders[body]),
            {who: tuple(held) for who, held in found.items()},
        )
        for body, found in sorted(members.items())
    ]


def _pairs(told: Sequence[ToldTie], leaders: Mapping[str, set[str]]) -> list[Bloc]:
    """For each other both ways; each with those who lead it."""
    good: dict[tuple[str, str], list[ToldTie]] = defaultdict(list)
    for one in told:
        if one.sign > 0 and not one.on_issue:
            good[one.pair].append(one)
    found = []
    for (first, second), held in sorted(good.items()):
        if first < second and (second, first) in good:
            both = tuple(held + good[second, first])
            rest = {second, *leaders.get(second, ())} - leaders.get(first, set()) - {first}
            core = frozenset({first} | leaders.get(first, set())) - rest
            found.append(Bloc((first, second), core, dict.fromkeys(sorted(rest), both)))
    return found


def claims_of(told: Iterable[ToldTie]) -> tuple[CaseClaim, ...]:
    """The claims of some tellings, each once."""
    return tuple({one.one.id: one.one for one in told}.values())
