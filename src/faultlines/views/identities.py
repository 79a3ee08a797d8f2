"""Outside knowledge for a reader: always with the file that it comes from."""

from collections.abc import Sequence
from dataclasses import asdict

import msgspec
from rich.box import SIMPLE_HEAD
from rich.table import Table

from faultlines.case import Identified, IdentityList
from faultlines.views.render import shown
from faultlines.views.text import safe, safe_json


def identities_table(found: Sequence[Identified]) -> Table:
    """One actor and identity a row."""
    table = _table("Outside knowledge", ("actor", 3), ("is known as", 4), ("sure", 1), ("by", 3))
    for one in found:
        known = one.identity
        also = f"\nalso {', '.join(known.aliases)}" if known.aliases else ""
        table.add_row(
            shown(f"{one.actor_name}\n{one.actor}"),
            shown(f"{known.name} ({known.id}){also}"),
            shown(f"{one.confidence:.2f}"),
            shown(f"{one.file}, list {one.list}"),
        )
    return table


def lists_table(lists: Sequence[IdentityList]) -> Table:
    """One list a row, those taken back marked."""
    table = _table(
        None, ("no", 1), ("file", 4), ("identities", 2), ("who", 2), ("when", 4), ("taken back", 4)
    )
    for one in lists:
        table.add_row(
            shown(str(one.number)),
            shown(one.file),
            shown(str(one.identities)),
            shown(one.who),
            shown(one.made),
            shown(one.taken_back or ""),
        )
    return table


def added_sentence(made: IdentityList, found: Sequence[Identified]) -> str:
    """How many identities were added and for how many actors, and how to take them back."""
    actors = len({one.actor for one in found if one.list == made.number})
    return safe(
        f"List {made.number}, {made.file}: {_counted(made.identities, 'identity', 'identities')}; "
        f"{_counted(actors, 'actor', 'actors')} of the case known by it, marked as outside "
        f"knowledge. To take it back: identities CASE --take-back {made.number}."
    )


def identities_json(found: Sequence[Identified] | Sequence[IdentityList]) -> str:
    """A list of objects; an actor's identity is marked as outside knowledge."""
    objects = [
        asdict(one) | ({"outside": True} if isinstance(one, Identified) else {}) for one in found
    ]
    return safe_json(msgspec.json.encode(objects).decode())


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _table(title: str | None, *columns: tuple[str, int]) -> Table:
    table = Table(title=title, box=SIMPLE_HEAD, expand=True, pad_edge=False, leading=1)
    for heading, weight in columns:
        table.add_column(heading, ratio=weight, overflow="fold")
    return table
