"""In what the tellings of one matter part, and what one teller alone adds."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from faultlines.analysis.quantities import Quantity, quantities
from faultlines.analysis.stems import stem, words_of
from faultlines.analysis.tellings import edtf_of, trigger_words
from faultlines.case import CaseClaim, Labels
from faultlines.codebook import deed_classes, event_terms
from faultlines.records import Commitment, Event, Outcome, Role, Tie
from faultlines.records.terms import AUTHOR

_Told = list[tuple[CaseClaim, str]]
_CAUSE = re.compile(
    r"\b(?:because of|because|due to|owing to|in response to|in retaliation for|in revenge for"
    r"|as a result of|caused by|triggered by|provoked by)\s+([^.;,”\"]{3,90})", re.IGNORECASE
)  # fmt: skip
_ADDED = frozenset({"who authorised it", "where", "how many", "why", "who is blamed"})
"""What one teller may add alone; a day or a recipient that others leave out is no account."""


def told_by(one: CaseClaim, labels: Labels) -> str:
    """Who tells it, as a reader is told: the innermost voucher, or the outlet's own voice."""
    voucher = one.claim.vouchers[-1]
    outlet = one.told_in.source or one.told_in.document
    if voucher == AUTHOR:
        return outlet
    return f"{labels.name(one.told_in.document, voucher)} (in {outlet})"


def is_deed(event: Event) -> bool:
    """Whether it was done and not only said."""
    return event_terms()[event.type].event_class.startswith("material")


def differences_of(
    group: Sequence[CaseClaim], labels: Labels
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """In words, in what the tellers part, and what only one of several tells."""
    parted: list[str] = []
    alone: list[str] = []
    tellers = {told_by(one, labels) for one in group}
    for what, told in _aspects(group, labels):
        parted += _parted(what, told, labels)
        if what.split(" (")[0].split(":")[0] in _ADDED:
            alone += _alone(what, told, labels, tellers)
    parted += _numbers_apart(group, labels)
    alone += _numbers_alone(group, labels, tellers)
    return tuple(dict.fromkeys(parted)), tuple(dict.fromkeys(alone))


def _aspects(group: Sequence[CaseClaim], labels: Labels) -> Iterator[tuple[str, _Told]]:
    events = [(one, one.claim) for one in group if isinstance(one.claim, Event)]
    for kind in sorted({event.type for _, event in events}):
        alike = [(one, event) for one, event in events if event.type == kind]
        yield from ((f"{word} ({kind})", told) for word, told in _of_events(alike, labels))
    # what one says and what another does are two things; of two deeds one may be the other
    yield "what was done", [(one, event.type) for one, event in events if is_deed(event)]
    yield "who authorised it", _permission(events, labels)
    yield "who is blamed", _blame(events, labels)
    yield "why", _causes(group)
    yield from _stances(group, labels)
    yield "in which role", [(one, one.claim.role) for one in group if isinstance(one.claim, Role)]
    outcomes: _Told = [(one, one.claim.result) for one in group if isinstance(one.claim, Outcome)]
    yield "what came of it", outcomes
    forms: _Told = [(one, one.claim.form) for one in group if isinstance(one.claim, Commitment)]
    yield "in which form", forms


def _stances(group: Iterable[CaseClaim], labels: Labels) -> Iterator[tuple[str, _Told]]:
    """For or against, of each tie between the same two; changes are told with their day."""
    by_ends: dict[tuple[str, str], _Told] = defaultdict(list)
    for one in group:
        tie = one.claim
        if isinstance(tie, Tie) and tie.sign and tie.status == "asserted":
            ends = tuple(labels.name(one.told_in.document, end) for end in (tie.source, tie.target))
            side = {1: "for", -1: "against"}[tie.sign]
            change = f", {tie.change}" if tie.change else ""
            by_ends[ends[0], ends[1]].append((one, f"{side}{change}{_dated(one)}"))
    for (source, target), told in by_ends.items():
        if len({value.split(",")[0].split(" (")[0] for _, value in told}) > 1:
            yield f"how {source} stands to {target}", told


def _dated(one: CaseClaim) -> str:
    return f" (told {one.told_in.date})" if one.told_in.date else ""


def _of_events(
    events: Sequence[tuple[CaseClaim, Event]], labels: Labels
) -> Iterable[tuple[str, _Told]]:
    yield "who did it", [(one, _names(one, event.actors, labels)) for one, event in events]
    yield "to whom", [(one, _names(one, event.recipients, labels)) for one, event in events]
    yield "where", [(one, event.place.text if event.place else "") for one, event in events]
    yield "when", [(one, edtf_of(event) or "") for one, event in events]
    yield "whether it happened", [(one, event.status) for one, event in events]


def _permission(events: Sequence[tuple[CaseClaim, Event]], labels: Labels) -> _Told:
    """Who let it happen, as a part in a deed or as a deed of his own; "not X" where denied."""
    found: _Told = []
    for one, event in events:
        who = [other.actor for other in event.others if other.part == "authoriser"]
        if not who and permits(one):
            who = list(event.actors)
        names = _names(one, who, labels)
        if names:
            found.append((one, f"not {names}" if event.status == "denied" else names))
    return found


def permits(one: CaseClaim) -> bool:
    """Whether it tells that somebody let something happen."""
    lists = deed_classes("authorise")
    words = trigger_words(one).casefold().split()
    return any(deed_classes(form) & lists for word in words for form in _forms(word))


def _forms(word: str) -> tuple[str, ...]:
    return (word, word.removesuffix("d"), word.removesuffix("ed"), word.removesuffix("s"))


def _blame(events: Sequence[tuple[CaseClaim, Event]], labels: Labels) -> _Told:
    """Whom those accuse who speak of the matter; a blamer tells it on his own word."""
    return [
        (one, _names(one, event.recipients, labels))
        for one, event in events
        if event.type == "ACCUSE" and event.status == "asserted"
    ]


def _causes(group: Iterable[CaseClaim]) -> _Told:
    found: _Told = []
    for one in group:
        cause = _CAUSE.search(" ".join(one.words))
        if cause is not None:
            found.append((one, cause[1].strip()))
    return found


def _names(one: CaseClaim, who: Iterable[str], labels: Labels) -> str:
    return ", ".join(sorted(labels.name(one.told_in.document, ident) for ident in who))


def _by_teller(told: _Told, labels: Labels) -> dict[str, dict[str, str]]:
    by_teller: dict[str, dict[str, str]] = defaultdict(dict)
    for one, value in told:
        if value:
            by_teller[told_by(one, labels)].setdefault(value.casefold(), value)
    return by_teller


def _parted(what: str, told: _Told, labels: Labels) -> Iterator[str]:
    """`where: Sadr City (Lantern); the border (Herald)`; nothing where all tellers say the same.

    Several events that one teller tells are no difference; only two tellers can differ. Reasons
    that share a word may be one reason.
    """
    by_teller = _by_teller(told, labels)
    if what == "why" and _one_reason(by_teller):
        return
    if len({frozenset(values) for values in by_teller.values()}) > 1:
        parts = (
            f"{' and '.join(sorted(values.values()))} ({teller})"
            for teller, values in sorted(by_teller.items())
        )
        yield f"{what}: {'; '.join(parts)}"


def _one_reason(by_teller: dict[str, dict[str, str]]) -> bool:
    reasons = [
        {stem(word) for value in values for word in words_of(value)}
        for values in by_teller.values()
    ]
    return bool(reasons) and bool(set.intersection(*reasons))


def _alone(what: str, told: _Told, labels: Labels, tellers: set[str]) -> Iterator[str]:
    """`only Ann says who authorised it: Bob`, where others tell of the matter as well."""
    by_teller = _by_teller(told, labels)
    if len(by_teller) == 1 and len(tellers) > 1:
        ((teller, values),) = by_teller.items()
        yield f"only {teller} says {what}: {' and '.join(sorted(values.values()))}"


# numbers


def _counted(group: Iterable[CaseClaim], labels: Labels) -> dict[str, dict[str, Quantity]]:
    """By what is counted, the number that each teller gives first."""
    found: dict[str, dict[str, Quantity]] = defaultdict(dict)
    for one in group:
        for quantity in quantities(" … ".join(one.words)):
            for counted in sorted(quantity.counts)[:1]:
                found[counted].setdefault(told_by(one, labels), quantity)
    return found


def _numbers_apart(group: Sequence[CaseClaim], labels: Labels) -> Iterator[str]:
    """Numbers of the same that cannot both be right."""
    for _, by_teller in sorted(_counted(group, labels).items()):
        numbers = list(by_teller.values())
        if any(not one.meets(other) for one in numbers for other in numbers):
            parts = (f"{q.words} {q.thing} ({teller})" for teller, q in sorted(by_teller.items()))
            yield f"how many: {'; '.join(parts)}"


def _numbers_alone(group: Sequence[CaseClaim], labels: Labels, tellers: set[str]) -> Iterator[str]:
    for _, by_teller in sorted(_counted(group, labels).items()):
        if len(by_teller) == 1 and len(tellers) > 1:
            ((teller, quantity),) = by_teller.items()
            yield f"only {teller} says how many: {quantity.words} {quantity.thing}"
