"""`faultlines extract`: a line with a report in, a line with its reading out."""

import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import msgspec

from faultlines.documents import require_length
from faultlines.errors import (
    FaultlinesError,
    ModelUnusable,
    ReadingInvalid,
    ReportUnreadable,
    SettingInvalid,
)
from faultlines.pipeline.readers import Reader, load_reader
from faultlines.pipeline.workers import side_by_side
from faultlines.records import Reading, Report, decode_report, encode_reading, require_valid

Line = bytes | ReportUnreadable
Ident = str | int | float | None

_FIRST_ID = re.compile(rb'\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.)*")')


@dataclass(frozen=True, slots=True)
class Answer:
    """The line that answers a line: one JSON object in UTF-8 without its break."""

    line: bytes
    failed: bool = False


def extract_lines(
    lines: Iterable[Line],
    *,
    tokens: bool = False,
    processes: int | None = None,
    load: Callable[[bool], Reader] = load_reader,
) -> Iterator[Answer]:
    """An answer to each line, in order: its reading, or an error where it cannot be read.

    `load` makes the reader, once in each process, and is told whether tokens are wanted. Raises
    ModelUnusable or SettingInvalid, which are no fault of a line.
    """
    return side_by_side(partial(_line_reader, load, tokens), lines, lost_line, processes)


def _line_reader(load: Callable[[bool], Reader], tokens: bool) -> Callable[[Line], Answer]:
    return partial(read_line, reader=load(tokens))


def read_line(line: Line, reader: Reader) -> Answer:
    """The reading of the report on a line, or {"id": …, "error": …}."""
    return guarded(line, lambda found: encode_reading(read_checked(decode_report(found), reader)))


def read_checked(report: Report, reader: Reader) -> Reading:
    """The reading of a report, once it is certain that it keeps the format.

    Raises ReportUnreadable for a text that is too long, ReadingInvalid for a reading with defects.
    """
    require_length(report.text)
    reading = require_valid(reader(report))
    if (reading.id, reading.text) != (report.id, report.text):
        raise ReadingInvalid(f"The reading of {report.id!r} changed its id or its text.")
    return reading


def guarded(line: Line, work: Callable[[bytes], bytes]) -> Answer:
    """What `work` makes of a line; whatever it raises becomes this line's error."""
    try:
        if isinstance(line, ReportUnreadable):
            raise line
        if not line.strip():
            raise ReportUnreadable("This line is empty.")
        return Answer(work(line))
    except (ModelUnusable, SettingInvalid):
        raise
    except Exception as error:  # one line must not end the batch
        return _refusal(line, sentence_of(error))


def sentence_of(error: Exception) -> str:
    """What a person is told of an error: our own sentences as they are, others as a failure."""
    if isinstance(error, FaultlinesError):
        return str(error)
    if os.environ.get("FAULTLINES_DEBUG"):
        traceback.print_exception(error, file=sys.stderr)
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return (
        f"It could not be read, by a fault of this program ({what}). Set FAULTLINES_DEBUG=1 to see "
        "where, and report it."
    )


def lost_line(line: Line) -> Answer:
    """The answer to a line whose process was killed over it."""
    return _refusal(line, LOST)


LOST = (
    "The process that read it was ended from outside; most often there is too little memory. Set "
    "FAULTLINES_PROCESSES to a smaller number, or split the text."
)


def _refusal(line: Line, sentence: str) -> Answer:
    answer = {"id": _ident_of(line), "error": sentence}
    return Answer(msgspec.json.encode(answer), failed=True)


def _ident_of(line: Line) -> Ident:
    """The id of a line that is no report, as it was given; of broken JSON where it comes first."""
    if isinstance(line, ReportUnreadable):
        return None
    try:
        raw = msgspec.json.decode(line)
        ident = raw.get("id") if isinstance(raw, dict) else None
        return ident if isinstance(ident, str | int | float) else None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    first = _FIRST_ID.match(line)
    try:
        return msgspec.json.decode(first[1], type=str) if first else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
