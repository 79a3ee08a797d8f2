"""Who ends whose tenure: those who remove, succeed, or hold the office later."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from faultlines.analysis.held import Bodies, Tenure, agreed, told_after, until
from faultlines.analysis.offices import has_one_holder
from faultlines.case import CaseClaim, Labels, days_of
from faultlines.records import Tie


def ended_by_ties(
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
    ends, disputed = agreed([tenure.ends, edtf or until(by.told_in.date)])
    late = told_after(ends, days_of(tenure.last_told).earliest)
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


def ended_by_successors(tenures: list[Tenure], tops: Bodies) -> list[Tenure]:
    """In each office of one holder, whoever is told to hold it later ends who held it before."""
    offices: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for at, tenure in enumerate(tenures):
        if tenure.of is not None and has_one_holder(tenure.office):
            offices[tenure.office, tops.of(tenure.of)].append(at)
    found = list(tenures)
    for holders in offices.values():
        dated = [at for at in holders if found[at].first_told and found[at].standing != "coming"]
        dated.sort(key=lambda at: (days_of(found[at].first_told).earliest or "", found[at].actor))
        for at, after in pairwise(dated):
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
    if before.ends is not None:
        bound = before.ends.removeprefix("../")
        if bound == before.ends:
            return before, after
        if (days_of(bound).latest or "9999") < first:  # told to have ended before the successor
            return replace(before, ends=f"{before.last_told}/{bound}"), after
    ended = replace(
        before,
        ends=f"{before.last_told}/{told or after.first_told}",
        ended_by=min(after.claims),
        claims=tuple(sorted({*before.claims, min(after.claims)})),
        standing="ended",
    )
    return ended, after
