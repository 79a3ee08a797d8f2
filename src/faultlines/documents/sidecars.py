"""What stands beside a report: NAME.json beside NAME.txt, or a row of reports.csv in its folder."""

import csv
import io
from pathlib import Path

import msgspec

from faultlines.documents.decoding import decode
from faultlines.documents.found import Details, date_defect
from faultlines.documents.walking import SIDECAR, ReportFile
from faultlines.errors import ReportUnreadable

_COLUMNS = ("file", "title", "source", "date")


class _Companion(msgspec.Struct, frozen=True):
    title: str | None = None
    source: str | None = None
    date: str | None = None


class Sidecars:
    """Finds the details of files; each table is read once, and few are kept in mind."""

    def __init__(self) -> None:
        self._tables: dict[Path, dict[str, Details]] = {}

    def details(self, file: ReportFile) -> Details:
        """What NAME.json says, and where it is silent the table nearest to the file.

        A table may stand in the file's own folder or in any above it up to the root that was
        named; `file` in it is a path from the table's folder. Raises ReportUnreadable where one of
        them is damaged or gives a date that is none.
        """
        found = _companion(file.path.with_suffix(".json"))
        folder = file.path.parent
        while True:
            name = file.path.relative_to(folder).as_posix()
            found = found.over(self._table(folder).get(name, Details()))
            if folder == file.root:
                break
            folder = folder.parent
        defect = date_defect(found.date)
        if defect:
            raise ReportUnreadable(f"What stands beside it gives it no usable date: {defect}.")
        return found

    def _table(self, folder: Path) -> dict[str, Details]:
        if folder not in self._tables:
            if len(self._tables) > 64:
                self._tables.clear()
            path = folder / SIDECAR
            self._tables[folder] = _read_table(path) if path.is_file() else {}
        return self._tables[folder]


def _companion(path: Path) -> Details:
    if not path.is_file():
        return Details()
    try:
        companion = msgspec.json.decode(decode(path.read_bytes()).text, type=_Companion)
    except (msgspec.DecodeError, RecursionError, OSError, ReportUnreadable) as error:
        raise ReportUnreadable(
            f"{path.name} beside it cannot be used: {error}. It is a JSON object with title, "
            "source and date."
        ) from error
    return Details(companion.title, companion.source, companion.date)


def _read_table(path: Path) -> dict[str, Details]:
    try:
        rows = list(csv.DictReader(io.StringIO(decode(path.read_bytes()).text)))
    except (csv.Error, OSError, ReportUnreadable) as error:
        raise ReportUnreadable(f"{path.name} in its folder cannot be used: {error}") from error
    if rows and "file" not in rows[0]:
        found = ", ".join(str(column) for column in rows[0])
        raise ReportUnreadable(
            f"{path.name} in its folder has the columns {found}; it needs {', '.join(_COLUMNS)}, "
            "of which only file is required."
        )
    return {
        (row["file"] or "").strip().removeprefix("./"): Details(
            *((row.get(column) or "").strip() or None for column in _COLUMNS[1:])
        )
        for row in rows
    }
