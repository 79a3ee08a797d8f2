"""`faultlines relate`: how a text says that one span stands to another."""

from typing import Annotated

import typer


def relate(
    input_: Annotated[
        str, typer.Option("--input", metavar="FILE", help="Pairs, one JSON a line; - for stdin.")
    ],
    output: Annotated[
        str, typer.Option("--output", metavar="FILE", help="Relations, in order; - for stdout.")
    ] = "-",
) -> None:
    """Say how each text puts its source to its target: stance, and event.

    A line holds {"id", "text", "source": [start, end], "target": [start, end]}. A line that cannot
    be read is answered by {"id": …, "error": "…"}, and the exit status is 1.
    """
    from faultlines.cli.streams import answer_lines
    from faultlines.pipeline import relate_lines

    if answer_lines(input_, output, relate_lines):
        raise typer.Exit(1)
