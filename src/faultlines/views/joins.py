"""Joins for a reader."""

from collections.abc import Sequence
from dataclasses import asdict

import msgspec
from rich.box import SIMPLE_HEAD
from rich.table import Table

from faultlines.case import JoinEntry
from faultlines.views.render import shown
from faultlines.views.text import safe_json


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


def records_json(records: Sequence[JoinEntry]) -> str:
    """A list of objects."""
    return safe_json(msgspec.json.encode([asdict(one) for one in records]).decode())


def _table(*columns: tuple[str, int]) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, leading=1)
    for heading, weight in columns:
        table.add_column(heading, ratio=weight, overflow="fold")
    return table
