"""From when to when somebody held an office or belonged to a body, as the reports tell it.

No date is made up. A begin or an end that a report tells is taken as told; where reports only tell
that somebody holds an office on the day of the report, the begin lies before that day and is
written as the interval within which it lies ("../2006-03-29" for on or before, EDTF). A successor
in an office that one person holds at a time ends the predecessor's, between the last day on which
the one is told to hold it and the first on which the other is. Undated reports bound nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from faultlines.analysis.offices import Standing, has_one_holder, office_of, standing_of
from faultlines.case import CaseActor, CaseClaim, Labels, days_of
from faultlines.joining import is_description
from faultlines.records import Role, Tie

_PARTS = {"leads": "leader", "member_of": "member", "speaks_for": "spokesman"}
"""Ties that tell a part in a body, where they tell that it began or ended."""
_ORGANS = frozenset({"ministry", "department", "government", "cabinet"})
_OPEN = ("", "..")
_Key = tuple[str, str, str | None]  # actor, office, state or body


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
class _Telling:
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


def tenures_of(
    claims: Sequence[CaseClaim], labels: Labels, everyone: Iterable[CaseActor]
) -> tuple[Tenure, ...]:
    """Every tenure that asserted claims tell, by actor's id, office and time.

    `claims`: roles and ties. `everyone`: the actors of the case, for whose part each body is.
    """
    told = [one for claim in claims if (one := _telling(claim, labels)) is not None]
    tops = _Tops(everyone)
    told = [one for one in told if tops.named(one.actor)]
    tenures = [tenure for group in _grouped(told, tops) for tenure in _merged(group)]
    tenures = _ended_by_ties(tenures, claims, labels)
    tenures = _ended_by_successors(tenures, tops)
    return tuple(sorted(tenures, key=lambda t: (t.actor, t.office, t.first_told or "9999", t.role)))


class _Tops:
    """The state that a ministry or an army is in the end part of; other bodies stand for themselves.

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


# what each claim tells


def _telling(one: CaseClaim, labels: Labels) -> _Telling | None:
    claim, document = one.claim, one.told_in.document
    if claim.status != "asserted":
        return None
    if isinstance(claim, Role):
        actor = labels.actor(document, claim.actor)
        of = labels.actor(document, claim.of) if claim.of else None
        if actor is None:
            return None
        standing = standing_of(claim.role)
        told = _Telling(one, actor.id, claim.role, of.id if of else None, standing)
        return _timed(told, one)
    if isinstance(claim, Tie) and claim.relation in _PARTS and claim.sign >= 0:
        return _part(one, claim, labels)
    return None


def _part(one: CaseClaim, tie: Tie, labels: Labels) -> _Telling | None:
    document = one.told_in.document
    actor, of = labels.actor(document, tie.source), labels.actor(document, tie.target)
    if actor is None or of is None:
        return None
    ended = tie.change == "ended"
    standing: Standing = "ended" if ended else "held"
    told = _Telling(one, actor.id, _PARTS[tie.relation], of.id, standing)
    edtf = tie.time.edtf if tie.time else None
    if tie.change == "began":
        return replace(told, begins=edtf or _until(one.told_in.date), on=one.told_in.date)
    if ended:
        return replace(told, ends=edtf or _until(one.told_in.date))
    return _timed(told, one)


def _timed(told: _Telling, one: CaseClaim) -> _Telling:
    """With since and until when, where the claim tells it, else on the day of the report."""
    edtf, reported = one.claim.time.edtf if one.claim.time else None, one.told_in.date
    if edtf is not None and "/" in edtf:
        begins, _, ends = edtf.partition("/")
        begin, end = (None if part in _OPEN else part for part in (begins, ends))
        return replace(told, begins=begin, ends=end, standing="ended" if end else told.standing)
    if told.standing == "ended":
        return replace(told, ends=_until(edtf or reported))
    if told.standing == "coming":
        return replace(told, begins=f"{reported}/.." if reported else None)
    return replace(told, on=edtf or reported)


def _until(date: str | None) -> str | None:
    """On or before a date; None where there is none."""
    if date is None:
        return None
    return f"../{date.partition('/')[2] or date}"


# from tellings to tenures


def _grouped(told: Sequence[_Telling], tops: _Tops) -> Iterable[list[_Telling]]:
    """The tellings of one actor in one office.

    Who holds it of a body that is not told, and who leads or belongs to a body in which one role
    is told, is in the same.
    """
    groups: dict[_Key, list[_Telling]] = defaultdict(list)
    for one in told:
        groups[one.actor, office_of(one.role), tops.of(one.of)].append(one)
    for key in sorted((key for key in groups if key[2] is None), key=str):
        others = [other for other in groups if other[:2] == key[:2] and other[2] is not None]
        if len(others) == 1:
            groups[others[0]] += groups.pop(key)
    by_body: dict[tuple[str, str | None], list[_Key]] = defaultdict(list)
    for key, group in groups.items():
        for body in {one.of for one in group if isinstance(one.claim.claim, Role) and one.of}:
            by_body[key[0], body].append(key)
    for key, group in list(groups.items()):
        homes = {home for one in group for home in by_body.get((one.actor, one.of), ())} - {key}
        if len(homes) == 1 and all(isinstance(one.claim.claim, Tie) for one in group):
            groups[homes.pop()] += groups.pop(key)
    return [group for _, group in sorted(groups.items(), key=lambda item: str(item[0]))]


def _merged(group: list[_Telling]) -> Iterable[Tenure]:
    """One tenure, and one more for each closed time that lies apart from the others."""
    closed = sorted({(one.begins, one.ends) for one in group if _closed(one)}, key=str)
    terms: list[tuple[str, str]] = []
    for begins, ends in closed:
        if begins and ends and not any(_overlap((begins, ends), term) for term in terms):
            terms.append((begins, ends))
    if len(terms) < 2:
        yield _tenure(group)
        return
    for term in terms:
        yield _tenure([one for one in group if _closed(one) and _overlap(_span(one), term)])
    rest = [one for one in group if not _closed(one)]
    if rest:
        yield _tenure(rest)


def _closed(one: _Telling) -> bool:
    return bool(one.begins and one.ends and "/" not in one.begins + one.ends)


def _span(one: _Telling) -> tuple[str, str]:
    return one.begins or "", one.ends or ""


def _overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return (days_of(one[0]).earliest or "") <= (days_of(other[1]).latest or "9999") and (
        days_of(other[0]).earliest or ""
    ) <= (days_of(one[1]).latest or "9999")


def _tenure(group: Sequence[_Telling]) -> Tenure:
    roles = [one for one in group if isinstance(one.claim.claim, Role)] or group
    surest = max(roles, key=lambda one: (one.claim.claim.confidence, one.claim.id))
    of = max((one for one in group if one.of), key=lambda one: one.claim.claim.confidence, default=surest)
    held = sorted((one.day, str(one.on)) for one in group if one.day)
    begins, disputed_begin = _agreed([one.begins for one in group])
    ends, disputed_end = _agreed([one.ends for one in group])
    if begins is None and held:
        begins = f"../{held[0][1].partition('/')[2] or held[0][1]}"
    ending = next((one for one in group if one.ends is not None and one.ends == ends), None)
    last = held[-1][1] if held else None
    disputed = disputed_begin or disputed_end or _told_after(ends, held[-1][0] if held else None)
    return Tenure(
        actor=surest.actor,
        role=surest.role,
        of=of.of,
        begins=begins,
        ends=ends,
        claims=tuple(sorted(one.claim.id for one in group)),
        ended_by=ending.claim.id if ending else None,
        first_told=held[0][1] if held else None,
        last_told=last,
        standing=_standing(group),
        disputed=disputed,
    )


def _standing(group: Sequence[_Telling]) -> Standing:
    found = {one.standing for one in group}
    return next(kind for kind in ("ended", "held", "coming") if kind in found)  # type: ignore[return-value]


def _agreed(told: Sequence[str | None]) -> tuple[str | None, bool]:
    """The most exact of the dates told, and whether they contradict each other."""
    known = sorted({one for one in told if one is not None})
    if not known:
        return None, False
    bounds = [days_of(one) for one in known]
    earliest = max((one.earliest or "0000" for one in bounds))
    latest = min((one.latest or "9999" for one in bounds))
    best = min(known, key=lambda one: (one.count(".."), "/" in one, -len(one), one))
    return best, earliest > latest


def _told_after(ends: str | None, last: str | None) -> bool:
    """Whether somebody still tells it as held after it ended."""
    latest = days_of(ends).latest
    return latest is not None and last is not None and last > latest


# who ends whose


def _ended_by_ties(
    tenures: list[Tenure], claims: Sequence[CaseClaim], labels: Labels
) -> list[Tenure]:
    """Whoever was removed, or succeeded by somebody, holds the office no longer."""
    found = list(tenures)
    for one in claims:
        tie = one.claim
        if not isinstance(tie, Tie) or tie.relation not in ("removed", "succeeded"):
            continue
        actor = labels.actor(one.told_in.document, tie.target)
        if tie.status != "asserted" or actor is None:
            continue
        after = labels.actor(one.told_in.document, tie.source)
        held = [at for at, tenure in enumerate(found) if tenure.actor == actor.id]
        held = [at for at in held if _was_held(found[at], one.told_in.date)]
        if tie.relation == "succeeded" and after is not None:
            offices = {tenure.office for tenure in found if tenure.actor == after.id}
            held = [at for at in held if found[at].office in offices]
        if len({found[at].office for at in held}) == 1:
            for at in held:
                found[at] = _ended(found[at], one)
    return found


def _was_held(tenure: Tenure, reported: str | None) -> bool:
    """Whether an end that is told then can be of this tenure: an office of one, not told later."""
    if not has_one_holder(tenure.office) or tenure.standing == "coming":
        return False
    told, day = days_of(tenure.first_told).earliest, days_of(reported).latest
    return told is None or day is None or told <= day


def _ended(tenure: Tenure, by: CaseClaim) -> Tenure:
    edtf = by.claim.time.edtf if by.claim.time else None
    ends, disputed = _agreed([tenure.ends, edtf or _until(by.told_in.date)])
    late = _told_after(ends, days_of(tenure.last_told).earliest)
    kept = tenure.ended_by if tenure.ends is not None and ends == tenure.ends else by.id
    claims = tuple(sorted({*tenure.claims, by.id}))
    return replace(
        tenure,
        ends=ends,
        ended_by=kept,
        claims=claims,
        standing="ended",
        disputed=tenure.disputed or disputed or late,
    )


def _ended_by_successors(tenures: list[Tenure], tops: _Tops) -> list[Tenure]:
    """In each office of one holder, whoever is told to hold it later ends who held it before."""
    offices: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for at, tenure in enumerate(tenures):
        if tenure.of is not None and has_one_holder(tenure.office):
            offices[tenure.office, tops.of(tenure.of)].append(at)
    found = list(tenures)
    for holders in offices.values():
        dated = [at for at in holders if found[at].first_told and found[at].standing != "coming"]
        dated.sort(key=lambda at: (days_of(found[at].first_told).earliest or "", found[at].actor))
        for at, after in zip(dated, dated[1:], strict=False):
            found[at], found[after] = _handed_over(found[at], found[after])
    return found


def _handed_over(before: Tenure, after: Tenure) -> tuple[Tenure, Tenure]:
    """The end of the one and the begin of the other lie between the days on which they hold it."""
    last, first = days_of(before.last_told).latest, days_of(after.first_told).earliest
    if before.actor == after.actor or last is None or first is None or last >= first:
        return before, after  # told to hold it at the same time: nobody ends anybody's
    told = None if after.begins is None or after.begins.startswith("..") else after.begins
    if told is None:
        after = replace(after, begins=f"{before.last_told}/{after.first_told}")
    if before.ends is not None and not before.ends.startswith(".."):
        return before, after
    known = days_of(before.ends).latest
    if known is not None and known < first:  # the end is told, only not since when
        return replace(before, ends=f"{before.last_told}/{before.ends[3:]}"), after
    ended = replace(
        before,
        ends=f"{before.last_told}/{told or after.first_told}",
        ended_by=min(after.claims),
        claims=tuple(sorted({*before.claims, min(after.claims)})),
        standing="ended",
    )
    return ended, after
