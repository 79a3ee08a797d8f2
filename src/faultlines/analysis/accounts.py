"""Where the tellings of one matter agree, differ or contradict each other.

Two claims of one report are of one matter where the report's reading says so. Across reports, two
events are of one matter where they are of one type, share somebody who acts and somebody who is
acted on (or one side, where the other is not told), and share a word of what was done, the place,
or the day.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from faultlines.case import CaseClaim, Days, Labels, days_of
from faultlines.records import Commitment, Event, Outcome, Role, Tie
from faultlines.records.terms import AUTHOR

Verdict = Literal["agree", "differ", "contradict"]
_LARGEST_GROUP = 300
"""Events of one type between the same two, beyond which only equal days and places are compared."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of a matter, and who tells it: the innermost voucher, in an outlet's report."""

    claim: CaseClaim
    teller: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """Claims on one matter; `differences` says in words where they part."""

    matter: str
    tellings: tuple[Telling, ...]
    verdict: Verdict
    differences: tuple[str, ...]


def accounts_of(claims: Sequence[CaseClaim], labels: Labels) -> tuple[Account, ...]:
    """Every matter that is told at least twice, contradictions first."""
    groups = _Groups(claims)
    _group_within_reports(claims, groups)
    _group_across_reports(claims, labels, groups)
    accounts = [
        _account(group, labels) for group in groups.together() if len({one.id for one in group}) > 1
    ]
    rank = {"contradict": 0, "differ": 1, "agree": 2}
    return tuple(sorted(accounts, key=lambda a: (rank[a.verdict], -len(a.tellings), a.matter)))


class _Groups:
    """Claims that belong together, by place in the list; the root is the first of them."""

    def __init__(self, claims: Sequence[CaseClaim]) -> None:
        self._claims = claims
        self._parent = list(range(len(claims)))

    def find(self, one: int) -> int:
        while self._parent[one] != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def unite(self, one: int, other: int) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low

    def together(self) -> list[list[CaseClaim]]:
        groups: dict[int, list[CaseClaim]] = defaultdict(list)
        for number, claim in enumerate(self._claims):
            groups[self.find(number)].append(claim)
        return [group for group in groups.values() if len(group) > 1]


def _group_within_reports(claims: Sequence[CaseClaim], groups: _Groups) -> None:
    first: dict[tuple[str, str], int] = {}
    for number, one in enumerate(claims):
        if one.claim.matter is not None:
            key = (one.told_in.document, one.claim.matter)
            groups.unite(first.setdefault(key, number), number)


def _group_across_reports(claims: Sequence[CaseClaim], labels: Labels, groups: _Groups) -> None:
    """Only events with the same type and one participant on the same side are compared at all."""
    blocks: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(claims):
        if isinstance(one.claim, Event):
            actors, recipients = _sides(one, one.claim, labels)
            for side, members in (("actor", actors), ("recipient", recipients)):
                for member in members:
                    blocks[one.claim.type, side, member].append(number)
    compared: set[tuple[int, int]] = set()
    for block in blocks.values():
        for i, j in combinations(block[:_LARGEST_GROUP], 2):
            if claims[i].told_in.document == claims[j].told_in.document or (i, j) in compared:
                continue
            compared.add((i, j))
            if _one_happening(claims[i], claims[j], labels):
                groups.unite(i, j)


def _sides(
    one: CaseClaim, event: Event, labels: Labels, *, owners: bool = False
) -> tuple[set[str], set[str]]:
    """Who acts and who is acted on; with `owners`, also those whose part they are."""
    return (
        _identities(one, event.actors, labels, owners),
        _identities(one, event.recipients, labels, owners),
    )


def _identities(one: CaseClaim, who: Iterable[str], labels: Labels, owners: bool) -> set[str]:
    document, found = one.told_in.document, set()
    for ident in who:
        found.add(labels.identity(document, ident))
        actor = labels.actor(document, ident)
        if owners and actor is not None and actor.of is not None:
            found.add(actor.of)
    return found


def _one_happening(first: CaseClaim, second: CaseClaim, labels: Labels) -> bool:
    mine, yours = first.claim, second.claim
    if not isinstance(mine, Event) or not isinstance(yours, Event):
        return False
    (actors, recipients), (others, targets) = (
        _sides(first, mine, labels),
        _sides(second, yours, labels),
    )
    by_same = _meet(actors, others)
    to_same = _meet(recipients, targets)
    if (by_same is False and to_same is not True) or (to_same is False and by_same is not True):
        return False
    if _apart(days_of(_edtf(mine)), days_of(_edtf(yours))):
        return False
    both = by_same is True and to_same is True
    same_word = bool(_trigger(first, mine) & _trigger(second, yours))
    same_place = bool(_place(mine) & _place(yours))
    same_day = _same_day(days_of(_edtf(mine)), days_of(_edtf(yours)))
    return (same_word or same_place or same_day) if both else same_word and (same_place or same_day)


def _meet(mine: set[str], yours: set[str]) -> bool | None:
    """Whether one is on both sides; None where a telling names nobody."""
    return bool(mine & yours) if mine and yours else None


def _edtf(event: Event) -> str | None:
    return event.time.edtf if event.time else None


def _apart(mine: Days, yours: Days) -> bool:
    return bool(
        (mine.latest and yours.earliest and mine.latest < yours.earliest)
        or (yours.latest and mine.earliest and yours.latest < mine.earliest)
    )


def _same_day(mine: Days, yours: Days) -> bool:
    return mine.earliest is not None and mine == yours and mine.earliest == mine.latest


_ENDINGS = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|er|ers|e)$")


def _trigger(one: CaseClaim, event: Event) -> set[str]:
    """Stems of the words of what was done: those of the trigger where it lies in the evidence."""
    if event.trigger is None:
        return set()
    for place, words in zip(event_places(one), one.words, strict=True):
        if place[0] <= event.trigger.start and event.trigger.end <= place[1]:
            inside = words[event.trigger.start - place[0] : event.trigger.end - place[0]]
            return {_ENDINGS.sub("", word) for word in re.findall(r"\w{3,}", inside.casefold())}
    return set()


def event_places(one: CaseClaim) -> list[tuple[int, int]]:
    """Where the evidence stands."""
    return [(span.start, span.end) for span in one.claim.evidence]


def _place(event: Event) -> set[str]:
    words = re.findall(r"\w{4,}", event.place.text.casefold()) if event.place else []
    return set(words)


# what the tellings say


def _account(group: list[CaseClaim], labels: Labels) -> Account:
    tellings = tuple(
        Telling(
            one,
            _teller(one, labels),
            one.told_in.source,
        )
        for one in sorted(group, key=lambda one: one.id)
    )
    contradictions = tuple(dict.fromkeys(_contradictions(group, labels)))
    differences = tuple(dict.fromkeys(_differences(group, labels)))
    verdict: Verdict = "agree"
    if contradictions or differences:
        verdict = "contradict" if contradictions else "differ"
    return Account(tellings[0].claim.id, tellings, verdict, (*contradictions, *differences))


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
        elif (
            isinstance(mine, Outcome) and isinstance(yours, Outcome) and mine.result != yours.result
        ):
            yield f"{me} says {mine.result}, {you} says {yours.result}"


def _same_content(first: CaseClaim, second: CaseClaim, labels: Labels) -> bool:
    """Denying one thing contradicts asserting it, not asserting something else of the matter."""
    mine, yours = first.claim, second.claim
    if isinstance(mine, Event) and isinstance(yours, Event):
        (actors, recipients), (others, targets) = (
            _sides(first, mine, labels, owners=True),
            _sides(second, yours, labels, owners=True),
        )
        same_sides = _meet(actors, others) is not False and _meet(recipients, targets) is not False
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


def _ends(one: CaseClaim, tie: Tie, labels: Labels) -> tuple[str, str]:
    document = one.told_in.document
    return labels.identity(document, tie.source), labels.identity(document, tie.target)


def _differences(group: Sequence[CaseClaim], labels: Labels) -> Iterable[str]:
    events = [(one, one.claim) for one in group if isinstance(one.claim, Event)]
    for kind in sorted({event.type for _, event in events}):
        alike = [(one, event) for one, event in events if event.type == kind]
        for word, told in _told_of_events(alike, labels):
            yield from _parted(f"{word} ({kind})", told, labels)
    yield from _parted("what was done", [(o, e.type) for o, e in events], labels)
    roles = [(one, one.claim.role) for one in group if isinstance(one.claim, Role)]
    yield from _parted("in which role", roles, labels)
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
    yield "when", [(one, _edtf(event) or "") for one, event in events]
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
