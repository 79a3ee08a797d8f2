"""From the paths that a person names to the files that may hold reports, in a stable order."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from faultlines.documents.found import Notice, Unreadable

SIDECAR = "reports.csv"
TEXT_SUFFIXES = frozenset({".txt", ".md"})
PAGE_SUFFIXES = frozenset({".html", ".htm"})
SUFFIXES = TEXT_SUFFIXES | PAGE_SUFFIXES | {".pdf", ".jsonl"}
FORMATS = ".txt, .md, .html, .htm, .pdf and .jsonl"


class ReportFile(NamedTuple):
    """A file that may hold a report, and the folder that its id counts from."""

    path: Path
    root: Path

    @property
    def id(self) -> str:
        """Its path below the root with "/" on every system; what cannot be written is marked."""
        return readable(self.path.relative_to(self.root).as_posix())


def readable(path: str) -> str:
    """A path as text that can be stored: bytes that are no UTF-8 become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def report_files(path: Path) -> Iterator[ReportFile | Unreadable | Notice]:
    """The file itself, or all files of a folder and the folders in it, sorted by name.

    Ids of the files of a folder count from that folder, the id of a file that was named is its
    name. Hidden files, sidecars and READMEs are passed over (name one to have it read); so is a
    folder that was already visited, as links can lead back.
    """
    try:
        if path.is_dir():
            yield from _folder(path, path, set())
        elif path.is_file():
            yield _named(path)
        elif path.exists():
            yield Unreadable(
                readable(str(path)), "It is no file but a device or pipe. Use - to read a pipe."
            )
        else:
            yield Unreadable(readable(str(path)), "There is no such file or folder.")
    except (OSError, ValueError) as error:
        yield Unreadable(readable(str(path)), because(error))


def because(error: Exception) -> str:
    """An error of the operating system as a sentence."""
    if isinstance(error, OSError):
        return f"It cannot be opened: {error.strerror or error}."
    return f"It cannot be opened: {error}."


def _named(path: Path) -> ReportFile | Unreadable:
    if path.suffix.lower() not in SUFFIXES:
        return Unreadable(
            readable(str(path)),
            f"Files named {path.suffix or 'without an ending'} are not read; {FORMATS} are. "
            "Convert it, or rename it where it is one of these.",
        )
    return ReportFile(path, path.parent)


def _folder(
    folder: Path, root: Path, visited: set[tuple[int, int]]
) -> Iterator[ReportFile | Unreadable | Notice]:
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Unreadable(readable(str(folder)), because(error))
        return
    if (status.st_dev, status.st_ino) in visited:
        return
    visited.add((status.st_dev, status.st_ino))
    names = {entry.name for entry in entries}
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or entry.name == SIDECAR:
            continue
        if _is_folder(entry):
            yield from _folder(path, root, visited)
        elif path.suffix.lower() in SUFFIXES and path.exists() and not path.is_file():
            yield Notice(readable(str(path)), "Passed over; it is no file but a device or pipe.")
        elif path.stem.lower() == "readme":
            yield Notice(readable(str(path)), "Passed over; a README tells of a folder.")
        elif path.suffix.lower() in SUFFIXES:
            yield ReportFile(path, root)
        elif not _is_companion(path, names):
            yield Notice(readable(str(path)), f"Passed over; {FORMATS} are read.")


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_companion(path: Path, names: set[str]) -> bool:
    """Whether NAME.json stands beside a NAME.txt (or another format), whose details it holds."""
    return path.suffix.lower() == ".json" and any(path.stem + other in names for other in SUFFIXES)
