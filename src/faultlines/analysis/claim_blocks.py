"""Which units of different reports are worth comparing, so that the cost grows with their number.

Two units are compared where they share something rare: somebody, a word or two, a deed. Each unit
looks only at its rarest; where very many share the same, each meets those told next to it in time
(the sorted neighbourhood of Hernández and Stolfo 1995).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from faultlines.analysis.likeness import PARTS, Rarity
from faultlines.analysis.tellings import Unit

_RAREST = 30
"""Things of one unit by which others are found."""
_SMALL = 40
"""Units that share a thing, up to which all of them meet."""
_NEIGHBOURS = 12
"""Units after it in time that a unit meets where more share a thing."""
_MOST = 60
"""Units with which one is compared at most: those with which it shares the most and the rarest."""


def candidates(units: Sequence[Unit], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Pairs of places in `units`, the lower first, each once, in order."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for thing in _rarest(unit, rarity):
            blocks[thing].append(number)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for members in blocks.values():
        for first, second in _meetings(sorted(members, key=lambda n: _when(units[n]))):
            if units[first].document != units[second].document:
                shared[min(first, second), max(first, second)] += 1.0 / len(members)
    of_unit: dict[int, list[tuple[float, tuple[int, int]]]] = defaultdict(list)
    for pair, weight in shared.items():
        for number in pair:
            of_unit[number].append((-weight, pair))
    kept = {pair for found in of_unit.values() for _, pair in sorted(found)[:_MOST]}
    yield from sorted(kept)


def _rarest(unit: Unit, rarity: Rarity) -> list[str]:
    """What it shares with another report at least, the rarest first."""
    things = (
        (-rarity.of(name, key), f"{name} {key}")
        for name, part in PARTS
        if name != "owners"
        for key in part(unit)
        if rarity.count(name, key) > 1
    )
    return [thing for _, thing in sorted(things)[:_RAREST]]


def _meetings(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    reach = len(members) if len(members) <= _SMALL else _NEIGHBOURS
    for place, first in enumerate(members):
        for second in members[place + 1 : place + 1 + reach]:
            yield first, second


def _when(unit: Unit) -> tuple[str, int]:
    """Of an event the first of its days, else the day of the report; the undated come last."""
    days = [day.earliest for _, day in unit.days if day.earliest]
    return (min(days, default=unit.told.earliest or "9999"), unit.number)
