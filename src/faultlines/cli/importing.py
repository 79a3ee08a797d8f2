"""`faultlines import`: readings from anywhere, validated, then stored like our own."""

from pathlib import Path
from typing import Annotated

import typer


def import_readings(
    readings: Annotated[
        str,
        typer.Argument(metavar="READINGS", help="Readings, one JSON object a line; - is stdin."),
    ],
    case: Annotated[
        Path,
        typer.Option("--case", metavar="FILE", help="The case file; begun where there is none."),
    ],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put a reading in the place of one with its id.")
    ] = False,
) -> None:
    """Check readings and store the good ones; every defect is named with its line."""
    from faultlines.case import Case, import_lines
    from faultlines.cli.lines import open_lines

    with open_lines(readings) as lines, Case.open_or_create(case) as opened:
        result = import_lines(opened, lines, where=readings, complain=_defect, replace=replace)
    typer.echo(result.sentence, err=True)
    if result.bad:
        raise typer.Exit(1)


def _defect(sentence: str) -> None:
    from faultlines.views.text import safe

    typer.echo(safe(sentence), err=True)
