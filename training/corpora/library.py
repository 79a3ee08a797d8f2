"""Which corpora are read for training and for watching progress, and which texts are held out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from training.corpora.names import read_crossner, read_pud, read_re3d, read_wikigold
from training.corpora.pairs import read_dse, read_marked, read_plover
from training.corpora.passage import Passage
from training.corpora.treebanks import read_treebank

# Their annotations in the claim format are evaluation texts.
HELD_OUT_DOCUMENTS = frozenset({"hiddennook_04d8cc994875d454", "juancole_20051126063000"})


def _letters(text: str) -> str:
    return "".join(text.split())


def held_out(data: Path) -> list[str]:
    """The evaluation texts, without whitespace, to be recognised wherever they turn up."""
    path = data / "claims" / "dev.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [_letters(json.loads(line)["text"]) for line in lines]


def without(passages: Iterable[Passage], texts: list[str]) -> list[Passage]:
    """The passages that no evaluation text contains (seen by 120 letters near the beginning)."""
    kept = []
    for passage in passages:
        letters = "".join(passage.words)
        probes = [letters[:120]] if len(letters) < 300 else [letters[:120], letters[150:270]]
        if len(letters) >= 60 and any(probe in text for text in texts for probe in probes):
            continue
        kept.append(passage)
    return kept


def training_passages(data: Path, own: Path | None = None) -> list[Passage]:
    """Everything that may be trained on and shipped, less the held-out texts."""
    found: list[Passage] = []
    found += read_treebank(
        data / "ud-ewt" / "train.conllu", "ud-ewt",
        data / "uner-ewt" / "train_draft.iob2", HELD_OUT_DOCUMENTS,
    )  # fmt: skip
    found += read_treebank(data / "ud-gum" / "train.conllu", "ud-gum")
    found += read_pud(data / "uner-pud" / "pud.iob2")
    found += read_wikigold(data / "wikigold" / "wikigold.conll.txt")
    found += read_crossner(data / "crossner-politics" / "train.txt")
    found += read_re3d(data / "re3d")
    found += read_dse(data / "dse" / "train.jsonl")
    found += read_plover(data / "plover-gsr" / "gsr.jsonl")
    if own is not None:
        for path in sorted(own.glob("*.jsonl")):
            found += read_marked(path)
    return without(found, held_out(data))


def watching_passages(data: Path) -> dict[str, list[Passage]]:
    """Held-out parts, by name, on which progress is measured after each epoch."""
    dse = list(read_dse(data / "dse" / "valid_clean.jsonl"))
    return {
        "ud-ewt": read_treebank(
            data / "ud-ewt" / "dev.conllu", "ud-ewt", data / "uner-ewt" / "dev.iob2"
        ),
        "ud-gum": read_treebank(data / "ud-gum" / "dev.conllu", "ud-gum"),
        "crossner-politics": list(read_crossner(data / "crossner-politics" / "dev.txt"))[:200],
        "dse": dse,
    }
