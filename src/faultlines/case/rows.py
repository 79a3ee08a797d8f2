"""Records to rows of tables, and rows back to records, without losing anything."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec

from faultlines.case.database import Column, Row
from faultlines.case.effects import ClaimEffect, Effects
from faultlines.joining import Name
from faultlines.records import (
    Actor,
    Claim,
    Commitment,
    Event,
    Framing,
    Issue,
    Mention,
    Outcome,
    Outlook,
    Reading,
    Role,
    Span,
    Spans,
    Statement,
    Tie,
    Time,
    Token,
)
from faultlines.times import Days, days_of

COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        *("id", "title", "source", "date", "earliest", "latest", "text", "sha256", "added"),
        *("origin", "said_copy_of", "tokens", "joined", "dated"),
    ),
    "sentences": ("document", "ordinal", "begins", "ends"),
    "unread": ("document", "ordinal", "begins", "ends", "words"),
    "actors": ("document", "ordinal", "id", "name", "type", "aliases", "owner", "node"),
    "issues": ("document", "ordinal", "id", "name"),
    "mentions": (
        *("document", "ordinal", "begins", "ends", "form", "label", "actor", "confidence"),
        "chain",
    ),
    "statements": (
        *("document", "ordinal", "id", "confidence", "earliest", "latest", "payload"),
        "in_effect",
    ),
    "claims": (
        *("document", "ordinal", "id", "kind", "status", "matter", "confidence", "earliest"),
        *("latest", "payload", "in_effect", "ruling", "told"),
    ),
    "evidence": ("document", "owner", "ordinal", "begins", "ends", "words"),
    "vouchers": ("document", "owner", "ordinal", "actor"),
    "parts": ("document", "owner", "ordinal", "part", "entity"),
}
OWNED_TABLES = tuple(table for table in COLUMNS if table != "documents")

_claim_decoder: msgspec.json.Decoder[Claim] = msgspec.json.Decoder(Claim)
_statement_decoder: msgspec.json.Decoder[Statement] = msgspec.json.Decoder(Statement)
_encode = msgspec.json.encode


def decode_claim(payload: str) -> Claim:
    """The claim of a payload column."""
    return _claim_decoder.decode(payload)


def decode_statement(payload: str) -> Statement:
    """The statement of a payload column."""
    return _statement_decoder.decode(payload)


class RowBatch:
    """Rows of several readings, gathered by table and handed over as columns."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)

    def columns(self) -> dict[str, dict[str, Column]]:
        """For each table with rows, its columns."""
        return {
            table: dict(zip(COLUMNS[table], zip(*rows, strict=True), strict=True))
            for table, rows in self._rows.items()
        }

    def add(
        self,
        reading: Reading,
        names: dict[str, Name],
        effects: Effects,
        *,
        sha256: str,
        added: str,
        origin: str,
        copy_of: str | None,
    ) -> None:
        """The rows of one reading; `names` as joining gives them, by the actor's id."""
        days = days_of(effects.date)
        tokens = None if isinstance(reading.tokens, msgspec.UnsetType) else _json(reading.tokens)
        self._rows["documents"].append(
            (
                reading.id,
                reading.title,
                reading.source,
                reading.date,
                *days,
                reading.text,
                sha256,
                added,
                origin,
                copy_of,
                tokens,
                False,
                effects.date if effects.date != reading.date else None,
            )
        )
        self._add_frame(reading, names)
        self.add_told(reading, effects)

    def add_told(self, reading: Reading, effects: Effects) -> None:
        """The rows of the statements and claims of one reading, as they hold."""
        days = days_of(effects.date)
        pairs = zip(reading.statements, effects.statements, strict=True)
        for ordinal, (told, statement) in enumerate(pairs):
            self._add_statement(reading, ordinal, told, statement, days)
        for ordinal, one in enumerate(effects.claims):
            self._add_claim(reading, ordinal, one, days)

    def _add_frame(self, reading: Reading, names: dict[str, Name]) -> None:
        rows, document, text = self._rows, reading.id, reading.text
        for i, span in enumerate(reading.sentences):
            rows["sentences"].append((document, i, *span))
        for i, span in enumerate(reading.unread):
            rows["unread"].append((document, i, *span, span.of(text)))
        for i, actor in enumerate(reading.actors):
            node = names[actor.id].node
            rows["actors"].append(
                (
                    document,
                    i,
                    actor.id,
                    actor.name,
                    actor.type,
                    _json(actor.aliases),
                    actor.of,
                    node,
                )
            )
        for i, issue in enumerate(reading.issues):
            rows["issues"].append((document, i, issue.id, issue.name))
        for i, one in enumerate(reading.mentions):
            rows["mentions"].append(
                (
                    document,
                    i,
                    one.start,
                    one.end,
                    one.form,
                    one.label,
                    one.actor,
                    float(one.confidence),
                    one.chain,
                )
            )

    def _add_statement(
        self, reading: Reading, ordinal: int, told: Statement, statement: Statement, report: Days
    ) -> None:
        days = _days(statement.time, report)
        self._rows["statements"].append(
            (
                reading.id,
                ordinal,
                statement.id,
                float(statement.confidence),
                *days,
                _json(told),
                _json(statement) if statement != told else None,
            )
        )
        parts = [("speaker", statement.speaker), ("addressee", statement.addressee)]
        self._add_owned(reading, statement.id, statement.content, statement.vouchers, parts)

    def _add_claim(self, reading: Reading, ordinal: int, one: ClaimEffect, report: Days) -> None:
        claim = one.claim
        days = _days(claim.time, report)
        self._rows["claims"].append(
            (
                reading.id,
                ordinal,
                claim.id,
                claim.kind,
                claim.status,
                claim.matter,
                float(claim.confidence),
                *days,
                _json(one.told or claim),
                _json(claim) if claim != one.told else None,
                one.ruling,
                one.told is not None,
            )
        )
        self._add_owned(reading, claim.id, claim.evidence, claim.vouchers, parts_of(claim))

    def _add_owned(
        self,
        reading: Reading,
        owner: str,
        spans: Spans,
        vouchers: tuple[str, ...],
        parts: Sequence[tuple[str, str | None]],
    ) -> None:
        rows, document = self._rows, reading.id
        for i, span in enumerate(spans):
            rows["evidence"].append((document, owner, i, *span, span.of(reading.text)))
        for i, actor in enumerate(vouchers):
            rows["vouchers"].append((document, owner, i, actor))
        for i, (part, entity) in enumerate(parts):
            if entity is not None:
                rows["parts"].append((document, owner, i, part, entity))


def parts_of(claim: Claim) -> list[tuple[str, str | None]]:
    """Every actor, issue or claim that a claim is about, with its part in it."""
    match claim:
        case Event():
            parts: list[tuple[str, str | None]] = [("actor", one) for one in claim.actors]
            parts += [("recipient", one) for one in claim.recipients]
            return [*parts, *((other.part, other.actor) for other in claim.others)]
        case Tie():
            return [("source", claim.source), ("target", claim.target), ("over", claim.over)]
        case Role():
            return [("actor", claim.actor), ("of", claim.of)]
        case Commitment():
            parts = [("set_by", one) for one in claim.set_by]
            return [*parts, *(("owed_by", one) for one in claim.owed_by)]
        case Outcome():
            return [("of", one) for one in claim.of]
        case Outlook():
            return [("by", claim.by), *(("about", one) for one in claim.about)]
        case Framing():
            other = claim.implies.other if claim.implies else None
            return [("target", claim.target), ("implied", other)]


def actor_row(row: Row) -> Actor:
    """The actor of (id, name, type, aliases, owner)."""
    aliases = tuple(msgspec.json.decode(row[3], type=list[str]))
    return Actor(id=row[0], name=row[1], type=row[2], aliases=aliases, of=row[4])


def build_reading(document: Row, tables: dict[str, list[Row]]) -> Reading:
    """The reading as it was added, from (id, title, source, date, text, tokens) and its rows."""
    tokens: Any = msgspec.UNSET
    if document[5] is not None:
        tokens = msgspec.json.decode(document[5], type=tuple[Token, ...])
    return Reading(
        id=document[0],
        title=document[1],
        source=document[2],
        date=document[3],
        text=document[4],
        sentences=tuple(Span(*row) for row in tables["sentences"]),
        actors=tuple(actor_row(row) for row in tables["actors"]),
        issues=tuple(Issue(id=row[0], name=row[1]) for row in tables["issues"]),
        mentions=tuple(_mention(row) for row in tables["mentions"]),
        statements=tuple(decode_statement(row[0]) for row in tables["statements"]),
        claims=tuple(decode_claim(row[0]) for row in tables["claims"]),
        unread=tuple(Span(*row) for row in tables["unread"]),
        tokens=tokens,
    )


TOLD_TABLES = ("statements", "claims", "evidence", "vouchers", "parts")
"""What follows from decisions and the report's date, beside its reading."""

READING_COLUMNS: dict[str, str] = {
    "sentences": "begins, ends",
    "actors": "id, name, type, aliases, owner",
    "issues": "id, name",
    "mentions": "begins, ends, form, label, actor, confidence, chain",
    "statements": "payload",
    "claims": "payload",
    "unread": "begins, ends",
}


def _mention(row: Row) -> Mention:
    begins, ends, form, label, actor, confidence, chain = row
    return Mention(
        start=begins,
        end=ends,
        form=form,
        label=label,
        actor=actor,
        confidence=confidence,
        chain=chain,
    )


def _days(time: Time | None, report: Days) -> Days:
    """When it happened where that is known, else when it was reported."""
    own = days_of(time.edtf) if time is not None else Days(None, None)
    return own if own.earliest or own.latest else report


def _json(value: object) -> str:
    return _encode(value).decode("utf-8")
