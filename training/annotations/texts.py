"""The texts of the public corpora, put together as they were when offsets into them were taken."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from training.corpora.treebanks import blocks

TREEBANKS = ("ud-ewt", "ud-gum")


def treebank_texts(path: Path) -> dict[str, str]:
    """Document id to text: sentences a space apart, paragraphs a blank line apart."""
    texts: dict[str, str] = {}
    name = ""
    for block in blocks(path):
        if "newdoc id" in block.comments or not texts:
            name = block.comments.get("newdoc id", "")
            texts[name] = ""
        paragraph = any(key.startswith("newpar") for key in block.comments)
        gap = "" if not texts[name] else "\n\n" if paragraph else " "
        texts[name] += gap + block.comments["text"].rstrip()
    return texts


def corpus_texts(data: Path, corpus: str) -> dict[str, str]:
    """Document id to text of "ud-ewt", "ud-gum" or "re3d/SOURCE"."""
    if corpus in TREEBANKS:
        return treebank_texts(data / corpus / "train.conllu")
    lines = (data / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines()
    return {record["doc_id"]: record["text"] for record in map(json.loads, lines)}


def all_texts(data: Path, corpora: Iterable[str]) -> dict[tuple[str, str], str]:
    """The texts of several corpora, by corpus and document id."""
    return {
        (corpus, document): text
        for corpus in sorted(set(corpora))
        for document, text in corpus_texts(data, corpus).items()
    }
