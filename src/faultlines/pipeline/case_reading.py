"""`faultlines read`: reports into a case, those that it knows passed over, near-copies linked.

What was read is stored in small batches, each whole or not at all. A run that is killed leaves a
case that opens, and the same run again reads what is missing.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from faultlines.case import Case, DocumentEntry, conflict_sentence
from faultlines.documents import Details, Found, NearCopies, Notice, Unreadable
from faultlines.errors import ModelUnusable, SettingInvalid
from faultlines.pipeline.extraction import LOST, read_checked, sentence_of
from faultlines.pipeline.readers import Reader, load_reader
from faultlines.pipeline.workers import side_by_side
from faultlines.records import Reading, Report

_BATCH_READINGS = 100
_BATCH_SECONDS = 2.0  # so long at most is the work that a killed run loses

Remark = Notice | Unreadable
"""What a person is told while the reports are read."""


@dataclass(slots=True)
class Tally:
    """What became of the reports of one run."""

    read: int = 0
    known: int = 0
    copies: int = 0
    unreadable: int = 0


@dataclass(slots=True)
class CaseReading:
    """One run: reads reports into a case and counts them.

    `tell` is given every notice and everything unreadable as it comes; `advance` is called for
    each report that is done with. `replace` lets a report take the place of another text with its
    id. `load` makes the reader, once in each process.
    """

    case: Case
    tell: Callable[[Remark], None]
    advance: Callable[[], None] = lambda: None
    replace: bool = False
    processes: int | None = None
    load: Callable[[], Reader] = load_reader
    tally: Tally = field(default_factory=Tally)

    def run(self, found: Iterable[Found]) -> Tally:
        """Read all that was found. Raises CaseUnusable, ModelUnusable and SettingInvalid."""
        known = {entry.id: entry for entry in self.case.documents()}
        fresh = self._fresh(found, known)
        setup = partial(_checked_reader, self.load)
        outcomes = side_by_side(setup, fresh, _lost_report, self.processes)
        copies = _Copies(self.case, known)
        for batch in _batches(self._readings(outcomes)):
            copies.store(batch)
        self.tally.copies = copies.added()
        self.case.join_actors()
        return self.tally

    def _fresh(self, found: Iterable[Found], known: dict[str, DocumentEntry]) -> Iterator[Report]:
        """The reports that are not in the case yet, or not with these details."""
        for item in found:
            if not isinstance(item, Report):
                self._tell(item)
                continue
            entry = known.get(item.id)
            if entry is None:
                yield item
            elif entry.sha256 == hashlib.sha256(item.text.encode()).hexdigest():
                newer = _better_known(item, entry)
                if newer is not None:
                    yield newer
                else:
                    self.tally.known += 1
                    self.advance()
            elif self.replace:
                yield item
            else:
                self._tell(Unreadable(item.id, conflict_sentence(item.id)))

    def _readings(self, outcomes: Iterable[Reading | Unreadable]) -> Iterator[Reading]:
        for outcome in outcomes:
            if isinstance(outcome, Unreadable):
                self._tell(outcome)
            else:
                self.tally.read += 1
                self.advance()
                yield outcome

    def _tell(self, remark: Remark) -> None:
        if isinstance(remark, Unreadable):
            self.tally.unreadable += 1
        self.tell(remark)


class _Copies:
    """Stores readings together with what they reprint, or what reprints them.

    What is the original depends on all reports of the case, not on the order of their reading.
    """

    def __init__(self, case: Case, known: dict[str, DocumentEntry]) -> None:
        self._case = case
        self._known = known
        self._said = {entry.id: entry.copy_of for entry in known.values()}
        self._added: set[str] = set()
        self._index: NearCopies | None = None

    def store(self, readings: list[Reading]) -> None:
        """Store readings, and link anew whatever they change; where it fails, none of them."""
        if self._index is None:
            self._index = self._index_of_case()
        near: set[str] = set()
        for reading in readings:
            if reading.id in self._said:
                near |= self._index.group(reading.id)
            self._index.add(reading.id, reading.text, reading.date)
            near |= self._index.group(reading.id)
        links = {ident: _copied(self._index, ident) for ident in sorted(near)}
        fresh = {reading.id for reading in readings}
        copies = {ident: of for ident, of in links.items() if of is not None and ident in fresh}
        # Conflicts were settled before reading, so whatever is known by its id is replaced.
        self._case.add_many(readings, copies=copies, replace=True)
        changed = {i: of for i, of in links.items() if i not in fresh and of != self._said[i]}
        if changed:
            self._case.link_copies({ident: of or "" for ident, of in changed.items()})
        self._said.update(links)
        self._added |= fresh

    def added(self) -> int:
        """How many of the reports stored are near-copies of others."""
        return sum(self._said[ident] is not None for ident in self._added)

    def _index_of_case(self) -> NearCopies:
        index = NearCopies()
        for entry in self._known.values():
            index.add(entry.id, self._case.text(entry.id), entry.date)
        return index


def _copied(index: NearCopies, ident: str) -> str | None:
    original = index.original(ident)
    return original if original != ident else None


def _better_known(report: Report, entry: DocumentEntry) -> Report | None:
    """The report with all that is known of it, where that is more than the case knows.

    What somebody else read and imported is left as it is.
    """
    stored = Details(entry.title, entry.source, entry.date_given)
    details = Details(report.title, report.source, report.date).over(stored)
    if details == stored or entry.origin == "imported":
        return None
    return Report(id=report.id, text=report.text, **details._asdict())


def _batches(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    batch: list[Reading] = []
    begun = time.monotonic()
    for reading in readings:
        batch.append(reading)
        if len(batch) >= _BATCH_READINGS or time.monotonic() - begun > _BATCH_SECONDS:
            yield batch
            batch, begun = [], time.monotonic()
    if batch:
        yield batch


def _checked_reader(load: Callable[[], Reader]) -> Callable[[Report], Reading | Unreadable]:
    return partial(_read, reader=load())


def _read(report: Report, reader: Reader) -> Reading | Unreadable:
    try:
        return read_checked(report, reader)
    except (ModelUnusable, SettingInvalid):
        raise
    except Exception as error:  # one report must not end the batch
        return Unreadable(report.id, sentence_of(error))


def _lost_report(report: Report) -> Unreadable:
    return Unreadable(report.id, LOST)
