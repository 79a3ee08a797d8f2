"""Changes that words tell: what one report says of one pair, put together.

"I served her and I was wrong, I oppose her now" is two claims of one change.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from faultlines.analysis.moments import Moment
from faultlines.analysis.told_ties import ToldTie


@dataclass(frozen=True, slots=True)
class ToldChange:
    """What tellings of change of one pair, kind (signed or bond) and day say together.

    `was` is None where nothing is said of before, `now` 0 where only an end is told. `before` are
    the tellings of an end, `after` those of what is since. A bond (signed false) has neither sign.
    """

    signed: bool
    kind: str
    was: int | None
    now: int
    moment: Moment
    before: tuple[ToldTie, ...]
    after: tuple[ToldTie, ...]

    @property
    def tellings(self) -> tuple[ToldTie, ...]:
        """All of them."""
        return self.before + self.after

    @property
    def weight(self) -> float:
        """As sure as the surest."""
        return max(one.weight for one in self.tellings)

    @property
    def turns(self) -> bool:
        """Whether the words alone tell a turn from for to against, or back."""
        return self.was is not None and self.was * self.now < 0


def told_changes(tellings: Iterable[ToldTie]) -> list[ToldChange]:
    """The changes told of one pair, dated ones first, by day."""
    groups: dict[tuple[bool, str, int, bool], list[ToldTie]] = defaultdict(list)
    for one in tellings:
        if one.change is not None:
            moment, signed = one.moment, bool(one.sign or one.was)
            groups[not moment.dated, moment.clock, moment.day, signed].append(one)
    return [_together(groups[key], key[3]) for key in sorted(groups)]


def _together(told: Sequence[ToldTie], signed: bool) -> ToldChange:
    ordered = sorted(told, key=lambda one: (-one.weight, one.one.id))
    ends = tuple(one for one in ordered if one.change == "ended" and not one.sign)
    fresh = tuple(one for one in ordered if one not in ends)
    first = (fresh or ends)[0]
    was = next((one.was for one in ordered if one.was), None)
    now = first.sign if signed else 0
    return ToldChange(signed, first.change or "began", was, now, first.moment, ends, fresh)
