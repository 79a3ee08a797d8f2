"""What people decided about actors: appended, never changed; derived state follows from it."""

import os
from datetime import UTC, datetime
from typing import Literal

from faultlines.case.clusters import rebuild_clusters
from faultlines.case.database import Database
from faultlines.case.entries import Decision
from faultlines.case.rulings import require_member
from faultlines.errors import NotInCase


def decisions(database: Database) -> tuple[Decision, ...]:
    """All of them, in order. Names are shown with their reports: "000 (Nouri al-Maliki)"."""
    rows = database.rows(
        """SELECT d.number, d.what, d.first_document, d.first_name, d.second_document,
            d.second_name, d.undoes, d.who, d.made, u.number
        FROM decisions d LEFT JOIN decisions u ON u.undoes = d.number ORDER BY d.number"""
    )
    return tuple(
        Decision(row[0], row[1], _shown(row[2], row[3]), _shown(row[4], row[5]), *row[6:])
        for row in rows
    )


def _shown(document: str | None, name: str | None) -> str | None:
    return None if document is None else f"{name} ({document})"


def decide(
    database: Database, what: Literal["confirm", "reject"], first: str, second: str, who: str
) -> Decision:
    """Store a decision on two actors and follow it; raises NotInCase."""
    one, other = require_member(database, first), require_member(database, second)
    if one == other:
        raise NotInCase(
            f"{first!r} and {second!r} are the same mention of one actor in one report; a "
            "decision is about two. `faultlines show` with the name lists its reports."
        )
    with database.transaction():
        number = _append(database, what, (*one, *other), None, who)
        rebuild_clusters(database)
    return decisions(database)[number - 1]


def undo(database: Database, number: int, who: str) -> Decision:
    """Take back decision `number` and follow it; raises NotInCase."""
    known = {one.number: one for one in decisions(database)}
    taken = known.get(number)
    if taken is None or taken.what == "undo" or taken.undone_by is not None:
        standing = [str(n) for n, one in known.items() if one.what != "undo" and not one.undone_by]
        which = f"Standing ones: {', '.join(standing)}." if standing else "None is standing."
        raise NotInCase(f"There is no decision {number} that could be undone. {which}")
    with database.transaction():
        made = _append(database, "undo", (None,) * 6, number, who)
        rebuild_clusters(database)
    return decisions(database)[made - 1]


def _append(
    database: Database,
    what: str,
    about: tuple[str | None, ...],
    undoes: int | None,
    who: str,
) -> int:
    number = int(database.value("SELECT coalesce(max(number), 0) + 1 FROM decisions"))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    database.execute(
        "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, what, *about, undoes, who or os.environ.get("USER", "unknown"), now),
    )
    return number
