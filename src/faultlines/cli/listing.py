"""`faultlines list`: the actors, ties, events and so on of a case."""

import sys
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
            "outcomes, outlooks, framing, roles, reports or unread.",
        ),
    ],
    according_to: options.ACCORDING_TO = None,
    since: options.SINCE = None,
    until: options.UNTIL = None,
    min_confidence: options.MIN_CONFIDENCE = 0.5,
    source: options.SOURCE = None,
    limit: options.LIMIT = None,
    as_json: options.JSON = False,
    as_csv: options.CSV = False,
) -> None:
    """List what the reports of a case claim, each line with its words and who vouches for them."""
    from faultlines.case import Case
    from faultlines.views import console_for, find_listing, print_page, to_csv, to_json

    listing = find_listing(what)
    with Case.open(case, read_only=True) as opened:
        asked = options.make_filter(
            opened, according_to, since, until, min_confidence, source, limit
        )
        page = listing.find(opened, asked)
    if as_json:
        sys.stdout.write(to_json(page.rows) + "\n")
    elif as_csv:
        sys.stdout.write(to_csv(page.rows))
    else:
        print_page(listing, page, console_for(sys.stdout))
