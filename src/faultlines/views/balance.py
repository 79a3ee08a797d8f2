"""Balance of a table of ties: one JSON object a window, or lines for a reader."""

from collections.abc import Iterator, Sequence

import msgspec
from rich.console import Console
from rich.text import Text

from faultlines.analysis.camps import Camps, PairStrain
from faultlines.views.text import safe, safe_json

_MOST_NAMES = 40
_MOST_LINES = 10


class PairRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """A pair in the best camps; see `faultlines.analysis.camps.PairStrain`."""

    a: str
    b: str
    weight: float
    frustrated: bool
    share: float
    turning: float | None = None
    least: float | None = None


class AlternativeRow(msgspec.Struct, frozen=True):
    """Other camps as good: who is in the other camp then, and which pairs are frustrated."""

    moved: tuple[str, ...]
    frustrated: tuple[tuple[str, str], ...]


class BalanceRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One window. Numbers without a fraction are written as whole numbers."""

    window_start: str | int | None
    nodes: int
    ties: int
    frustration: float
    proven: bool
    camps: tuple[tuple[str, ...], ...]
    seconds: float
    bound: float
    gap: float
    unavoidable: float
    frustrated: tuple[tuple[str, str], ...]
    alternatives: tuple[AlternativeRow, ...] | None = None
    complete: bool | None = None
    pairs: tuple[PairRow, ...] | None = None


def balance_row(start: str | None, nodes: int, ties: int, camps: Camps) -> BalanceRow:
    """The row of one window."""
    asked = camps.complete is not None
    strained = asked or any(pair.turning is not None for pair in camps.pairs)
    return BalanceRow(
        window_start=int(start) if start is not None and start.isdecimal() else start,
        nodes=nodes,
        ties=ties,
        frustration=plain(camps.frustration),
        proven=camps.proven,
        camps=camps.camps,
        seconds=round(camps.seconds, 3),
        bound=plain(camps.bound),
        gap=plain(camps.gap),
        unavoidable=plain(camps.unavoidable),
        frustrated=tuple((pair.a, pair.b) for pair in camps.pairs if pair.frustrated),
        alternatives=tuple(AlternativeRow(o.moved, o.frustrated) for o in camps.alternatives)
        if asked
        else None,
        complete=camps.complete,
        pairs=tuple(pair_row(pair) for pair in camps.pairs) if strained else None,
    )


def pair_row(pair: PairStrain) -> PairRow:
    """The row of one pair."""
    turning, least = (None if n is None else plain(n) for n in (pair.turning, pair.least))
    share = round(pair.share, 4)
    return PairRow(pair.a, pair.b, plain(pair.weight), pair.frustrated, share, turning, least)


def plain(number: float) -> float:
    """A whole number where it is one, so that 17.0 is written 17; else six decimals."""
    return int(number) if number == int(number) else round(number, 6)


def balance_json(row: BalanceRow) -> str:
    """One line."""
    return safe_json(msgspec.json.encode(row).decode())


def print_balance(row: BalanceRow, console: Console) -> None:
    """The window as a heading and lines."""
    if row.window_start is not None:
        console.print(Text(safe(str(row.window_start)), style="bold"))
    for line in _lines(row):
        console.print(Text(line))


def _lines(row: BalanceRow) -> Iterator[str]:
    how = "proven" if row.proven else f"best found; at least {row.bound:,g}"
    yield (
        f"  frustration {row.frustration:,g} ({how}) · {row.nodes:,} nodes · {row.ties:,} ties · "
        f"{row.seconds:.2f} s"
    )
    for number, camp in enumerate(row.camps, 1):
        yield f"  camp {number} ({len(camp):,}): {some(camp)}"
    pairs = [f"{safe(a)} – {safe(b)}" for a, b in row.frustrated]
    if pairs:
        yield f"  against the camps ({len(pairs):,}): {some(pairs)}"
    yield from _alternatives(row)
    yield from _strained(row)


def _alternatives(row: BalanceRow) -> Iterator[str]:
    if row.alternatives is None:
        return
    count = len(row.alternatives)
    more = "" if row.complete else " or more"
    yield f"  as good: {count:,}{more} other partitions"
    for one in row.alternatives[:_MOST_LINES]:
        yield f"    in the other camp: {some(one.moved)}"
    if count > _MOST_LINES:
        yield f"    and {count - _MOST_LINES:,} more (--json shows all)"


def _strained(row: BalanceRow) -> Iterator[str]:
    told = [pair for pair in row.pairs or () if pair.turning is not None]
    told.sort(key=lambda pair: (pair.turning or 0, pair.a, pair.b))
    for pair in told[:_MOST_LINES]:
        exact = "" if pair.turning == pair.least else f" (at least {pair.least:,g})"
        state = "goes against" if pair.frustrated else "fits"
        ends = f"{safe(pair.a)} – {safe(pair.b)}"
        yield f"  turning {ends} costs {pair.turning:,g}{exact}; it {state} the camps"
    if len(told) > _MOST_LINES:
        yield f"  and {len(told) - _MOST_LINES:,} ties more that cost as much or more (--json)"


def some(names: Sequence[str]) -> str:
    """Names with commas; of many, the first."""
    shown = ", ".join(safe(name) for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return f"{shown} and {more:,} more (--json shows all)" if more > 0 else shown
