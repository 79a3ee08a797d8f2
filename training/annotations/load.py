"""The annotated texts of this folder, put together with the public corpora that they are from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.annotations.records import AnnotatedText
from training.annotations.standoff import typed_text
from training.annotations.texts import all_texts

FOLDER = Path(__file__).parent
OPEN_SETS = "open_sets.jsonl"
OWN_REPORTS = "own_reports.jsonl"
PAIRS = "pairs"
OWN = "own"


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file."""
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def load_annotations(data: Path, folder: Path = FOLDER) -> list[AnnotatedText]:
    """All annotated texts, public ones first.

    `data` is the folder of the public corpora. Raises ValueError where a corpus is another edition
    than the one that was annotated.
    """
    return [*_of_open_sets(data, folder), *_of_ours(folder)]


def _of_open_sets(data: Path, folder: Path) -> Iterator[AnnotatedText]:
    stored = lines_of(folder / OPEN_SETS)
    texts = all_texts(data, {line["corpus"] for line in stored})
    for line in stored:
        whole = texts.get((line["corpus"], line["document"]), "")
        text = whole[line["start"] : line["end"]]
        if digest(text) != line["sha256"]:
            raise ValueError(
                f"{line['id']}: document {line['document']!r} of {line['corpus']} in {data} is not "
                "the text that was annotated. The README of this folder names the editions."
            )
        place = (line["corpus"], line["document"], line["start"])
        yield typed_text(line["id"], place, text, line)


def _of_ours(folder: Path) -> Iterator[AnnotatedText]:
    for line in lines_of(folder / OWN_REPORTS):
        yield typed_text(line["id"], (OWN, line["id"], 0), line["text"], line)
