"""Readings out of the file as they were told, and what holds of them put into effect."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from faultlines.case.database import Database, Row
from faultlines.case.effects import Effects, Standing, effects_of
from faultlines.case.rows import READING_COLUMNS, TOLD_TABLES, RowBatch, build_reading
from faultlines.records import Reading
from faultlines.times import days_of

_BATCH = 200


def readings(database: Database, documents: Iterable[str] | None = None) -> Iterator[Reading]:
    """Every reading exactly as it was added, in the order of ids; or those named."""
    ids = [row[0] for row in database.rows("SELECT id FROM documents ORDER BY id")]
    if documents is not None:
        chosen = set(documents)
        ids = [ident for ident in ids if ident in chosen]
    for start in range(0, len(ids), _BATCH):
        yield from _readings(database, ids[start : start + _BATCH])


def _readings(database: Database, ids: Sequence[str]) -> Iterator[Reading]:
    rows: dict[str, dict[str, list[Row]]] = {
        ident: {table: [] for table in READING_COLUMNS} for ident in ids
    }
    for table, columns in READING_COLUMNS.items():
        told = "AND told" if table == "claims" else ""
        found = database.rows(
            f"SELECT document, {columns} FROM {table} WHERE document IN (SELECT unnest(?)) {told} "
            "ORDER BY document, ordinal",
            (ids,),
        )
        for row in found:
            rows[row[0]][table].append(row[1:])
    documents = database.rows(
        "SELECT id, title, source, date, text, tokens FROM documents "
        "WHERE id IN (SELECT unnest(?)) ORDER BY id",
        (ids,),
    )
    for document in documents:
        yield build_reading(document, rows[document[0]])


def standing(
    database: Database, hashes: Mapping[str, str] | None = None
) -> dict[str, list[Standing]]:
    """Decisions on claims and dates that stand, by report, in their order.

    `hashes` names the reports, with the hash of the text of each: a decision is on a report with
    exactly that text. None: on all reports that the case holds.
    """
    if hashes is None:
        rows = database.rows(
            "SELECT DISTINCT id, d.sha256 FROM documents d JOIN decisions o ON o.report = d.id"
        )
        hashes = {row[0]: row[1] for row in rows}
    rows = database.rows(
        """SELECT number, what, report, sha256, subject, changes FROM decisions d
        WHERE report IN (SELECT unnest(?))
            AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.number)
        ORDER BY number""",
        (sorted(hashes),),
    )
    found: dict[str, list[Standing]] = defaultdict(list)
    for number, what, report, sha256, subject, changes in rows:
        if hashes[report] == sha256:
            found[report].append(Standing(number, what, _loaded(subject), _loaded(changes)))
    return found


def _loaded(stored: str | None) -> dict[str, object]:
    return msgspec.json.decode(stored, type=dict[str, object]) if stored else {}


def effects(database: Database, document: str) -> tuple[Reading, Effects]:
    """A report's reading and what holds of it."""
    reading = next(readings(database, (document,)))
    sha256 = str(database.value("SELECT sha256 FROM documents WHERE id = ?", (document,)))
    return reading, effects_of(reading, standing(database, {document: sha256}).get(document, ()))


def follow(database: Database, document: str) -> None:
    """Put into effect what stands decided on a report; belongs into a transaction."""
    reading, holds = effects(database, document)
    for table in TOLD_TABLES:
        database.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    batch = RowBatch()
    batch.add_told(reading, holds)
    for table, columns in batch.columns().items():
        database.insert(table, columns)
    dated = holds.date if holds.date != reading.date else None
    database.execute(
        "UPDATE documents SET dated = ?, earliest = ?, latest = ?, "
        "joined = joined AND dated IS NOT DISTINCT FROM ? WHERE id = ?",
        (dated, *days_of(holds.date), dated, document),
    )
