"""`faultlines brief`: from reports straight to one screen of what they say."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from faultlines.cli import options

if TYPE_CHECKING:
    from faultlines.case import Case

MIN_CONFIDENCE = 0.3
LINES = 5


def brief(  # noqa: PLR0917 (the options, in their order)
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE…", help="Reports: files, folders, - for stdin."),
    ] = None,
    case: Annotated[
        Path | None, typer.Option("--case", metavar="CASE", help="A case, instead of files.")
    ] = None,
    readings: Annotated[
        str | None,
        typer.Option("--readings", metavar="FILE", help="Readings, one JSON object a line."),
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="The invented crisis that comes with the program.")
    ] = False,
    according_to: options.ACCORDING_TO = None,
    since: options.SINCE = None,
    until: options.UNTIL = None,
    as_of: options.AS_OF = None,
    min_confidence: options.MIN_CONFIDENCE = MIN_CONFIDENCE,
    limit: Annotated[
        int,
        typer.Option("--limit", min=1, help="Lines in a section; actors and ties have twice."),
    ] = LINES,
    width: Annotated[
        int | None, typer.Option("--width", min=60, help="Columns, up to 120.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON: one object.")] = False,
) -> None:
    """Show who is in it, what is contested, who stands with whom, and what is owed and feared.

    Every line has the words that say so and those who vouch for them. Files are read as `read`
    does, into a case that is thrown away afterwards; what cannot be read is named.
    """
    from faultlines.views.brief import make_brief
    from faultlines.views.brief_render import brief_json, print_brief
    from faultlines.views.render import console_for

    _one_source_only(paths, case, readings, sample)
    with _opened(paths or [], case, readings, sample) as (opened, failed):
        asked = options.make_filter(
            opened, according_to, since, until, min_confidence, None, None, as_of
        )
        made = make_brief(opened, asked, limit)
    if as_json:
        sys.stdout.write(brief_json(made) + "\n")
    else:
        print_brief(made, console_for(sys.stdout), str(case) if case else None, width)
    if failed:
        raise typer.Exit(1)


def _one_source_only(
    paths: list[str] | None, case: Path | None, readings: str | None, sample: bool
) -> None:
    given = [bool(paths or readings), case is not None, sample]
    if sum(given) != 1:
        found = "none of them" if not any(given) else "more than one of them"
        raise typer.BadParameter(
            f"found {found}; give files of reports (or --readings), or --case, or --sample.",
            param_hint="FILE…",
        )


@contextmanager
def _opened(
    paths: list[str], case: Path | None, readings: str | None, sample: bool
) -> Iterator[tuple["Case", int]]:
    """The case to brief on, and how many reports or readings could not be taken into it."""
    from faultlines.case import Case

    if case is not None:
        with Case.open(case, read_only=True) as opened:
            yield opened, 0
        return
    with (
        TemporaryDirectory(prefix="faultlines-") as folder,
        Case.create(Path(folder) / "brief.case") as opened,
    ):
        failed = _import(opened, readings) if readings else 0
        if sample:
            with as_file(files("faultlines") / "sample" / "crisis") as crisis:
                failed += _read(opened, [str(crisis)])
        elif paths:
            failed += _read(opened, paths)
        _require_reports(opened)
        yield opened, failed


def _read(case: "Case", paths: list[str]) -> int:
    """Read reports into a case as `read` does; how many were unreadable."""
    from faultlines.cli.progress import Progress, remark_line
    from faultlines.documents import Details, reports_at
    from faultlines.pipeline import case_reading

    with Progress("Reading reports") as progress:
        reading = case_reading.CaseReading(
            case,
            tell=lambda remark: progress.say(remark_line(remark)),
            advance=progress.advance,
        )
        return reading.run(reports_at(paths, Details())).unreadable


def _import(case: "Case", readings: str) -> int:
    """Take readings into a case as `import` does; how many had defects."""
    from faultlines.case import import_lines
    from faultlines.cli.lines import open_lines
    from faultlines.views.text import safe

    with open_lines(readings) as lines:
        return import_lines(
            case, lines, where=readings, complain=lambda defect: typer.echo(safe(defect), err=True)
        ).bad


def _require_reports(case: "Case") -> None:
    from faultlines.errors import ReportUnreadable

    if not case.documents():
        raise ReportUnreadable(
            "There is no report to brief on. Give files that hold text (.txt, .md, .html, .pdf or "
            ".jsonl), or readings with --readings."
        )
