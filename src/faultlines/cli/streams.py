"""Lines in and lines out, for the commands that answer line by line."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from faultlines.cli.app import complain
from faultlines.cli.progress import Progress
from faultlines.documents import lines_of
from faultlines.errors import FaultlinesError, ReportUnreadable
from faultlines.pipeline import Answer

STANDARD = "-"
Line = bytes | ReportUnreadable


def answer_lines(
    source: str, target: str, answers_to: Callable[[Iterable[Line]], Iterable[Answer]]
) -> int:
    """Writes the answer to each line of `source` to `target` as it comes; how many failed.

    Either may be "-". Raises FaultlinesError where one of them cannot be opened.
    """
    if STANDARD not in (source, target) and _same_file(source, target):
        raise FaultlinesError(f"{source} is both input and output. Give the output another name.")
    failed = done = 0
    with _input(source) as given, _output(target) as written:
        size = Path(source).stat().st_size if source != STANDARD else None
        with Progress("Reading", total=size) as progress:
            for answer in answers_to(_counted(lines_of(given), progress)):
                _write(written, target, answer.line)
                failed += answer.failed
                done += 1
                progress.note(f"{done:,} lines")
    if failed:
        count = "1 line" if failed == 1 else f"{failed:,} lines"
        complain(f"{count} of {done:,} could not be read; each is answered by its error.")
    return failed


def _counted(lines: Iterator[Line], progress: Progress) -> Iterator[Line]:
    for line in lines:
        progress.advance(len(line) + 1 if isinstance(line, bytes) else 0)
        yield line


def _input(path: str) -> AbstractContextManager[BinaryIO]:
    try:
        return nullcontext(sys.stdin.buffer) if path == STANDARD else Path(path).open("rb")
    except OSError as error:
        raise FaultlinesError(
            f"{path} cannot be read: {error.strerror}. Check the path, or use - for standard input."
        ) from error


def _output(path: str) -> AbstractContextManager[BinaryIO]:
    try:
        if path == STANDARD:
            return nullcontext(sys.stdout.buffer)
        # Unbuffered: closing a buffer that a full disk did not take would fail once more.
        return Path(path).open("wb", buffering=0)
    except OSError as error:
        raise FaultlinesError(
            f"{path} cannot be written: {error.strerror}. Check the path, or use - for standard "
            "output."
        ) from error


def _write(stream: BinaryIO, path: str, line: bytes) -> None:
    left = memoryview(line + b"\n")
    try:
        while left:
            left = left[stream.write(left) :]
        stream.flush()
    except BrokenPipeError:
        raise  # nobody reads on: no error of ours
    except OSError as error:
        raise FaultlinesError(
            f"{path} cannot be written on: {error.strerror}. Make room and run the command again."
        ) from error


def _same_file(source: str, target: str) -> bool:
    return Path(target).exists() and Path(source).exists() and Path(source).samefile(target)
