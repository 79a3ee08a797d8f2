"""`faultlines export`: the readings of a case as they were added."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def export_readings(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    output: Annotated[
        str, typer.Option("--output", "-o", help="Where to; - is standard output.")
    ] = "-",
) -> None:
    """Write every reading as a line of JSON, equal to what was stored, by report id."""
    from faultlines.case import Case
    from faultlines.records import encode_reading

    with Case.open(case, read_only=True) as opened:
        if output == "-":
            for reading in opened.readings():
                sys.stdout.buffer.write(encode_reading(reading) + b"\n")
            sys.stdout.buffer.flush()
            return
        with Path(output).open("wb") as stream:
            for reading in opened.readings():
                stream.write(encode_reading(reading) + b"\n")
