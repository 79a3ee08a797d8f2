"""Options that several commands share, and the filter that they make."""

import getpass
import re
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from faultlines.case import Case, Days, Filter

ACCORDING_TO = Annotated[
    str | None,
    typer.Option("--according-to", help='An actor who vouches, an outlet, or "author".'),
]
SIDE = Annotated[
    str | None,
    typer.Option("--side", help="According to an actor and those who are told to stand beside it."),
]
SINCE = Annotated[
    str | None, typer.Option("--since", help="From this day, month or year on (YYYY[-MM[-DD]]).")
]
UNTIL = Annotated[
    str | None, typer.Option("--until", help="Up to and with this day, month or year.")
]
AS_OF = Annotated[
    str | None,
    typer.Option("--as-of", help="What had been told by the end of this day, month or year."),
]
MIN_CONFIDENCE = Annotated[
    float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out what is less sure.")
]
SOURCE = Annotated[str | None, typer.Option("--source", help="Only reports of this outlet.")]
LIMIT = Annotated[int | None, typer.Option("--limit", min=0, help="At most so many lines.")]
IMPLIED = Annotated[
    bool,
    typer.Option("--implied", help="Also what loaded words insinuate (faults and camps only)."),
]
JSON = Annotated[bool, typer.Option("--json", help="Write JSON: a list of objects.")]
CSV = Annotated[bool, typer.Option("--csv", help="Write CSV.")]

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def make_filter(  # noqa: PLR0917 (the options, in their order)
    case: "Case",
    according_to: str | None,
    since: str | None,
    until: str | None,
    min_confidence: float,
    source: str | None,
    limit: int | None,
    as_of: str | None = None,
) -> "Filter":
    """The filter that the options ask for; raises NotInCase for a name that is unknown."""
    from faultlines.analysis import find_teller
    from faultlines.case import Filter

    return Filter(
        min_confidence=min_confidence,
        since=_days(since, "--since")[0],
        until=_days(until, "--until")[1],
        source=_source(case, source),
        teller=None if according_to is None else find_teller(case, according_to),
        limit=limit,
        as_of=_days(as_of, "--as-of")[1],
    )


def user() -> str:
    """Who gives the command, as the machine knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _days(value: str | None, option: str) -> "Days":
    from faultlines.case import days_of

    if value is not None and not _DATE.fullmatch(value):
        raise typer.BadParameter(
            f"found {value!r}; allowed is a date such as 2006-10-26, 2006-10 or 2006.",
            param_hint=option,
        )
    return days_of(value)


def _source(case: "Case", source: str | None) -> str | None:
    """The outlet as the reports spell it; raises NotInCase."""
    from faultlines.errors import NotInCase

    if source is None:
        return None
    outlets = case.sources()
    for outlet in outlets:
        if outlet.casefold() == source.casefold():
            return outlet
    known = ", ".join(repr(one) for one in outlets[:8]) or "none has a source"
    raise NotInCase(f"No report of the case is from {source!r}. Its reports are from: {known}.")
