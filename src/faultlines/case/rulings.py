"""Decisions as rulings on nodes, and the joins as a reader is shown them."""

from typing import Literal

from faultlines.case.database import Database
from faultlines.case.entries import JoinEntry
from faultlines.errors import NotInCase
from faultlines.joining import Ruling

PLACED = (
    "(SELECT a.*, coalesce(s.node, a.node) AS stands, s.node IS NOT NULL AS moved FROM actors a "
    "LEFT JOIN senses s ON s.document = a.document AND s.actor = a.id)"
)
"""Actors of reports with the node that each stands for: its name's, or its sense's."""


def standing_rulings(
    database: Database,
) -> tuple[list[Ruling], dict[tuple[str, str], str]]:
    """Standing decisions as rulings, and nodes of their own for actors set apart from namesakes."""
    rows = database.rows(
        """SELECT what, first_document, first_name, first_type, second_document, second_name,
            second_type FROM decisions d WHERE what <> 'undo'
            AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.number)
        ORDER BY number"""
    )
    rulings: list[Ruling] = []
    own: dict[tuple[str, str], str] = {}
    nodes: dict[tuple[str, str], str] = {}
    for what, *about in rows:
        first = _find_member(database, *about[:3])
        second = _find_member(database, *about[3:])
        if first is None or second is None:
            continue  # its report was read again and the name is no longer in it
        one, other = (nodes.setdefault(who[:2], who[2]) for who in (first, second))
        if one == other and what == "reject":
            other = f"own:{second[0]}#{second[1]}"
            own[second[:2]] = nodes[second[:2]] = other
        if one != other:
            rulings.append(Ruling(what, one, other))
    return rulings, own


def _find_member(
    database: Database, document: str, name: str, kind: str
) -> tuple[str, str, str] | None:
    """(report, id, node) of the actor that a decision was about."""
    rows = database.rows(
        "SELECT document, id, node FROM actors WHERE document = ? AND name = ? AND type = ? "
        "ORDER BY ordinal LIMIT 1",
        (document, name, kind),
    )
    return rows[0] if rows else None


def require_member(database: Database, ident: str) -> tuple[str, str, str]:
    """(report, name, type) of an actor's id; raises NotInCase."""
    document, _, actor = ident.rpartition("#")
    rows = database.rows(
        "SELECT document, name, type FROM actors WHERE document = ? AND id = ?", (document, actor)
    )
    if not rows:
        raise NotInCase(
            f"The case has no actor {ident!r}. An actor's id is its report's id, #, and its id "
            "there, as `faultlines list CASE actors` and `faultlines joins CASE` show it."
        )
    return rows[0]


# what was joined, for a reader


def joins(database: Database, *, pending_only: bool) -> tuple[JoinEntry, ...]:
    """Joins between different names, by certainty; each with one actor of a report on each side."""
    rows = database.rows(
        """WITH best AS (
            SELECT first, second, max(certain) AS certain, max(confidence) AS confidence,
                first(reason ORDER BY certain DESC, confidence DESC, reason) AS reason
            FROM joins GROUP BY first, second),
        met AS (SELECT node, first(document ORDER BY document, ordinal) AS document,
                first(id ORDER BY document, ordinal) AS actor,
                first(name ORDER BY document, ordinal) AS name, min(type) AS type
            FROM actors GROUP BY node)
        SELECT one.document || '#' || one.actor, one.name, two.document || '#' || two.actor,
            two.name, one.type, best.certain, best.confidence, best.reason,
            k.cluster = l.cluster AS together
        FROM best JOIN met one ON one.node = best.first JOIN met two ON two.node = best.second
        JOIN clusters k ON k.document = one.document AND k.actor = one.actor
        JOIN clusters l ON l.document = two.document AND l.actor = two.actor
        ORDER BY best.certain, best.confidence DESC, 2, 4, 1, 3"""
    )
    ruled = {
        frozenset((ruling.first, ruling.second)): ruling.what for ruling in _ruled_members(database)
    }
    entries = []
    for first, first_name, second, second_name, kind, certain, confidence, reason, together in rows:
        ruling = ruled.get(frozenset((first, second)))
        state: Literal["joined", "pending", "kept apart"] = "joined" if together else "pending"
        if not together and (certain or ruling == "reject"):
            state = "kept apart"
        entry = JoinEntry(first, first_name, second, second_name, kind, state, confidence, reason)
        if not pending_only or state == "pending":
            entries.append(entry)
    return tuple(entries)


def _ruled_members(database: Database) -> list[Ruling]:
    """Standing decisions, with the first actor of each node in place of the node."""
    rulings, _ = standing_rulings(database)
    nodes = sorted({node for ruling in rulings for node in (ruling.first, ruling.second)})
    rows = database.rows(
        "SELECT node, first(document || '#' || id ORDER BY document, ordinal) FROM actors "
        "WHERE node IN (SELECT unnest(?)) GROUP BY node",
        (nodes,),
    )
    met = {row[0]: row[1] for row in rows}
    return [
        Ruling(one.what, met.get(one.first, one.first), met.get(one.second, one.second))
        for one in rulings
    ]
