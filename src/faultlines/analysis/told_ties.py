"""Ties as they are told: who stands how to whom, since or until when, and on whose word.

Only what is asserted enters. A plan or promise to vote for something is a position on it, and so
enters for issues, never for actors. Ties without for or against (sign 0) are bonds: membership,
office, service.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from faultlines.analysis.issue_names import Issues
from faultlines.analysis.moments import Moment, holds_at, told_at
from faultlines.analysis.weighing import directness, voucher_of
from faultlines.case import CaseClaim, Labels
from faultlines.codebook import relations
from faultlines.records import Tie

_BREAKS = frozenset({"breaks_with"})
"""Relations that say by themselves that there was a bond."""


@dataclass(frozen=True, slots=True)
class ToldTie:
    """One telling of a tie or position, from the case's actor `source`.

    `target` is an actor's id, or the key of an issue. `sign` is how it stands at `moment` (0: for
    or against is over or was never told), `was` how it is told to have stood before, None where
    nothing is said of that; `was_at` when. `changed` where the words tell of a change. `weight` is
    confidence times directness, 0 to 1.
    """

    one: CaseClaim
    source: str
    target: str
    target_name: str
    on_issue: bool
    relation: str
    sign: int
    moment: Moment
    voucher: str
    weight: float
    change: str | None = None
    was: int | None = None
    was_at: Moment | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """Whom it is about, in its direction."""
        return self.source, self.target

    @property
    def order(self) -> tuple[int, str]:
        """For sorting on one clock."""
        return self.moment.day, self.one.id


def told_ties(claims: Sequence[CaseClaim], labels: Labels, issues: Issues) -> list[ToldTie]:
    """Every tie and position that is told, in the order of `claims`; mutual ones both ways."""
    return [told for one in claims for told in _of_claim(one, labels, issues)]


def _of_claim(one: CaseClaim, labels: Labels, issues: Issues) -> Iterator[ToldTie]:
    tie = one.claim
    if not isinstance(tie, Tie):
        return
    document = one.told_in.document
    source, target = labels.actor(document, tie.source), labels.actor(document, tie.target)
    if source is None or (target is not None and source.id == target.id):
        return
    if target is None:
        issue = issues.of(document, tie.target)
        if issue is not None and tie.status in ("asserted", "planned"):
            told = _told(one, tie, (source.id, issue.key), labels)
            yield replace(told, target_name=issue.name, on_issue=True)
        return
    if tie.status != "asserted":
        return
    told = _told(one, tie, (source.id, target.id), labels)
    yield replace(told, target_name=target.name)
    if tie.mutual or _mutual(tie.relation):
        yield replace(told, source=target.id, target=source.id, target_name=source.name)


def _told(one: CaseClaim, tie: Tie, ends: tuple[str, str], labels: Labels) -> ToldTie:
    """`ends` are who stands and to whom; an issue is nobody's word."""
    was, sign, change = _reading_of(tie)
    held = holds_at(one)
    return ToldTie(
        one=one,
        source=ends[0],
        target=ends[1],
        target_name="",
        on_issue=False,
        relation=tie.relation,
        sign=sign,
        moment=held if was is None else told_at(one),
        voucher=voucher_of(one, labels),
        weight=tie.confidence * directness(one, ends, labels),
        change=change,
        was=was,
        was_at=held if was is not None and tie.time is not None else None,
    )


def _reading_of(tie: Tie) -> tuple[int | None, int, str | None]:
    """How it was before where told, how it is, and the change: a tie that ended may have turned.

    "No longer supports" is support with a minus that ended: it was for. "The party she once fought"
    is a fight that ended: it was against, and what it is now is not said.
    """
    if tie.relation in _BREAKS:
        return 1, -1, "ended"
    if tie.change != "ended":
        return None, tie.sign, tie.change
    own = _term_sign(tie.relation)
    if tie.sign * own < 0:
        return own, tie.sign, tie.change
    if tie.relation == "removed":
        return 1, -1, tie.change
    return tie.sign, 0, tie.change


def _term_sign(relation: str) -> int:
    term = relations().get(relation)
    return term.sign if term else 0


def _mutual(relation: str) -> bool:
    term = relations().get(relation)
    return term is not None and term.mutual
