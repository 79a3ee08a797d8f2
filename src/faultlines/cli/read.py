"""`faultlines read`: files and folders of reports into a case."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from faultlines.pipeline.case_reading import Tally


def read(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH…", help="Files, folders with all below them, - for stdin."),
    ],
    case: Annotated[Path, typer.Option("--case", metavar="FILE", help="The case; made if new.")],
    source: Annotated[
        str | None, typer.Option("--source", help="The outlet of these reports.")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", help="The date of these reports, as 2006-10-26.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let a report replace another text with its id.")
    ] = False,
) -> None:
    """Read reports into a case: .txt, .md, .html, .pdf, and .jsonl with a report a line.

    Titles, outlets and dates come from reports.csv (file, title, source, date) in the folder, or
    from NAME.json beside NAME.txt. What the case knows already is not read again, so a run that
    was interrupted can simply be repeated.
    """
    from faultlines.case import Case
    from faultlines.cli.progress import Progress, remark_line
    from faultlines.documents import Details, reports_at
    from faultlines.pipeline.case_reading import CaseReading

    found = reports_at(paths, Details(source=source, date=date))
    with Case.open_or_create(case) as opened, Progress("Reading reports") as progress:
        reading = CaseReading(
            opened,
            tell=lambda remark: progress.say(remark_line(remark)),
            advance=progress.advance,
            replace=replace,
        )
        tally = reading.run(found)
    typer.echo(_summary(tally))
    if tally.unreadable:
        raise typer.Exit(1)


def _summary(tally: "Tally") -> str:
    parts = [f"{tally.read:,} read", f"{tally.known:,} known already"]
    if tally.copies:
        parts.append(f"{tally.copies:,} of those read are near-copies and not counted")
    if tally.unreadable:
        parts.append(f"{tally.unreadable:,} unreadable")
    return f"Reports: {', '.join(parts)}."
