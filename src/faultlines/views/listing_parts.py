"""What a listing is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from faultlines.case import Case, Filter, LeftOut


@dataclass(frozen=True, slots=True)
class Column:
    """`weight`: the share of the width beside the other columns; 0 for as wide as its words."""

    heading: str
    cell: Callable[[Any], str]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one listing, how many there were in all, and what the filters left out."""

    rows: tuple[msgspec.Struct, ...]
    found: int
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """One listing: `find` gives its rows for a filter."""

    name: str
    title: str
    columns: tuple[Column, ...]
    find: Callable[[Case, Filter], Page]
