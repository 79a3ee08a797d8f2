"""What turned: ties and positions whose sign changed, and bonds that are told to begin or end.

A turn is found where the likeliest course of the tellings changes its sign (see `regimes`), or
where the words tell it: "no longer", "the party she once fought", "has changed sides". A first
telling is no turn. Undated reports tell only what their own words order.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, cast

from faultlines.analysis.moments import CALENDAR
from faultlines.analysis.regimes import Regime
from faultlines.analysis.standings import HALF_LIFE, chains
from faultlines.analysis.told_changes import ToldChange, told_changes
from faultlines.analysis.told_ties import ToldTie
from faultlines.case import CaseClaim

ShiftKind = Literal["turned", "ended", "began", "worsened", "improved"]


@dataclass(frozen=True, slots=True)
class Shift:
    """One change in how `source` stands to `target`, an actor's id or an issue's key.

    `was` and `now` are signs, None where not told; 0 for neither. It came after `after_day` (told
    last as it was) and by `by_day` (told first as it is), YYYY-MM-DD, None where not known; both
    are None where it stands in undated reports only. `before` and `after` are the claims that say
    so. `told` where words of change tell it. `mutual` where it is told of both.
    """

    kind: ShiftKind
    source: str
    target: str
    target_name: str
    on_issue: bool
    relation: str
    was: int | None
    now: int | None
    after_day: str | None
    by_day: str | None
    before: tuple[CaseClaim, ...]
    after: tuple[CaseClaim, ...]
    confidence: float
    told: bool
    mutual: bool = False

    @property
    def claims(self) -> tuple[CaseClaim, ...]:
        """All that tell it."""
        return self.before + self.after

    @property
    def order(self) -> tuple[str, str, str, str]:
        """By date, undated last."""
        return self.by_day or "9999", self.source, self.target, self.kind


def shifts_of(told: Iterable[ToldTie], half_life: int = HALF_LIFE) -> tuple[Shift, ...]:
    """Every shift, by date; one for both directions where the same claims tell both."""
    pairs: dict[tuple[str, str], list[ToldTie]] = defaultdict(list)
    for one in told:
        pairs[one.pair].append(one)
    found = [shift for tellings in pairs.values() for shift in _of_pair(tellings, half_life)]
    return tuple(sorted(_once(found), key=lambda shift: shift.order))


def within(by_day: str | None, since: str | None, until: str | None) -> bool:
    """Whether something had come by a day between two, both included; undated never had."""
    if since is None and until is None:
        return True
    return by_day is not None and (since or "") <= by_day <= (until or "9999")


def _of_pair(tellings: Sequence[ToldTie], half_life: int) -> list[Shift]:
    by_clock = chains(tellings, half_life)
    found = [
        _turned(before, after)
        for regimes in by_clock.values()
        for before, after in pairwise(regimes)
    ]
    for change in told_changes(tellings):
        place = next((n for n, shift in enumerate(found) if _tells(change, shift)), None)
        if place is None:
            found.append(_own(change, by_clock.get(CALENDAR, ())))
        else:
            found[place] = _joined(found[place], change)
    return found


def _turned(before: Regime, after: Regime) -> Shift:
    first, last = after.agreeing[0], before.agreeing[-1]
    return Shift(
        kind="turned",
        source=first.source,
        target=first.target,
        target_name=first.target_name,
        on_issue=first.on_issue,
        relation=first.relation,
        was=before.sign,
        now=after.sign,
        after_day=last.moment.date,
        by_day=first.moment.date,
        before=_claims(reversed(before.agreeing)),
        after=_claims(after.agreeing),
        confidence=min(before.confidence, after.confidence),
        told=any(one.change is not None for one in after.agreeing),
    )


# what the words tell


def _tells(change: ToldChange, shift: Shift) -> bool:
    """Whether words of change tell a shift that is known already.

    What a later report tells again is the same change, and so is the end of a membership and the
    turn against those who were left, in one report.
    """
    day = change.moment.date
    if day is not None and shift.by_day is not None and day < shift.by_day:
        return False
    signed = bool(shift.was or shift.now)
    if change.signed != signed:
        return day == shift.by_day and _one_report(change, shift)
    if not signed:
        return shift.kind == change.kind
    if change.now == 0:
        return shift.was == change.was
    return shift.now == change.now and shift.kind in ("turned", change.kind)


def _one_report(change: ToldChange, shift: Shift) -> bool:
    reports = {one.told_in.document for one in shift.claims}
    return any(one.one.told_in.document in reports for one in change.tellings)


def _joined(shift: Shift, change: ToldChange) -> Shift:
    """With the claims of the change; signs, where only a bond was told so far."""
    before = _claims_of((*shift.before, *_claims(change.before)))
    after = _claims_of((*shift.after, *_claims(change.after)))
    joined = replace(
        shift,
        before=before if change.signed or not change.now else shift.before,
        after=after,
        told=True,
        confidence=max(shift.confidence, change.weight),
    )
    if change.signed and not (shift.was or shift.now):
        kind = "turned" if change.turns else change.kind
        return replace(
            joined,
            kind=cast(ShiftKind, kind),
            was=change.was,
            now=change.now,
            relation=_relation(change),
        )
    return joined


def _own(change: ToldChange, calendar: Sequence[Regime]) -> Shift:
    """A shift that words of change tell alone, with what was told of the pair before."""
    first = change.tellings[0]
    earlier = _earlier(change, calendar)
    kind = "turned" if change.turns else change.kind
    return Shift(
        kind=cast(ShiftKind, kind),
        source=first.source,
        target=first.target,
        target_name=first.target_name,
        on_issue=first.on_issue,
        relation=_relation(change),
        was=change.was,
        now=change.now if change.signed else None,
        after_day=_last_before(earlier, change),
        by_day=change.moment.date,
        before=_claims_of((*_claims(reversed(earlier)), *_claims(change.before))),
        after=_claims(change.after),
        confidence=change.weight,
        told=True,
    )


def _last_before(earlier: Sequence[ToldTie], change: ToldChange) -> str | None:
    """The last day for which it is told as it was."""
    told = [one.moment.date for one in earlier]
    told += [one.was_at.date for one in change.tellings if one.was_at is not None]
    by_day = change.moment.date or ""
    return max((day for day in told if day is not None and day < by_day), default=None)


def _earlier(change: ToldChange, calendar: Sequence[Regime]) -> list[ToldTie]:
    """What is told on the calendar of the sign that is said to have been."""
    if change.was is None or not change.moment.dated:
        return []
    return [
        told
        for regime in calendar
        for told in regime.agreeing
        if told.sign == change.was and told.moment.day < change.moment.day
    ]


def _relation(change: ToldChange) -> str:
    return (change.after or change.before)[0].relation


def _claims(told: Iterable[ToldTie]) -> tuple[CaseClaim, ...]:
    return _claims_of(one.one for one in told)


def _claims_of(claims: Iterable[CaseClaim]) -> tuple[CaseClaim, ...]:
    """Each once."""
    return tuple({one.id: one for one in claims}.values())


def _once(found: Sequence[Shift]) -> list[Shift]:
    """Of a change that the same claims tell of both, one direction, marked mutual."""
    kept: dict[tuple[object, ...], Shift] = {}
    for shift in sorted(found, key=lambda one: one.order):
        ids = frozenset(one.id for one in shift.claims)
        key = (frozenset((shift.source, shift.target)), shift.kind, ids)
        known = kept.setdefault(key, shift)
        if known.source == shift.target:
            kept[key] = replace(known, mutual=True)
    return list(kept.values())
