"""Joining kept up to date: names, blocks and joins in the file, and the actors that follow.

What is derived here is a pure function of the readings and decisions in the case.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from faultlines.case.database import Database, Row
from faultlines.case.entries import JoinEntry
from faultlines.case.rows import actor_row
from faultlines.errors import NotInCase
from faultlines.joining import (
    Join,
    Name,
    Ruling,
    blocks_of,
    cluster,
    display_name,
    joins_in,
    names_in,
)
from faultlines.records import Actor, Reading

_NAME = "node, type, name, plain, aliases, owner, generic"
_BATCH = 2000


def unjoined(database: Database) -> bool:
    """Whether there are reports whose actors have not been joined yet."""
    return bool(database.value("SELECT count(*) FROM documents WHERE NOT joined"))


def forget_joins(database: Database) -> None:
    """Begin anew the next time: something was taken out of the case."""
    for table in ("names", "blocks", "joins", "clusters", "case_actors"):
        database.execute(f"DELETE FROM {table}")
    database.execute("UPDATE documents SET joined = false")


def join_actors(database: Database) -> None:
    """Join the actors of reports that were added since, all of it or nothing."""
    rows = database.rows("SELECT id FROM documents WHERE NOT joined ORDER BY id")
    if not rows:
        return
    fresh = [row[0] for row in rows]
    with database.transaction():
        _link_copies(database)
        touched: set[str] = set()
        for start in range(0, len(fresh), _BATCH):
            touched |= _store_names(database, fresh[start : start + _BATCH])
        _store_joins(database, sorted(touched))
        rebuild_clusters(database)
        database.execute("UPDATE documents SET joined = true WHERE NOT joined")


def _link_copies(database: Database) -> None:
    """A report repeats what it is said to repeat, or the first of those with the same text."""
    database.execute("UPDATE documents SET copy_of = NULL WHERE copy_of IS NOT NULL")
    database.execute(
        """UPDATE documents SET copy_of = first.id FROM (
            SELECT sha256, first(id ORDER BY earliest NULLS LAST, id) AS id FROM documents
            WHERE text <> '' GROUP BY sha256 HAVING count(*) > 1) first
        WHERE documents.sha256 = first.sha256 AND documents.id <> first.id"""
    )
    database.execute(
        """UPDATE documents SET copy_of = original.id FROM documents original
        WHERE documents.said_copy_of = original.id AND original.id <> documents.id
            AND NOT coalesce(original.said_copy_of = documents.id AND documents.id < original.id,
                false)"""
    )


# names and joins


def _store_names(database: Database, documents: list[str]) -> set[str]:
    """Store the names of new reports; the blocks that are touched."""
    found: dict[str, Name] = {}
    for name in _names_of(database, documents):
        found[name.node] = _merged(found.get(name.node), name)
    known = {name.node: name for name in _load_names(database, sorted(found))}
    changed = {}
    for node, name in found.items():
        merged = _merged(known.get(node), name)
        if merged != known.get(node):
            changed[node] = merged
    nodes = sorted(changed)
    for table in ("names", "blocks"):
        database.execute(f"DELETE FROM {table} WHERE node IN (SELECT unnest(?))", (nodes,))
    _insert_names(database, [changed[node] for node in nodes])
    pairs = [(block, node) for node in nodes for block in sorted(blocks_of(changed[node]))]
    database.insert(
        "blocks", {"block": [pair[0] for pair in pairs], "node": [pair[1] for pair in pairs]}
    )
    return {block for block, _ in pairs}


def _names_of(database: Database, documents: list[str]) -> Iterable[Name]:
    rows = database.rows(
        "SELECT document, id, name, type, aliases, owner FROM actors "
        "WHERE document IN (SELECT unnest(?)) ORDER BY document, ordinal",
        (documents,),
    )
    by_document: dict[str, list[Actor]] = defaultdict(list)
    for row in rows:
        by_document[row[0]].append(actor_row(row[1:]))
    for document, actors in by_document.items():
        yield from names_in(Reading(id=document, text="", actors=tuple(actors))).values()


def _merged(known: Name | None, name: Name) -> Name:
    """Aliases of all reports together; the longest spelling stands for the rest."""
    if known is None:
        return name
    longest = max(known.name, name.name, key=lambda one: (len(one), one))
    aliases = known.aliases | name.aliases
    return Name(name.node, name.type, longest, name.plain, aliases, name.owner, name.generic)


def _load_names(database: Database, nodes: list[str]) -> list[Name]:
    rows = database.rows(f"SELECT {_NAME} FROM names WHERE node IN (SELECT unnest(?))", (nodes,))
    return [_name(row) for row in rows]


def _name(row: Row) -> Name:
    node, kind, name, plain, aliases, owner, generic = row
    return Name(node, kind, name, plain, frozenset(json.loads(aliases)), owner, generic)


def _insert_names(database: Database, names: list[Name]) -> None:
    database.insert(
        "names",
        {
            "node": [name.node for name in names],
            "type": [name.type for name in names],
            "name": [name.name for name in names],
            "plain": [name.plain for name in names],
            "aliases": [json.dumps(sorted(name.aliases)) for name in names],
            "owner": [name.owner for name in names],
            "generic": [name.generic for name in names],
        },
    )


def _store_joins(database: Database, blocks: list[str]) -> None:
    """Compare the names of these blocks anew."""
    for start in range(0, len(blocks), _BATCH * 10):
        part = blocks[start : start + _BATCH * 10]
        members: dict[str, list[str]] = defaultdict(list)
        for block, node in database.rows(
            "SELECT block, node FROM blocks WHERE block IN (SELECT unnest(?))", (part,)
        ):
            members[block].append(node)
        crowded = {block: nodes for block, nodes in members.items() if len(nodes) > 1}
        nodes = sorted({node for group in crowded.values() for node in group})
        names = {name.node: name for name in _load_names(database, nodes)}
        joins = [
            (block, join)
            for block in sorted(crowded)
            for join in joins_in(block, [names[node] for node in crowded[block]])
        ]
        database.execute("DELETE FROM joins WHERE block IN (SELECT unnest(?))", (part,))
        _insert_joins(database, joins)


def _insert_joins(database: Database, joins: list[tuple[str, Join]]) -> None:
    database.insert(
        "joins",
        {
            "block": [block for block, _ in joins],
            "first": [join.first for _, join in joins],
            "second": [join.second for _, join in joins],
            "confidence": [join.confidence for _, join in joins],
            "certain": [join.certain for _, join in joins],
            "reason": [join.reason for _, join in joins],
        },
    )


# clusters


def rebuild_clusters(database: Database) -> None:
    """The actors of the case from joins and decisions."""
    rulings, own = _rulings(database)
    joins = [
        Join(*row)
        for row in database.rows(
            "SELECT DISTINCT first, second, confidence, certain, reason FROM joins WHERE certain"
        )
    ]
    owned = database.rows(f"SELECT {_NAME} FROM names WHERE generic AND owner IS NOT NULL")
    roots = cluster([_name(row) for row in owned], joins, rulings)
    database.execute("CREATE OR REPLACE TEMP TABLE roots (node VARCHAR, root VARCHAR)")
    database.insert("roots", {"node": list(roots), "root": list(roots.values())})
    database.execute(
        "CREATE OR REPLACE TEMP TABLE own (document VARCHAR, actor VARCHAR, node VARCHAR)"
    )
    database.insert(
        "own",
        {
            "document": [document for document, _ in own],
            "actor": [actor for _, actor in own],
            "node": list(own.values()),
        },
    )
    database.execute(
        """CREATE OR REPLACE TEMP TABLE fresh AS
        SELECT document, id AS actor, first(document || '#' || id ORDER BY document, ordinal)
            OVER (PARTITION BY root) AS cluster FROM (
            SELECT a.document, a.id, a.ordinal, coalesce(r.root, o.node, a.node) AS root
            FROM actors a
            LEFT JOIN own o ON o.document = a.document AND o.actor = a.id
            LEFT JOIN roots r ON r.node = coalesce(o.node, a.node))"""
    )
    _take_over_clusters(database)


def _take_over_clusters(database: Database) -> None:
    """Put the fresh clusters in the place of the old; only actors that changed are named anew."""
    database.execute(
        """CREATE OR REPLACE TEMP TABLE changed AS SELECT DISTINCT cluster FROM (
            (SELECT * FROM fresh EXCEPT SELECT * FROM clusters)
            UNION ALL (SELECT * FROM clusters EXCEPT SELECT * FROM fresh))"""
    )
    for change in (
        "DELETE FROM clusters WHERE cluster IN (SELECT cluster FROM changed)",
        "INSERT INTO clusters SELECT * FROM fresh WHERE cluster IN (SELECT cluster FROM changed)",
        "DELETE FROM case_actors WHERE id IN (SELECT cluster FROM changed)",
    ):
        database.execute(change)
    _name_actors(database)
    database.execute(
        """UPDATE case_actors SET documents = coalesce(facts.n, 0), owner = facts.owner FROM (
            SELECT k.cluster, count(DISTINCT d.id) AS n, min(o.cluster) AS owner FROM clusters k
            JOIN actors a ON a.document = k.document AND a.id = k.actor
            LEFT JOIN documents d ON d.id = k.document AND d.copy_of IS NULL
            LEFT JOIN clusters o ON o.document = a.document AND o.actor = a.owner
                AND o.cluster <> k.cluster
            GROUP BY k.cluster) facts
        WHERE case_actors.id = facts.cluster AND (case_actors.documents <> facts.n
            OR case_actors.owner IS DISTINCT FROM facts.owner)"""
    )


def _name_actors(database: Database) -> None:
    """A row for each actor of the case that changed: its names, best known first."""
    rows = database.rows(
        """WITH named AS (
            SELECT k.cluster, a.name, a.type, count(DISTINCT a.document) AS n
            FROM actors a JOIN clusters k ON k.document = a.document AND k.actor = a.id
            JOIN changed ON changed.cluster = k.cluster GROUP BY ALL)
        SELECT cluster, min(type), list({'name': name, 'n': n} ORDER BY n DESC, name)
        FROM named GROUP BY cluster"""
    )
    aliases = _aliases(database)
    shown = [_shown(row, aliases.get(row[0], ())) for row in rows]
    database.insert(
        "case_actors",
        {
            "id": [row[0] for row in rows],
            "name": [names[0] for names in shown],
            "type": [row[1] for row in rows],
            "names": [json.dumps(names, ensure_ascii=False) for names in shown],
            "documents": [0] * len(rows),
        },
    )


def _aliases(database: Database) -> dict[str, tuple[str, ...]]:
    rows = database.rows(
        """SELECT cluster, list(DISTINCT alias ORDER BY alias) FROM (
            SELECT k.cluster, unnest(from_json(a.aliases, '["VARCHAR"]')) AS alias
            FROM actors a JOIN clusters k ON k.document = a.document AND k.actor = a.id
            JOIN changed ON changed.cluster = k.cluster)
        GROUP BY cluster"""
    )
    return {row[0]: tuple(row[1]) for row in rows}


def _shown(row: Row, aliases: tuple[str, ...]) -> list[str]:
    _, kind, counted = row
    counts = {one["name"]: int(one["n"]) for one in counted}
    best = display_name(kind, counts)
    others = sorted(set(counts) - {best}, key=lambda name: (-counts[name], name))
    return [best, *others, *(alias for alias in aliases if alias not in counts)]


# decisions as rulings on nodes


def _rulings(database: Database) -> tuple[list[Ruling], dict[tuple[str, str], str]]:
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
    rulings, _ = _rulings(database)
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
