"""What each claim tells of an office or a part in a body: who, of whom, since and until when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from faultlines.analysis.offices import Standing, office_of, standing_of
from faultlines.case import CaseActor, CaseClaim, Labels, days_of
from faultlines.joining import is_description
from faultlines.records import Role, Tie

_PARTS = {"leads": "leader", "member_of": "member", "speaks_for": "spokesman"}
"""Ties that tell a part in a body, where they tell that it began or ended."""
_ORGANS = frozenset({"ministry", "department", "government", "cabinet"})
_OPEN = ("", "..")


@dataclass(frozen=True, slots=True)
class Tenure:
    """One actor in one office or part of one body, by their ids in the case.

    `begins` and `ends` are EDTF or None where no report bounds them; an interval is the time within
    which it began or ended. `first_told` and `last_told`: dates of the reports that tell of it as
    held. `ended_by`: the claim that ends it, which may be that of a successor. `disputed`: reports
    tell begins or ends that cannot all be true.
    """

    actor: str
    role: str
    of: str | None
    begins: str | None
    ends: str | None
    claims: tuple[str, ...]
    ended_by: str | None = None
    first_told: str | None = None
    last_told: str | None = None
    standing: Standing = "held"
    disputed: bool = False

    @property
    def office(self) -> str:
        """The role without countries and small words."""
        return office_of(self.role)


@dataclass(frozen=True, slots=True)
class Telling:
    """What one claim says: who, in which role, of whom, and since and until when."""

    claim: CaseClaim
    actor: str
    role: str
    of: str | None
    standing: Standing
    begins: str | None = None
    ends: str | None = None
    on: str | None = None

    @property
    def day(self) -> str | None:
        """The last day on which it is told, or None where its report is not dated."""
        return days_of(self.on).latest


class Bodies:
    """The state that a ministry or an army is part of; other bodies stand for themselves.

    An organ whose state is not told stands for any (None): "the government" is many a state's.
    """

    def __init__(self, everyone: Iterable[CaseActor]) -> None:
        self._everyone: Mapping[str, CaseActor] = {one.id: one for one in everyone}

    def of(self, actor: str | None) -> str | None:
        """The id of the state or other body."""
        for _ in range(5):
            known = self._everyone.get(actor or "")
            if known is None or not _is_organ(known):
                return actor
            actor = known.of
        return None

    def named(self, actor: str) -> bool:
        """Whether it has a name; "a spokesman" is another man each time."""
        known = self._everyone.get(actor)
        return known is None or known.type != "person" or not is_description(known.name)


def _is_organ(actor: CaseActor) -> bool:
    words = set(actor.name.casefold().split())
    return actor.type in ("government", "military") or bool(words & _ORGANS)


def telling(one: CaseClaim, labels: Labels) -> Telling | None:
    """What a role or a tie tells; None for any other claim, or one that nobody asserts."""
    claim, document = one.claim, one.told_in.document
    if claim.status != "asserted":
        return None
    if isinstance(claim, Role):
        actor = labels.actor(document, claim.actor)
        of = labels.actor(document, claim.of) if claim.of else None
        if actor is None:
            return None
        standing = standing_of(claim.role)
        told = Telling(one, actor.id, claim.role, of.id if of else None, standing)
        return _timed(told, one)
    if isinstance(claim, Tie) and claim.relation in _PARTS and claim.sign >= 0:
        return _part(one, claim, labels)
    return None


def _part(one: CaseClaim, tie: Tie, labels: Labels) -> Telling | None:
    document = one.told_in.document
    actor, of = labels.actor(document, tie.source), labels.actor(document, tie.target)
    if actor is None or of is None:
        return None
    ended = tie.change == "ended"
    standing: Standing = "ended" if ended else "held"
    told = Telling(one, actor.id, _PARTS[tie.relation], of.id, standing)
    edtf = tie.time.edtf if tie.time else None
    if tie.change == "began":
        return replace(told, begins=edtf or until(one.told_in.date), on=one.told_in.date)
    if ended:
        return replace(told, ends=edtf or until(one.told_in.date))
    return _timed(told, one)


def _timed(told: Telling, one: CaseClaim) -> Telling:
    """With since and until when, where the claim tells it, else on the day of the report."""
    edtf, reported = one.claim.time.edtf if one.claim.time else None, one.told_in.date
    if edtf is not None and "/" in edtf:
        begins, _, ends = edtf.partition("/")
        begin, end = (None if part in _OPEN else part for part in (begins, ends))
        return replace(told, begins=begin, ends=end, standing="ended" if end else told.standing)
    if told.standing == "ended":
        return replace(told, ends=until(edtf or reported))
    if told.standing == "coming":
        return replace(told, begins=f"{reported}/.." if reported else None)
    return replace(told, on=edtf or reported)


def until(date: str | None) -> str | None:
    """On or before a date; None where there is none."""
    if date is None:
        return None
    return f"../{date.partition('/')[2] or date}"


def agreed(told: Sequence[str | None]) -> tuple[str | None, bool]:
    """The most exact of the dates told, and whether they contradict each other."""
    known = sorted({one for one in told if one is not None})
    if not known:
        return None, False
    bounds = [days_of(one) for one in known]
    earliest = max(one.earliest or "0000" for one in bounds)
    latest = min(one.latest or "9999" for one in bounds)
    best = min(known, key=lambda one: (one.count(".."), "/" in one, -len(one), one))
    return best, earliest > latest


def told_after(ends: str | None, last: str | None) -> bool:
    """Whether somebody still tells it as held after it ended."""
    latest = days_of(ends).latest
    return latest is not None and last is not None and last > latest
