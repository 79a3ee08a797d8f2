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
            apart = first if first[3] and not second[3] else second
            node = f"own:{apart[0]}#{apart[1]}"
            own[apart[:2]] = nodes[apart[:2]] = node
            one, other = nodes[first[:2]], nodes[second[:2]]
        if one != other:
            rulings.append(Ruling(what, one, other))
    return rulings, own


def _find_member(
    database: Database, document: str, name: str, kind: str
) -> tuple[str, str, str, bool] | None:
    """(report, id, node, whether its company gave it that node) of whom a decision was about."""
    rows = database.rows(
        f"SELECT document, id, stands, moved FROM {PLACED} WHERE document = ? AND name = ? "
        "AND type = ? ORDER BY ordinal LIMIT 1",
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


_LEAST_ASKED = 0.15
"""What is less likely than this is not worth a question: a surname that fits dozens."""
_JOINS = f"""WITH placed AS {PLACED},
    met AS (SELECT stands AS node, moved, first(document ORDER BY document, ordinal) AS document,
        first(id ORDER BY document, ordinal) AS actor,
        first(name ORDER BY document, ordinal) AS name FROM placed GROUP BY stands, moved),
    shown AS (SELECT node, arg_min(struct_pack(document, actor, name), moved) AS one
        FROM met GROUP BY node),
    told AS (
        SELECT j.first, j.second, max(j.certain) AS certain, max(j.confidence) AS confidence,
            first(j.reason ORDER BY j.certain DESC, j.confidence DESC, j.reason) AS reason,
            a.document, a.actor, a.name, b.document, b.actor, b.name
        FROM joins j JOIN met a ON a.node = j.first AND NOT a.moved
        JOIN met b ON b.node = j.second AND NOT b.moved GROUP BY ALL
        UNION ALL
        SELECT p.node, s.node, bool_or(s.settled), avg(s.confidence),
            first(s.reason ORDER BY p.document, p.ordinal),
            first(p.document ORDER BY p.document, p.ordinal),
            first(p.id ORDER BY p.document, p.ordinal),
            first(p.name ORDER BY p.document, p.ordinal), t.one.document, t.one.actor, t.one.name
        FROM senses s JOIN placed p ON p.document = s.document AND p.id = s.actor
        JOIN shown t ON t.node = CASE WHEN s.settled THEN s.node ELSE s.toward END
        WHERE p.node <> t.node GROUP BY ALL)
    SELECT * FROM told"""


def joins(database: Database, *, pending_only: bool) -> tuple[JoinEntry, ...]:
    """Joins between different names, by certainty; each with one actor of a report on each side.

    A name that several bear is shown with each of those whom it means in some report.
    """
    rows = database.rows(
        f"""WITH told (first, second, certain, confidence, reason, one_document, one_actor,
            one_name, two_document, two_actor, two_name) AS ({_JOINS})
        SELECT one_document || '#' || one_actor, one_name, two_document || '#' || two_actor,
            two_name, split_part(told.first, ':', 1), certain, confidence, reason,
            k.cluster = l.cluster AS together
        FROM told JOIN clusters k ON k.document = one_document AND k.actor = one_actor
        JOIN clusters l ON l.document = two_document AND l.actor = two_actor
        WHERE certain OR confidence >= {_LEAST_ASKED}
        ORDER BY certain, confidence DESC, 2, 4, 1, 3"""
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
        sure = round(confidence, 3)
        entry = JoinEntry(first, first_name, second, second_name, kind, state, sure, reason)
        if not pending_only or state == "pending":
            entries.append(entry)
    return tuple(entries)


def _ruled_members(database: Database) -> list[Ruling]:
    """Standing decisions, with the first actor of each node in place of the node."""
    rulings, _ = standing_rulings(database)
    nodes = sorted({node for ruling in rulings for node in (ruling.first, ruling.second)})
    rows = database.rows(
        "SELECT stands, first(document || '#' || id ORDER BY moved, document, ordinal) "
        f"FROM {PLACED} WHERE stands IN (SELECT unnest(?)) GROUP BY stands",
        (nodes,),
    )
    met = {row[0]: row[1] for row in rows}
    return [
        Ruling(one.what, met.get(one.first, one.first), met.get(one.second, one.second))
        for one in rulings
    ]
