"""`faultlines show`: one actor, claim or report."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from faultlines.cli import options


def show(  # noqa: PLR0917 (the options, in their order)
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME-OR-ID", help="A name, or the id of an actor, claim, statement or report."
        ),
    ],
    according_to: options.ACCORDING_TO = None,
    since: options.SINCE = None,
    until: options.UNTIL = None,
    as_of: options.AS_OF = None,
    min_confidence: options.MIN_CONFIDENCE = 0.5,
    source: options.SOURCE = None,
    limit: options.LIMIT = None,
    as_json: options.JSON = False,
) -> None:
    """Show everything that is said of one actor, or one claim or report."""
    from faultlines.case import Case
    from faultlines.views import console_for, find_shown, print_shown, shown_json

    with Case.open(case, read_only=True) as opened:
        asked = options.make_filter(
            opened, according_to, since, until, min_confidence, source, limit, as_of
        )
        several = find_shown(opened, name, asked)
    if as_json:
        sys.stdout.write(shown_json(several) + "\n")
        return
    console = console_for(sys.stdout)
    for one in several:
        print_shown(one, console)
