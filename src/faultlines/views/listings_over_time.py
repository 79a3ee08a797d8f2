"""The listings over time: what turned, how all stand at a date, and how outlets frame them."""

from collections.abc import Callable
from typing import Any

from faultlines.case import Case, Filter, LeftOut
from faultlines.views.cells_over_time import (
    about,
    shift_how,
    shift_when,
    shift_who,
    shift_words,
    slant_speaks,
    slant_uptake,
    slant_words,
    standing_how,
    standing_proof,
    standing_weight,
)
from faultlines.views.listing_parts import Column, Listing, Page
from faultlines.views.over_time import shift_rows, slant_rows, standing_rows

_Found = tuple[tuple[Any, ...], tuple[LeftOut, ...]]


def _page(find: Callable[[Case, Filter], _Found]) -> Callable[[Case, Filter], Page]:
    def paged(case: Case, asked: Filter) -> Page:
        rows, left_out = find(case, asked)
        return Page(rows[: asked.limit], len(rows), left_out)

    return paged


_STANDING = (
    Column("how", standing_how, 0),
    Column("to whom, to what", lambda row: row.target.name, 3),
    Column("weight", standing_weight, 2),
    Column("in which words, says who", standing_proof, 5),
)

OVER_TIME: tuple[Listing, ...] = (
    Listing(
        "shifts",
        "Shifts: what turned, began or ended, and who split",
        (
            Column("who", shift_who, 3),
            Column("what", shift_how, 3),
            Column("when", shift_when, 0),
            Column("in which words, before and after", shift_words, 6),
        ),
        _page(shift_rows),
    ),
    Listing(
        "standings",
        "How all stand to each other, what is told weighed",
        (Column("who", lambda row: row.source.name, 3), *_STANDING),
        _page(lambda case, asked: standing_rows(case, asked, on_issue=False)),
    ),
    Listing(
        "positions",
        "Positions on issues, what is told weighed",
        (Column("who", lambda row: row.source.name, 3), *_STANDING),
        _page(lambda case, asked: standing_rows(case, asked, on_issue=True)),
    ),
    Listing(
        "slant",
        "Slant: how each outlet treats each actor",
        (
            Column("outlet, of whom", about, 3),
            Column("its loaded words", slant_words, 4),
            Column("speaks itself", slant_speaks, 3),
            Column("is believed", slant_uptake, 2),
        ),
        _page(slant_rows),
    ),
)
