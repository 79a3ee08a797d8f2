"""Which claims are on one matter: within a report by its reading, across reports by likeness.

Two events of two reports are of one matter where they are of one type, share somebody who acts and
somebody who is acted on (or one side, where the other is not told), and share a word of what was
done, the place, or the day; of words, as demands are, they also share most of the subject. Two
commitments are where they share a party and most of the task.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from faultlines.case import CaseClaim, Days, Labels, days_of
from faultlines.records import Commitment, Event

_LARGEST_GROUP = 300
"""Claims of one kind on the same actor beyond which the rest are not compared."""


_OFTEN_REPEATED = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)
"""What the same two do again and again; it is the same once more only about the same thing."""


def matters(claims: Sequence[CaseClaim], labels: Labels) -> list[list[CaseClaim]]:
    """Groups of two and more claims on one matter, each in the order of `claims`."""
    groups = _Groups(claims)
    _group_within_reports(claims, groups)
    _group_across_reports(claims, labels, groups)
    return groups.together()


class _Groups:
    """Claims that belong together, by place in the list; the root is the first of them."""

    def __init__(self, claims: Sequence[CaseClaim]) -> None:
        self._claims = claims
        self._parent = list(range(len(claims)))

    def _find(self, one: int) -> int:
        while self._parent[one] != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def unite(self, one: int, other: int) -> None:
        """Put two claims, and whatever is with them already, together."""
        low, high = sorted((self._find(one), self._find(other)))
        self._parent[high] = low

    def together(self) -> list[list[CaseClaim]]:
        """The groups of two and more."""
        groups: dict[int, list[CaseClaim]] = defaultdict(list)
        for number, claim in enumerate(self._claims):
            groups[self._find(number)].append(claim)
        return [group for group in groups.values() if len(group) > 1]


def _group_within_reports(claims: Sequence[CaseClaim], groups: _Groups) -> None:
    first: dict[tuple[str, str], int] = {}
    for number, one in enumerate(claims):
        if one.claim.matter is not None:
            key = (one.told_in.document, one.claim.matter)
            groups.unite(first.setdefault(key, number), number)


def _group_across_reports(claims: Sequence[CaseClaim], labels: Labels, groups: _Groups) -> None:
    """Only claims that share a participant on one side are compared at all."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(claims):
        for block in _blocks(one, labels):
            blocks[block].append(number)
    compared: set[tuple[int, int]] = set()
    for group in blocks.values():
        for i, j in combinations(group[:_LARGEST_GROUP], 2):
            if claims[i].told_in.document == claims[j].told_in.document or (i, j) in compared:
                continue
            compared.add((i, j))
            if _one_matter(claims[i], claims[j], labels):
                groups.unite(i, j)


def _blocks(one: CaseClaim, labels: Labels) -> Iterator[tuple[str, ...]]:
    claim = one.claim
    if isinstance(claim, Event):
        for side, members in zip(("by", "to"), sides_of(one, claim, labels), strict=True):
            yield from ((claim.type, side, member) for member in sorted(members))
    elif isinstance(claim, Commitment):
        yield from (("commitment", party) for party in sorted(_parties(one, claim, labels)))


def _one_matter(first: CaseClaim, second: CaseClaim, labels: Labels) -> bool:
    mine, yours = first.claim, second.claim
    if isinstance(mine, Commitment) and isinstance(yours, Commitment):
        return _one_task(mine, yours)
    return _one_happening(first, second, labels)


def _parties(one: CaseClaim, claim: Commitment, labels: Labels) -> set[str]:
    """Who set it and who owes it, and whose part they are."""
    return _identities(one, (*claim.set_by, *claim.owed_by), labels, True)


def _one_task(mine: Commitment, yours: Commitment) -> bool:
    words, others = _stems(mine.task, 4), _stems(yours.task, 4)
    shared = len(words & others)
    return shared >= 2 and shared * 2 >= len(words | others)


def sides_of(
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
        sides_of(first, mine, labels),
        sides_of(second, yours, labels),
    )
    by_same = meet(actors, others)
    to_same = meet(recipients, targets)
    if (by_same is False and to_same is not True) or (to_same is False and by_same is not True):
        return False
    if _apart(days_of(edtf_of(mine)), days_of(edtf_of(yours))):
        return False
    both = by_same is True and to_same is True
    same_word = bool(_trigger(first, mine) & _trigger(second, yours))
    if mine.type in _OFTEN_REPEATED:
        same_word = same_word and _same_subject(first, second)
    same_place = bool(_place(mine) & _place(yours))
    same_day = _same_day(days_of(edtf_of(mine)), days_of(edtf_of(yours)))
    return (same_word or same_place or same_day) if both else same_word and (same_place or same_day)


def meet(mine: set[str], yours: set[str]) -> bool | None:
    """Whether one is on both sides; None where a telling names nobody."""
    return bool(mine & yours) if mine and yours else None


def edtf_of(event: Event) -> str | None:
    """When it happened, where the text fixes it."""
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
    for place, words in zip(_places(one), one.words, strict=True):
        if place[0] <= event.trigger.start and event.trigger.end <= place[1]:
            inside = words[event.trigger.start - place[0] : event.trigger.end - place[0]]
            return _stems(inside, 3)
    return set()


def _same_subject(first: CaseClaim, second: CaseClaim) -> bool:
    """Half of the words of the shorter evidence stand in the other."""
    mine, yours = (_stems(" ".join(one.words), 4) for one in (first, second))
    return len(mine & yours) * 2 >= min(len(mine), len(yours)) > 0


def _stems(text: str, shortest: int) -> set[str]:
    words = re.findall(r"\w+", text.casefold())
    return {_ENDINGS.sub("", word) for word in words if len(word) >= shortest}


def _places(one: CaseClaim) -> list[tuple[int, int]]:
    """Where the evidence stands."""
    return [(span.start, span.end) for span in one.claim.evidence]


def _place(event: Event) -> set[str]:
    words = re.findall(r"\w{4,}", event.place.text.casefold()) if event.place else []
    return set(words)
