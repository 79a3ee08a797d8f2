"""`faultlines backtest`: how well turns of ties would have been foretold."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from faultlines.analysis.dynamics import SignedWindows

_CASE_MARK = slice(8, 12)


def backtest(
    source: Annotated[
        str,
        typer.Argument(
            metavar="CASE-OR-TABLE",
            help="A case, or a table: window_start, window_end, a, b, sign. - for standard input.",
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Write one JSON object.")] = False,
    train_before: Annotated[
        int | None,
        typer.Option(
            "--train-before",
            metavar="YEAR",
            help="Learn from what ends before, foretell from windows that start then or later.",
        ),
    ] = None,
    horizon: Annotated[
        int | None,
        typer.Option(
            "--horizon",
            min=1,
            metavar="YEARS",
            help="How far ahead; as a rule the shortest at which windows share no year.",
        ),
    ] = None,
) -> None:
    """Train on the past, predict the next window, and score it against honest baselines.

    Which ties turn, come and vanish. Each prediction comes from windows before it alone.
    """
    from faultlines.analysis.dynamics.backtesting import steps
    from faultlines.cli.progress import Progress
    from faultlines.pipeline.backtesting import run_backtest, split_of
    from faultlines.views.backtest import backtest_json, backtest_row, print_backtest
    from faultlines.views.render import console_for

    windows, defects = _windows(source)
    split = split_of(windows, horizon, train_before, source)
    with Progress("Resampling", steps()) as progress:
        row = backtest_row(run_backtest(windows, split, progress.advance))
    if as_json:
        sys.stdout.write(backtest_json(row) + "\n")
    else:
        print_backtest(row, console_for(sys.stdout))
    if defects:
        raise typer.Exit(1)


def _windows(source: str) -> tuple["SignedWindows", int]:
    """The windows, and how many rows could not be used; each is named on standard error."""
    from faultlines.cli.app import complain
    from faultlines.documents import read_tie_table
    from faultlines.errors import TableUnreadable
    from faultlines.pipeline.backtesting import windows_of_case, windows_of_table

    try:
        if _is_case(source):
            return windows_of_case(Path(source)), 0
        raw = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise TableUnreadable(
            f"{source} cannot be read: {error.strerror}. Give a case, a table, or - for standard "
            "input."
        ) from error
    table = read_tie_table(raw, source)
    for defect in table.defects:
        complain(defect)
    return windows_of_table(table, source), len(table.defects)


def _is_case(source: str) -> bool:
    """By the mark at the head of the file, for a case may be large."""
    if source == "-":
        return False
    with Path(source).open("rb") as stream:
        return stream.read(_CASE_MARK.stop)[_CASE_MARK] == b"DUCK"
