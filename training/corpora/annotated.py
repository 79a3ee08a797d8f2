"""Texts annotated in the claim format as passages, with the syntax of their treebank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from faultlines.language.analyser import Analyser
from training.annotations.records import AnnotatedText
from training.annotations.texts import TREEBANKS, treebank_texts
from training.corpora.claim_pairs import claim_pairs
from training.corpora.claim_parts import claim_parts
from training.corpora.claim_words import claim_layers
from training.corpora.passage import Passage
from training.corpora.treebanks import read_treebank
from training.corpora.trees_of_text import parsed_trees, treebank_trees
from training.windows import part


def annotated_passages(
    data: Path, texts: Iterable[AnnotatedText], parser: Analyser
) -> Iterator[Passage]:
    """One passage for each text; `parser` gives trees to texts that are of no treebank."""
    documents = _documents(data)
    for text in texts:
        if text.corpus in TREEBANKS:
            document, whole = documents[text.corpus, text.document]
            span = (text.start, text.start + len(text.text))
            trees, words = treebank_trees(document, whole, span)
            passage = part(document, *words)
        else:
            trees, passage = parsed_trees(text.text, parser)
        yield replace(
            passage, corpus="annotated",
            claims=claim_layers(text, trees), pairs=claim_pairs(text, trees),
            parts=claim_parts(text, trees),
        )  # fmt: skip


def parsed_passages(texts: Iterable[AnnotatedText], parser: Analyser) -> Iterator[Passage]:
    """The same with the parser's words and trees for all, as when the program reads a text."""
    for text in texts:
        trees, passage = parsed_trees(text.text, parser)
        yield replace(
            passage, claims=claim_layers(text, trees), pairs=claim_pairs(text, trees),
            parts=claim_parts(text, trees),
        )  # fmt: skip


def _documents(data: Path) -> dict[tuple[str, str], tuple[Passage, str]]:
    """The training documents of the treebanks, each with its text."""
    found = {}
    for corpus in TREEBANKS:
        path = data / corpus / "train.conllu"
        texts = treebank_texts(path)
        passages = read_treebank(path, corpus)
        for (name, text), passage in zip(texts.items(), passages, strict=True):
            found[corpus, name] = passage, text
    return found
