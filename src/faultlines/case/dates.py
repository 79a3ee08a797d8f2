"""The first and the last day that an EDTF date allows, so that dates can be compared."""

import calendar
import re
from typing import NamedTuple

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Days(NamedTuple):
    """First and last day as YYYY-MM-DD; None where that side is open or not known."""

    earliest: str | None
    latest: str | None


UNDATED = Days(None, None)


def days_of(edtf: str | None) -> Days:
    """`2006-10` gives 2006-10-01 and 2006-10-31; `2006/2008` the whole of both; else UNDATED."""
    if not edtf:
        return UNDATED
    first, slash, second = edtf.partition("/")
    begin, end = _bounds(first), _bounds(second if slash else first)
    return Days(begin.earliest, end.latest)


def _bounds(part: str) -> Days:
    found = _DAY.match(part)
    if not found:
        return UNDATED
    year, month, day = found[1], found[2], found[3]
    if month is None or not 1 <= int(month) <= 12:
        return Days(f"{year}-01-01", f"{year}-12-31")
    if day is not None:
        return Days(f"{year}-{month}-{day}", f"{year}-{month}-{day}")
    last = calendar.monthrange(max(int(year), 1), int(month))[1]
    return Days(f"{year}-{month}-01", f"{year}-{month}-{last:02d}")
