"""What a listing gives."""

from dataclasses import dataclass

from faultlines.case import LeftOut
from faultlines.views import rows


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one listing, how many there were in all, and what the filters left out."""

    rows: tuple[rows.Row, ...]
    found: int
    left_out: tuple[LeftOut, ...] = ()
