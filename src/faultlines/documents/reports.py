"""Files, folders and standard input to reports, one at a time.

What cannot be read flows along as Unreadable, so that the others go on; nothing is raised for one
file. No more than one file is held in memory.
"""

import codecs
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from faultlines.documents.decoding import decode, most_bytes, require_length, too_long
from faultlines.documents.found import Details, Found, Notice, Unreadable, date_defect
from faultlines.documents.lines import lines_of
from faultlines.documents.pdf import read_pdf
from faultlines.documents.sidecars import Sidecars
from faultlines.documents.titles import title_of
from faultlines.documents.walking import (
    PAGE_SUFFIXES,
    TEXT_SUFFIXES,
    ReportFile,
    because,
    readable,
    report_files,
)
from faultlines.documents.web import read_page
from faultlines.errors import ReportUnreadable
from faultlines.records import Report, decode_report

STANDARD_INPUT = "-"
_NOTHING_GIVEN = Details()


def reports_at(
    paths: Sequence[str], given: Details = _NOTHING_GIVEN, stdin: io.BufferedReader | None = None
) -> Iterator[Found]:
    """The reports of files, folders and standard input ("-"), in the order of `paths`.

    `given` goes before what stands beside a file, and that before what the file says of itself. A
    file reached twice is read once; a second report with an id that was already given is
    unreadable, as ids are what a case knows reports by. Raises ReportUnreadable for a given date
    that is none.
    """
    defect = date_defect(given.date)
    if defect:
        raise ReportUnreadable(f"The given {defect}.")
    return _unambiguous(_all_found(paths, given, stdin))


def _all_found(
    paths: Sequence[str], given: Details, stdin: io.BufferedReader | None
) -> Iterator[tuple[str, Found]]:
    """Everything found, each with the path where it was found."""
    sidecars = Sidecars()
    seen: set[Path] = set()
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _piped(stdin or _standard_input(), given)
            continue
        for file in report_files(Path(path)):
            if not isinstance(file, ReportFile):
                yield file.path, file
            elif (resolved := file.path.resolve()) not in seen:
                seen.add(resolved)
                shown = readable(str(file.path))
                yield from _read_file(file, shown, given, sidecars)


def _unambiguous(found: Iterator[tuple[str, Found]]) -> Iterator[Found]:
    places: dict[str, str] = {}
    for path, item in found:
        if not isinstance(item, Report):
            yield item
        elif item.id not in places:
            places[item.id] = path
            yield item
        else:
            yield Unreadable(
                path,
                f"Its id {item.id!r} was already given to a report of {places[item.id]}. Name the "
                "folder that holds both, or give them ids of their own.",
            )


def _read_file(
    file: ReportFile, shown: str, given: Details, sidecars: Sidecars
) -> Iterator[tuple[str, Found]]:
    try:
        details = given.over(sidecars.details(file))
        if file.path.suffix.lower() == ".jsonl":
            with file.path.open("rb") as stream:
                yield from _lines(stream, shown, details)
            return
        report, remark = _read_one(file, details)
        if remark:
            yield shown, Notice(shown, _sentence(remark))
        yield shown, report
    except ReportUnreadable as error:
        yield shown, Unreadable(shown, str(error))
    except OSError as error:
        yield shown, Unreadable(shown, because(error))
    except Exception as error:  # a file that breaks a library must not end the batch
        yield shown, Unreadable(shown, f"It cannot be read ({type(error).__name__}: {error}).")


def _read_one(file: ReportFile, details: Details) -> tuple[Report, str | None]:
    """The report of one file, and a remark where its encoding left doubts."""
    suffix = file.path.suffix.lower()
    size = file.path.stat().st_size
    if suffix in TEXT_SUFFIXES | PAGE_SUFFIXES and size > most_bytes():
        raise too_long(f"{size:,} bytes")
    data = file.path.read_bytes()
    if suffix in PAGE_SUFFIXES:
        decoded, declared = read_page(data)
        return _report(file.id, decoded.text, details.over(declared)), decoded.remark
    if suffix in TEXT_SUFFIXES:
        decoded = decode(data)
        return _text_report(file.id, decoded.text, details), decoded.remark
    return _text_report(file.id, read_pdf(data), details), None


def _text_report(ident: str, text: str, details: Details) -> Report:
    return _report(ident, text, details.over(Details(title=title_of(text))))


def _report(ident: str, text: str, details: Details) -> Report:
    return Report(id=ident, text=text, **details._asdict())


def _standard_input() -> io.BufferedReader:
    """Standard input in a form that can be looked into without taking from it."""
    stream = sys.stdin.buffer
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(io.BytesIO(stream.read()))


def _piped(stream: io.BufferedReader, given: Details) -> Iterator[tuple[str, Found]]:
    """Standard input: JSON lines where it begins with a brace, else the text of one report."""
    shown = "standard input"
    try:
        if stream.peek(1).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
            yield from _lines(stream, shown, given)
            return
        data = stream.read(most_bytes() + 1)
        if len(data) > most_bytes():
            raise too_long(f"more than {most_bytes():,} bytes")
        decoded = decode(data)
        if decoded.remark:
            yield shown, Notice(shown, _sentence(decoded.remark))
        yield shown, _text_report("stdin", decoded.text, given)
    except ReportUnreadable as error:
        yield shown, Unreadable(shown, str(error))


def _lines(stream: BinaryIO, shown: str, details: Details) -> Iterator[tuple[str, Found]]:
    """The reports of JSON lines; `details` goes before what a line says."""
    for number, line in enumerate(lines_of(stream), start=1):
        place = f"{shown}, line {number}"
        try:
            if isinstance(line, ReportUnreadable):
                raise line
            if line.strip():
                yield place, _line_report(line, details)
        except ReportUnreadable as error:
            yield place, Unreadable(place, str(error))
        except RecursionError:
            yield place, Unreadable(place, "Its JSON is nested too deeply.")


def _line_report(line: bytes, details: Details) -> Report:
    report = decode_report(line)
    if not report.text.strip():
        raise ReportUnreadable("Its text is empty; a report has a text.")
    require_length(report.text)
    known = details.over(Details(report.title, report.source, report.date))
    defect = date_defect(known.date)
    if defect:
        raise ReportUnreadable(f"Its {defect}.")
    return _report(report.id, report.text, known)


def _sentence(remark: str) -> str:
    return f"{remark[0].upper()}{remark[1:]}."
