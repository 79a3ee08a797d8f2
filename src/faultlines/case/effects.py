"""What holds of a report: its reading, with what people decided and what its date makes of times.

A pure function of the reading and the standing decisions: reading again, or taking a decision back,
gives what it would have been.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from faultlines.case.portable import (
    Content,
    Names,
    near_place,
    portable,
    rooted,
    same_content,
    same_ends,
    same_place,
)
from faultlines.records import Claim, Reading, Statement, Time
from faultlines.times import REPORT, UNDATED, days_of, meaning_of, parse_anchor, rebased, resolve

Ruled = Literal["confirmed", "corrected", "rejected"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision that nobody has taken back, on a claim (`subject`) or on the report's date."""

    number: int
    what: str
    subject: Content
    changes: Content

    @property
    def alone(self) -> bool:
        """Whether it was the only claim of its kind on its words when it was decided on."""
        return bool(self.subject.get("alone"))

    @property
    def content(self) -> Content:
        """The claim that it was made on, as it was told then; portable."""
        claim: Content = self.subject["claim"]
        return claim


@dataclass(frozen=True, slots=True)
class ClaimEffect:
    """A claim as it holds, and as it was told; `told` is None where only a decision keeps it."""

    claim: Claim
    told: Claim | None
    ruling: Ruled | None = None


@dataclass(frozen=True, slots=True)
class Effects:
    """What holds of one report; `followed` numbers the decisions that found their aim."""

    date: str | None
    claims: tuple[ClaimEffect, ...]
    statements: tuple[Statement, ...]
    followed: frozenset[int] = frozenset()


def effects_of(reading: Reading, decisions: Sequence[Standing] = ()) -> Effects:
    """What holds of a report; `decisions` are those on it that stand, in their order."""
    date, followed = reading.date, set[int]()
    for one in decisions:
        if one.what == "date":
            date = one.changes["date"]
            followed.add(one.number)
    on_claims = [one for one in decisions if one.what != "date"]
    ruled = _ruled(reading, on_claims, followed) if on_claims else [
        ClaimEffect(claim, claim) for claim in reading.claims
    ]  # fmt: skip
    clock = _Clock(reading, date, ruled)
    return Effects(
        date,
        tuple(clock.effect(one) for one in ruled),
        tuple(clock.statement(one) for one in reading.statements),
        frozenset(followed),
    )


# decisions on claims


@dataclass(slots=True)
class _Entry:
    """A claim of the report, or one that a decision keeps, with the decisions on it."""

    told: Claim | None
    content: Content
    rulings: list[Standing] = field(default_factory=list)


def _ruled(
    reading: Reading, decisions: Sequence[Standing], followed: set[int]
) -> list[ClaimEffect]:
    names = Names(reading)
    entries = [_Entry(claim, portable(claim, names)) for claim in reading.claims]
    for one in decisions:
        entry = _aim(one, entries)
        if entry is None and one.what != "reject":
            entry = _Entry(None, {**one.content, "matter": None, "id": f"decision-{one.number}"})
            entries.append(entry)
        if entry is not None:
            entry.rulings.append(one)
    effects = []
    for entry in entries:
        effect = _folded(entry, names)
        if effect is not None:
            effects.append(effect)
            if effect.ruling is not None:
                followed.update(one.number for one in entry.rulings)
    return effects


def _aim(one: Standing, entries: Sequence[_Entry]) -> _Entry | None:
    """The claim that a decision is about: the same on the same words, or what is told there now.

    A rejection is of what was told and of nothing else: where the same words are read otherwise
    now, it has no aim. What was confirmed or corrected takes the place of another reading of its
    words.
    """
    told = one.content
    fitting = [e for e in entries if e.content["kind"] == told["kind"]]
    same = [e for e in fitting if same_content(e.content, told) and near_place(e.content, told)]
    if not same and one.what != "reject":
        same = [e for e in fitting if same_ends(e.content, told) and near_place(e.content, told)]
        here = [e for e in fitting if same_place(e.content, told)]
        if not same and one.alone and len(here) == 1:
            same = here
    return min(same, key=lambda e: not same_place(e.content, told), default=None)


def _folded(entry: _Entry, names: Names) -> ClaimEffect | None:
    """The claim after its decisions in turn; as it was told where somebody in them is missing."""
    if not entry.rulings:
        return ClaimEffect(entry.told, entry.told) if entry.told is not None else None
    first = entry.rulings[0].content
    content = entry.content if same_content(entry.content, first) else {
        **first, **{name: entry.content.get(name) for name in ("id", "matter", "evidence")}
    }  # fmt: skip
    ruling: Ruled = "confirmed"
    corrected = False
    for one in entry.rulings:
        content, corrected = {**content, **one.changes}, corrected or one.what == "correct"
        ruling = "rejected" if one.what == "reject" else "corrected" if corrected else "confirmed"
    sure = content if ruling == "rejected" else {**content, "confidence": 1.0}
    claim = rooted(sure, names)
    if claim is None:
        return ClaimEffect(entry.told, entry.told) if entry.told is not None else None
    return ClaimEffect(claim, entry.told, ruling)


# times


class _Clock:
    """Gives the times of a report their dates, from its own date and from each other."""

    def __init__(self, reading: Reading, date: str | None, ruled: Sequence[ClaimEffect]) -> None:
        self._told_date = reading.date
        self._date = date
        self._times = {one.claim.id: one.claim.time for one in ruled}
        self._asked: set[str] = set()

    def effect(self, one: ClaimEffect) -> ClaimEffect:
        """The same with its time as it holds."""
        time = self._time(one.claim.time)
        if time == one.claim.time:
            return one
        return ClaimEffect(msgspec.structs.replace(one.claim, time=time), one.told, one.ruling)

    def statement(self, one: Statement) -> Statement:
        """The same with its time as it holds."""
        time = self._time(one.time)
        return one if time == one.time else msgspec.structs.replace(one, time=time)

    def _time(self, time: Time | None) -> Time | None:
        if time is None or (_fixed(time) and self._date == self._told_date):
            return time
        edtf = redated(time, self._told_date, self._date, self._edtf_of)
        return time if edtf == time.edtf else msgspec.structs.replace(time, edtf=edtf)

    def _edtf_of(self, claim: str) -> str | None:
        """The date of another claim of the report; None in a circle."""
        time = self._times.get(claim)
        if time is None or claim in self._asked:
            return None
        self._asked.add(claim)
        try:
            known = self._time(time)
        finally:
            self._asked.discard(claim)
        return known.edtf if known else None


def redated(
    time: Time, told: str | None, date: str | None, edtf_of: Callable[[str], str | None]
) -> str | None:
    """The date (EDTF) of a time in a report of this `date` that was told to be of the date `told`.

    What its own words fix stays; what hangs on the report moves with it. `edtf_of` gives the dates
    of other claims of the report by id.
    """
    anchor = parse_anchor(time.anchor)
    if anchor is None or anchor.vague:
        anchor = meaning_of(time.text).anchor or anchor
    if anchor is None or anchor.vague:
        return time.edtf
    if not _fixed(time) or time.anchor is not None:
        found = rebased(anchor, edtf_of, date)
        moves = anchor.base == REPORT and _fixed(time)
        return found if found is not None or moves else time.edtf
    for one in (anchor, anchor.ahead()):
        found = resolve(one, told)
        if found is not None and days_of(found) == days_of(time.edtf):
            return resolve(one, date)
    return time.edtf


def _fixed(time: Time) -> bool:
    """Whether it has a date; XXXX-05-15, of any year, is none yet."""
    return days_of(time.edtf) != UNDATED
