"""The only door to DuckDB: connects, executes, and turns every failure into one clear sentence.

Must not: know what the tables mean.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from faultlines.errors import CaseUnusable

Column = Sequence[str | None] | Sequence[int] | Sequence[float] | Sequence[bool]
Row = tuple[Any, ...]
_BROKEN = (duckdb.Error, OSError, RuntimeError, MemoryError)


class Database:
    """One open DuckDB file; `path` is named in every error."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        try:
            self._connection = duckdb.connect(str(path), read_only=read_only)
            # Text columns are text: DuckDB is not to guess a type from a sample of the rows.
            self._connection.execute("SET pandas_analyze_sample = 0")
            self._connection.execute("SET enable_progress_bar = false")
        except _BROKEN as error:
            raise CaseUnusable(_sentence(path, error)) from error

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Every row of a query."""
        try:
            rows: list[Row] = self._connection.execute(sql, list(parameters)).fetchall()
            return rows
        except _BROKEN as error:
            raise _translated(self.path, error) from error

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first column of the first row; None where there is no row."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """One statement that changes the file."""
        self.rows(sql, parameters)

    def insert(self, table: str, columns: dict[str, Column]) -> None:
        """Many rows at once, given as columns; nulls are allowed in columns of text only.

        DuckDB reads numpy arrays in place: some hundred times faster than row by row.
        """
        if not next(iter(columns.values()), ()):
            return
        batch = {name: _array(values) for name, values in columns.items()}
        names = ", ".join(columns)
        try:
            self._connection.register("batch", batch)
            self._connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM batch")
        except _BROKEN as error:
            raise _translated(self.path, error) from error
        finally:
            self._forget_batch()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is done inside, or, where anything fails, nothing of it."""
        self.execute("BEGIN TRANSACTION")
        try:
            yield
        except BaseException:
            self._roll_back()
            raise
        try:
            self.execute("COMMIT")
        except CaseUnusable:
            self._roll_back()
            raise

    def close(self) -> None:
        """Let go of the file; what was committed is kept even where this fails."""
        try:
            self._connection.close()
        except _BROKEN as error:
            raise CaseUnusable(_sentence(self.path, error)) from error

    def _roll_back(self) -> None:
        try:
            self._connection.execute("ROLLBACK")
        except _BROKEN:
            return  # the file is gone or the connection dead: nothing was committed either way

    def _forget_batch(self) -> None:
        try:
            self._connection.unregister("batch")
        except _BROKEN:
            return


def _array(values: Column) -> np.ndarray[Any, Any]:
    first = values[0]
    if isinstance(first, bool | int | float):
        return np.asarray(values)
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _translated(path: Path, error: BaseException) -> BaseException:
    """DuckDB tells of Ctrl-C as an error of its own."""
    if isinstance(error, duckdb.InterruptException) or "interrupted" in str(error).lower():
        return KeyboardInterrupt()
    return CaseUnusable(_sentence(path, error))


def _sentence(path: Path, error: BaseException) -> str:
    """What is wrong with the case file, and what to do, in one sentence or two."""
    text = str(error)
    for pattern, sentence in _FAILURES:
        found = re.search(pattern, text, re.IGNORECASE)
        if found:
            holder = found.groupdict().get("holder") or "another process"
            return sentence.format(path=path, holder=holder)
    first_line = text.strip().splitlines()[0] if text.strip() else type(error).__name__
    return (
        f"The case {path} cannot be used: {first_line}. If the file is damaged, put back a copy "
        "of it or read the reports into a new case."
    )


_FAILURES: tuple[tuple[str, str], ...] = (
    (
        r"could not set lock(?:.*?\((?P<holder>PID \d+)\))?|conflicting lock|being used by another",
        "The case {path} is in use by another program ({holder}). Wait until it is done, or end "
        "it, and try again.",
    ),
    (
        r"no space left|not enough space|disk full|file too large|out of disk|EFBIG|ENOSPC",
        "There is no room left on the disk for the case {path}. What was stored before is kept; "
        "make room and give the same command again.",
    ),
    (
        r"not a valid duckdb|not a duckdb",
        "The file {path} is no case: it is not a DuckDB file. Give the path of a case, or of a "
        "file that does not exist yet to begin a new one.",
    ),
    (
        r"database file with version|newer version of duckdb|storage version",
        "The case {path} was written by a newer version of DuckDB. Upgrade with: pip install "
        "--upgrade duckdb faultlines.",
    ),
    (
        r"is a directory",
        "{path} is a folder; a case is one file. Give the path of the file.",
    ),
    (
        r"permission denied|read-only",
        "The case {path} may not be written or read by you. Change the permissions of the file "
        "and its folder, or work on a copy.",
    ),
    (
        r"no such file|cannot open file",
        "There is no case at {path}. Check the path; `faultlines read` or `faultlines import` "
        "with --case begins a new one in a folder that exists.",
    ),
    (
        r"checksum|corrupt|truncat|could not read|serializ|deserializ|internal error|"
        r"fatal error|read enough bytes|invalidated|wal file",
        "The case {path} is damaged: it is cut short or was changed by something else. Put back "
        "a copy of it, or read the reports into a new case.",
    ),
    (
        r"out of memory|MemoryError|bad_alloc",
        "There is not enough memory to work on the case {path}. Close other programs, or narrow "
        "the question with --limit, --since or --source.",
    ),
)
