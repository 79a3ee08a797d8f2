"""What is before what: a partial order over claims, as far as words and dates carry it.

Each report has a network of points (time_network.py): the calendar, the report's day, and the
beginnings and ends of its claims. Reports are tied to each other by the calendar alone, so that two
claims of two reports are in order where their days are, and two claims of one report also where no
day is known: yesterday was after last week, whenever the report was written. Nothing is in order
only because it is told in that order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from faultlines.analysis.extents import (
    CALENDAR,
    Bound,
    Edge,
    Point,
    anchor_of,
    anchored_bounds,
    dated_bounds,
    told_bounds,
)
from faultlines.analysis.time_network import TimeNetwork
from faultlines.case import CaseClaim
from faultlines.times import REPORT, day_at, day_number, days_of

Known = Literal["dated", "derived", "relative", "told", "open"]
"""How the time of a claim is known: it is dated; a date follows from others; only its relation to
its report, a claim or a date is told; only that it was told by the report's date; nothing."""
Relation = Literal["before", "after", "same day"]

_START: Point = (CALENDAR, "begins")
_REPORT: Point = (REPORT, "begins")
_NEVER = 1 << 40


@dataclass(frozen=True, slots=True)
class Span:
    """Bounds of a beginning and an end, in days from a point; None where nothing bounds it."""

    begins_least: int | None
    begins_most: int | None
    ends_least: int | None
    ends_most: int | None

    @property
    def key(self) -> tuple[int, int, int, int]:
        """Sorting by it never puts a claim before one that it is after."""
        return (
            _NEVER if self.begins_most is None else self.begins_most,
            -_NEVER if self.begins_least is None else self.begins_least,
            _NEVER if self.ends_most is None else self.ends_most,
            -_NEVER if self.ends_least is None else self.ends_least,
        )

    @property
    def day(self) -> int | None:
        """The one day within which all of it lies."""
        one = self.begins_least is not None and self.ends_most == self.begins_least + 1
        return self.begins_least if one else None


@dataclass(frozen=True, slots=True)
class Extent:
    """When a claim holds: the first day on which it can have begun, the last on which it can end.

    Days are YYYY-MM-DD, None where nothing bounds them. `begins_by` is the last day on which it can
    have begun.
    """

    known: Known
    earliest: str | None
    begins_by: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words of a claim that cannot be true of it together with what else is told of its time."""

    claim: str
    words: str


class Chronology:
    """The order of some claims; made by `chronology_of`."""

    def __init__(self, claims: Sequence[CaseClaim]) -> None:
        self._reports: dict[str, _ReportTimes] = {}
        by_report: dict[str, list[CaseClaim]] = defaultdict(list)
        for one in claims:
            by_report[one.told_in.document].append(one)
        for document, told in by_report.items():
            self._reports[document] = _ReportTimes(told)
        self._claims = {one.id: one for one in claims}

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What contradicts the other times of its report, and was left aside."""
        return tuple(one for times in self._reports.values() for one in times.refusals)

    def extent(self, claim: str) -> Extent:
        """When a claim holds, as far as is known; KeyError for a claim that is not among these."""
        one = self._claims[claim]
        times = self._times(one)
        span = times.span(one.claim.id, _START)
        return Extent(
            times.known(one, span),
            _day(span.begins_least, 0),
            _day(span.begins_most, -1),
            _day(span.ends_most, -1),
        )

    def relation(self, claim: str, other: str) -> Relation | None:
        """How one claim stands to another in time; None where it is not known.

        `before`: it has ended when the other begins. KeyError for claims that are not among these.
        """
        one, two = self._claims[claim], self._claims[other]
        first, second = self._times(one), self._times(two)
        if first is second:
            return first.relation(one.claim.id, two.claim.id)
        mine, yours = (t.span(o.claim.id, _START) for t, o in ((first, one), (second, two)))
        return _relation(
            _gap(mine.ends_most, yours.begins_least), _gap(yours.ends_most, mine.begins_least),
            mine.day is not None and mine.day == yours.day,
        )  # fmt: skip

    def ordered(self) -> tuple[CaseClaim, ...]:
        """The claims in an order that never contradicts what is known; undated reports come last.

        What is not in order stands by the last day on which it can have begun, then by report.
        """
        keyed = sorted(self._claims.values(), key=self._key)
        runs: dict[object, list[CaseClaim]] = defaultdict(list)
        for one in keyed:
            runs[self._key(one)[:-1]].append(one)
        return tuple(one for run in runs.values() for one in self._in_turn(run))

    def just_before(self, claim: str, among: Iterable[str]) -> tuple[str, ...]:
        """Of some claims, those before this one with none of the others in between."""
        before = [one for one in among if self._is_before(one, claim)]
        return tuple(
            one for one in before if not any(self._is_before(one, other) for other in before)
        )

    def just_after(self, claim: str, among: Iterable[str]) -> tuple[str, ...]:
        """Of some claims, those after this one with none of the others in between."""
        after = [one for one in among if self._is_before(claim, one)]
        return tuple(
            one for one in after if not any(self._is_before(other, one) for other in after)
        )

    def _is_before(self, claim: str, other: str) -> bool:
        """As `relation`, much quicker for the many pairs of one report."""
        one, two = self._claims[claim], self._claims[other]
        if one.told_in.document != two.told_in.document:
            return self.relation(claim, other) == "before"
        return two.claim.id in self._times(one).later_than(one.claim.id)

    def _times(self, one: CaseClaim) -> "_ReportTimes":
        return self._reports[one.told_in.document]

    def _key(self, one: CaseClaim) -> tuple[object, ...]:
        times = self._times(one)
        return (
            times.span(one.claim.id, _START).key,
            one.told_in.document,
            times.span(one.claim.id, _REPORT).key,
            (one.claim.evidence[0].start, one.claim.id),
        )

    def _in_turn(self, run: list[CaseClaim]) -> list[CaseClaim]:
        if not any(self._times(one).is_timed(one) for one in run):
            return run
        earlier = {one.id: sum(self._is_before(other.id, one.id) for other in run) for one in run}
        return sorted(run, key=lambda one: earlier[one.id])


def chronology_of(claims: Sequence[CaseClaim]) -> Chronology:
    """What the words and dates of these claims say of their order."""
    return Chronology(claims)


def _day(number: int | None, step: int) -> str | None:
    return None if number is None else day_at(number + step)


def _gap(most: int | None, least: int | None) -> int | None:
    return None if most is None or least is None else most - least


def _relation(before: int | None, after: int | None, same_day: bool) -> Relation | None:
    """From the most days by which the end of one can be after the other's beginning, both ways."""
    first = before is not None and before <= 0
    second = after is not None and after <= 0
    if first != second:
        return "before" if first else "after"
    return "same day" if same_day or first else None


class _ReportTimes:
    """The times of one report's claims, closed under what follows from each other."""

    def __init__(self, claims: Sequence[CaseClaim]) -> None:
        self._days = days_of(claims[0].told_in.date)
        self.refusals: list[Refusal] = []
        known = {one.claim.id for one in claims}
        anchors = {one.claim.id: anchor_of(one.claim.time) for one in claims if one.claim.time}
        bases = {anchor.base for anchor in anchors.values() if anchor is not None} & known
        self._timed = {
            one.claim.id for one in claims if one.claim.time is not None or one.claim.id in bases
        }
        self._told = {one.claim.id: list(told_bounds(one.claim)) for one in claims}
        ends: tuple[Edge, ...] = ("begins", "ends")
        points: list[Point] = [_START, _REPORT]
        points += [(claim, edge) for claim in sorted(self._timed) for edge in ends]
        self._places = {point: place for place, point in enumerate(points)}
        self._network = TimeNetwork(len(points))
        self._later: dict[str, frozenset[str]] | None = None
        self._spans: dict[tuple[str, Point], Span] = {}
        self._say_all([one for one in claims if one.claim.id in self._timed], known)

    def _say_all(self, claims: Sequence[CaseClaim], known: set[str]) -> None:
        """Dates first, then what hangs on something, then what only the telling implies."""
        if self._days.earliest is not None:
            self._say(Bound(_START, _REPORT, -day_number(self._days.earliest)))
        if self._days.latest is not None:
            self._say(Bound(_REPORT, _START, day_number(self._days.latest)))
        for one in claims:
            self._say(Bound((one.claim.id, "begins"), (one.claim.id, "ends"), 0))
        for one in claims:
            self._say_of(one, dated_bounds(one.claim))
        for one in claims:
            self._say_of(one, anchored_bounds(one.claim, known.__contains__))
        for one in claims:
            for bound in self._told[one.claim.id]:
                self._say(bound)

    def _say(self, bound: Bound) -> bool:
        places = self._places
        return self._network.at_most(places[bound.later], places[bound.earlier], bound.days)

    def _say_of(self, one: CaseClaim, bounds: Iterator[Bound]) -> None:
        taken = [self._say(bound) for bound in bounds]
        if not all(taken) and one.claim.time is not None:
            self.refusals.append(Refusal(one.id, one.claim.time.text))

    def later_than(self, claim: str) -> frozenset[str]:
        """The claims of the report that this one is before; reckoned once for all of them."""
        if self._later is None:
            # What only was told may have begun at any time before: nothing is before it for sure.
            begun = sorted(self._timed)
            self._later = {
                one: frozenset(two for two in begun if self.relation(one, two) == "before")
                for one in self._told
            }
        return self._later[claim]

    def is_timed(self, one: CaseClaim) -> bool:
        """Whether words say when it was, or another claim hangs on it."""
        return one.claim.id in self._timed

    def span(self, claim: str, base: Point) -> Span:
        """The bounds of a claim in days from the calendar's beginning, or from the report's day."""
        found = self._spans.get((claim, base))
        if found is None:
            timed = claim in self._timed
            found = self._timed_span(claim, base) if timed else self._told_span(claim, base)
            self._spans[claim, base] = found
        return found

    def _timed_span(self, claim: str, base: Point) -> Span:
        network, places = self._network, self._places
        begins, ends, zero = places[claim, "begins"], places[claim, "ends"], places[base]
        return Span(
            network.least(begins, zero), network.most(begins, zero),
            network.least(ends, zero), network.most(ends, zero),
        )  # fmt: skip

    def _told_span(self, claim: str, base: Point) -> Span:
        """Of a claim without a time: by when it was told."""
        told = self._told[claim]
        report = self._network.most(self._places[_REPORT], self._places[base])
        if not told or report is None:
            return Span(None, None, None, None)
        by = report + told[0].days
        return Span(None, by, None, by if told[0].later[1] == "ends" else None)

    def relation(self, claim: str, other: str) -> Relation | None:
        """As Chronology.relation, for two claims of this report."""
        if claim in self._timed and other in self._timed:
            gaps = [
                self._network.most(self._places[one, "ends"], self._places[two, "begins"])
                for one, two in ((claim, other), (other, claim))
            ]
        else:
            mine, yours = self.span(claim, _REPORT), self.span(other, _REPORT)
            gaps = [
                _gap(mine.ends_most, yours.begins_least),
                _gap(yours.ends_most, mine.begins_least),
            ]
        days = [(self.span(one, base).day) for base in (_START, _REPORT) for one in (claim, other)]
        same = any(days[place] is not None and days[place] == days[place + 1] for place in (0, 2))
        return _relation(gaps[0], gaps[1], same)

    def known(self, one: CaseClaim, span: Span) -> Known:
        """How the time of a claim is known."""
        time = one.claim.time
        if time is not None and days_of(time.edtf) != (None, None):
            return "dated"
        hangs = anchor_of(time) is not None if time is not None else False
        if hangs and span.begins_least is not None and span.ends_most is not None:
            return "derived"
        if hangs:
            return "relative"
        return "told" if span.begins_most is not None else "open"
