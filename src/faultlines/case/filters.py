"""A filter as conditions of SQL, each with the words that tell a reader what it leaves out.

In every condition `t` is the table of claims, statements or unread spans, `d` the documents.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from faultlines.case.entries import Filter, Teller

_VOUCHERS = "SELECT 1 FROM vouchers v WHERE v.document = t.document AND v.owner = t.id"
_PARTS = (
    "SELECT 1 FROM parts p JOIN clusters k ON k.document = p.document AND k.actor = p.entity "
    "WHERE p.document = t.document AND p.owner = t.id AND k.cluster = ?"
)


@dataclass(frozen=True, slots=True)
class Condition:
    """`counted` tells what is left out; empty for conditions that are the question itself.

    `of_claims`: it is about a claim or statement, and means nothing for an unread span.
    """

    sql: str
    parameters: tuple[object, ...] = ()
    counted: str = ""
    of_claims: bool = False


def conditions(asked: Filter, table: str) -> list[Condition]:
    """The conditions of a filter, the question first, then what narrows it."""
    return [*_question(asked, table), *_narrowing(asked, table)]


def _question(asked: Filter, table: str) -> Iterator[Condition]:
    if asked.kinds and table == "claims":
        yield Condition("t.kind IN (SELECT unnest(?))", (list(asked.kinds),), of_claims=True)
    if asked.actor is not None:
        yield Condition(f"EXISTS ({_PARTS})", (asked.actor,), of_claims=True)
    if asked.document is not None:
        yield Condition("t.document = ?", (asked.document,))
    if asked.rejected and table == "claims":
        yield Condition("t.ruling = 'rejected'", of_claims=True)


def _narrowing(asked: Filter, table: str) -> Iterator[Condition]:
    if asked.document is None:
        yield Condition("d.copy_of IS NULL", counted="in copies of other reports")
    if table == "claims" and not asked.rejected:
        yield Condition("t.ruling IS DISTINCT FROM 'rejected'", (), "rejected by decision", True)
    if asked.as_of is not None:
        told = "d.earliest IS NOT NULL OR d.latest IS NOT NULL"
        yield Condition(told, (), "of reports without a date")
        label = f"of reports after {asked.as_of}"
        yield Condition("coalesce(d.latest, '9999') <= ?", (asked.as_of,), label)
    if asked.min_confidence > 0 and not asked.rejected:
        label = f"below confidence {asked.min_confidence:g}"
        yield Condition("t.confidence >= ?", (asked.min_confidence,), label, of_claims=True)
    if asked.source is not None:
        yield Condition("d.source = ?", (asked.source,), "from other sources")
    if asked.teller is not None:
        told = f"not according to {asked.teller.name}"
        sql, parameters = _told_by(asked.teller)
        yield Condition(sql, parameters, told, of_claims=True)
    day = "d" if table == "unread" else "t"
    if asked.since is not None or asked.until is not None:
        dated = f"({day}.earliest IS NOT NULL OR {day}.latest IS NOT NULL)"
        yield Condition(dated, counted="without a date")
    if asked.since is not None:
        label = f"before {asked.since}"
        yield Condition(f"coalesce({day}.latest, '9999') >= ?", (asked.since,), label)
    if asked.until is not None:
        label = f"after {asked.until}"
        yield Condition(f"coalesce({day}.earliest, '0000') <= ?", (asked.until,), label)


def _told_by(teller: Teller) -> tuple[str, tuple[object, ...]]:
    """Claims in the reports' own voice, vouched for by an actor, or in an outlet's own voice."""
    own_voice = f"NOT EXISTS ({_VOUCHERS} AND v.actor <> 'author')"
    ways: list[str] = []
    parameters: list[object] = []
    if teller.author:
        ways.append(own_voice)
    if teller.sources:
        ways.append(f"(d.source IN (SELECT unnest(?)) AND {own_voice})")
        parameters.append(list(teller.sources))
    if teller.actors:
        ways.append(
            "EXISTS (SELECT 1 FROM vouchers v JOIN clusters k ON k.document = v.document AND "
            "k.actor = v.actor WHERE v.document = t.document AND v.owner = t.id AND "
            "k.cluster IN (SELECT unnest(?)))"
        )
        parameters.append(list(teller.actors))
    return " OR ".join(ways) or "false", tuple(parameters)
