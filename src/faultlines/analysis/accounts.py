"""Where the tellings of one matter agree, differ or contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from faultlines.analysis.matters import edtf_of, matters, meet, sides_of
from faultlines.case import CaseClaim, Labels
from faultlines.codebook import event_terms
from faultlines.records import Commitment, Event, Outcome, Role, Tie
from faultlines.records.terms import AUTHOR

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
    """

    matter: str
    tellings: tuple[Telling, ...]
    verdict: Verdict
    differences: tuple[str, ...]
    reactions: tuple[Telling, ...] = ()


def accounts_of(claims: Sequence[CaseClaim], labels: Labels) -> tuple[Account, ...]:
    """Every matter that is told at least twice, contradictions first."""
    accounts = [_account(group, labels) for group in matters(claims, labels)]
    rank = {"contradict": 0, "differ": 1, "agree": 2}
    return tuple(sorted(accounts, key=lambda a: (rank[a.verdict], -len(a.tellings), a.matter)))


# what the tellings say


def _account(group: list[CaseClaim], labels: Labels) -> Account:
    answers = _reactions(group)
    reactions = _tellings(answers, labels)
    group = [one for one in group if one not in answers]
    tellings = _tellings(group, labels)
    contradictions = tuple(dict.fromkeys(_contradictions(group, labels)))
    differences = tuple(dict.fromkeys(_differences(group, labels)))
    verdict: Verdict = "agree"
    if contradictions or differences:
        verdict = "contradict" if contradictions else "differ"
    parted = (*contradictions, *differences)
    return Account(tellings[0].claim.id, tellings, verdict, parted, reactions)


def _tellings(claims: Iterable[CaseClaim], labels: Labels) -> tuple[Telling, ...]:
    return tuple(
        Telling(one, _teller(one, labels), one.told_in.source)
        for one in sorted(claims, key=lambda one: one.id)
    )


def _is_deed(event: Event) -> bool:
    return event_terms()[event.type].event_class.startswith("material")


def _reactions(group: Sequence[CaseClaim]) -> list[CaseClaim]:
    """Who objected to the deed of a matter, or welcomed it; none where it holds no deed."""
    events = [(one, one.claim) for one in group if isinstance(one.claim, Event)]
    if not any(_is_deed(event) for _, event in events):
        return []
    return [one for one, event in events if event.type in _REACTS and event.actors]


def _teller(one: CaseClaim, labels: Labels) -> str:
    """Who tells it, as a reader is told: the innermost voucher, or the outlet's own voice."""
    voucher = one.claim.vouchers[-1]
    outlet = one.told_in.source or one.told_in.document
    if voucher == AUTHOR:
        return outlet
    return f"{labels.name(one.told_in.document, voucher)} (in {outlet})"


def _contradictions(group: Sequence[CaseClaim], labels: Labels) -> Iterable[str]:
    for first, second in combinations(group, 2):
        mine, yours = first.claim, second.claim
        me, you = _teller(first, labels), _teller(second, labels)
        if mine.kind != yours.kind or me == you:
            continue
        if {mine.status, yours.status} == {"denied", "asserted"}:
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
        same_sides = meet(actors, others) is not False and meet(recipients, targets) is not False
        return mine.type == yours.type and same_sides
    if isinstance(mine, Tie) and isinstance(yours, Tie):
        return _ends(first, mine, labels) == _ends(second, yours, labels)
    return mine.kind == yours.kind


def _opposite(first: CaseClaim, second: CaseClaim, labels: Labels) -> bool:
    """One for and one against, between the same two, and neither tells of a change."""
    mine, yours = first.claim, second.claim
    if not isinstance(mine, Tie) or not isinstance(yours, Tie) or mine.sign * yours.sign != -1:
        return False
    if mine.change is not None or yours.change is not None:
        return False
    return _ends(first, mine, labels) == _ends(second, yours, labels)


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


def _differences(group: Sequence[CaseClaim], labels: Labels) -> Iterable[str]:
    events = [(one, one.claim) for one in group if isinstance(one.claim, Event)]
    for kind in sorted({event.type for _, event in events}):
        alike = [(one, event) for one, event in events if event.type == kind]
        for word, told in _told_of_events(alike, labels):
            yield from _parted(f"{word} ({kind})", told, labels)
    # what one says and what another does are two things; of two deeds one may be the other
    deeds: _Told = [(one, event.type) for one, event in events if _is_deed(event)]
    yield from _parted("what was done", deeds, labels)
    roles = [(one, one.claim.role) for one in group if isinstance(one.claim, Role)]
    yield from _parted("in which role", roles, labels)
    results: _Told = [(one, one.claim.result) for one in group if isinstance(one.claim, Outcome)]
    yield from _parted("what came of it", results, labels)
    forms: _Told = [(one, one.claim.form) for one in group if isinstance(one.claim, Commitment)]
    yield from _parted("in which form", forms, labels)


_Told = list[tuple[CaseClaim, str]]


def _told_of_events(
    events: Sequence[tuple[CaseClaim, Event]], labels: Labels
) -> Iterable[tuple[str, _Told]]:
    yield "who did it", [(one, _names(one, event.actors, labels)) for one, event in events]
    yield "to whom", [(one, _names(one, event.recipients, labels)) for one, event in events]
    yield (
        "who authorised it",
        [
            (one, _names(one, [o.actor for o in event.others if o.part == "authoriser"], labels))
            for one, event in events
        ],
    )
    yield "where", [(one, event.place.text if event.place else "") for one, event in events]
    yield "when", [(one, edtf_of(event) or "") for one, event in events]
    yield "whether it happened", [(one, event.status) for one, event in events]


def _names(one: CaseClaim, who: Iterable[str], labels: Labels) -> str:
    return ", ".join(sorted(labels.name(one.told_in.document, ident) for ident in who))


def _parted(what: str, told: _Told, labels: Labels) -> Iterable[str]:
    """`where: Sadr City (Lantern); the border (Herald)`; nothing where all tellers say the same.

    Several events that one teller tells are no difference; only two tellers can differ.
    """
    by_teller: dict[str, dict[str, str]] = defaultdict(dict)
    for one, value in told:
        if value:
            by_teller[_teller(one, labels)].setdefault(value.casefold(), value)
    if len({frozenset(values) for values in by_teller.values()}) > 1:
        parts = (
            f"{' and '.join(sorted(values.values()))} ({teller})"
            for teller, values in sorted(by_teller.items())
        )
        yield f"{what}: {'; '.join(parts)}"
