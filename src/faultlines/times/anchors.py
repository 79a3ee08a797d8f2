"""Anchors: what a time hangs on that no date fixes, and the date that follows once there is one.

    report-1d            the day before the report ("yesterday")
    report+1w            the calendar week after the report's ("next week")
    report-2m~           about two months before ("some two months ago")
    report:last-tuesday  the last Tuesday up to the report; next-tuesday the next after it
    report:last-march    the last March that had begun by the report; next-march the next
    report:XXXX-05-15    15 May of the year that is nearest to the report; last-XXXX-05-15 the last
                         one up to it, next-XXXX-05-15 the first from it on
    before:report        before it, nobody says how long; also after:, around:, since:, until:
    c3+1d                the day after the claim c3 ("the day after the raid")
    after:c3             after the claim c3 ("after the raid")
    report               it hangs on the report, and no words say how

The base is `report`, a claim's id, or a date. An anchor counts days: "before" allows the same.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from faultlines.times.edtf import (
    Days,
    day_at,
    day_number,
    days_of,
    edtf_between,
    shifted,
)

Relation = Literal["on", "before", "after", "around", "since", "until"]
Unit = Literal["d", "w", "m", "y"]
REPORT = "report"

_SHIFT = re.compile(r"(?P<base>.+?)(?P<count>[+-]\d+)(?P<unit>[dwmy])(?P<about>~?)")
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_NAMED = re.compile(
    rf"(?:last|next)-(?:{'|'.join((*_WEEKDAYS, *_MONTHS))})"
    r"|(?:(?:last|next)-)?XXXX-\d{2}(?:-\d{2})?"
)
_SEASON = 120
"""Days within which "in September" is the September meant, whether it is over or to come."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """How a time stands to its base.

    `count` units on from the base's own day, week, month or year (`unit`; None for no step), or the
    day or month that `named` names beside it; `about`: the words say so only roughly.
    """

    base: str
    relation: Relation = "on"
    count: int = 0
    unit: Unit | None = None
    named: str | None = None
    about: bool = False

    @property
    def vague(self) -> bool:
        """Whether it says no more than that it hangs on its base."""
        return self.relation == "on" and self.unit is None and self.named is None

    def ahead(self) -> "Anchor":
        """The same of something to come: "on Tuesday" of what is planned is the next Tuesday."""
        if self.named is None or self.named.startswith("next-") or self.base != REPORT:
            return self
        return replace(self, named=f"next-{self.named.removeprefix('last-')}")

    def __str__(self) -> str:
        """As a reading writes it."""
        relation = "" if self.relation == "on" else f"{self.relation}:"
        step = f"{self.count:+d}{self.unit}{'~' if self.about else ''}" if self.unit else ""
        named = f":{self.named}" if self.named else ""
        return f"{relation}{self.base}{named}{step}"


def parse_anchor(text: str | None) -> Anchor | None:
    """The anchor of a reading's `anchor`; None where there is none or it has no base."""
    if not text:
        return None
    start, colon, rest = text.partition(":")
    relations: tuple[Relation, ...] = get_args(Relation)
    relation: Relation = next((one for one in relations if one == start and colon), "on")
    if relation == "on":
        rest = text
    step = _SHIFT.fullmatch(rest)
    if step is not None and not step["base"].endswith((":", "-")):
        unit: Unit = next(one for one in get_args(Unit) if one == step["unit"])
        base, named = _split(step["base"])
        return Anchor(base, relation, int(step["count"]), unit, named, bool(step["about"]))
    base, named = _split(rest)
    return Anchor(base, relation, named=named) if base else None


def _split(text: str) -> tuple[str, str | None]:
    """Base and what is named beside it; `report-last-march` is read as `report:last-march`."""
    for mark in (":", "-"):
        base, found, named = text.partition(mark)
        if found and base and _NAMED.fullmatch(named):
            return base, named
    return text, None


def resolve(anchor: Anchor, base: str | None) -> str | None:
    """The date (EDTF) that follows from the date of the base; None where none follows.

    `before`, `after` and `around` give no date: how long before, no words say. A base that is known
    only to the month gives a span of days.
    """
    days = days_of(base)
    if days.earliest is None or days.latest is None:
        return None
    if anchor.named is not None:
        found = _named(anchor.named, days.earliest, days.latest)
    elif anchor.unit is not None:
        found = _stepped(anchor, days.earliest, days.latest)
    else:
        found = base if anchor.relation in ("since", "until") else None
    if found is None or anchor.relation == "on":
        return found
    if "/" in found:
        begin, _, end = found.partition("/")
        found = begin if anchor.relation == "since" else end
    return {"since": f"{found}/..", "until": f"../{found}"}.get(anchor.relation)


def rebased(anchor: Anchor, date_of: Callable[[str], str | None], report: str | None) -> str | None:
    """As `resolve`, with the base looked up: the report's date, a claim's, or a date itself."""
    if anchor.base == REPORT:
        return resolve(anchor, report)
    known = date_of(anchor.base)
    return resolve(anchor, known if known is not None else anchor.base)


# steps and names


def _stepped(anchor: Anchor, earliest: str, latest: str) -> str | None:
    first, last = (_step(day, anchor.count, anchor.unit) for day in (earliest, latest))
    if first is None or last is None:
        return None
    found = edtf_between(first[0], last[1])
    if not anchor.about:
        return found
    return "/".join(f"{part}~" for part in found.split("/"))


def _step(day: str, count: int, unit: Unit | None) -> tuple[str, str] | None:
    """First and last day of the unit that lies `count` units on from the one of `day`."""
    if unit == "d":
        moved = shifted(day, count)
        return (moved, moved) if moved else None
    if unit == "w":
        monday = day_number(day) - date.fromisoformat(day).weekday() + 7 * count
        first, last = day_at(monday), day_at(monday + 6)
        return (first, last) if first and last else None
    year, month = int(day[:4]), int(day[5:7])
    if unit == "y":
        return _whole(f"{year + count:04d}") if 1 <= year + count <= 9999 else None
    months = year * 12 + month - 1 + count
    return _whole(f"{months // 12:04d}-{months % 12 + 1:02d}") if months >= 12 else None


def _whole(edtf: str) -> tuple[str, str] | None:
    days = days_of(edtf)
    return (days.earliest, days.latest) if days.earliest and days.latest else None


def _named(named: str, earliest: str, latest: str) -> str | None:
    if "XXXX" in named:
        return _yearless(named, earliest, latest)
    which, _, name = named.partition("-")
    found = [
        _weekday(day, name, which) if name in _WEEKDAYS else _month(day, name, which)
        for day in (earliest, latest)
    ]
    first, last = found
    if first is None or last is None:
        return None
    return (
        first
        if first == last
        else edtf_between(days_of(first).earliest or first, days_of(last).latest or last)
    )


def _weekday(day: str, name: str, which: str) -> str | None:
    """The day of that name on or before `day`; for `next`, after it."""
    back = (date.fromisoformat(day).weekday() - _WEEKDAYS.index(name)) % 7
    return shifted(day, 7 - back if which == "next" else -back)


def _month(day: str, name: str, which: str) -> str | None:
    """The last month of that name that had begun by `day`; for `next`, the first after it."""
    number, year, month = _MONTHS.index(name) + 1, int(day[:4]), int(day[5:7])
    if which == "next":
        year += number <= month
    else:
        year -= number > month
    return f"{year:04d}-{number:02d}" if 1 <= year <= 9999 else None


def _yearless(named: str, earliest: str, latest: str) -> str | None:
    """A month or day in the year that the words mean, as far as they and the report tell.

    Without `last` or `next` it is the nearest, and where that is further than a season, the one
    before or the one after: a set of two. None where the report is known to no better than half a
    year.
    """
    if day_number(latest) - day_number(earliest) > 183:
        return None
    which, _, rest = named.rpartition("XXXX")
    near = _years_of(rest, earliest, latest)
    before = [edtf for edtf, days in near if (days.earliest or "") <= latest]
    after = [edtf for edtf, days in near if (days.latest or "") >= earliest]
    if which:
        found = before[-1:] if which == "last-" else after[:1]
        return found[0] if found else None
    close = [edtf for edtf, days in near if _gap(days, earliest, latest) <= _SEASON]
    if close:
        return close[0] if len(close) == 1 else f"[{','.join(close)}]"
    either = [*before[-1:], *after[:1]]
    return f"[{','.join(either)}]" if len(either) == 2 else None


def _years_of(rest: str, earliest: str, latest: str) -> list[tuple[str, Days]]:
    """The month or day in the years around, in order; 29 February only where there is one."""
    years = range(max(int(earliest[:4]) - 4, 1), min(int(latest[:4]) + 4, 9999) + 1)
    dates = [(f"{year:04d}{rest}", days_of(f"{year:04d}{rest}")) for year in years]
    return [(edtf, days) for edtf, days in dates if days.earliest is not None]


def _gap(days: Days, earliest: str, latest: str) -> int:
    """Days between a date and the report; 0 where they overlap."""
    return max(
        0,
        day_number(days.earliest or earliest) - day_number(latest),
        day_number(earliest) - day_number(days.latest or latest),
    )
