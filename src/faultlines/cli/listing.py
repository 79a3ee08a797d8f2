"""`faultlines list`: the actors, ties, events and so on of a case."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from faultlines.cli import options


def list_case(  # noqa: PLR0917 (the options, in their order)
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="actors, issues, ties, events, statements, accounts, matters, commitments, "
            "outcomes, outlooks, framing, roles, tenures, reports, unread, timeline, decisions, "
            "shifts, standings, positions, slant, faults or camps.",
        ),
    ],
    according_to: options.ACCORDING_TO = None,
    side: options.SIDE = None,
    since: options.SINCE = None,
    until: options.UNTIL = None,
    as_of: options.AS_OF = None,
    min_confidence: options.MIN_CONFIDENCE = 0.5,
    source: options.SOURCE = None,
    limit: options.LIMIT = None,
    implied: options.IMPLIED = False,
    as_json: options.JSON = False,
    as_csv: options.CSV = False,
) -> None:
    """List what the reports of a case claim, each line with its words and who vouches for them."""
    from faultlines.case import Case
    from faultlines.views import console_for, find_listing, on_side, print_page, to_csv, to_json

    if side is not None and according_to is not None:
        raise typer.BadParameter("give one of --side and --according-to.", param_hint="--side")
    listing = find_listing(what)
    if implied and what not in ("faults", "camps"):
        raise typer.BadParameter("only faults and camps take it.", param_hint="--implied")
    with Case.open(case, read_only=True) as opened:
        asked = options.make_filter(
            opened, according_to, since, until, min_confidence, source, limit, as_of
        )
        if side is not None:
            asked = on_side(opened, side, asked)
        page = listing.find(opened, replace(asked, implied=implied))
    if as_json:
        sys.stdout.write(to_json(page.rows) + "\n")
    elif as_csv:
        sys.stdout.write(to_csv(page.rows))
    else:
        print_page(listing, page, console_for(sys.stdout))


def write_page(case: Path, what: str, limit: int | None, *, as_json: bool) -> None:
    """A listing without filters, to standard output."""
    from faultlines.case import Case, Filter
    from faultlines.views import console_for, find_listing, print_page, to_json

    listing = find_listing(what)
    with Case.open(case, read_only=True) as opened:
        page = listing.find(opened, Filter(limit=limit))
    if as_json:
        sys.stdout.write(to_json(page.rows) + "\n")
    else:
        print_page(listing, page, console_for(sys.stdout))
