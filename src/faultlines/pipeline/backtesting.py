"""A table of signed ties over time, or a case, to a backtest of how well turns are foretold."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

from faultlines.analysis.dynamics import (
    Backtest,
    SignedWindows,
    Split,
    backtest,
    shortest_horizon,
    windows_of,
)
from faultlines.analysis.dynamics.backtesting import middle, parted, transitions_of
from faultlines.analysis.issue_names import Issues
from faultlines.analysis.told_ties import ToldTie, told_ties
from faultlines.case import Case, Filter
from faultlines.documents import TieTable
from faultlines.errors import TableUnreadable
from faultlines.records import SignedTie


def windows_of_table(table: TieTable, name: str) -> SignedWindows:
    """The windows of a table; raises TableUnreadable where they have no years."""
    spans = []
    for window in table.windows:
        if window.start is None:
            raise TableUnreadable(
                f"{name} has no column window_start. A backtest needs the years in which each tie "
                "held: window_start, and window_end where windows are longer than a year."
            )
        start = _year(window.start, name)
        end = start if window.end is None else _year(window.end, name)
        if end < start:
            raise TableUnreadable(
                f"{name} has a window from {start} to {end}. It must not end before it starts."
            )
        spans.append((start, end, window.ties))
    _require_ties(any(ties for _, _, ties in spans), name)
    try:
        return windows_of(spans)
    except ValueError as error:
        raise TableUnreadable(f"{name} cannot be used: {error}.") from error


def windows_of_case(path: Path) -> SignedWindows:
    """A window for each calendar year of a case: what its dated tellings of that year come to.

    Raises TableUnreadable where nothing for or against anybody is dated.
    """
    years: dict[int, list[SignedTie]] = defaultdict(list)
    with Case.open(path, read_only=True) as case:
        claims = case.claims(Filter())
        labels = case.labels({one.told_in.document for one in claims})
        for told in told_ties(claims, labels, Issues(claims, labels)):
            if _counts(told):
                sign: Literal[-1, 1] = 1 if told.sign > 0 else -1
                year = date.fromordinal(told.moment.day).year
                years[year].append(SignedTie(told.source, told.target, sign, told.weight))
    _require_ties(bool(years), str(path))
    return windows_of([(year, year, ties) for year, ties in sorted(years.items())])


def split_of(
    windows: SignedWindows, horizon: int | None, train_before: int | None, name: str
) -> Split:
    """The split asked for, or the usual one; raises TableUnreadable where it leaves nothing."""
    years = horizon if horizon is not None else shortest_horizon(windows)
    transitions = transitions_of(windows, years) if years is not None else ()
    if years is None or not transitions:
        ahead = "" if horizon is None else f" {horizon} years ahead"
        raise TableUnreadable(
            f"{name} has no two windows{ahead} that share no year; its windows start in "
            f"{_starts(windows)}. Give a table that goes on for longer, or another --horizon."
        )
    split = train_before if train_before is not None else middle(transitions)
    past, future = parted(transitions, split) if split is not None else ((), ())
    if split is None or not past or not future:
        missing = "foretell" if past else "learn from"
        asked = "any year" if split is None else str(split)
        raise TableUnreadable(
            f"Parted at {asked}, {name} has nothing to {missing} at a horizon of {years} years; "
            f"its windows start in {_starts(windows)}. What is learned from must end before "
            "--train-before, what is foretold begin in it or later."
        )
    return Split(years, split)


def run_backtest(windows: SignedWindows, split: Split, advance: Callable[[], None]) -> Backtest:
    """The backtest; `advance` is called as `dynamics.backtesting.steps` says."""
    return backtest(windows, split, advance=advance)


def _counts(told: ToldTie) -> bool:
    on_calendar = told.moment.dated and told.moment.day > 0
    return on_calendar and told.sign != 0 and told.weight > 0 and not told.on_issue


def _year(cell: str, name: str) -> int:
    try:
        return int(cell[:4]) if len(cell) > 4 and cell[4] == "-" else int(cell)
    except ValueError:
        raise TableUnreadable(
            f"{name} has a window at {cell!r}. A backtest needs years: 1962, or 1962-05."
        ) from None


def _require_ties(found: bool, name: str) -> None:
    if not found:
        raise TableUnreadable(f"{name} has no dated tie for or against anybody to learn from.")


def _starts(windows: SignedWindows) -> str:
    first, last = windows.starts[0], windows.starts[-1]
    return str(first) if first == last else f"{first} to {last}"
