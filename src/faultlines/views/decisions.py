"""What people decided, for a reader."""

import msgspec

from faultlines.case import Case, Decision, Filter
from faultlines.views.listing_parts import Column, Listing, Page
from faultlines.views.text import quoted, safe

_VERBS = {
    ("join", "confirm"): "are one actor",
    ("join", "reject"): "are not one actor",
    ("claim", "confirm"): "is confirmed",
    ("claim", "reject"): "is rejected",
    ("claim", "correct"): "is corrected",
}


class DecisionRow(msgspec.Struct, frozen=True, kw_only=True):
    """One decision; `about` is join, claim, report or decision.

    `state` is in effect, undone, or waiting: what it is about is not in the case (any more).
    """

    number: int
    what: str
    about: str
    of: tuple[str, ...]
    kind: str | None
    words: tuple[str, ...]
    changes: tuple[str, ...]
    state: str
    who: str
    made: str
    undoes: int | None
    undone_by: int | None


def decision_row(one: Decision) -> DecisionRow:
    """The row of a decision."""
    return DecisionRow(
        number=one.number,
        what=one.what,
        about=one.about,
        of=tuple(name for name in (one.first, one.second) if name is not None),
        kind=one.kind,
        words=one.words,
        changes=tuple(f"{one.field}: {one.told} → {one.holds}" for one in one.changes),
        state=_state(one),
        who=one.who,
        made=one.made,
        undoes=one.undoes,
        undone_by=one.undone_by,
    )


def _state(one: Decision) -> str:
    if one.undone_by is not None:
        return "undone"
    return "in effect" if one.in_effect or one.what == "undo" else "waiting"


def decision_sentence(one: Decision) -> str:
    """What was done, with the number by which to undo it."""
    if one.what == "undo":
        return f"Decision {one.undoes} is undone (decision {one.number})."
    changes = "; ".join(f"{c.field} {c.told} → {c.holds}" for c in one.changes)
    if one.about == "report":
        done = f"the report {one.first} is of {one.changes[0].holds}"
    elif one.about == "claim":
        verb = _VERBS["claim", one.what]
        done = f"{quoted(one.words)} ({one.kind}, {one.first}) {verb}"
        done += f": {changes}" if changes else ""
    else:
        done = f"{one.first} and {one.second} {_VERBS['join', one.what]}"
    back = f"To take it back: decide CASE undo {one.number}."
    return safe(f"Decision {one.number}: {done}. {back}")


def _what(row: DecisionRow) -> str:
    words = {"confirm": "are one", "reject": "are not one"} if row.about == "join" else {}
    return words.get(row.what, row.what)


def _about(row: DecisionRow) -> str:
    if row.undoes is not None:
        return f"decision {row.undoes}"
    lines = [quoted(row.words)] if row.words else []
    lines.append(" · ".join(filter(None, (", ".join(row.of), row.kind))))
    return "\n".join([*lines, *row.changes])


def _standing(row: DecisionRow) -> str:
    return f"undone by {row.undone_by}" if row.undone_by is not None else row.state


def _decisions(case: Case, asked: Filter) -> Page:
    every = case.decisions()
    shown = tuple(decision_row(one) for one in every[: asked.limit])
    return Page(shown, len(every))


DECISIONS = Listing(
    "decisions",
    "Decisions",
    (
        Column("no", lambda row: str(row.number), 0),
        Column("what", _what, 2),
        Column("about", _about, 7),
        Column("state", _standing, 2),
        Column("who, when", lambda row: f"{row.who}\n{row.made[:10]}", 3),
    ),
    _decisions,
)
