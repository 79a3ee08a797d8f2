"""What the time of a claim says of its beginning and its end, as bounds in a network of points.

Days are counted at their first instant: what lies within day D begins at D or after, and ends at
D + 1 or before. A happening lies within its time; a tie or a role holds at some point of it, and
may have begun before and go on after. Of a commitment and an outlook, the time is that of what is
owed or expected.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from faultlines.records import Claim, Commitment, Event, Outcome, Outlook, Role, Tie, Time
from faultlines.times import (
    REPORT,
    UNDATED,
    Anchor,
    day_number,
    days_of,
    meaning_of,
    parse_anchor,
    possible_days,
)

CALENDAR = "calendar"
"""The point from which the days of dates are counted."""
_LENGTHS = {"d": (1, 1), "w": (7, 7), "m": (28, 31), "y": (365, 366)}
_YEAR = 366 + 31
_LEAP = 4 * 366 + 31

Edge = Literal["begins", "ends"]
Point = tuple[str, Edge]
"""The edge of a claim, by its id; the report and the calendar have one point, which "begins"."""


@dataclass(frozen=True, slots=True)
class Bound:
    """`later` is at most `days` after `earlier`."""

    later: Point
    earlier: Point
    days: int


def anchor_of(time: Time) -> Anchor | None:
    """What a time hangs on, by its anchor or else by its words; None where it hangs on nothing."""
    anchor = parse_anchor(time.anchor)
    if anchor is None or anchor.vague:
        anchor = meaning_of(time.text).anchor or anchor
    return None if anchor is None or anchor.vague else anchor


def dated_bounds(claim: Claim) -> Iterator[Bound]:
    """What the date of a claim's time bounds."""
    edtf = claim.time.edtf if claim.time else None
    days = possible_days(edtf)
    if edtf is None or days == (None, None):
        return
    begin, slash, end = edtf.partition("/")
    low = None if days.earliest is None else day_number(days.earliest)
    high = None if days.latest is None else day_number(days.latest) + 1
    if slash and high is None and low is not None:
        opening = possible_days(begin)
        until = day_number(opening.latest) + 1 if opening.latest else None
        yield from _edge(claim.id, "begins", CALENDAR, low, until)
    elif slash and low is None and high is not None and not end.startswith(".."):
        yield from _edge(claim.id, "ends", CALENDAR, None, high)
    else:
        yield from _placed(claim, CALENDAR, low, high)


def anchored_bounds(claim: Claim, known: Callable[[str], bool]) -> Iterator[Bound]:
    """What the anchor of a claim's time bounds; `known` tells whether an id is a claim's."""
    anchor = anchor_of(claim.time) if claim.time else None
    if anchor is None:
        return
    if anchor.base == REPORT:
        if claim.time is not None and days_of(claim.time.edtf) == UNDATED:
            yield from _beside_report(claim, anchor)
    elif known(anchor.base):
        yield from _beside_claim(claim, anchor)
    else:
        yield from _beside_date(claim, anchor)


def told_bounds(claim: Claim) -> Iterator[Bound]:
    """What is asserted to have happened had happened, and what to hold had begun, when told."""
    told = (REPORT, "begins")
    if claim.status != "asserted":
        return
    if isinstance(claim, Event | Outcome):
        yield Bound((claim.id, "ends"), told, 1)  # type: ignore[arg-type]
    elif isinstance(claim, Tie | Role) or claim.time is None:
        yield Bound((claim.id, "begins"), told, 1)  # type: ignore[arg-type]


def starts_with_its_time(claim: Claim) -> bool:
    """Whether a claim lies within its time, rather than holding at some point of it."""
    if isinstance(claim, Event | Outcome | Commitment | Outlook):
        return True
    return isinstance(claim, Tie) and claim.change is not None


# placing


def _placed(claim: Claim, base: str, low: int | None, high: int | None) -> Iterator[Bound]:
    """A claim at a time that lies from `low` to `high`, in days from a point."""
    change = claim.change if isinstance(claim, Tie) else None
    if change is not None:
        edge: Edge = "ends" if change == "ended" else "begins"
        yield from _edge(claim.id, edge, base, low, high)
    elif starts_with_its_time(claim):
        yield from _edge(claim.id, "begins", base, low, None)
        yield from _edge(claim.id, "ends", base, None, high)
    else:
        yield from _edge(claim.id, "begins", base, None, high)
        yield from _edge(claim.id, "ends", base, low, None)


def _edge(claim: str, edge: Edge, base: str, low: int | None, high: int | None) -> Iterator[Bound]:
    return _between((claim, edge), (base, "begins"), low, high)


def _between(point: Point, base: Point, low: int | None, high: int | None) -> Iterator[Bound]:
    """A point from `low` to `high` days after another."""
    if low is not None:
        yield Bound(base, point, -low)
    if high is not None:
        yield Bound(point, base, high)


def _beside_report(claim: Claim, anchor: Anchor) -> Iterator[Bound]:
    low, high = _reach(anchor)
    match anchor.relation:
        case "before":
            yield from _edge(claim.id, "ends", REPORT, None, high)
        case "after":
            yield from _edge(claim.id, "begins", REPORT, low, None)
        case "since":
            yield from _edge(claim.id, "begins", REPORT, low, high)
        case "until":
            yield from _edge(claim.id, "ends", REPORT, None, high)
        case "around":
            yield from _edge(claim.id, "begins", REPORT, None, high)
            yield from _edge(claim.id, "ends", REPORT, low, None)
        case "on":
            yield from _placed(claim, REPORT, low, high)


def _reach(anchor: Anchor) -> tuple[int, int]:
    """From when to when, in days from the report's day, an anchor on the report can lie."""
    if anchor.named is not None:
        return _named_reach(anchor.named)
    if anchor.unit is None:
        return 0, 1
    shortest, longest = _LENGTHS[anchor.unit]
    ends = (anchor.count * shortest, anchor.count * longest)
    room = 0 if anchor.unit == "d" else longest - 1
    room += longest if anchor.about else 0
    return min(ends) - room, max(ends) + 1 + room


def _named_reach(named: str) -> tuple[int, int]:
    if "XXXX" in named:
        year = _LEAP if named.endswith("-02-29") else _YEAR
        return (-31 if named.startswith("next") else -year), (
            31 if named.startswith("last") else year
        )
    if named.endswith("day"):
        return (1, 8) if named.startswith("next") else (-6, 1)
    return (1, _YEAR) if named.startswith("next") else (-_YEAR, 31)


def _beside_claim(claim: Claim, anchor: Anchor) -> Iterator[Bound]:
    base = anchor.base
    if anchor.unit is not None and anchor.relation == "on":
        shortest, longest = _LENGTHS[anchor.unit]
        ends = (anchor.count * shortest, anchor.count * longest)
        room = longest * (2 if anchor.about else 1)
        edge: Edge = "ends" if anchor.count > 0 else "begins"
        low, high = min(ends) - room, max(ends) + room
        yield from _between((claim.id, "begins"), (base, edge), low, None)
        yield from _between((claim.id, "ends"), (base, edge), None, high)
        return
    match anchor.relation:
        case "before":
            yield Bound((claim.id, "ends"), (base, "begins"), 0)
        case "after":
            yield Bound((base, "ends"), (claim.id, "begins"), 0)
        case "since":
            yield Bound((base, "begins"), (claim.id, "begins"), 0)
            yield Bound((claim.id, "begins"), (base, "ends"), 0)
        case "until":
            yield Bound((claim.id, "ends"), (base, "ends"), 0)
        case "around" | "on":
            yield Bound((claim.id, "begins"), (base, "ends"), 0)
            yield Bound((base, "begins"), (claim.id, "ends"), 0)


def _beside_date(claim: Claim, anchor: Anchor) -> Iterator[Bound]:
    """`before May 2003`: it ends before May begins."""
    days = days_of(anchor.base)
    if anchor.unit is not None or days.earliest is None or days.latest is None:
        return
    if anchor.relation == "before":
        yield from _edge(claim.id, "ends", CALENDAR, None, day_number(days.earliest))
    elif anchor.relation == "after":
        yield from _edge(claim.id, "begins", CALENDAR, day_number(days.latest) + 1, None)
    elif anchor.relation == "around":
        reach = (day_number(days.earliest), day_number(days.latest) + 1)
        yield from _edge(claim.id, "begins", CALENDAR, None, reach[1])
        yield from _edge(claim.id, "ends", CALENDAR, reach[0], None)
