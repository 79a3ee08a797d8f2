"""A user's own list of who is who, from a CSV or from FollowTheMoney entities.

CSV: columns `id`, `name`, `type` (may be empty) and any that begin with "alias"; several aliases in
one cell are parted by ; or |. FollowTheMoney: one entity as JSON a line, as `ftm` writes them; of
its schemata those that are persons or bodies are taken, relations between them are not.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from faultlines.case.entries import Identity
from faultlines.errors import IdentitiesUnusable
from faultlines.records.terms import ActorType

_TYPES: tuple[str, ...] = get_args(ActorType)
_SCHEMATA: dict[str, ActorType | None] = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "government",
    "LegalEntity": None,
}
_NAMES = ("name", "alias", "weakAlias", "abbreviation", "previousName")


def read_identities(content: bytes, where: str) -> tuple[Identity, ...]:
    """The identities of a file; JSON where its first line begins with a brace, else CSV.

    Raises IdentitiesUnusable, which names the line and what is wrong with it.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IdentitiesUnusable(
            f"{where} is not text in UTF-8 (byte {error.start}). Save it as UTF-8 and try again."
        ) from error
    found = _entities(text, where) if text.lstrip().startswith("{") else _rows(text, where)
    identities = tuple(found)
    seen: set[str] = set()
    for one in identities:
        if one.id in seen:
            raise IdentitiesUnusable(f"{where}: the id {one.id!r} stands twice; give each once.")
        seen.add(one.id)
    if not identities:
        raise IdentitiesUnusable(
            f"{where} holds no identity. A CSV has the columns id, name, type and aliases; "
            f"FollowTheMoney entities are one JSON object a line of {', '.join(_SCHEMATA)}."
        )
    return identities


def _rows(text: str, where: str) -> Iterator[Identity]:
    reader = csv.reader(io.StringIO(text))
    header = [cell.strip().casefold() for cell in next(reader, [])]
    missing = [name for name in ("id", "name") if name not in header]
    if missing:
        found = ", ".join(repr(cell) for cell in header if cell) or "nothing"
        raise IdentitiesUnusable(
            f"{where}:1: the column {missing[0]!r} is missing; found {found}. A list of "
            "identities has the columns id, name, type and aliases."
        )
    for cells in reader:
        row = dict(zip(header, cells, strict=False))
        if not any(cell.strip() for cell in cells):
            continue
        aliases = [
            alias.strip()
            for column, cell in zip(header, cells, strict=False)
            if column.startswith("alias")
            for alias in re.split(r"[;|]", cell)
        ]
        place = f"{where}:{reader.line_num}"
        kind = row.get("type", "").strip().casefold().replace(" ", "_")
        yield _identity(place, row["id"], row.get("name", ""), kind or None, aliases)


def _entities(text: str, where: str) -> Iterator[Identity]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        place = f"{where}:{number}"
        try:
            entity = json.loads(line)
        except ValueError as error:
            raise IdentitiesUnusable(f"{place}: this line is no JSON ({error}).") from error
        if not isinstance(entity, dict) or not isinstance(entity.get("properties"), dict):
            raise IdentitiesUnusable(
                f"{place}: this is no FollowTheMoney entity; it has an id, a schema and properties."
            )
        schema = entity.get("schema")
        if schema in _SCHEMATA:
            names = list(_texts(entity["properties"]))
            first, rest = (names[0], names[1:]) if names else ("", [])
            yield _identity(place, str(entity.get("id") or ""), first, _SCHEMATA[schema], rest)


def _texts(properties: dict[str, Any]) -> Iterator[str]:
    for name in _NAMES:
        values = properties.get(name, ())
        for value in [values] if isinstance(values, str) else values:
            if isinstance(value, str):
                yield value


def _identity(
    place: str, ident: str, name: str, kind: str | None, aliases: Iterable[str]
) -> Identity:
    ident, name = ident.strip(), name.strip()
    if not ident or not name:
        raise IdentitiesUnusable(f"{place}: an identity needs an id and a name.")
    if kind is not None and kind not in _TYPES:
        raise IdentitiesUnusable(
            f"{place}: found the type {kind!r}; allowed is one of {', '.join(_TYPES)}, or none."
        )
    others = dict.fromkeys(alias.strip() for alias in aliases)
    kept = tuple(alias for alias in others if alias and alias != name)
    return Identity(ident, name, kind, kept)  # type: ignore[arg-type]
