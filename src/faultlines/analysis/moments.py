"""When a claim holds, on a clock that allows comparison; nothing is dated that is not.

There is one calendar, and for each undated report a clock of its own on which the report is day 0:
"yesterday" in it is day -1. Moments of two clocks cannot be compared.
"""

import re
from dataclasses import dataclass
from datetime import date

from faultlines.case import CaseClaim, days_of
from faultlines.records import Time

CALENDAR = ""
_ANCHOR = re.compile(r"report([+-]\d+)([dwmy])")
_LENGTH = {"d": 1, "w": 7, "m": 30, "y": 365}


@dataclass(frozen=True, slots=True)
class Moment:
    """From `earliest` to `latest` on a clock; None where that side is not known.

    On the calendar days count from the year 1 (`date.toordinal`), on the clock of an undated
    report from the report.
    """

    clock: str
    earliest: int | None
    latest: int | None

    @property
    def dated(self) -> bool:
        """Whether it stands on the calendar."""
        return self.clock == CALENDAR

    @property
    def day(self) -> int:
        """The last day that it may be, by which moments of one clock are put in order."""
        known = self.latest if self.latest is not None else self.earliest
        return 0 if known is None else known

    @property
    def date(self) -> str | None:
        """The day as YYYY-MM-DD; None off the calendar."""
        return date.fromordinal(self.day).isoformat() if self.dated and self.day > 0 else None


def told_at(one: CaseClaim) -> Moment:
    """When it was told: the report's date, or day 0 of an undated report."""
    days = days_of(one.told_in.date)
    if days.earliest is None and days.latest is None:
        return Moment(one.told_in.document, 0, 0)
    return _calendar(days.earliest, days.latest)


def holds_at(one: CaseClaim) -> Moment:
    """When what is claimed is so: its own time where it has one, at the latest when it is told.

    What has held "since 2027" holds on the day on which it is told.
    """
    told = told_at(one)
    time = one.claim.time
    if time is None:
        return told
    own = days_of(time.edtf)
    if own.earliest is None and own.latest is None:
        return told if told.dated else _anchored(time, told)
    first, last = _ordinal(own.earliest), _ordinal(own.latest)
    if not told.dated:
        return Moment(CALENDAR, first, last)
    return Moment(CALENDAR, first, told.day if last is None else min(last, told.day))


def _anchored(time: Time, told: Moment) -> Moment:
    found = _ANCHOR.fullmatch(time.anchor or "")
    if found:
        day = min(int(found[1]) * _LENGTH[found[2]], 0)
        return Moment(told.clock, day, day)
    if time.anchor and "last" in time.anchor:
        return Moment(told.clock, None, -1)
    return told


def _calendar(earliest: str | None, latest: str | None) -> Moment:
    return Moment(CALENDAR, _ordinal(earliest), _ordinal(latest))


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None
