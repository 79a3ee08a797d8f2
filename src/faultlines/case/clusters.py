"""The actors of a case: what joins and decisions make of the actors of its reports."""

import json

from faultlines.case.database import Database, Row
from faultlines.case.rulings import PLACED, standing_rulings
from faultlines.joining import Join, Name, canonical, cluster, display_name

NAME_COLUMNS = "node, type, name, plain, aliases, owner, generic"


def name_of(row: Row) -> Name:
    """The name of a row of NAME_COLUMNS."""
    node, kind, name, plain, aliases, owner, generic = row
    return Name(node, kind, name, plain, frozenset(json.loads(aliases)), owner, generic)


def rebuild_clusters(database: Database) -> None:
    """The actors of the case from joins and decisions."""
    rulings, own = standing_rulings(database)
    joins = [
        Join(*row)
        for row in database.rows(
            "SELECT DISTINCT first, second, confidence, certain, reason FROM joins WHERE certain"
        )
    ]
    owned = database.rows(f"SELECT {NAME_COLUMNS} FROM names WHERE generic AND owner IS NOT NULL")
    roots = cluster([name_of(row) for row in owned], joins, rulings)
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
        f"""CREATE OR REPLACE TEMP TABLE fresh AS
        SELECT document, id AS actor, first(document || '#' || id ORDER BY document, ordinal)
            OVER (PARTITION BY root) AS cluster FROM (
            SELECT a.document, a.id, a.ordinal, coalesce(r.root, o.node, a.stands) AS root
            FROM {PLACED} a
            LEFT JOIN own o ON o.document = a.document AND o.actor = a.id
            LEFT JOIN roots r ON r.node = coalesce(o.node, a.stands))"""
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
    _load_owners(database)
    database.execute(
        """UPDATE case_actors SET documents = coalesce(facts.n, 0), owner = facts.owner FROM (
            SELECT k.cluster, count(DISTINCT d.id) AS n,
                coalesce(min(o.cluster), min(w.cluster)) AS owner FROM clusters k
            JOIN actors a ON a.document = k.document AND a.id = k.actor
            LEFT JOIN documents d ON d.id = k.document AND d.copy_of IS NULL
            LEFT JOIN clusters o ON o.document = a.document AND o.actor = a.owner
                AND o.cluster <> k.cluster
            LEFT JOIN owners w ON w.node = a.node AND w.cluster <> k.cluster
            GROUP BY k.cluster) facts
        WHERE case_actors.id = facts.cluster AND (case_actors.documents <> facts.n
            OR case_actors.owner IS DISTINCT FROM facts.owner)"""
    )


def _load_owners(database: Database) -> None:
    """The state that a name tells by itself (`Washington said`), wherever the case has it."""
    names = database.rows("SELECT node, owner FROM names WHERE owner LIKE 'state:%'")
    states: dict[str, str] = {}
    for node, cluster_id in database.rows(
        "SELECT a.node, min(k.cluster) FROM actors a JOIN clusters k ON k.document = a.document "
        "AND k.actor = a.id WHERE a.node LIKE 'state:%' GROUP BY a.node ORDER BY a.node"
    ):
        states.setdefault(canonical(node), cluster_id)
    found = sorted((node, states[owner]) for node, owner in names if owner in states)
    database.execute("CREATE OR REPLACE TEMP TABLE owners (node VARCHAR, cluster VARCHAR)")
    database.insert(
        "owners", {"node": [row[0] for row in found], "cluster": [row[1] for row in found]}
    )


def _name_actors(database: Database) -> None:
    """A row for each actor of the case that changed: its names, best known first."""
    rows = database.rows(
        """WITH named AS (
            SELECT k.cluster, a.name, split_part(a.node, ':', 1) AS type,
                count(DISTINCT a.document) AS n
            FROM actors a JOIN clusters k ON k.document = a.document AND k.actor = a.id
            JOIN changed ON changed.cluster = k.cluster GROUP BY ALL),
        typed AS (SELECT cluster, first(type ORDER BY n DESC, type) AS type FROM (
            SELECT cluster, type, sum(n) AS n FROM named GROUP BY ALL) GROUP BY cluster),
        counted AS (SELECT cluster, name, sum(n)::INTEGER AS n FROM named GROUP BY ALL)
        SELECT cluster, any_value(typed.type), list({'name': name, 'n': n} ORDER BY n DESC, name)
        FROM counted JOIN typed USING (cluster) GROUP BY cluster"""
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
