"""From when to when somebody held an office or belonged to a body, as the reports tell it.

No date is made up. A begin or an end that a report tells is taken as told; where reports only tell
that somebody holds an office on the day of the report, the begin lies before that day and is
written as the interval within which it lies ("../2006-03-29" for on or before, EDTF). A successor
in an office that one person holds at a time ends the predecessor's, between the last day on which
the one is told to hold it and the first on which the other is. Undated reports bound nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from faultlines.analysis.endings import ended_by_successors, ended_by_ties
from faultlines.analysis.held import Bodies, Telling, Tenure, agreed, telling, told_after
from faultlines.analysis.offices import Standing, office_of
from faultlines.case import CaseActor, CaseClaim, Labels, days_of
from faultlines.records import Role, Tie

_Key = tuple[str, str, str | None]  # actor, office, state or body


def tenures_of(
    claims: Sequence[CaseClaim], labels: Labels, everyone: Iterable[CaseActor]
) -> tuple[Tenure, ...]:
    """Every tenure that asserted claims tell, by actor's id, office and time.

    `claims`: roles and ties. `everyone`: the actors of the case, for whose part each body is.
    """
    told = [one for claim in claims if (one := telling(claim, labels)) is not None]
    tops = Bodies(everyone)
    told = [one for one in told if tops.named(one.actor)]
    tenures = [tenure for group in _grouped(told, tops) for tenure in _merged(group)]
    tenures = ended_by_ties(tenures, claims, labels)
    tenures = ended_by_successors(tenures, tops)
    return tuple(sorted(tenures, key=lambda t: (t.actor, t.office, t.first_told or "9999", t.role)))


# from tellings to tenures


def _grouped(told: Sequence[Telling], tops: Bodies) -> Iterable[list[Telling]]:
    """The tellings of one actor in one office.

    Who holds it of a body that is not told, and who leads or belongs to a body in which one role
    is told, is in the same.
    """
    groups: dict[_Key, list[Telling]] = defaultdict(list)
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


def _merged(group: list[Telling]) -> Iterable[Tenure]:
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


def _closed(one: Telling) -> bool:
    return bool(one.begins and one.ends and "/" not in one.begins + one.ends)


def _span(one: Telling) -> tuple[str, str]:
    return one.begins or "", one.ends or ""


def _overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return (days_of(one[0]).earliest or "") <= (days_of(other[1]).latest or "9999") and (
        days_of(other[0]).earliest or ""
    ) <= (days_of(one[1]).latest or "9999")


def _tenure(group: Sequence[Telling]) -> Tenure:
    roles = [one for one in group if isinstance(one.claim.claim, Role)] or group
    surest = max(roles, key=lambda one: (one.claim.claim.confidence, one.claim.id))
    of = max(
        (one for one in group if one.of), key=lambda one: one.claim.claim.confidence, default=surest
    )
    held = sorted((one.day, str(one.on)) for one in group if one.day)
    begins, disputed_begin = agreed([one.begins for one in group])
    ends, disputed_end = agreed([one.ends for one in group])
    if begins is None and held:
        begins = f"../{held[0][1].partition('/')[2] or held[0][1]}"
    ending = next((one for one in group if one.ends is not None and one.ends == ends), None)
    last = held[-1][1] if held else None
    disputed = disputed_begin or disputed_end or told_after(ends, held[-1][0] if held else None)
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


def _standing(group: Sequence[Telling]) -> Standing:
    found = {one.standing for one in group}
    return next(kind for kind in ("ended", "held", "coming") if kind in found)
