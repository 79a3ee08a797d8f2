"""Names that several actors bear, settled report by report from the company that they keep.

A pure function of the readings in the case: decisions come later and win.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from faultlines.case.clusters import NAME_COLUMNS, name_of
from faultlines.case.database import Database
from faultlines.joining import (
    Company,
    Join,
    Name,
    Sighting,
    cluster,
    fullness,
    namesakes,
    settle,
    title_words,
)

Mention = tuple[str, str]
_FULL = 3  # fullness of a name with a first name, or of several words


@dataclass(slots=True)
class _Cast:
    """Everybody whom the reports name: node and root by mention, with roles and countries."""

    root_of: dict[str, str]
    by_document: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    mentions_of: dict[str, list[Mention]] = field(default_factory=dict)
    countries: dict[Mention, frozenset[str]] = field(default_factory=dict)
    roles: dict[Mention, frozenset[str]] = field(default_factory=dict)

    def root(self, node: str) -> str:
        return self.root_of.get(node, node)

    def sighting(self, mention: Mention, node: str, bearers: Iterable[str] = ()) -> Sighting:
        """A mention with its company; `bearers` that stand beside it are somebody else."""
        document, actor = mention
        own = self.root(node)
        beside = {root for other, root in self.by_document[document] if other != actor}
        countries = self.countries.get(mention, frozenset())
        told = {f"of:{one}" for one in countries} | self.roles.get(mention, frozenset())
        strangers = frozenset(beside & set(bearers))
        company = frozenset((beside - {own} - strangers) | told)
        return Sighting(document, actor, node, company, countries, strangers)


def store_senses(database: Database) -> None:
    """Settle every unclear mention of the case anew."""
    database.execute("DELETE FROM senses")
    names = {one.node: one for one in _names(database)}
    joins = [
        Join(*row)
        for row in database.rows(
            "SELECT first, second, max(confidence), bool_or(certain), min(reason), max(fit) "
            "FROM joins GROUP BY first, second"
        )
    ]
    owned = [name for name in names.values() if name.generic and name.owner is not None]
    cast = _Cast(cluster(owned, joins, []))
    _load_mentions(database, cast)
    _load_told(database, cast, names)
    fits = _unclear(joins, names, cast)
    company = Company(_common(cast), {node: name.name for node, name in names.items()})
    known = _known(cast, fits, names)
    parted = namesakes(known, company)
    groups: dict[str, list[Sighting]] = defaultdict(list)
    groups_of: dict[str, set[str]] = defaultdict(set)
    for root, sightings in known.items():
        for one in sightings:
            node = parted.get((one.document, one.actor), (root, 1.0))[0]
            groups[node].append(one)
            groups_of[root].add(node)
    _insert_namesakes(database, parted, names)
    bearers = {
        node: {group: fit for root, fit in found.items() for group in groups_of.get(root, ())}
        for node, found in fits.items()
    }
    unclear = [
        cast.sighting(mention, node, fits[node])
        for node in sorted(fits)
        if bearers[node]
        for mention in cast.mentions_of.get(node, ())
    ]
    shown = {node: _shown(node, names) for node in (*groups, *fits)}
    _insert(database, settle(unclear, bearers, groups, company, shown))


def _names(database: Database) -> list[Name]:
    return [name_of(row) for row in database.rows(f"SELECT {NAME_COLUMNS} FROM names")]


def _load_mentions(database: Database, cast: _Cast) -> None:
    by_document: dict[str, list[tuple[str, str]]] = defaultdict(list)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for document, actor, node in database.rows(
        "SELECT a.document, a.id, a.node FROM actors a JOIN documents d ON d.id = a.document "
        "ORDER BY a.document, a.ordinal"
    ):
        by_document[document].append((actor, cast.root(node)))
        mentions[node].append((document, actor))
    cast.by_document, cast.mentions_of = dict(by_document), dict(mentions)


def _load_told(database: Database, cast: _Cast, names: Mapping[str, Name]) -> None:
    """The countries and roles that reports tell of persons."""
    roles: dict[Mention, set[str]] = defaultdict(set)
    countries: dict[Mention, set[str]] = defaultdict(set)
    for document, actor, name, owner, role, of in database.rows(
        """SELECT a.document, a.id, a.name, o.node, r.role, ro.node FROM actors a
        LEFT JOIN actors o ON o.document = a.document AND o.id = a.owner
        LEFT JOIN (SELECT document, json_extract_string(payload, '$.actor') AS actor,
            json_extract_string(payload, '$.role') AS role,
            json_extract_string(payload, '$.of') AS of_actor FROM claims WHERE kind = 'role'
            AND status = 'asserted') r ON r.document = a.document AND r.actor = a.id
        LEFT JOIN actors ro ON ro.document = r.document AND ro.id = r.of_actor
        WHERE a.type = 'person'"""
    ):
        mention = (document, actor)
        roles[mention] |= {f"role:{word}" for word in title_words(f"{name} {role or ''}")}
        states = (_state(one, names, cast) for one in (owner, of) if one is not None)
        countries[mention] |= {state for state in states if state is not None}
    cast.roles = {mention: frozenset(found) for mention, found in roles.items()}
    cast.countries = {mention: frozenset(found) for mention, found in countries.items() if found}


def _state(node: str, names: Mapping[str, Name], cast: _Cast) -> str | None:
    """The state that an owner is, or is part of."""
    for _ in range(4):
        if node.startswith("state:"):
            return None if "#" in node else cast.root(node)
        name = names.get(node)
        if name is None or name.owner is None:
            return None
        node = name.owner
    return None


def _common(cast: _Cast) -> dict[str, float]:
    """How many of all reports name a node; of all persons' mentions, tell a role or a country."""
    counts: dict[str, int] = defaultdict(int)
    for beside in cast.by_document.values():
        for root in {root for _, root in beside}:
            counts[root] += 1
    documents = max(len(cast.by_document), 1)
    common = {root: count / documents for root, count in counts.items()}
    told: dict[str, int] = defaultdict(int)
    for found in cast.roles.values():
        for role in found:
            told[role] += 1
    for places in cast.countries.values():
        for country in places:
            told[f"of:{country}"] += 1
    persons = max(len(cast.roles), 1)
    return common | {one: count / persons for one, count in told.items()}


def _unclear(
    joins: Iterable[Join], names: Mapping[str, Name], cast: _Cast
) -> dict[str, dict[str, float]]:
    """By the node of an unclear name the roots that it may mean, with how well it fits each."""
    fits: dict[str, dict[str, float]] = defaultdict(dict)
    for join in joins:
        if join.certain or cast.root(join.first) == cast.root(join.second):
            continue
        first, second = (names[node] for node in (join.first, join.second))
        if {first.type, second.type} == {"party", "armed_group"}:
            continue
        short, long = sorted(
            (first, second),
            key=lambda one: (fullness(one), len(cast.mentions_of.get(one.node, ())), one.node),
        )
        found, root = fits[short.node], cast.root(long.node)
        found[root] = max(found.get(root, 0.0), join.fit)
    return dict(fits)


def _known(
    cast: _Cast, fits: Mapping[str, object], names: Mapping[str, Name]
) -> dict[str, list[Sighting]]:
    """The mentions of those who may be meant, under names that are not unclear themselves."""
    wanted = {root for found in fits.values() for root in found}  # type: ignore[attr-defined]
    known: dict[str, list[Sighting]] = defaultdict(list)
    for node, mentions in sorted(cast.mentions_of.items()):
        root = cast.root(node)
        name = names.get(node)
        if node in fits or name is None or name.generic:
            continue
        if root in wanted or (name.type == "person" and len(mentions) > 1):
            known[root] += [cast.sighting(mention, node) for mention in mentions]
    return dict(known)


def _shown(node: str, names: Mapping[str, Name]) -> str:
    root, _, label = node.partition("~")
    name = names[root].name if root in names else root
    country = names[label].name if label in names else label.partition(":")[2]
    return f"{name} (of {country})" if label else name


def _insert_namesakes(
    database: Database, parted: Mapping[Mention, tuple[str, float]], names: Mapping[str, Name]
) -> None:
    rows = sorted((*mention, node, sure) for mention, (node, sure) in parted.items())
    reasons = [
        f"{_shown(node, names)!r} keeps other company than others of the name"
        for _, _, node, _ in rows
    ]
    database.insert(
        "senses",
        {
            "document": [row[0] for row in rows],
            "actor": [row[1] for row in rows],
            "node": [row[2] for row in rows],
            "toward": [row[2].partition("~")[0] for row in rows],
            "confidence": [round(1 - row[3], 3) for row in rows],
            "settled": [False] * len(rows),
            "reason": reasons,
        },
    )


def _insert(database: Database, senses: list) -> None:  # type: ignore[type-arg]
    database.insert(
        "senses",
        {
            column: [getattr(one, column) for one in senses]
            for column in ("document", "actor", "node", "toward", "confidence", "settled", "reason")
        },
    )
