"""What people decided: appended, never changed; derived state follows from it."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

from faultlines.case import actors
from faultlines.case.clusters import rebuild_clusters
from faultlines.case.corrections import changes_of, corrected, shown_value
from faultlines.case.database import Database, Row
from faultlines.case.effects import ClaimEffect, Effects, effects_of
from faultlines.case.entries import Decision, FieldChange
from faultlines.case.portable import Content, Names, portable, same_place
from faultlines.case.queries import find_actors, members
from faultlines.case.rulings import require_member
from faultlines.case.stored import effects, follow, readings, standing
from faultlines.errors import DecisionInvalid, NotInCase
from faultlines.records import Reading
from faultlines.times import UNDATED, days_of

_COLUMNS = (
    "number, what, first_document, first_name, first_type, second_document, second_name, "
    "second_type, undoes, who, made, report, sha256, subject, changes"
)


def decisions(database: Database, number: int | None = None) -> tuple[Decision, ...]:
    """All of them, in order, or one. Actors are shown with their reports: "Maliki (000)"."""
    rows = database.rows(
        """SELECT d.number, d.what, d.first_document, d.first_name, d.second_document,
            d.second_name, d.undoes, d.who, d.made, u.number, d.report, d.subject, d.changes,
            d.sha256 IS NOT NULL AND d.sha256 = r.sha256, r.text
        FROM decisions d LEFT JOIN decisions u ON u.undoes = d.number
        LEFT JOIN documents r ON r.id = d.report
        WHERE ?::INTEGER IS NULL OR d.number = ? ORDER BY d.number""",
        (number, number),
    )
    followed = _followed(database, {row[10] for row in rows})
    return tuple(_decision(row, followed) for row in rows)


def _followed(database: Database, reports: set[str | None]) -> set[int]:
    """The decisions on claims and dates of some reports that have an effect."""
    found: set[int] = set()
    on = {report: made for report, made in standing(database).items() if report in reports}
    for reading in readings(database, on):
        found |= effects_of(reading, on[reading.id]).followed
    return found


def _decision(row: Row, followed: set[int]) -> Decision:
    number, what, *about, undoes, who, made, undone_by = row[:10]
    report, subject, changes, same_text, text = row[10:]
    on_join = report is None and what != "undo"
    told: Content = msgspec.json.decode(subject)["claim"] if subject else {}
    return Decision(
        number,
        what,
        _shown(about[0], about[1]) if on_join else report,
        _shown(about[2], about[3]) if on_join else None,
        undoes,
        who,
        made,
        undone_by,
        about="decision"
        if what == "undo"
        else "join"
        if on_join
        else "claim"
        if told
        else "report",
        kind=told.get("kind"),
        words=_words(told, text) if same_text else (),
        changes=_changes(what, told, msgspec.json.decode(changes) if changes else {}),
        in_effect=what != "undo" and undone_by is None and (on_join or number in followed),
    )


def _shown(document: str | None, name: str | None) -> str | None:
    return None if document is None else f"{name} ({document})"


def _words(told: Content, text: str) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in told.get("evidence", ()))


def _changes(what: str, told: Content, changes: Content) -> tuple[FieldChange, ...]:
    if what == "date":
        return (FieldChange("date", changes.get("told") or "none", changes["date"]),)
    return tuple(
        FieldChange(name, shown_value(told.get(name), _plain), shown_value(value, _plain))
        for name, value in changes.items()
    )


def _plain(name: str) -> str:
    """The name in `actor:person:Nouri al-Maliki`."""
    sort, _, rest = name.partition(":")
    return rest.partition(":")[2] if sort in ("actor", "issue", "claim", "statement") else name


# on joins


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
        number = _append(database, what, who, join=(*one, *other))
        rebuild_clusters(database)
    return decisions(database, number)[0]


# on claims


def decide_claim(
    database: Database,
    what: Literal["confirm", "reject", "correct"],
    claim: str,
    who: str,
    wanted: Mapping[str, str] | None = None,
) -> Decision:
    """Store a decision on a claim ("000#c3") and follow it; raises NotInCase, DecisionInvalid."""
    document, reading, holds, one = _claim(database, claim)
    names = Names(_with_kept(reading, holds))
    told = portable(one.told or one.claim, names)
    others = (portable(other.told or other.claim, names) for other in holds.claims)
    alone = sum(other["kind"] == told["kind"] and same_place(other, told) for other in others) == 1
    changes: Content = {}
    if what == "correct":
        new = corrected(
            one.claim, wanted or {}, _with_kept(reading, holds),
            lambda name: _member(database, document, name),
        )  # fmt: skip
        changes = changes_of(one.claim, new, names)
    subject = {"claim": told, "alone": alone}
    return _store(database, what, who, (document, subject, changes))


def date_report(database: Database, document: str, date: str, who: str) -> Decision:
    """Store what date a report is of (EDTF) and follow it; raises NotInCase, DecisionInvalid."""
    rows = database.rows("SELECT coalesce(dated, date) FROM documents WHERE id = ?", (document,))
    if not rows:
        raise NotInCase(
            f"The case has no report {document!r}. `faultlines list CASE reports` shows them."
        )
    if days_of(date) == UNDATED:
        raise DecisionInvalid(
            f"Found the date {date!r}; allowed is a date in EDTF, such as 2006-10-26, 2006-10, "
            "2006 or 2006-10-20/2006-10-26."
        )
    if rows[0][0] == date:
        raise DecisionInvalid(f"The report {document!r} is of {date} already.")
    made = _store(database, "date", who, (document, None, {"date": date, "told": rows[0][0]}))
    actors.join_actors(database)
    return made


def _store(
    database: Database, what: str, who: str, about: tuple[str, Content | None, Content]
) -> Decision:
    """Append a decision on (report, claim as it was told, changes), and follow it."""
    document, subject, changes = about
    sha256 = database.value("SELECT sha256 FROM documents WHERE id = ?", (document,))
    with database.transaction():
        number = _append(database, what, who, report=(document, sha256, subject, changes))
        follow(database, document)
    return decisions(database, number)[0]


def _claim(database: Database, ident: str) -> tuple[str, Reading, Effects, ClaimEffect]:
    """The claim of an id, with its report; raises NotInCase."""
    document, _, own = ident.rpartition("#")
    if database.value("SELECT count(*) FROM documents WHERE id = ?", (document,)):
        reading, holds = effects(database, document)
        for one in holds.claims:
            if one.claim.id == own:
                return document, reading, holds, one
    raise NotInCase(
        f"The case has no claim {ident!r}. A claim's id is its report's id, #, and its id there, "
        "as `faultlines list CASE ties` and the other listings show it beside the words."
    )


def _with_kept(reading: Reading, holds: Effects) -> Reading:
    """The reading with the claims that only decisions keep."""
    kept = tuple(one.claim for one in holds.claims if one.told is None)
    return msgspec.structs.replace(reading, claims=(*reading.claims, *kept))


def _member(database: Database, document: str, name: str) -> str | None:
    """The actor of a report that the case knows under a name of another report."""
    try:
        found = find_actors(database, name)
    except NotInCase:
        return None
    own = [
        who for actor in found for place, who in members(database, actor.id) if place == document
    ]
    return own[0] if len(own) == 1 else None


# taking back


def undo(database: Database, number: int, who: str) -> Decision:
    """Take back decision `number` and follow it; raises NotInCase."""
    taken = decisions(database, number)
    if not taken or taken[0].what == "undo" or taken[0].undone_by is not None:
        every = decisions(database)
        up = [str(one.number) for one in every if one.what != "undo" and not one.undone_by]
        which = f"Standing ones: {', '.join(up)}." if up else "None is standing."
        raise NotInCase(f"There is no decision {number} that could be undone. {which}")
    report = database.value("SELECT report FROM decisions WHERE number = ?", (number,))
    with database.transaction():
        made = _append(database, "undo", who, undoes=number)
        if report is None:
            rebuild_clusters(database)
        elif database.value("SELECT count(*) FROM documents WHERE id = ?", (report,)):
            follow(database, report)
    actors.join_actors(database)
    return decisions(database, made)[0]


def _append(
    database: Database,
    what: str,
    who: str,
    *,
    join: tuple[str | None, ...] = (None,) * 6,
    undoes: int | None = None,
    report: tuple[str | None, str | None, Content | None, Content] = (None, None, None, {}),
) -> int:
    number = int(database.value("SELECT coalesce(max(number), 0) + 1 FROM decisions"))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    document, sha256, subject, changes = report
    values: tuple[Any, ...] = (
        *(number, what, *join, undoes, who or os.environ.get("USER", "unknown"), now),
        *(document, sha256, _json(subject), _json(changes)),
    )
    marks = ", ".join("?" for _ in values)
    database.execute(f"INSERT INTO decisions ({_COLUMNS}) VALUES ({marks})", values)
    return number


def _json(content: Content | None) -> str | None:
    return msgspec.json.encode(content).decode() if content else None
