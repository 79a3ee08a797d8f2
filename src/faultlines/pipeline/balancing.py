"""A table of signed ties, window by window, to camps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from faultlines.analysis.camps import Camps, Wanted, camps_of
from faultlines.documents import TieTable


@dataclass(frozen=True, slots=True)
class BalancedWindow:
    """One window; `nodes` are those in its camps, `ties` the rows that were for or against."""

    start: str | None
    nodes: int
    ties: int
    neutral: int
    camps: Camps


def balance_windows(
    table: TieTable, wanted: Wanted, untied: bool, advance: Callable[[], None]
) -> Iterator[BalancedWindow]:
    """The camps of each window as they are found.

    With `untied` those are in a camp who are named without being tied; it may as well be the other.
    """
    for window in table.windows:
        camps = camps_of(window.ties, wanted, window.untied if untied else (), advance)
        nodes = sum(len(camp) for camp in camps.camps)
        yield BalancedWindow(window.start, nodes, len(window.ties), window.neutral, camps)
