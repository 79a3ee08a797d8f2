"""`faultlines extract`: reports in, readings out, no case."""

from typing import Annotated

import typer


def extract(
    input_: Annotated[
        str, typer.Option("--input", metavar="FILE", help="Reports, one JSON a line; - for stdin.")
    ],
    output: Annotated[
        str, typer.Option("--output", metavar="FILE", help="Readings, in order; - for stdout.")
    ] = "-",
    tokens: Annotated[
        bool, typer.Option("--tokens", help="Add the words with their UD tags and trees.")
    ] = False,
) -> None:
    """Read reports into readings: one line out for each line in, in order.

    A line that cannot be read is answered by {"id": …, "error": "…"}, and the exit status is 1.
    """
    from faultlines.cli.streams import answer_lines
    from faultlines.pipeline import extract_lines

    failed = answer_lines(input_, output, lambda lines: extract_lines(lines, tokens=tokens))
    if failed:
        raise typer.Exit(1)
