"""A case: readings kept in one file, and every question that can be asked of them."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from faultlines.case import actors, queries, rulings, stored
from faultlines.case.database import Database
from faultlines.case.deciding import Deciding
from faultlines.case.effects import effects_of
from faultlines.case.entries import (
    Added,
    CaseActor,
    CaseClaim,
    CaseIssue,
    CaseStatement,
    DocumentEntry,
    Filter,
    JoinEntry,
    Labels,
    LeftOut,
    Origin,
    UnreadSpan,
)
from faultlines.case.knowing import Knowing
from faultlines.case.migrations import migrate, pending
from faultlines.case.rows import OWNED_TABLES, RowBatch
from faultlines.errors import CaseUnusable, ReadingInvalid
from faultlines.joining import names_in
from faultlines.records import Reading, require_valid


class Case(Deciding, Knowing):
    """One open case file; use it in a `with` statement, or `close` it.

    Only one program at a time may have a case open for writing; any number may read it meanwhile
    only while nobody writes. What `add` and `decide` have returned from is on disk.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    # opening and closing

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Self:
        """The case at `path`; raises CaseUnusable where there is none or it cannot be used.

        A read-only case that must first be brought up to date (an older version wrote it, or
        reports were added and their actors not joined yet) is opened for writing once.
        """
        path = Path(path)
        if not path.exists():
            raise CaseUnusable(
                f"There is no case at {path}. Check the path; `faultlines read` or `faultlines "
                "import` with --case begins a new one."
            )
        database = Database(path, read_only=read_only)
        try:
            if read_only and (pending(database) or actors.unjoined(database)):
                database.close()
                database = Database(path)
                migrate(database)
                actors.join_actors(database)
                database.close()
                database = Database(path, read_only=True)
            elif not read_only:
                migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @classmethod
    def create(cls, path: Path | str) -> Self:
        """A new, empty case; raises CaseUnusable where the file exists or cannot be made.

        The file appears under its name only when it is complete, so that a program killed in the
        middle leaves no half of a case.
        """
        path = Path(path)
        if path.exists():
            raise CaseUnusable(f"{path} exists already. Open it, or give the name of a new file.")
        if not path.parent.is_dir():
            raise CaseUnusable(
                f"There is no folder {path.parent} for the case {path.name}. Make the folder, or "
                "give another path."
            )
        draft = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            database = Database(draft)
            try:
                migrate(database)
            finally:
                database.close()
            _put_in_place(draft, path)
        except CaseUnusable as error:
            raise CaseUnusable(_not_made(path, draft, error)) from error
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        return cls(Database(path))

    @classmethod
    def open_or_create(cls, path: Path | str) -> Self:
        """The case at `path`, a new one where there is none."""
        return cls.open(path) if Path(path).exists() else cls.create(path)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    # putting readings in and taking them out

    def add(
        self,
        reading: Reading,
        origin: Origin = "read",
        *,
        copy_of: str | None = None,
        replace: bool = False,
    ) -> Added:
        """Store one reading; see `add_many`. Raises ReadingInvalid for a conflict."""
        copies = {reading.id: copy_of} if copy_of is not None else {}
        added = self.add_many((reading,), origin, copies=copies, replace=replace)[0]
        if added.outcome == "conflict":
            raise ReadingInvalid(conflict_sentence(reading.id), (conflict_sentence(reading.id),))
        return added

    def add_many(
        self,
        readings: Iterable[Reading],
        origin: Origin = "read",
        *,
        copies: Mapping[str, str] | None = None,
        replace: bool = False,
    ) -> tuple[Added, ...]:
        """Store readings, all of them or, where anything fails, none; much faster than one by one.

        An id stands for one report of the case. The same id with the same text is `known` and
        changes nothing. The same id with another text is a `conflict` and is not stored, since
        more often two folders have a file of one name than a report is corrected; `replace` puts
        the new reading in the old one's place in both cases. `copies` names, by id, the report
        that a near-copy repeats; it is kept, but not counted. Raises ReadingInvalid.
        """
        wanted = [(one, text_hash(one)) for one in map(require_valid, readings)]
        known = self._hashes([reading.id for reading, _ in wanted])
        outcomes: list[Added] = []
        chosen: dict[str, tuple[Reading, str]] = {}
        for reading, sha256 in wanted:
            outcome = _outcome(known.get(reading.id), sha256, replace and reading.id not in chosen)
            outcomes.append(Added(reading.id, outcome))
            if outcome in ("added", "replaced"):
                known[reading.id] = sha256
                chosen[reading.id] = reading, sha256
        if chosen:
            leaving = [one.document for one in outcomes if one.outcome == "replaced"]
            self._store(self._batch(chosen, origin, copies or {}), leaving)
        return tuple(outcomes)

    def _batch(
        self, chosen: Mapping[str, tuple[Reading, str]], origin: Origin, copies: Mapping[str, str]
    ) -> RowBatch:
        """The rows of readings with the hashes of their texts, as they hold by what was decided."""
        batch = RowBatch()
        decided = stored.standing(self._database, {one: sha for one, (_, sha) in chosen.items()})
        now = datetime.now(UTC).isoformat(timespec="seconds")
        for ident, (reading, sha256) in chosen.items():
            batch.add(
                reading,
                names_in(reading),
                effects_of(reading, decided.get(ident, ())),
                sha256=sha256,
                added=now,
                origin=origin,
                copy_of=copies.get(ident),
            )
        return batch

    def _store(self, batch: RowBatch, leaving: list[str]) -> None:
        with self._database.transaction():
            if leaving:
                self._remove(leaving)
            for table, columns in batch.columns().items():
                self._database.insert(table, columns)

    def _remove(self, documents: list[str]) -> None:
        for table in OWNED_TABLES:
            self._database.execute(
                f"DELETE FROM {table} WHERE document IN (SELECT unnest(?))", (documents,)
            )
        self._database.execute("DELETE FROM documents WHERE id IN (SELECT unnest(?))", (documents,))
        actors.forget_joins(self._database)

    def _hashes(self, documents: list[str]) -> dict[str, str]:
        rows = self._database.rows(
            "SELECT id, sha256 FROM documents WHERE id IN (SELECT unnest(?))", (documents,)
        )
        return {row[0]: row[1] for row in rows}

    def has(self, document: str, text: str) -> bool:
        """Whether the case holds this report with exactly this text."""
        return self._hashes([document]).get(document) == _sha256(text)

    def link_copies(self, copies: Mapping[str, str]) -> None:
        """Say anew which reports are near-copies of which, for those named; "" for of none."""
        with self._database.transaction():
            for document, original in copies.items():
                self._database.execute(
                    "UPDATE documents SET said_copy_of = ?, joined = false WHERE id = ?",
                    (original or None, document),
                )

    def readings(self, documents: Iterable[str] | None = None) -> Iterator[Reading]:
        """Every reading as it was added, in the order of ids; or those named."""
        return stored.readings(self._database, documents)

    # questions

    def documents(self) -> tuple[DocumentEntry, ...]:
        """Every report, by date and id."""
        return queries.documents(self._database)

    def text(self, document: str) -> str:
        """The text of a report; raises NotInCase."""
        return queries.text(self._database, document)

    def openings(self, documents: Iterable[str], characters: int = 400) -> dict[str, str]:
        """The first characters of the texts of some reports, by id."""
        return queries.openings(self._database, sorted(set(documents)), characters)

    def claims(self, asked: Filter) -> tuple[CaseClaim, ...]:
        """The claims that a filter lets through, by date and report."""
        return queries.claims(self._database, asked)

    def statements(self, asked: Filter) -> tuple[CaseStatement, ...]:
        """The statements that a filter lets through, by date and report."""
        return queries.statements(self._database, asked)

    def left_out(
        self, asked: Filter, table: Literal["claims", "statements"] = "claims"
    ) -> tuple[int, tuple[LeftOut, ...]]:
        """How many pass a filter, and how many each part of it leaves out, in turn."""
        return queries.left_out(self._database, asked, table)

    def issues(self) -> tuple[CaseIssue, ...]:
        """Every issue, those of most reports first."""
        return queries.issues(self._database)

    def unread(self, asked: Filter) -> tuple[UnreadSpan, ...]:
        """What seems to be claimed and could not be read."""
        return queries.unread(self._database, asked)

    def labels(self, documents: Iterable[str]) -> Labels:
        """The names behind the ids of these reports."""
        return queries.labels(self._database, sorted(set(documents)))

    def sources(self) -> tuple[str, ...]:
        """The outlets that reports name, in alphabetical order."""
        return queries.sources(self._database)

    # actors

    def join_actors(self) -> None:
        """Join the actors of reports added since the last time; costs what these touch."""
        actors.join_actors(self._database)

    def actors(self) -> tuple[CaseActor, ...]:
        """Every actor of the case, those of most reports first."""
        return queries.case_actors(self._database)

    def claim_counts(self, asked: Filter) -> dict[str, int]:
        """By the actor's id, in how many claims and statements of a filter it has a part."""
        return queries.claim_counts(self._database, asked)

    def find_actors(self, name_or_id: str) -> tuple[CaseActor, ...]:
        """The actors of that name or id; raises NotInCase with the nearest names."""
        return queries.find_actors(self._database, name_or_id)

    def member_id(self, name_or_id: str) -> str:
        """An id that stands for one actor of one report; raises NotInCase, also where several fit.

        A name stands for the first of its actor's reports.
        """
        return queries.member_id(self._database, name_or_id)

    def members(self, actor: str) -> tuple[tuple[str, str], ...]:
        """The (report, id) of everyone who was joined to an actor of the case."""
        return queries.members(self._database, actor)

    def joins(self, *, pending_only: bool = False) -> tuple[JoinEntry, ...]:
        """The joins between different names, made and waiting, with reasons."""
        return rulings.joins(self._database, pending_only=pending_only)


def _put_in_place(draft: Path, path: Path) -> None:
    """Give the file its name, unless another program was quicker."""
    try:
        os.link(draft, path)
    except FileExistsError as error:
        raise CaseUnusable(f"{path} exists already. Open it, or give another name.") from error
    except OSError:  # a file system without links
        draft.replace(path)


def _not_made(path: Path, draft: Path, error: CaseUnusable) -> str:
    sentence = str(error).replace(str(draft), str(path))
    if "There is no case at" in sentence or "may not be written" in sentence:
        return (
            f"The case {path.name} cannot be made in {path.parent}: the folder may not be written "
            "to. Choose another folder."
        )
    return sentence


def text_hash(reading: Reading) -> str:
    """The SHA-256 of a reading's text; raises ReadingInvalid where it is no valid Unicode."""
    try:
        for words in (reading.id, reading.title or "", reading.source or ""):
            words.encode()
        return _sha256(reading.text)
    except UnicodeEncodeError as error:
        sentence = f"text: holds half of a character at {error.start} ({error.reason})"
        raise ReadingInvalid(f"The reading {reading.id!r}: {sentence}.", (sentence,)) from error


def conflict_sentence(document: str) -> str:
    """What is wrong, and what to do."""
    return (
        f"id: the case holds another text under {document!r}; give this report another id, or "
        "replace the old one with --replace"
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _outcome(
    known: str | None, sha256: str, replace: bool
) -> Literal["added", "known", "replaced", "conflict"]:
    if known is None:
        return "added"
    if replace:
        return "replaced"
    return "known" if known == sha256 else "conflict"
