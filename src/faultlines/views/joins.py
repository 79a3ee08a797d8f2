"""Joins and decisions for a reader."""

from collections.abc import Sequence
from dataclasses import asdict

import msgspec
from rich.box import SIMPLE_HEAD
from rich.table import Table

from faultlines.case import Decision, JoinEntry
from faultlines.views.render import shown
from faultlines.views.text import safe, safe_json


def joins_table(joins: Sequence[JoinEntry]) -> Table:
    """One join a row: both names with an id to decide by, state, confidence, reason."""
    table = _table(("one", 3), ("other", 3), ("state", 2), ("sure", 1), ("because", 5))
    for one in joins:
        table.add_row(
            shown(f"{one.first_name}\n{one.first}"),
            shown(f"{one.second_name}\n{one.second}"),
            shown(one.state),
            shown(f"{one.confidence:.2f}"),
            shown(one.reason),
        )
    return table


def decisions_table(decisions: Sequence[Decision]) -> Table:
    """One decision a row, undone ones marked."""
    table = _table(("no", 1), ("what", 2), ("about", 6), ("who", 2), ("when", 3), ("undone by", 2))
    for one in decisions:
        table.add_row(
            shown(str(one.number)),
            shown(one.what),
            shown(_about(one)),
            shown(one.who),
            shown(one.made),
            shown(str(one.undone_by or "")),
        )
    return table


def decision_sentence(decision: Decision) -> str:
    """What was done, with the number by which to undo it."""
    if decision.what == "undo":
        return f"Decision {decision.undoes} is undone (decision {decision.number})."
    verb = "are one actor" if decision.what == "confirm" else "are not one actor"
    return safe(
        f"Decision {decision.number}: {decision.first} and {decision.second} {verb}. To take it "
        f"back: decide CASE undo {decision.number}."
    )


def records_json(records: Sequence[JoinEntry] | Sequence[Decision]) -> str:
    """A list of objects."""
    return safe_json(msgspec.json.encode([asdict(one) for one in records]).decode())


def _about(decision: Decision) -> str:
    if decision.what == "undo":
        return f"decision {decision.undoes}"
    return f"{decision.first}\n{decision.second}"


def _table(*columns: tuple[str, int]) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, leading=1)
    for heading, weight in columns:
        table.add_column(heading, ratio=weight, overflow="fold")
    return table
