"""Splits inside a bloc: who stood together, and then on opposite sides.

Those of a bloc part where one of them turns against the body or whoever leads it, or the other way,
where a membership is told to have ended with it, or where they take opposite sides, within a month
or in one report, on an issue or on somebody else. Partings of one month are one split.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from faultlines.analysis.blocs import Bloc, blocs_of, claims_of
from faultlines.analysis.moments import Moment
from faultlines.analysis.told_ties import ToldTie
from faultlines.case import CaseActor, CaseClaim

_MONTH = 31


@dataclass(frozen=True, slots=True)
class Split:
    """A bloc, those who stayed and those who parted; ids of actors of the case.

    `by_day` is YYYY-MM-DD, None where only undated reports tell it. `before` are claims that they
    stood together, `after` that they stand apart. `confidence` is that of the surest parting.
    """

    blocs: tuple[tuple[str, ...], ...]
    stayed: tuple[str, ...]
    parted: tuple[str, ...]
    by_day: str | None
    before: tuple[CaseClaim, ...]
    after: tuple[CaseClaim, ...]
    confidence: float

    @property
    def claims(self) -> tuple[CaseClaim, ...]:
        """All that tell it."""
        return self.before + self.after


@dataclass(frozen=True, slots=True)
class _Parting:
    """One member against the core, or the core against it."""

    member: str
    other: str
    moment: Moment
    told: tuple[ToldTie, ...]


def splits_of(told: Sequence[ToldTie], actors: Iterable[CaseActor]) -> tuple[Split, ...]:
    """Every split, by date, undated last."""
    everyone = tuple(actors)
    against = _against(told)
    sides = _sides_taken(told)
    found = [split for bloc in blocs_of(told, everyone) for split in _of_bloc(bloc, against, sides)]
    merged = _merged(found)
    followed = [_with_followers(split, told) for split in merged]
    return tuple(sorted(followed, key=lambda one: (one.by_day or "9999", one.parted)))


def _against(told: Iterable[ToldTie]) -> dict[tuple[str, str], list[ToldTie]]:
    """Tellings against somebody, by the two, whoever is against whom."""
    found: dict[tuple[str, str], list[ToldTie]] = defaultdict(list)
    for one in told:
        if one.sign < 0 and not one.on_issue:
            found[_key(one.source, one.target)].append(one)
    return found


def _sides_taken(told: Iterable[ToldTie]) -> dict[str, dict[str, list[ToldTie]]]:
    """Signed tellings by who takes the side and on what; the surest of each day and sign."""
    days: dict[tuple[str, str, int, str, int], ToldTie] = {}
    for one in told:
        if one.sign:
            key = (*one.pair, one.sign, one.moment.clock, one.moment.day)
            known = days.get(key)
            if known is None or (known.weight, known.one.id) < (one.weight, one.one.id):
                days[key] = one
    found: dict[str, dict[str, list[ToldTie]]] = defaultdict(lambda: defaultdict(list))
    for one in sorted(days.values(), key=lambda one: one.order):
        found[one.source][one.target].append(one)
    return found


def _key(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first < second else (second, first)


# the partings of one bloc


def _of_bloc(
    bloc: Bloc,
    against: dict[tuple[str, str], list[ToldTie]],
    sides: dict[str, dict[str, list[ToldTie]]],
) -> Iterator[Split]:
    """One for each member that parts; who is told to leave in the same report goes with it."""
    left: dict[str, list[ToldTie]] = defaultdict(list)
    for member, bonds in bloc.members.items():
        for one in bonds:
            if one.change == "ended" and not one.sign and not one.was:
                left[member].append(one)
    for member, bonds in bloc.members.items():
        if member in bloc.core and _leads_still(member, bonds):
            continue
        held = _Bonds(bonds)
        partings = [
            parting
            for other in sorted(bloc.core - {member})
            for parting in _partings(member, other, held, against, sides)
        ]
        if partings:
            yield _with_leavers(_split(bloc, member, bonds, partings, left[member]), left)


def _with_leavers(split: Split, left: dict[str, list[ToldTie]]) -> Split:
    reports = {one.told_in.document for one in split.after}
    others = [
        one
        for member, ends in left.items()
        for one in ends
        if member not in split.parted and one.one.told_in.document in reports
    ]
    parted = tuple(dict.fromkeys((*split.parted, *(one.source for one in others))))
    return replace(split, parted=parted, after=_once((*split.after, *claims_of(others))))


def _leads_still(member: str, bonds: Sequence[ToldTie]) -> bool:
    return any(one.source == member and one.relation == "leads" for one in bonds)


def _partings(
    member: str,
    other: str,
    bonds: "_Bonds",
    against: dict[tuple[str, str], list[ToldTie]],
    sides: dict[str, dict[str, list[ToldTie]]],
) -> Iterator[_Parting]:
    """Everything told against each other, and the first opposite sides on each third."""
    for one in against.get(_key(member, other), ()):
        if bonds.before(one):
            yield _Parting(member, other, one.moment, (one,))
    for target in sorted(sides.get(member, {}).keys() & sides.get(other, {}).keys()):
        if target not in (member, other):
            found = _first_apart(sides[member][target], sides[other][target], bonds)
            if found is not None:
                yield _Parting(member, other, found[0].moment, found)


def _first_apart(
    mine: Sequence[ToldTie], yours: Sequence[ToldTie], bonds: "_Bonds"
) -> tuple[ToldTie, ToldTie] | None:
    """The first of mine with one of yours of the other sign within a month; both by day."""
    by_clock: dict[tuple[str, int], list[ToldTie]] = defaultdict(list)
    for one in yours:
        by_clock[one.moment.clock, one.sign].append(one)
    for one in mine:
        facing = by_clock.get((one.moment.clock, -one.sign), [])
        place = bisect_left(facing, one.moment.day - _MONTH, key=lambda other: other.moment.day)
        near = place < len(facing) and facing[place].moment.day <= one.moment.day + _MONTH
        if near and bonds.before(one):
            return one, facing[place]
    return None


class _Bonds:
    """Whether they stood together first: told before, or told as over in the same report."""

    def __init__(self, bonds: Iterable[ToldTie]) -> None:
        held = tuple(bonds)
        self._first = min((one.moment.day for one in held if one.moment.dated), default=None)
        self._ending = {one.one.told_in.document for one in held if one.change == "ended"}

    def before(self, one: ToldTie) -> bool:
        earlier = self._first is not None and one.moment.dated and self._first < one.moment.day
        return earlier or one.one.told_in.document in self._ending


def _split(
    bloc: Bloc,
    member: str,
    bonds: Sequence[ToldTie],
    partings: Sequence[_Parting],
    ended: Sequence[ToldTie],
) -> Split:
    """The first parting dates it; those that follow are further evidence."""
    ordered = sorted(partings, key=lambda one: (not one.moment.dated, one.moment.day))
    after = [told for parting in ordered for told in parting.told]
    return Split(
        blocs=(bloc.bodies,),
        stayed=tuple(dict.fromkeys((*bloc.bodies[:1], *(one.other for one in ordered)))),
        parted=(member,),
        by_day=ordered[0].moment.date,
        before=claims_of([one for one in bonds if one not in ended] or ended),
        after=claims_of([*(ended if len(ended) < len(bonds) else ()), *after]),
        confidence=max(one.weight for one in after),
    )


# one split out of many partings


def _merged(found: Sequence[Split]) -> list[Split]:
    """Partings that are one split, put together until none are left that are."""
    merged = sorted(found, key=lambda one: (one.by_day or "9999", one.parted, one.blocs))
    number = 0
    while number < len(merged):
        rest = range(number + 1, len(merged))
        other = next((n for n in rest if _one_split(merged[number], merged[n])), None)
        if other is None:
            number += 1
        else:
            merged[number] = _both(merged[number], merged.pop(other))
    return merged


def _one_split(known: Split, split: Split) -> bool:
    """The same bloc, or one month; and the same who part, or the same two seen from either side."""
    same_bloc, same_time = bool({*known.blocs} & {*split.blocs}), _same_time(known, split)
    if not (same_time or (same_bloc and known.by_day and split.by_day)):
        return False
    alike = bool({*known.parted} & {*split.parted}) or (same_bloc and same_time)
    crossed = bool({*known.stayed} & {*split.parted}) and bool({*known.parted} & {*split.stayed})
    return alike or crossed


def _same_time(known: Split, split: Split) -> bool:
    if known.by_day is None or split.by_day is None:
        reports = ({one.told_in.document for one in each.after} for each in (known, split))
        return known.by_day == split.by_day and bool(set.intersection(*reports))
    days = [date.fromisoformat(each.by_day) for each in (known, split) if each.by_day]
    return abs((days[0] - days[1]).days) <= _MONTH


def _both(known: Split, split: Split) -> Split:
    crossed = bool({*known.stayed} & {*split.parted})
    stayed, parted = (split.parted, split.stayed) if crossed else (split.stayed, split.parted)
    away = tuple(dict.fromkeys((*known.parted, *parted)))
    after = _once((*known.after, *split.after))
    before = _once((*known.before, *split.before))
    later = {one.id for one in after}
    return replace(
        known,
        blocs=tuple(dict.fromkeys((*known.blocs, *split.blocs))),
        stayed=tuple(one for one in dict.fromkeys((*known.stayed, *stayed)) if one not in away),
        parted=away,
        before=tuple(one for one in before if one.id not in later) or before,
        after=after,
        confidence=max(known.confidence, split.confidence),
    )


def _with_followers(split: Split, told: Sequence[ToldTie]) -> Split:
    """What those who parted are told to lead or join goes with them."""
    fresh = [
        one
        for one in told
        if one.source in split.parted
        and one.change == "began"
        and one.relation in ("leads", "member_of")
        and one.target not in split.stayed
        and any(one.one.told_in.document == other.told_in.document for other in split.after)
    ]
    if not fresh:
        return split
    return replace(
        split,
        parted=tuple(dict.fromkeys((*split.parted, *(one.target for one in fresh)))),
        after=_once((*split.after, *claims_of(fresh))),
    )


def _once(claims: Iterable[CaseClaim]) -> tuple[CaseClaim, ...]:
    return tuple({one.id: one for one in claims}.values())
