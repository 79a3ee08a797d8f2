"""`faultlines balance`: two camps out of any table of signed ties, with proof."""

import math
import sys
from pathlib import Path
from typing import Annotated

import typer

_LIMIT = 120.0


def balance(  # noqa: PLR0917 (the options, in their order)
    table: Annotated[
        str,
        typer.Argument(
            metavar="TABLE",
            help="Columns a, b, sign; optionally weight, window_start. - for standard input.",
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Write one JSON object a window.")
    ] = False,
    time_limit: Annotated[
        float,
        typer.Option(
            "--time-limit", min=0.0, help="Seconds for each window, and each thing asked; 0: none."
        ),
    ] = _LIMIT,
    alternatives: Annotated[
        int,
        typer.Option(
            "--alternatives", min=0, metavar="N", help="Up to N other partitions that are as good."
        ),
    ] = 0,
    strain: Annotated[
        bool,
        typer.Option(
            "--strain", help="What it costs to have each tie the other way; takes longer."
        ),
    ] = False,
    isolated: Annotated[
        bool,
        typer.Option("--isolated", help="Put those in a camp, too, who have no signed tie."),
    ] = False,
) -> None:
    """How far signed ties are from two clean camps, which camps come closest, and the proof.

    The frustration is exact: the least weight of ties that go against any two camps. A row that
    cannot be used is named and left out, and the exit status is 1.
    """
    from faultlines.analysis.camps import Wanted
    from faultlines.cli.app import complain
    from faultlines.cli.progress import Progress
    from faultlines.documents import read_tie_table
    from faultlines.pipeline.balancing import balance_windows
    from faultlines.views.balance import balance_json, balance_row, print_balance
    from faultlines.views.render import console_for

    given = read_tie_table(_bytes_of(table), table)
    for defect in given.defects:
        complain(defect)
    wanted = Wanted(time_limit or math.inf, alternatives, strain)
    console = console_for(sys.stdout)
    ties = sum(len(window.ties) for window in given.windows)
    with Progress("Parting camps", ties if strain else len(given.windows)) as progress:
        each_tie = progress.advance if strain else _nothing
        for one in balance_windows(given, wanted, isolated, each_tie):
            row = balance_row(one.start, one.nodes, one.ties, one.camps)
            if as_json:
                sys.stdout.write(balance_json(row) + "\n")
                sys.stdout.flush()
            else:
                print_balance(row, console)
            if not strain:
                progress.advance()
    if not given.windows:
        complain(f"{table} has no row that can be used. It needs a, b and sign in each.")
    if given.defects or not given.windows:
        raise typer.Exit(1)


def _nothing() -> None:
    return


def _bytes_of(table: str) -> bytes:
    from faultlines.errors import TableUnreadable

    if table == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(table).read_bytes()
    except OSError as error:
        raise TableUnreadable(
            f"{table} cannot be read: {error.strerror}. Give a path, or - for standard input."
        ) from error
