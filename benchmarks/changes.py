"""What is said differently in two readings of one report that differ in names alone.

Both are brought back to the text as written: places through the substitution, actors by the words
that mention them. A claim is shown where its confidence reaches what listings ask for by default.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from benchmarks.swapping import Edit, Swap
from faultlines.records import Claim, Framing, Reading, Role, Span, Tie

SHOWN = 0.5
"""The confidence that listings ask for by default."""
FAINT = SHOWN + 0.1
"""A claim below it that comes or goes may only have moved around the threshold."""

_ACTORS = {
    "event": ("actors", "recipients"),
    "tie": ("source", "target"),
    "role": ("actor", "of"),
    "commitment": ("set_by", "owed_by"),
    "outlook": ("by",),
    "framing": ("target",),
}
_TYPES = {
    "event": "type",
    "tie": "relation",
    "commitment": "form",
    "outcome": "result",
    "outlook": "form",
}

Outcome = Literal["same", "differs", "threshold", "vanished", "appeared"]
Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in terms of the text as written."""

    claim: Claim
    fields: Fields

    @property
    def shown(self) -> bool:
        """Whether it is shown by default."""
        return self.claim.confidence >= SHOWN

    @property
    def evidence(self) -> tuple[Span, ...]:
        """Its words, in the text as written."""
        found: tuple[Span, ...] = self.fields["evidence"]
        return found


@dataclass(frozen=True, slots=True)
class Change:
    """One claim of two readings; `before` or `after` is None where it stands in the other alone.

    `fields` are those that differ, `cause` what about the actors near it differs.
    """

    outcome: Outcome
    before: Told | None
    after: Told | None
    fields: tuple[str, ...] = ()
    cause: str = ""

    @property
    def faint(self) -> bool:
        """Whether the threshold may be to blame: it comes or goes and was hardly shown."""
        one = self.before or self.after
        gone = self.outcome in ("vanished", "appeared")
        return gone and one is not None and one.claim.confidence < FAINT


@dataclass(frozen=True, slots=True)
class Read:
    """A reading of a swapped report."""

    swap: Swap
    reading: Reading

    def span(self, span: Sequence[int]) -> Span:
        """A span of this text in the text as written."""
        return Span(self.swap.back(span[0]), self.swap.back(span[1], end=True))

    def words(self, words: str) -> str:
        """Words of this text with the names that the text as written has."""
        for old, new in self.swap.names.items():
            words = words.replace(new, old)
        return words


def changes(before: Read, after: Read) -> list[Change]:
    """Every claim that either reading shows, with what became of it."""
    same = same_actors(before, after)
    old = [_told(claim, before, lambda ident: ident) for claim in before.reading.claims]
    new = [
        _told(claim, after, lambda i: same.get(i, f"other {i}")) for claim in after.reading.claims
    ]
    found = []
    for one, other in _matched(old, new):
        if any(told is not None and told.shown for told in (one, other)):
            change = _change(one, other)
            found.append(_with_cause(change, before, after, same))
    return found


def same_actors(before: Read, after: Read) -> dict[str, str]:
    """For actors of the reading after, those of the reading before that the same words mention."""
    old = [(before.span(m.span), m) for m in before.reading.mentions if m.actor]
    by_place = {place: m.actor for place, m in old}
    by_end = {place.end: m.actor for place, m in old if m.form == "name"}
    votes: Counter[tuple[str, str]] = Counter()
    for mention in after.reading.mentions:
        place = after.span(mention.span)
        known = by_place.get(place) or by_end.get(place.end)
        if mention.actor and known:
            weight = 1 if mention.form == "pronoun" else 9 if place in by_place else 5
            votes[mention.actor, known] += weight
    same = {"author": "author", "unnamed": "unnamed"}
    for (mine, theirs), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        if mine not in same and theirs not in same.values():
            same[mine] = theirs
    return same


def _told(claim: Claim, read: Read, actor: Callable[[str], str]) -> Told:
    fields: dict[str, Any] = {
        "evidence": tuple(sorted(read.span(span) for span in claim.evidence)),
        "status": claim.status,
        "vouchers": tuple(actor(ident) for ident in claim.vouchers),
        "type": getattr(claim, _TYPES.get(claim.kind, ""), None),
        "sign": getattr(claim, "sign", None),
        "ends": tuple(_ends(claim, name, read, actor) for name in _ACTORS.get(claim.kind, ())),
    }
    if isinstance(claim, Role):
        fields["type"] = read.words(claim.role).lower()
    if isinstance(claim, Framing):
        fields["type"] = read.span(claim.term)
    if isinstance(claim, Tie):
        fields["change"] = (claim.change, claim.mutual)
    return Told(claim, fields)


def _ends(claim: Claim, name: str, read: Read, actor: Callable[[str], str]) -> tuple[str, ...]:
    """Actors of a field in sorted order; issues and claims by their words."""
    value = getattr(claim, name)
    idents = value if isinstance(value, tuple) else (value,) if value else ()
    return tuple(sorted(_end(ident, read, actor) for ident in idents))


def _end(ident: str, read: Read, actor: Callable[[str], str]) -> str:
    for issue in read.reading.issues:
        if issue.id == ident:
            return f"issue {read.words(issue.name)}"
    for claim in read.reading.claims:
        if claim.id == ident:
            return f"claim at {read.span(claim.evidence[0])}"
    return actor(ident)


# matching


def _matched(old: list[Told], new: list[Told]) -> Iterator[tuple[Told | None, Told | None]]:
    """Pairs that tell the same or nearly so, likest first, then what is left of either."""
    pairs = [
        (_likeness(one, other), m, n)
        for m, one in enumerate(old)
        for n, other in enumerate(new)
        if one.claim.kind == other.claim.kind
    ]
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for likeness, m, n in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if likeness > 0 and m not in taken_old and n not in taken_new:
            taken_old.add(m)
            taken_new.add(n)
            yield old[m], new[n]
    yield from ((one, None) for m, one in enumerate(old) if m not in taken_old)
    yield from ((None, one) for n, one in enumerate(new) if n not in taken_new)


def _likeness(one: Told, other: Told) -> float:
    """How many fields agree, 0 where it is another claim: other words, or little in common."""
    mine = {i for start, end in one.evidence for i in range(start, end)}
    theirs = {i for start, end in other.evidence for i in range(start, end)}
    common = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    if common < 0.5:
        return 0.0
    agree = sum(one.fields[name] == other.fields[name] for name in one.fields)
    core = one.fields["type"] == other.fields["type"] or one.fields["ends"] == other.fields["ends"]
    near = 0.5 - abs(one.claim.confidence - other.claim.confidence) / 2
    return agree + near + len(mine & theirs) / len(mine | theirs) if core else 0.0


def _change(before: Told | None, after: Told | None) -> Change:
    if before is None:
        return Change("appeared", before, after)
    if after is None:
        return Change("vanished", before, after)
    fields = tuple(n for n in before.fields if before.fields[n] != after.fields[n])
    if fields:
        return Change("differs", before, after, fields)
    return Change("same" if before.shown and after.shown else "threshold", before, after)


# causes


def _with_cause(change: Change, before: Read, after: Read, same: Mapping[str, str]) -> Change:
    if change.outcome == "same":
        return change
    told = change.before or change.after
    spans = told.evidence if told is not None else ()
    cause = _cause(spans, before, after, same)
    if not any(
        e.start < end and start < e.end for e in _edits(before, after) for start, end in spans
    ):
        cause += ", no swapped name in it"
    return Change(change.outcome, change.before, change.after, change.fields, cause)


def _edits(before: Read, after: Read) -> tuple[Edit, ...]:
    return (*before.swap.edits, *after.swap.edits)


def _cause(spans: Sequence[Span], before: Read, after: Read, same: Mapping[str, str]) -> str:
    """What differs about those mentioned in these words, the gravest first."""
    old, new = _mentioned(before, spans), _mentioned(after, spans)
    if old.keys() != new.keys():
        forms = {form for place in old.keys() ^ new.keys() for form in (old | new)[place][1:2]}
        return "a name is found in one alone" if "name" in forms else "a mention in one alone"
    types = {i: a.type for i, a in ((a.id, a) for a in before.reading.actors)}
    other = {same.get(a.id, ""): a.type for a in after.reading.actors}
    known = [ident for ident, _ in old.values() if ident]
    if any(i in other and types.get(i) != other[i] for i in known):
        return "an actor has another type"
    if any(same.get(new[place][0] or "") != old[place][0] for place in old if old[place][0]):
        return "a mention stands for another"
    return "the same actors"


def _mentioned(read: Read, spans: Sequence[Span]) -> dict[Span, tuple[str | None, str]]:
    found: dict[Span, tuple[str | None, str]] = {}
    for mention in read.reading.mentions:
        place = read.span(mention.span)
        if any(place.start < end and start < place.end for start, end in spans):
            found[place] = (mention.actor, mention.form)
    return found


def counts(found: Sequence[Change]) -> dict[str, int]:
    """How many of each outcome, and of fields that differ under their names."""
    tally: defaultdict[str, int] = defaultdict(int)
    for change in found:
        tally[change.outcome] += 1
        tally["faint"] += change.faint
        for field in change.fields:
            tally[f"field {field}"] += 1
    return dict(tally)
