"""The reports that are read in a measurement."""

import random
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from faultlines.documents import reports_at
from faultlines.records import Report

SAMPLE = Path(str(files("faultlines"))) / "sample" / "crisis"
WORDS_A_REPORT = 400


def benchmark_reports(words: int, folder: Path | None = None) -> list[Report]:
    """Reports with so many words together: of a folder, or made from the bundled sample.

    Those made have 400 words each: paragraphs of the sample in an order that differs from report
    to report and is the same in each measurement. A folder is read from its beginning, and again
    where it has fewer words than are asked for.
    """
    texts = _texts_of(folder) if folder else _made_texts()
    reports: list[Report] = []
    while words > 0:
        text = next(texts)
        words -= len(text.split())
        reports.append(Report(id=f"r{len(reports)}", text=text))
    return reports


def count_words(reports: list[Report]) -> int:
    """Words as a text editor counts them: what white space parts."""
    return sum(len(report.text.split()) for report in reports)


def _texts_of(folder: Path) -> Iterator[str]:
    while True:
        found = [item.text for item in reports_at([str(folder)]) if isinstance(item, Report)]
        if not found:
            raise SystemExit(f"{folder} holds no reports")
        yield from found


def _made_texts() -> Iterator[str]:
    order = random.Random(1)
    paragraphs = [part for text in _sample_texts() for part in text.split("\n\n") if part.strip()]
    while True:
        order.shuffle(paragraphs)
        text: list[str] = []
        for paragraph in paragraphs:
            text.append(paragraph.strip())
            if sum(len(part.split()) for part in text) >= WORDS_A_REPORT:
                yield "\n\n".join(text)
                text = []


def _sample_texts() -> Iterator[str]:
    for path in sorted(SAMPLE.glob("*.txt")):
        yield path.read_text(encoding="utf-8")
