"""What happened between two just before something turned."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from faultlines.analysis.moments import CALENDAR, holds_at
from faultlines.analysis.shifts import Shift
from faultlines.analysis.splits import Split
from faultlines.case import CaseActor, CaseClaim, Labels
from faultlines.records import Event

_MOST = 5
_JUST_BEFORE = 90
"""Days."""


_Happening = tuple[int, tuple[CaseActor, ...], CaseClaim]
"""The day on its clock, who took part, and the claim."""


class Happenings:
    """The asserted events of some claims, by day, with who took part in each."""

    def __init__(self, claims: Sequence[CaseClaim], labels: Labels) -> None:
        self._actors = {actor.id: actor for actor in labels.actors.values()}
        self._by_clock: dict[str, list[_Happening]] = defaultdict(list)
        for one in claims:
            if isinstance(one.claim, Event) and one.claim.status == "asserted":
                moment = holds_at(one)
                parts = _taking_part(one, one.claim, labels)
                self._by_clock[moment.clock].append((moment.day, parts, one))
        for happenings in self._by_clock.values():
            happenings.sort(key=lambda one: (one[0], one[2].id))

    def before(self, shift: Shift) -> tuple[CaseClaim, ...]:
        """Up to five events before a shift, the last first.

        Those between the two, or those who act for them, and those on the matter of its claims;
        within 90 days, after it was last told as it was, and by when it was first told as it is.
        Of an undated shift, those that its reports tell. The words that tell the shift itself are
        left out.
        """
        pairs = [] if shift.on_issue else [(shift.source, shift.target)]
        return self._before(pairs, shift.claims, shift.after_day, shift.by_day)

    def before_split(self, split: Split) -> tuple[CaseClaim, ...]:
        """The same before a split, between any of those who stayed and any of those who parted.

        From the last claim that they stood together on.
        """
        pairs = [(one, other) for one in split.stayed for other in split.parted]
        days = (holds_at(one).date for one in split.before)
        known = [day for day in days if day is not None and day < (split.by_day or "")]
        return self._before(pairs, split.claims, max(known, default=None), split.by_day)

    def _before(
        self,
        pairs: Sequence[tuple[str, str]],
        claims: Sequence[CaseClaim],
        after_day: str | None,
        by_day: str | None,
    ) -> tuple[CaseClaim, ...]:
        reports = {one.told_in.document for one in claims}
        matters = {(one.told_in.document, one.claim.matter) for one in claims if one.claim.matter}
        found = [
            (day, one)
            for day, parts, one in self._in_time(after_day, by_day, reports)
            if (
                (one.told_in.document, one.claim.matter) in matters
                or any(self._between(parts, pair) for pair in pairs)
            )
            and not any(_same_words(one, other) for other in claims)
        ]
        found.sort(key=lambda pair: (-pair[0], pair[1].id))
        return _each_once([one for _, one in found])[:_MOST]

    def _in_time(
        self, after_day: str | None, by_day: str | None, reports: set[str]
    ) -> Sequence[_Happening]:
        """Those within the days; of what is undated, those of its reports."""
        if by_day is None:
            return [one for clock in sorted(reports) for one in self._by_clock.get(clock, ())]
        last = date.fromisoformat(by_day).toordinal()
        first = last - _JUST_BEFORE
        if after_day is not None:
            first = max(first, date.fromisoformat(after_day).toordinal() + 1)
        dated = self._by_clock.get(CALENDAR, [])
        begin = bisect_left(dated, first, key=lambda one: one[0])
        return dated[begin : bisect_right(dated, last, key=lambda one: one[0])]

    def _between(self, parts: Sequence[CaseActor], pair: tuple[str, str]) -> bool:
        """Whether two different participants are, or act for, the one and the other."""
        first, second = ({part.id for part in parts if self._is(one, part)} for one in pair)
        return bool(first and second) and len(first | second) > 1

    def _is(self, wanted: str, part: CaseActor) -> bool:
        """A person acts for the body that the person is of, and the body for the person."""
        known = self._actors.get(wanted)
        if wanted == part.id or (part.type == "person" and part.of == wanted):
            return True
        return known is not None and known.type == "person" and known.of == part.id


def _taking_part(one: CaseClaim, event: Event, labels: Labels) -> tuple[CaseActor, ...]:
    """Who acts, suffers or has another part."""
    idents = (*event.actors, *event.recipients, *(other.actor for other in event.others))
    found = (labels.actor(one.told_in.document, ident) for ident in idents)
    return tuple(actor for actor in found if actor is not None)


def _each_once(found: Sequence[CaseClaim]) -> tuple[CaseClaim, ...]:
    """Of one happening that a report tells twice, the first."""
    kept: dict[tuple[str, ...], CaseClaim] = {}
    for one in found:
        event = one.claim
        kind = event.type if isinstance(event, Event) else event.kind
        kept.setdefault((one.told_in.document, kind, event.matter or event.id), one)
    return tuple(kept.values())


def _same_words(one: CaseClaim, other: CaseClaim) -> bool:
    return one.told_in.document == other.told_in.document and any(
        mine.start < yours.end and yours.start < mine.end
        for mine in one.claim.evidence
        for yours in other.claim.evidence
    )
