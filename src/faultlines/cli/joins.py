"""`faultlines joins`: which names were taken for one actor, and which wait for a decision."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from faultlines.cli import options


def joins(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    pending: Annotated[
        bool, typer.Option("--pending", help="Only those that wait for a decision.")
    ] = False,
    decisions: Annotated[
        bool, typer.Option("--decisions", help="What was decided so far, instead.")
    ] = False,
    limit: options.LIMIT = None,
    as_json: options.JSON = False,
) -> None:
    """Show joins between different names, with the reason and how sure it is."""
    from faultlines.case import Case
    from faultlines.cli.listing import write_page
    from faultlines.views import console_for
    from faultlines.views.joins import joins_table, records_json

    if decisions:
        write_page(case, "decisions", limit, as_json=as_json)
        return
    with Case.open(case, read_only=True) as opened:
        found = opened.joins(pending_only=pending)
    if as_json:
        sys.stdout.write(records_json(found[:limit]) + "\n")
        return
    console_for(sys.stdout).print(joins_table(found[:limit]))
