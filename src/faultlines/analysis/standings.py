"""How actors stand to each other and to issues at a date, all tellings of it weighed.

For each directed pair the tellings since its last turn count: of each voucher the one that weighs
most for each sign, by confidence, directness and recency. The share of the weight that is for is a
Beta posterior with Jeffreys' prior; a tie of which nothing was heard for long fades to not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from faultlines.analysis.intervals import Posterior
from faultlines.analysis.moments import CALENDAR
from faultlines.analysis.regimes import Regime, regimes_of
from faultlines.analysis.told_ties import ToldTie
from faultlines.analysis.weighing import recency

HALF_LIFE = 180
"""Days after which a telling counts half, where nothing else is set."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How `source` stands to `target`: `sign` 1 or -1, by the weight of what is told.

    `share` is the posterior of the share of weight that is for. `supporting` are the tellings of
    the sign, `opposing` the others, the weightiest first; `vouchers` counts who vouch for each,
    once each. `since` and `last` are YYYY-MM-DD, None where undated; `on_issue` for positions.
    """

    source: str
    target: str
    target_name: str
    on_issue: bool
    sign: int
    share: Posterior
    supporting: tuple[ToldTie, ...]
    opposing: tuple[ToldTie, ...]
    since: str | None
    last: str | None

    @property
    def vouchers(self) -> tuple[int, int]:
        """How many vouch for the sign, and how many for the other."""
        first, second = (
            {told.voucher for told in side} for side in (self.supporting, self.opposing)
        )
        return len(first), len(second)

    @property
    def chance(self) -> float:
        """That more weighs for its sign than against it, 0.5 to 1."""
        below = self.share.chance_below(0.5)
        return 1 - below if self.sign > 0 else below


def standings(
    told: Iterable[ToldTie], as_of: int | None = None, half_life: int = HALF_LIFE
) -> tuple[Standing, ...]:
    """Every pair with a sign at a day (`date.toordinal`), or after everything that is told.

    As of a day, undated tellings stay out. Pairs by the clearest first; a pair whose last word is
    that a tie has ended stands neither for nor against, and is not among them.
    """
    pairs: dict[tuple[str, str], list[ToldTie]] = defaultdict(list)
    for one in told:
        if as_of is None or (one.moment.dated and one.moment.day <= as_of):
            pairs[one.pair].append(one)
    day = as_of if as_of is not None else _last_day(pairs.values())
    found = [
        standing
        for tellings in pairs.values()
        if (standing := _standing(tellings, day, half_life)) is not None
    ]
    return tuple(
        sorted(found, key=lambda one: (-abs(one.share.mean - 0.5), one.source, one.target))
    )


def _last_day(pairs: Iterable[Sequence[ToldTie]]) -> int | None:
    days = [one.moment.day for told in pairs for one in told if one.moment.dated]
    return max(days, default=None)


def chains(tellings: Iterable[ToldTie], half_life: int) -> dict[str, tuple[Regime, ...]]:
    """The regimes of one pair on each clock."""
    clocks: dict[str, list[ToldTie]] = defaultdict(list)
    for one in tellings:
        clocks[one.moment.clock].append(one)
    return {clock: regimes_of(told, half_life) for clock, told in sorted(clocks.items())}


def _standing(tellings: Sequence[ToldTie], day: int | None, half_life: int) -> Standing | None:
    by_clock = chains(tellings, half_life)
    current = _current(by_clock)
    ended = _ended(tellings)
    current = [one for one in current if ended is None or not one.moment.dated or one.order > ended]
    if not current:
        return None
    weighed = {one.one.id: _weight(one, day, half_life) for one in current}
    sides = {
        sign: sorted(
            (one for one in current if one.sign == sign),
            key=lambda one: (-weighed[one.one.id], one.one.id),
        )
        for sign in (1, -1)
    }
    share = Posterior(*(_sum(sides[sign], weighed) for sign in (1, -1)))
    sign = 1 if share.weight_for >= share.weight_against else -1
    dated = sorted(one.moment.day for one in sides[sign] if one.moment.dated)
    first = current[0]
    return Standing(
        source=first.source,
        target=first.target,
        target_name=first.target_name,
        on_issue=first.on_issue,
        sign=sign,
        share=share,
        supporting=tuple(sides[sign]),
        opposing=tuple(sides[-sign]),
        since=_date(sides[sign], dated[0]) if dated else None,
        last=_date(sides[sign], dated[-1]) if dated else None,
    )


def _date(told: Sequence[ToldTie], day: int) -> str | None:
    return next(one.moment.date for one in told if one.moment.dated and one.moment.day == day)


def _current(by_clock: dict[str, tuple[Regime, ...]]) -> list[ToldTie]:
    """What holds after the last turn on each clock.

    An undated report that tells the sign that the calendar has left behind may be as old as that,
    and stays out.
    """
    calendar = by_clock.get(CALENDAR, ())
    past = {regime.sign for regime in calendar[:-1]}
    current = list(calendar[-1].tellings) if calendar else []
    for clock, regimes in by_clock.items():
        if clock != CALENDAR and regimes:
            left = past - {calendar[-1].sign} if calendar else set()
            current += [one for one in regimes[-1].tellings if one.sign not in left]
    return current


def _ended(tellings: Sequence[ToldTie]) -> tuple[int, str] | None:
    """When it was last told to be over, without a word of what came after."""
    over = [one.order for one in tellings if one.moment.dated and one.was and one.sign == 0]
    return max(over, default=None)


def _weight(one: ToldTie, day: int | None, half_life: int) -> float:
    age = day - one.moment.day if one.moment.dated and day is not None else None
    return one.weight * recency(age, half_life)


def _sum(told: Sequence[ToldTie], weighed: dict[str, float]) -> float:
    """Each voucher once, with what weighs most."""
    most: dict[str, float] = {}
    for one in told:
        most[one.voucher] = max(most.get(one.voucher, 0.0), weighed[one.one.id])
    return sum(most.values())
