"""Joining kept up to date: names, blocks and joins in the file.

What is derived here is a pure function of the readings and decisions in the case.
"""

import json
from collections import defaultdict
from collections.abc import Iterable

from faultlines.case.clusters import NAME_COLUMNS, name_of, rebuild_clusters
from faultlines.case.database import Database
from faultlines.case.identities import store_identified
from faultlines.case.rows import actor_row
from faultlines.case.senses import store_senses
from faultlines.joining import Join, Name, blocks_of, joins_in, names_in
from faultlines.records import Actor, Reading

_BATCH = 2000


def unjoined(database: Database) -> bool:
    """Whether there are reports whose actors have not been joined yet."""
    return bool(database.value("SELECT count(*) FROM documents WHERE NOT joined"))


def forget_joins(database: Database) -> None:
    """Begin anew the next time: something was taken out of the case."""
    for table in ("names", "blocks", "joins", "senses", "identified", "clusters", "case_actors"):
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
        settle_actors(database)
        database.execute("UPDATE documents SET joined = true WHERE NOT joined")


def settle_actors(database: Database) -> None:
    """What follows from names and joins: outside knowledge, unclear names, actors of the case."""
    store_identified(database)
    store_senses(database)
    rebuild_clusters(database)


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
    stale: list[tuple[str, str, str]] = []
    for document, actor, node, name in _names_of(database, documents):
        found[name.node] = _merged(found.get(name.node), name)
        if node != name.node:
            stale.append((document, actor, name.node))
    _renew_nodes(database, stale)
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


def _names_of(database: Database, documents: list[str]) -> Iterable[tuple[str, str, str, Name]]:
    """Report, actor, the node that is stored for it, and its name."""
    rows = database.rows(
        "SELECT document, node, id, name, type, aliases, owner FROM actors "
        "WHERE document IN (SELECT unnest(?)) ORDER BY document, ordinal",
        (documents,),
    )
    by_document: dict[str, list[Actor]] = defaultdict(list)
    nodes = {(row[0], row[2]): row[1] for row in rows}
    for row in rows:
        by_document[row[0]].append(actor_row(row[2:]))
    for document, actors in by_document.items():
        named = names_in(Reading(id=document, text="", actors=tuple(actors)))
        for actor, name in named.items():
            yield document, actor, nodes[document, actor], name


def _renew_nodes(database: Database, stale: list[tuple[str, str, str]]) -> None:
    """Actors that an older version stored under another node."""
    if not stale:
        return
    database.execute(
        "CREATE OR REPLACE TEMP TABLE renewed (document VARCHAR, actor VARCHAR, node VARCHAR)"
    )
    database.insert(
        "renewed",
        {
            "document": [row[0] for row in stale],
            "actor": [row[1] for row in stale],
            "node": [row[2] for row in stale],
        },
    )
    database.execute(
        "UPDATE actors SET node = renewed.node FROM renewed "
        "WHERE renewed.document = actors.document AND renewed.actor = actors.id"
    )


def _merged(known: Name | None, name: Name) -> Name:
    """Aliases of all reports together; the longest spelling stands for the rest."""
    if known is None:
        return name
    longest = max(known.name, name.name, key=lambda one: (len(one), one))
    aliases = known.aliases | name.aliases
    return Name(name.node, name.type, longest, name.plain, aliases, name.owner, name.generic)


def _load_names(database: Database, nodes: list[str]) -> list[Name]:
    rows = database.rows(
        f"SELECT {NAME_COLUMNS} FROM names WHERE node IN (SELECT unnest(?))", (nodes,)
    )
    return [name_of(row) for row in rows]


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
            "fit": [join.fit for _, join in joins],
        },
    )
