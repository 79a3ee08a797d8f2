"""Positions that acts tell: who demands or promises something is for it, who refuses is against.

Beside the ties to issues that readings hold, these fill the two-mode network of actors and issues
(P. Leifeld, "Discourse Network Analysis", in: The Oxford Handbook of Political Networks, 2017).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from faultlines.analysis.issue_names import Issues
from faultlines.analysis.moments import told_at
from faultlines.analysis.told_ties import ToldTie
from faultlines.analysis.weighing import directness, voucher_of
from faultlines.case import CaseClaim, Labels
from faultlines.records import Commitment, Event, Outcome

_FOR = frozenset({"demand", "promise", "plan"})


def positions_by_acts(claims: Sequence[CaseClaim], labels: Labels, issues: Issues) -> list[ToldTie]:
    """For what one demands, plans or promises; against what one refuses, in `claims`' order."""
    acts = _Acts(labels, issues, _refusals(claims))
    return [position for one in claims for position in acts.positions(one)]


@dataclass(frozen=True, slots=True)
class _Acts:
    labels: Labels
    issues: Issues
    refusals: dict[tuple[str, str], list[CaseClaim]]

    def positions(self, one: CaseClaim) -> Iterator[ToldTie]:
        claim = one.claim
        if isinstance(claim, Commitment) and claim.form in _FOR and _firm(claim):
            yield from self._towards(one, claim.id, claim.set_by, 1)
        elif (
            isinstance(claim, Outcome) and claim.result == "refused" and claim.status == "asserted"
        ):
            for task in claim.of:
                yield from self._towards(one, task, _refusers(one, claim, self.refusals), -1)

    def _towards(
        self, one: CaseClaim, task: str, who: Iterable[str], sign: int
    ) -> Iterator[ToldTie]:
        document = one.told_in.document
        issue = self.issues.of(document, task)
        for ident in who:
            actor = self.labels.actor(document, ident)
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
                moment=told_at(one),
                voucher=voucher_of(one, self.labels),
                weight=one.claim.confidence * directness(one, (actor.id,), self.labels),
            )


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
