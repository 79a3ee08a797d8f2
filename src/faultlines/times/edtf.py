"""Dates as the Extended Date/Time Format writes them (ISO 8601-2, levels 0 to 2), as spans of days.

A date is taken for no more than it says: 2006-10 is any day of that October, 200X any of ten years,
spring (2006-21, a season whose half of the world is not told) any day of 2006. What cannot be read,
has no year, or lies outside of the years 1 to 9999 is UNDATED; nothing here raises.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple


class Days(NamedTuple):
    """First and last day as YYYY-MM-DD; None where that side is open or not known."""

    earliest: str | None
    latest: str | None


UNDATED = Days(None, None)

_DATE = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?")
_CLOCK = re.compile(r"T\d{2}(?::?\d{2}){0,2}(?:Z|[+-]\d{2}(?::?\d{2})?)?$")
_QUALIFIERS = re.compile(r"[?~%]")
_PARTS_OF_YEAR = {  # ISO 8601-2: seasons of one half of the world, quarters, thirds, halves
    **{25: (3, 5), 26: (6, 8), 27: (9, 11), 29: (9, 11), 31: (3, 5), 32: (6, 8)},
    **{33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)},
    **{37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12)},
}
_WINTERS = (24, 28)  # of the north, or of a half of the world that is not told
_SUMMER_OF_SOUTH = 30


@lru_cache(maxsize=65536)
def days_of(edtf: str | None) -> Days:
    """The first and the last day that a date allows.

    `2006-10` gives 2006-10-01 and 2006-10-31; `2006/2008` the whole of both; `2006/..` no last day;
    sets (`[2006, 2008]`) all from their first to their last; the rest UNDATED.
    """
    return _span(edtf, widened=False)


@lru_cache(maxsize=65536)
def possible_days(edtf: str | None) -> Days:
    """As `days_of`, one unit wider on both sides where a date is approximate or uncertain.

    "About June 2006" (2006-06~) may be May or July: what is to be before it for sure must be before
    May. A unit is a day, a month or a year, whichever the date is given to.
    """
    return _span(edtf, widened=True)


def edtf_between(first: str, last: str) -> str:
    """The shortest date for all days from `first` to `last`, which are given as YYYY-MM-DD.

    `days_of` gives both back.
    """
    if first == last:
        return first
    whole = last[:7]
    if first == f"{whole}-01" and days_of(whole).latest == last:
        return whole
    if first == f"{last[:4]}-01-01" and last.endswith("-12-31"):
        return last[:4]
    return f"{first}/{last}"


def shifted(day: str, count: int) -> str | None:
    """The day so many days later (earlier where negative); None outside of the years 1 to 9999."""
    try:
        return (date.fromisoformat(day) + timedelta(days=count)).isoformat()
    except (OverflowError, ValueError):
        return None


def day_number(day: str) -> int:
    """The day's place in the calendar, 1 for 0001-01-01, so that days can be counted."""
    return date.fromisoformat(day).toordinal()


def day_at(number: int) -> str | None:
    """The day at a place in the calendar; None outside of the years 1 to 9999."""
    try:
        return date.fromordinal(number).isoformat()
    except (OverflowError, ValueError):
        return None


# one date, set or interval


def _span(edtf: str | None, *, widened: bool) -> Days:
    if not edtf:
        return UNDATED
    text = edtf.strip()
    if (text[:1], text[-1:]) in (("{", "}"), ("[", "]")):
        return _set(text[1:-1], widened=widened)
    first, slash, second = text.partition("/")
    if not slash:
        return _bounds(first, widened=widened)
    begin, end = _bounds(first, widened=widened), _bounds(second, widened=widened)
    if begin.earliest and end.latest and begin.earliest > end.latest:
        return UNDATED  # it ends before it begins
    return Days(begin.earliest, end.latest)


def _set(inside: str, *, widened: bool) -> Days:
    """One or all of several dates: somewhere from the first to the last."""
    spans: list[Days] = []
    for part in inside.split(","):
        first, dots, last = part.strip().partition("..")
        begin = _bounds(first, widened=widened)
        end = _bounds(last, widened=widened) if dots else begin
        spans.append(Days(begin.earliest, end.latest))
    earliest, latest = [one.earliest for one in spans], [one.latest for one in spans]
    return Days(
        None if None in earliest else min(filter(None, earliest)),
        None if None in latest else max(filter(None, latest)),
    )


def _bounds(part: str, *, widened: bool) -> Days:
    text = _CLOCK.sub("", _QUALIFIERS.sub("", part))
    found = _DATE.fullmatch(text)
    if found is None or found["year"] == "XXXX":
        return UNDATED
    days = _least_and_most(found["year"], found["month"], found["day"])
    if widened and _QUALIFIERS.search(part) and days.earliest and days.latest:
        return _wider(days, found["month"], found["day"])
    return days


def _least_and_most(year: str, month: str | None, day: str | None) -> Days:
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    low = max(low, 1)
    if high < 1:
        return UNDATED
    if month is None:
        return Days(f"{low:04d}-01-01", f"{high:04d}-12-31")
    if month.isdecimal() and int(month) > 12:
        return _part_of_year(low, high, int(month)) if day is None else UNDATED
    months = _numbers(month, 12)
    if not months:
        return UNDATED
    if day is None:
        return Days(f"{low:04d}-{months[0]:02d}-01", _month_end(high, months[-1]))
    return _with_day(range(low, high + 1), months, _numbers(day, 31))


def _with_day(years: range, months: list[int], days: list[int]) -> Days:
    """The first and the last real day among these; UNDATED where there is none (30 February)."""
    first = next(_real(years, months, days), None)
    last = next(_real(years[::-1], months[::-1], days[::-1]), None)
    return Days(first, last)


def _real(years: range, months: list[int], days: list[int]) -> Iterator[str]:
    for year in years:
        for month in months:
            for day in days:
                try:
                    yield date(year, month, day).isoformat()
                except ValueError:
                    continue


def _numbers(digits: str, most: int) -> list[int]:
    """The numbers from 1 to `most` that two digits allow: `1X` of a month gives 10, 11 and 12."""
    pattern = re.compile(digits.replace("X", r"\d"))
    return [number for number in range(1, most + 1) if pattern.fullmatch(f"{number:02d}")]


def _part_of_year(low: int, high: int, code: int) -> Days:
    if code in _WINTERS:  # the year it begins in, or the one it ends in
        return Days(f"{max(low - 1, 1):04d}-12-01", _month_end(min(high + 1, 9999), 2))
    if code == _SUMMER_OF_SOUTH:
        return Days(f"{max(low - 1, 1):04d}-12-01", _month_end(min(high + 1, 9999), 2))
    if code in (21, 22, 23):
        return Days(f"{low:04d}-01-01", f"{high:04d}-12-31")
    months = _PARTS_OF_YEAR.get(code)
    if months is None:
        return UNDATED
    return Days(f"{low:04d}-{months[0]:02d}-01", _month_end(high, months[1]))


def _wider(days: Days, month: str | None, day: str | None) -> Days:
    reach = 366 if month is None or (month.isdecimal() and int(month) > 12) else 31
    reach = 1 if day is not None else reach
    return Days(
        shifted(days.earliest or "", -reach) or days.earliest,
        shifted(days.latest or "", reach) or days.latest,
    )


def _month_end(year: int, month: int) -> str:
    if month == 12:
        return f"{year:04d}-12-31"
    return (date(year, month + 1, 1) - timedelta(days=1)).isoformat()
