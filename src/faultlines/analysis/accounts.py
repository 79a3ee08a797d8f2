"""Where the tellings of one matter agree, differ or contradict each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

from faultlines.analysis.differences import differences_of, is_deed, permits, told_by
from faultlines.analysis.matters import Link, Matter, find_matters
from faultlines.analysis.tellings import meet, sides_of
from faultlines.analysis.vouchers import Speakers, Voucher, independent
from faultlines.case import CaseClaim, Labels, days_of
from faultlines.records import Event, Outcome, Tie

_ASSERTS = frozenset({"asserted", "planned"})
"""What a denial contradicts: that it was so, or that it was meant to be so."""
_SOON = 7
"""Days within which two reports tell how things stand at one time."""
_REACTS = frozenset({"REJECT", "ACCUSE", "SUPPORT"})

Verdict = Literal["agree", "differ", "contradict"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of a matter, and who tells it: the innermost voucher, in an outlet's report."""

    claim: CaseClaim
    teller: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """Claims on one matter; `differences` says in words where they part.

    Where the matter is a deed, `reactions` are how others answered to it: they tell of something
    else, so they stand apart from the tellings, and rival accounts are looked for among these.
    `one_sided` is what one teller alone adds, `vouchers` are those who vouch independently of each
    other, `links` say why tellings of several reports are held to be of one matter.
    """

    matter: str
    tellings: tuple[Telling, ...]
    verdict: Verdict
    differences: tuple[str, ...]
    reactions: tuple[Telling, ...] = ()
    one_sided: tuple[str, ...] = ()
    vouchers: tuple[Voucher, ...] = ()
    links: tuple[Link, ...] = ()


def accounts_of(
    claims: Sequence[CaseClaim], labels: Labels, agencies: Mapping[str, str] | None = None
) -> tuple[Account, ...]:
    """Every matter that is told at least twice, contradictions first.

    `agencies` are those that reports credit, by report: what they say counts as the agency's.
    """
    speakers = Speakers(claims, labels)
    accounts = [
        _account(matter, labels, speakers, agencies) for matter in find_matters(claims, labels)
    ]
    rank = {"contradict": 0, "differ": 1, "agree": 2}
    return tuple(sorted(accounts, key=lambda a: (rank[a.verdict], -len(a.tellings), a.matter)))


# what the tellings say


def _account(
    matter: Matter, labels: Labels, speakers: Speakers, agencies: Mapping[str, str] | None
) -> Account:
    group = list(matter.claims)
    answers = _reactions(group)
    reactions = _tellings(answers, labels)
    group = [one for one in group if one not in answers]
    tellings = _tellings(group, labels)
    contradictions = tuple(dict.fromkeys(_contradictions(group, labels)))
    differences, one_sided = differences_of(group, labels)
    verdict: Verdict = "agree"
    if contradictions or differences:
        verdict = "contradict" if contradictions else "differ"
    parted = (*contradictions, *differences)
    vouchers = independent(group, labels, speakers, agencies)
    matter_id = tellings[0].claim.id
    return Account(
        matter_id, tellings, verdict, parted, reactions, one_sided, vouchers, matter.links
    )


def _tellings(claims: Iterable[CaseClaim], labels: Labels) -> tuple[Telling, ...]:
    return tuple(
        Telling(one, told_by(one, labels), one.told_in.source)
        for one in sorted(claims, key=lambda one: one.id)
    )


def _reactions(group: Sequence[CaseClaim]) -> list[CaseClaim]:
    """Who objected to the deed of a matter, or welcomed it; none where it holds no deed.

    Who let it happen, and what somebody denies to have happened, belong to what is told.
    """
    events = [(one, one.claim) for one in group if isinstance(one.claim, Event)]
    if not any(is_deed(event) for _, event in events):
        return []
    disputed = {event.type for _, event in events if event.status == "denied"}
    return [
        one
        for one, event in events
        if event.type in _REACTS - disputed and event.actors and not permits(one)
    ]


def _contradictions(group: Sequence[CaseClaim], labels: Labels) -> Iterable[str]:
    for first, second in combinations(group, 2):
        mine, yours = first.claim, second.claim
        me, you = told_by(first, labels), told_by(second, labels)
        if mine.kind != yours.kind or me == you:
            continue
        if "denied" in (mine.status, yours.status) and _ASSERTS & {mine.status, yours.status}:
            if _same_content(first, second, labels):
                denier, other = (me, you) if mine.status == "denied" else (you, me)
                yield f"{denier} denies what {other} asserts"
        elif _opposite(first, second, labels):
            yield f"{me} and {you} tell opposite stances"
        elif _rival_outcomes(first, second):
            yield f"{me} and {you} say that different things came of it"


def _same_content(first: CaseClaim, second: CaseClaim, labels: Labels) -> bool:
    """Denying one thing contradicts asserting it, not asserting something else of the matter."""
    mine, yours = first.claim, second.claim
    if isinstance(mine, Event) and isinstance(yours, Event):
        (actors, recipients), (others, targets) = (
            sides_of(first, mine, labels, owners=True),
            sides_of(second, yours, labels, owners=True),
        )
        met = (meet(actors, others), meet(recipients, targets))
        silent = not (actors or others) and not (recipients or targets)
        return mine.type == yours.type and False not in met and (True in met or silent)
    if isinstance(mine, Tie) and isinstance(yours, Tie):
        return _ends(first, mine, labels) == _ends(second, yours, labels)
    return mine.kind == yours.kind


def _opposite(first: CaseClaim, second: CaseClaim, labels: Labels) -> bool:
    """One for and one against, between the same two, and neither tells of a change."""
    mine, yours = first.claim, second.claim
    if not isinstance(mine, Tie) or not isinstance(yours, Tie) or mine.sign * yours.sign != -1:
        return False
    if {mine.status, yours.status} != {"asserted"}:
        return False
    if mine.change is not None or yours.change is not None or _at_other_times(first, second):
        return False
    return _ends(first, mine, labels) == _ends(second, yours, labels)


def _at_other_times(first: CaseClaim, second: CaseClaim) -> bool:
    """Whether reports of more than a week apart tell how things stood: that may have changed."""
    days = [days_of(one.told_in.date) for one in (first, second)]
    if any(day.earliest is None or day.latest is None for day in days):
        return False
    earlier, later = sorted(days)
    gap = date.fromisoformat(str(later.earliest)) - date.fromisoformat(str(earlier.latest))
    return gap.days > _SOON


def _rival_outcomes(first: CaseClaim, second: CaseClaim) -> bool:
    """Of the same commitment in the same report; a later report may tell what came later."""
    mine, yours = first.claim, second.claim
    if not isinstance(mine, Outcome) or not isinstance(yours, Outcome):
        return False
    same = first.told_in.document == second.told_in.document and set(mine.of) & set(yours.of)
    return bool(same) and mine.result != yours.result


def _ends(one: CaseClaim, tie: Tie, labels: Labels) -> tuple[str, str]:
    document = one.told_in.document
    return labels.identity(document, tie.source), labels.identity(document, tie.target)
