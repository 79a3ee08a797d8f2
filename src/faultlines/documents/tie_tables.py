"""Tables of signed ties: columns a, b and sign, optionally weight, window_start and window_end.

Tabs, commas or semicolons part the cells; the first line names the columns, in any order, and other
columns are passed over. `source` and `target` may stand for a and b.
"""

import csv
import io
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from faultlines.documents.decoding import decode
from faultlines.errors import ReportUnreadable, TableUnreadable
from faultlines.records import SignedTie

_NAMES = {"a": "a", "source": "a", "b": "b", "target": "b"}
_NAMES |= {name: name for name in ("sign", "weight", "window_start", "window_end")}
_NEEDED = ("a", "b", "sign")
_SIGNS = {"1": 1, "+1": 1, "+": 1, "1.0": 1, "+1.0": 1, "-1": -1, "-": -1, "-1.0": -1}
_HEAVIEST = 1_000_000
_NEITHER = {"0", "+0", "-0", "0.0"}


@dataclass(frozen=True, slots=True)
class TieWindow:
    """The ties of one window; `start` is None in a table without windows, `end` where none is told.

    `untied` are named in rows without for or against (sign 0, or a name alone) and in no other.
    """

    start: str | None
    ties: tuple[SignedTie, ...]
    untied: tuple[str, ...]
    neutral: int
    end: str | None = None


@dataclass(frozen=True, slots=True)
class TieTable:
    """All windows, by their start; `defects` says of each bad row what is wrong with it."""

    windows: tuple[TieWindow, ...]
    defects: tuple[str, ...]


def read_tie_table(raw: bytes, name: str) -> TieTable:
    """A table out of the bytes of a file; `name` is for messages.

    A bad row is left out and told among the defects. Raises TableUnreadable where it is no text or
    lacks a column.
    """
    try:
        text = decode(raw).text
    except ReportUnreadable as error:
        raise TableUnreadable(f"{name} cannot be read as a table: {error}") from error
    rows = list(_rows(text))
    if not rows:
        raise TableUnreadable(f"{name} is empty. Its first line names the columns a, b and sign.")
    columns = _columns(rows[0][1], name)
    windows: dict[str | None, _Window] = defaultdict(_Window)
    defects = []
    for line, cells in rows[1:]:
        try:
            _take(_Row(columns, len(rows[0][1]), cells), windows)
        except _Defect as defect:
            defects.append(f"{name}:{line}: {defect}; the row is left out.")
    return TieTable(tuple(windows[s].frozen(s) for s in _in_order(windows)), tuple(defects))


class _Defect(Exception):
    """What is wrong with a row."""


@dataclass(slots=True)
class _Window:
    ties: list[SignedTie] = field(default_factory=list)
    untied: set[str] = field(default_factory=set)
    neutral: int = 0
    end: str | None = None

    def frozen(self, start: str | None) -> TieWindow:
        tied = {end for tie in self.ties for end in (tie.a, tie.b)}
        untied = tuple(sorted(self.untied - tied))
        return TieWindow(start, tuple(self.ties), untied, self.neutral, self.end)


class _Row:
    """The cells of one line, by column."""

    def __init__(self, columns: dict[str, int], width: int, cells: Sequence[str]) -> None:
        if len(cells) != width:
            raise _Defect(f"it has {len(cells)} cells where the first line has {width}")
        self._columns, self._cells = columns, cells

    def has(self, column: str) -> bool:
        return column in self._columns

    def cell(self, column: str) -> str:
        return self._cells[self._columns[column]].strip()


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Line numbers and cells of lines that are not blank; in a table with tabs nothing quotes."""
    head = text.split("\n", 1)[0]
    parts = {mark: head.count(mark) for mark in "\t;,"}
    mark = max(parts, key=lambda one: (parts[one] > 0 and one == "\t", parts[one]))
    reader = csv.reader(
        io.StringIO(text),
        delimiter=mark,
        quoting=csv.QUOTE_NONE if mark == "\t" else csv.QUOTE_MINIMAL,
    )
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise TableUnreadable(
            f"Line {reader.line_num} of the table breaks off: {error}."
        ) from error


def _columns(head: Sequence[str], name: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, heading in enumerate(head):
        column = _NAMES.get(heading.strip().casefold())
        if column is not None:
            if column in found:
                raise TableUnreadable(f"{name} has two columns for {column!r}. Leave one out.")
            found[column] = place
    missing = [column for column in _NEEDED if column not in found]
    if missing:
        raise TableUnreadable(
            f"{name} has the columns {', '.join(repr(one.strip()) for one in head)}; it needs a, "
            f"b and sign ({', '.join(missing)} is missing), and may have weight and window_start. "
            "Name them in the first line, parted by tabs or commas."
        )
    return found


def _take(row: _Row, windows: dict[str | None, _Window]) -> None:
    start = row.cell("window_start") if row.has("window_start") else None
    if start == "":
        raise _Defect("its window_start is empty")
    end = row.cell("window_end") if row.has("window_end") else None
    known = windows[start].end if start in windows else end
    if end != known:
        raise _Defect(f"its window ends in {end!r}, in rows before it in {known!r}")
    windows[start].end = end
    a, b, sign = row.cell("a"), row.cell("b"), row.cell("sign").replace("−", "-")
    weight = _weight(row)
    if a and not b and not sign:
        windows[start].untied.add(a)
        return
    if not a or not b:
        raise _Defect(f"{'a' if not a else 'b'} is empty")
    if a == b:
        raise _Defect(f"it ties {a!r} to itself")
    if sign in _NEITHER:
        windows[start].neutral += 1
        windows[start].untied |= {a, b}
    elif sign in _SIGNS:
        windows[start].ties.append(SignedTie(a, b, 1 if _SIGNS[sign] > 0 else -1, weight))
    else:
        raise _Defect(f"its sign is {sign!r}; allowed are 1, -1, and 0 for neither")


def _weight(row: _Row) -> float:
    cell = row.cell("weight") if row.has("weight") else "1"
    try:
        weight = float(cell)
    except ValueError:
        weight = math.nan
    if not 0 < weight <= _HEAVIEST:
        raise _Defect(f"its weight is {cell!r}; allowed is a number above 0, up to {_HEAVIEST:,}")
    return weight


def _in_order(starts: dict[str | None, _Window]) -> list[str | None]:
    """By number where all are numbers, by letters otherwise."""
    named = [start for start in starts if start is not None]
    try:
        return [None] * (None in starts) + sorted(named, key=float)
    except ValueError:
        return [None] * (None in starts) + sorted(named)
