"""Positions that are told by acts: who demands or promises something is for it, who refuses against.

Beside the ties to issues that readings hold, these fill the two-mode network of actors and issues
(P. Leifeld, "Discourse Network Analysis", in: The Oxford Handbook of Political Networks, 2017).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from faultlines.analysis.issue_names import Issues
from faultlines.analysis.moments import holds_at, told_at
from faultlines.analysis.told_ties import ToldTie
from faultlines.analysis.weighing import directness, voucher_of
from faultlines.case import CaseClaim, Labels
from faultlines.records import Commitment, Event, Outcome

_FOR = frozenset({"demand", "promise", "plan"})


def positions_by_acts(
    claims: Sequence[CaseClaim], labels: Labels, issues: Issues
) -> list[ToldTie]:
    """For what one demands, plans or promises; against what one refuses, in `claims`' order."""
    refusals = _refusals(claims)
    found: list[ToldTie] = []
    for one in claims:
        claim = one.claim
        if isinstance(claim, Commitment) and claim.form in _FOR and _firm(claim):
            found += _positions(one, claim.id, claim.set_by, 1, labels, issues)
        elif isinstance(claim, Outcome) and claim.result == "refused" and claim.status == "asserted":
            who = _refusers(one, claim, refusals)
            for task in claim.of:
                found += _positions(one, task, who, -1, labels, issues)
    return found


def _firm(claim: Commitment) -> bool:
    return claim.status in ("asserted", "planned", "called_for")


def _refusals(claims: Iterable[CaseClaim]) -> dict[tuple[str, str], list[CaseClaim]]:
    """Asserted rejections by report and matter."""
    found: dict[tuple[str, str], list[CaseClaim]] = defaultdict(list)
    for one in claims:
        act = one.claim
        if isinstance(act, Event) and act.type == "REJECT" and act.status == "asserted":
            found[one.told_in.document, act.matter or ""].append(one)
    return found


def _refusers(
    one: CaseClaim, claim: Outcome, refusals: dict[tuple[str, str], list[CaseClaim]]
) -> tuple[str, ...]:
    """Who rejects in the very words that tell the refusal, else whoever vouches for it."""
    for act in refusals.get((one.told_in.document, claim.matter or ""), ()):
        if isinstance(act.claim, Event) and any(
            mine.start < yours.end and yours.start < mine.end
            for mine in claim.evidence
            for yours in act.claim.evidence
        ):
            return act.claim.actors
    return claim.vouchers[1:][-1:]


def _positions(
    one: CaseClaim, task: str, who: Iterable[str], sign: int, labels: Labels, issues: Issues
) -> Iterator[ToldTie]:
    document = one.told_in.document
    issue = issues.of(document, task)
    for ident in who:
        actor = labels.actor(document, ident)
        if actor is None or issue is None:
            continue
        yield ToldTie(
            one=one,
            source=actor.id,
            target=issue.key,
            target_name=issue.name,
            on_issue=True,
            relation="supports" if sign > 0 else "opposes",
            sign=sign,
            moment=told_at(one) if sign > 0 else holds_at(one),
            voucher=voucher_of(one, labels),
            weight=one.claim.confidence * directness(one, (actor.id,), labels),
        )
