"""`faultlines identities`: what a list of one's own knows of a case's actors."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from faultlines.cli import options


def identities(  # noqa: PLR0917 (the options, in their order)
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="A CSV (columns id, name, type, aliases) or FollowTheMoney entities, one a line.",
        ),
    ] = None,
    lists: Annotated[
        bool, typer.Option("--lists", help="The lists that were added, instead.")
    ] = False,
    take_back: Annotated[
        int | None, typer.Option("--take-back", metavar="NUMBER", help="Let a list count no more.")
    ] = None,
    who: Annotated[str | None, typer.Option("--who", help="Who adds it; by default you.")] = None,
    limit: options.LIMIT = None,
    as_json: options.JSON = False,
) -> None:
    """Add identities from a list of your own to actors, or show them: outside knowledge, marked."""
    from faultlines.case import Case
    from faultlines.views import console_for
    from faultlines.views.identities import identities_json, identities_table, lists_table

    if file is not None and take_back is not None:
        raise typer.BadParameter("give a FILE to add or --take-back, not both.")
    if file is not None:
        _add(case, file, who)
        return
    if take_back is not None:
        _take_back(case, take_back)
        return
    with Case.open(case, read_only=True) as opened:
        found = () if lists else opened.identified()[:limit]
        added = opened.identity_lists()[:limit] if lists else ()
    if as_json:
        sys.stdout.write(identities_json(added if lists else found) + "\n")
        return
    console_for(sys.stdout).print(lists_table(added) if lists else identities_table(found))


def _add(case: Path, file: Path, who: str | None) -> None:
    from faultlines.case import Case
    from faultlines.case.identity_files import read_identities
    from faultlines.views.identities import added_sentence

    content = file.read_bytes()
    known = read_identities(content, str(file))
    with Case.open(case) as opened:
        made = opened.add_identities(known, file.name, content, who or options.user())
        found = opened.identified()
    typer.echo(added_sentence(made, found))


def _take_back(case: Path, number: int) -> None:
    from faultlines.case import Case
    from faultlines.views.text import safe

    with Case.open(case) as opened:
        taken = opened.take_back_identities(number)
    typer.echo(safe(f"List {taken.number} ({taken.file}) is taken back; nothing follows from it."))
