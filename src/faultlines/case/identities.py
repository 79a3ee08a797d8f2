"""Outside knowledge that a user adds: lists of identities, and which actors they are taken for.

What follows from a list is derived anew whenever lists or names change, marked with its file, and
gone when the list is taken back; what the reports say stays as it is.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise

from faultlines.case.clusters import NAME_COLUMNS, name_of
from faultlines.case.database import Database
from faultlines.case.entries import Identified, Identity, IdentityList
from faultlines.case.rulings import PLACED
from faultlines.errors import NotInCase
from faultlines.joining import Join, Name, fullness, names_in, types_meet
from faultlines.records import Actor, Reading

_SURE = 0.9  # that a full name of the list means the actor of that name
_TELLING = 2  # fullness from which a name alone may join two actors
_TYPES: tuple[str, ...] = (
    *("person", "state", "government", "party", "armed_group", "military", "coalition"),
    *("organisation", "media", "population", "other"),
)


def lists(database: Database) -> tuple[IdentityList, ...]:
    """Every list that was added, in order, taken back or not."""
    rows = database.rows(
        """SELECT l.number, l.file, l.sha256, l.who, l.made,
            (SELECT count(*) FROM identities i WHERE i.list = l.number), l.taken_back
        FROM identity_lists l ORDER BY l.number"""
    )
    return tuple(IdentityList(*row) for row in rows)


def add_list(
    database: Database, identities: Sequence[Identity], file: str, content: bytes, who: str
) -> IdentityList:
    """Keep a list; what follows from it is up to `store_identified`."""
    number = int(database.value("SELECT coalesce(max(number), 0) + 1 FROM identity_lists"))
    sha256 = hashlib.sha256(content).hexdigest()
    database.execute(
        "INSERT INTO identity_lists VALUES (?, ?, ?, ?, ?, NULL)",
        (number, file, sha256, who, _now()),
    )
    database.insert(
        "identities",
        {
            "list": [number] * len(identities),
            "id": [one.id for one in identities],
            "name": [one.name for one in identities],
            "type": [one.type for one in identities],
            "aliases": [json.dumps(one.aliases, ensure_ascii=False) for one in identities],
        },
    )
    return lists(database)[number - 1]


def take_back(database: Database, number: int) -> IdentityList:
    """Let a list count no longer; raises NotInCase where none of that number counts."""
    standing = [one.number for one in lists(database) if one.taken_back is None]
    if number not in standing:
        which = ", ".join(map(str, standing)) or "none"
        raise NotInCase(f"There is no list of identities {number}. Those that count: {which}.")
    database.execute("UPDATE identity_lists SET taken_back = ? WHERE number = ?", (_now(), number))
    return lists(database)[number - 1]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


# what follows from the lists


def store_identified(database: Database) -> None:
    """Find the names that the lists know, and join those that one identity bears."""
    database.execute("DELETE FROM identified")
    database.execute("DELETE FROM joins WHERE block LIKE 'outside:%'")
    standing = {one.number: one.file for one in lists(database) if one.taken_back is None}
    if not standing:
        return
    by_plain: dict[str, list[Name]] = defaultdict(list)
    for row in database.rows(f"SELECT {NAME_COLUMNS} FROM names WHERE NOT generic"):
        name = name_of(row)
        by_plain[name.plain].append(name)
    found: dict[tuple[int, str], list[Name]] = defaultdict(list)
    for number, identity in _standing(database):
        found[number, identity.id] = list(_borne(identity, by_plain))
    bearers: dict[tuple[int, str], int] = defaultdict(int)
    for (number, _), names in found.items():
        for name in names:
            bearers[number, name.node] += 1
    _insert(database, found, bearers)
    for (number, ident), names in found.items():
        alone = [n for n in names if bearers[number, n.node] == 1 and fullness(n) >= _TELLING]
        _insert_joins(database, number, ident, standing[number], alone)


def _standing(database: Database) -> Iterator[tuple[int, Identity]]:
    for number, ident, name, kind, aliases in database.rows(
        """SELECT i.list, i.id, i.name, i.type, i.aliases FROM identities i
        JOIN identity_lists l ON l.number = i.list WHERE l.taken_back IS NULL
        ORDER BY i.list, i.id"""
    ):
        yield number, Identity(ident, name, kind, tuple(json.loads(aliases)))


def _borne(identity: Identity, by_plain: dict[str, list[Name]]) -> Iterator[Name]:
    """The names in the case that an identity bears, as its type allows."""
    seen: set[str] = set()
    for kind in [identity.type] if identity.type else _TYPES:
        for form in (identity.name, *identity.aliases):
            actor = Actor(id="a", name=form, type=kind, aliases=(form,))  # type: ignore[arg-type]
            meant = names_in(Reading(id="", text="", actors=(actor,)))["a"]
            for name in by_plain.get(meant.plain, ()):
                if name.node not in seen and types_meet(name.type, meant.type):
                    seen.add(name.node)
                    yield name


def _insert(
    database: Database,
    found: dict[tuple[int, str], list[Name]],
    bearers: dict[tuple[int, str], int],
) -> None:
    rows = [
        (number, ident, name.node, round(_fit(name) / bearers[number, name.node], 3))
        for (number, ident), names in found.items()
        for name in names
    ]
    database.insert(
        "identified",
        {
            "list": [row[0] for row in rows],
            "id": [row[1] for row in rows],
            "node": [row[2] for row in rows],
            "confidence": [row[3] for row in rows],
        },
    )


def _fit(name: Name) -> float:
    return _SURE if name.type != "person" or fullness(name) >= _TELLING else _SURE / 2


def _insert_joins(
    database: Database, number: int, ident: str, file: str, names: Iterable[Name]
) -> None:
    nodes = sorted({name.node: name for name in names}.items())
    joins = [
        Join(
            first,
            second,
            _SURE,
            True,
            f"outside knowledge: {file} knows {one.name!r} and {other.name!r} as {ident}",
            _SURE,
        )
        for (first, one), (second, other) in pairwise(nodes)
    ]
    database.insert(
        "joins",
        {
            "block": [f"outside:{number}:{ident}"] * len(joins),
            "first": [join.first for join in joins],
            "second": [join.second for join in joins],
            "confidence": [join.confidence for join in joins],
            "certain": [join.certain for join in joins],
            "reason": [join.reason for join in joins],
            "fit": [join.fit for join in joins],
        },
    )


def identified(database: Database) -> tuple[Identified, ...]:
    """Which actor of the case is taken for which identity, the surest of each pair."""
    rows = database.rows(
        f"""SELECT k.cluster, c.name, i.list, l.file, i.id, i.name, i.type, i.aliases,
            max(f.confidence)
        FROM identified f JOIN identities i ON i.list = f.list AND i.id = f.id
        JOIN identity_lists l ON l.number = i.list
        JOIN {PLACED} a ON a.stands = f.node
        JOIN clusters k ON k.document = a.document AND k.actor = a.id
        JOIN case_actors c ON c.id = k.cluster
        GROUP BY ALL ORDER BY c.name, k.cluster, i.list, i.id"""
    )
    return tuple(
        Identified(
            actor=row[0],
            actor_name=row[1],
            list=row[2],
            file=row[3],
            identity=Identity(row[4], row[5], row[6], tuple(json.loads(row[7]))),
            confidence=row[8],
        )
        for row in rows
    )
