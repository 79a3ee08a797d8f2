"""Lines in and out of files; `-` is standard input or output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from faultlines.errors import ReadingInvalid


@contextmanager
def open_lines(name: str) -> Iterator[BinaryIO]:
    """The lines of a file, as bytes; raises ReadingInvalid where it cannot be opened."""
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise ReadingInvalid(
            f"{name} cannot be read: {error.strerror}. Give a file of readings, one JSON object a "
            "line, or - for standard input."
        ) from error
    with stream:
        yield stream
