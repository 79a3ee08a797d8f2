"""An annotated text as a key, to measure the reader's claims against."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from training.annotations.records import AnnotatedText, Wording

Item = dict[str, Any]


def as_key(text: AnnotatedText) -> Item:
    """The form in which benchmarks.claims takes keys."""
    return {
        "id": text.id,
        "actors": [
            {"id": a.id, "name": a.name.text, "aliases": list(a.aliases)} for a in text.actors
        ],
        "issues": [{"id": i.id, "name": i.name.text} for i in text.issues],
        "statements": [asdict(s) for s in text.statements],
        "claims": [
            asdict(c) | {"role": _words(c.role), "task": _words(c.task)} for c in text.claims
        ],
    }


def _words(wording: Wording | None) -> str:
    return wording.text if wording is not None else ""
