"""The one validator of readings: our own before they are written, imported ones before storing.

It names every defect with its place: evidence that is not in the text, a voucher chain that is
empty or names one who is not listed, an id that points nowhere.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import assert_never

import msgspec

from faultlines.errors import ReadingInvalid
from faultlines.records.claims import (
    Claim,
    Commitment,
    Event,
    Framing,
    Outcome,
    Outlook,
    Role,
    Tie,
)
from faultlines.records.reading import Reading
from faultlines.records.spans import Span
from faultlines.records.terms import AUTHOR, RESERVED_ACTORS

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?[?~%]?(/(\d{4}(-\d{2}(-\d{2})?)?[?~%]?)?)?")


def validate(reading: Reading) -> tuple[str, ...]:
    """Every defect of a reading, one sentence each with its place; empty where there is none."""
    return tuple(_Checker(reading).defects())


def require_valid(reading: Reading) -> Reading:
    """The reading itself; raises ReadingInvalid where it has defects."""
    defects = validate(reading)
    if defects:
        count = "1 defect" if len(defects) == 1 else f"{len(defects)} defects"
        raise ReadingInvalid(f"The reading {reading.id!r} has {count}: {defects[0]}", defects)
    return reading


class _Checker:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.actors = {actor.id for actor in reading.actors} | RESERVED_ACTORS
        self.issues = {issue.id for issue in reading.issues}
        self.claims = {claim.id for claim in reading.claims}
        self.statements = {statement.id for statement in reading.statements}

    def defects(self) -> Iterator[str]:
        yield from self._ids()
        yield from self._frame()
        yield from self._actors()
        yield from self._mentions()
        yield from self._statements()
        for index, claim in enumerate(self.reading.claims):
            yield from self._claim(f"claims[{index}] ({claim.id})", claim)

    # what holds for the reading as a whole

    def _ids(self) -> Iterator[str]:
        reading = self.reading
        listed = [actor.id for actor in reading.actors]
        listed += [issue.id for issue in reading.issues]
        listed += [claim.id for claim in reading.claims]
        listed += [statement.id for statement in reading.statements]
        for ident, count in Counter(listed).items():
            if count > 1:
                yield f"ids: {ident!r} is given to {count} things; an id belongs to one"
            if ident in RESERVED_ACTORS:
                yield f"ids: {ident!r} is reserved and cannot be given"

    def _frame(self) -> Iterator[str]:
        reading = self.reading
        if reading.date is not None and not _DATE.fullmatch(reading.date):
            yield f"date: found {reading.date!r}; allowed is an EDTF date (2006-10-26), or null"
        end = 0
        for index, span in enumerate(reading.sentences):
            yield from self._span(f"sentences[{index}]", span)
            if span.start < end:
                yield f"sentences[{index}]: begins at {span.start}; the last ends at {end}"
            end = span.end
        for index, span in enumerate(reading.unread):
            yield from self._span(f"unread[{index}]", span)
        if not isinstance(reading.tokens, msgspec.UnsetType):
            for index, token in enumerate(reading.tokens):
                yield from self._span(f"tokens[{index}]", Span(token.start, token.end))
                if not 0 <= token.head < len(reading.tokens):
                    yield f"tokens[{index}].head: {token.head} is no index of the list"

    def _actors(self) -> Iterator[str]:
        for index, actor in enumerate(self.reading.actors):
            where = f"actors[{index}] ({actor.id})"
            if not actor.name.strip():
                yield f"{where}.name: is empty; an actor has a name"
            if actor.of is not None:
                yield from self._actor(f"{where}.of", actor.of)
                if actor.of == actor.id:
                    yield f"{where}.of: an actor cannot be part of itself"
            for alias in actor.aliases:
                if alias not in self.reading.text:
                    yield f"{where}.aliases: {alias!r} does not stand in the text"

    def _mentions(self) -> Iterator[str]:
        for index, mention in enumerate(self.reading.mentions):
            where = f"mentions[{index}]"
            yield from self._span(where, mention.span)
            yield from self._confidence(where, mention.confidence)
            if mention.actor is not None:
                yield from self._actor(f"{where}.actor", mention.actor)

    def _statements(self) -> Iterator[str]:
        for index, statement in enumerate(self.reading.statements):
            where = f"statements[{index}] ({statement.id})"
            if not statement.content:
                yield f"{where}.content: is empty; a statement shows its words"
            for place, span in enumerate(statement.content):
                yield from self._span(f"{where}.content[{place}]", span)
            for field, one in (("source", statement.source), ("cue", statement.cue)):
                if one is not None:
                    yield from self._span(f"{where}.{field}", one)
            for field, who in (("speaker", statement.speaker), ("addressee", statement.addressee)):
                if who is not None:
                    yield from self._actor(f"{where}.{field}", who)
            yield from self._vouchers(where, statement.vouchers)
            yield from self._confidence(where, statement.confidence)

    # what holds for each claim

    def _claim(self, where: str, claim: Claim) -> Iterator[str]:
        if not claim.evidence:
            yield f"{where}.evidence: is empty; a claim that cannot show its words does not exist"
        for index, span in enumerate(claim.evidence):
            yield from self._span(f"{where}.evidence[{index}]", span)
        yield from self._vouchers(where, claim.vouchers)
        yield from self._confidence(where, claim.confidence)
        for field, place in (("time", claim.time), ("place", claim.place)):
            if place is not None and place.start is not None and place.end is not None:
                span = Span(place.start, place.end)
                yield from self._span(f"{where}.{field}", span)
                if span.of(self.reading.text) != place.text:
                    yield f"{where}.{field}: {place.text!r} does not stand at {span}"
        yield from self._own_fields(where, claim)

    def _own_fields(self, where: str, claim: Claim) -> Iterator[str]:
        match claim:
            case Event():
                yield from self._event(where, claim)
            case Tie():
                yield from self._tie(where, claim)
            case Role():
                yield from self._actors_listed(where, claim.actor, *filter(None, (claim.of,)))
            case Commitment():
                if not claim.task.strip():
                    yield f"{where}.task: is empty"
                yield from self._actors_listed(where, *claim.set_by, *claim.owed_by)
            case Outcome():
                yield from self._outcome(where, claim)
            case Outlook():
                yield from self._outlook(where, claim)
            case Framing():
                yield from self._framing(where, claim)
            case _:
                assert_never(claim)

    def _event(self, where: str, event: Event) -> Iterator[str]:
        if event.trigger is not None:
            yield from self._span(f"{where}.trigger", event.trigger)
        others = (participant.actor for participant in event.others)
        yield from self._actors_listed(where, *event.actors, *event.recipients, *others)

    def _outcome(self, where: str, outcome: Outcome) -> Iterator[str]:
        if not outcome.of:
            yield f"{where}.of: is empty; an outcome is of something"
        for ident in outcome.of:
            yield from self._known(f"{where}.of", ident, self.claims, "claim")

    def _outlook(self, where: str, outlook: Outlook) -> Iterator[str]:
        yield from self._actor(f"{where}.by", outlook.by)
        allowed = self.claims | self.issues | self.actors | self.statements
        for ident in outlook.about:
            yield from self._known(f"{where}.about", ident, allowed, "claim, issue, actor")

    def _framing(self, where: str, framing: Framing) -> Iterator[str]:
        yield from self._span(f"{where}.term", framing.term)
        allowed = self.actors | self.claims | self.issues
        yield from self._known(f"{where}.target", framing.target, allowed, "actor or claim")
        if framing.implies is not None and framing.implies.other is not None:
            yield from self._actor(f"{where}.implies.other", framing.implies.other)

    def _tie(self, where: str, tie: Tie) -> Iterator[str]:
        yield from self._actor(f"{where}.source", tie.source)
        targets = self.actors | self.issues | self.claims
        yield from self._known(f"{where}.target", tie.target, targets, "actor, issue or event")
        if tie.over is not None:
            yield from self._known(f"{where}.over", tie.over, self.issues | self.claims, "issue")
        if tie.source == tie.target:
            yield f"{where}: source and target are the same, {tie.source!r}"
        if not tie.relation.strip():
            yield f"{where}.relation: is empty"

    def _vouchers(self, where: str, vouchers: tuple[str, ...]) -> Iterator[str]:
        if not vouchers:
            yield f"{where}.vouchers: is empty; somebody vouches for every claim"
        elif vouchers[0] != AUTHOR:
            yield f"{where}.vouchers: begins with {vouchers[0]!r}; it always begins with 'author'"
        for who in vouchers:
            yield from self._actor(f"{where}.vouchers", who)

    def _actors_listed(self, where: str, *idents: str) -> Iterator[str]:
        for ident in idents:
            yield from self._actor(where, ident)

    def _actor(self, where: str, ident: str) -> Iterator[str]:
        yield from self._known(where, ident, self.actors, "actor")

    def _known(self, where: str, ident: str, allowed: set[str], kind: str) -> Iterator[str]:
        if ident not in allowed:
            yield f"{where}: {ident!r} is no {kind} of this reading"

    def _span(self, where: str, span: Span) -> Iterator[str]:
        length = len(self.reading.text)
        if not 0 <= span.start < span.end <= length:
            yield f"{where}: {span} is no span of the text, which has {length} characters"

    def _confidence(self, where: str, confidence: float) -> Iterator[str]:
        if not 0.0 <= confidence <= 1.0:
            yield f"{where}.confidence: found {confidence}; allowed is 0 to 1"
