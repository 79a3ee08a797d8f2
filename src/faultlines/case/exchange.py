"""Readings from anywhere into a case, line by line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from faultlines.case.case import Case, conflict_sentence, text_hash
from faultlines.errors import ReadingInvalid
from faultlines.records import Reading, decode_reading, require_valid

_BATCH = 200
"""Readings stored together: what a killed import loses at most."""


@dataclass(slots=True)
class Imported:
    """How an import went; `bad` counts the lines with defects."""

    added: int = 0
    known: int = 0
    replaced: int = 0
    bad: int = 0

    @property
    def sentence(self) -> str:
        """`12 readings imported, 3 known already, 1 with defects left out.`"""
        parts = [f"{self.added} reading{'' if self.added == 1 else 's'} imported"]
        if self.replaced:
            parts.append(f"{self.replaced} replaced")
        if self.known:
            parts.append(f"{self.known} known already")
        if self.bad:
            parts.append(f"{self.bad} with defects left out")
        return ", ".join(parts) + "."


def import_lines(
    case: Case,
    lines: Iterable[bytes],
    *,
    where: str,
    complain: Callable[[str], None],
    replace: bool = False,
) -> Imported:
    """Store the good readings of `lines` and join their actors.

    `complain` is given each defect with its line: `readings.jsonl:3: claims[2].evidence: …`.
    """
    result = Imported()
    waiting: list[tuple[int, Reading]] = []

    def store() -> None:
        outcomes = case.add_many([one for _, one in waiting], "imported", replace=replace)
        for (number, _), added in zip(waiting, outcomes, strict=True):
            if added.outcome == "conflict":
                result.bad += 1
                complain(f"{where}:{number}: {conflict_sentence(added.document)}")
            else:
                setattr(result, added.outcome, getattr(result, added.outcome) + 1)
        waiting.clear()

    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            reading = require_valid(decode_reading(line.lstrip(b"\xef\xbb\xbf")))
            text_hash(reading)
        except ReadingInvalid as error:
            result.bad += 1
            for defect in error.defects or (str(error),):
                complain(f"{where}:{number}: {defect}")
            continue
        waiting.append((number, reading))
        if len(waiting) >= _BATCH:
            store()
    store()
    case.join_actors()
    return result
