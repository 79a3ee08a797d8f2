"""Our own analyser: words by rule, everything else by the network, as a spaCy Doc."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS
from spacy.symbols import IDS
from spacy.tokens import Doc

from faultlines.language.analyser import Analysis
from faultlines.language.heads import WordHeads, word_heads
from faultlines.language.network import Network, WordTable
from faultlines.language.pieces import BLANK_LINE, gap_of
from faultlines.language.sessions import WEIGHTS
from faultlines.language.words import words_of

Array = np.ndarray[Any, np.dtype[Any]]

COLUMNS = (POS, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE)
IOB = {"I": 1, "O": 2, "B": 3}  # spaCy's numbers


class NetworkAnalyser:
    """Reads a text with the network in `folder`."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        self.network = Network(folder, threads)

    def analyse(self, text: str) -> Analysis:
        """Analyse one text; an empty one has an empty Doc."""
        doc = words_of(text)
        places, words, gaps = words_and_gaps(doc, text)
        if not words:
            table = WordTable.empty(len(doc), len(self.network.labels.word_columns))
            return Analysis(_only_whitespace(doc), table.vectors, self._heads(table.claims))
        table = self.network.read(words, gaps)
        self._annotate(doc, places, words, table)
        vectors = _for_tokens(table.vectors, len(doc), places)
        claims = _for_tokens(table.claims, len(doc), places)
        return Analysis(doc, vectors, self._heads(claims))

    def _heads(self, scores: Array) -> WordHeads | None:
        """The claim heads' chances, where the model has such heads."""
        labels = self.network.labels
        if not labels.word_columns:
            return None
        return word_heads(scores, labels.word_columns, labels.word_temperatures)

    def _annotate(self, doc: Doc, places: Array, words: Sequence[str], table: WordTable) -> None:
        labels, strings = self.network.labels, doc.vocab.strings
        upos = np.array([IDS[tag] for tag in labels.upos], np.uint64)
        relations = np.array([strings.add(name) for name in labels.relations], np.uint64)
        iob = np.array([IOB[tag[0]] for tag in labels.name_tags], np.uint64)
        kinds = np.array([strings.add(tag[2:]) for tag in labels.name_tags], np.uint64)
        lemma = self.network.lemma
        lemmas = [
            strings.add(lemma(rule, tag, word))
            for rule, tag, word in zip(
                table.rules.tolist(), table.upos.tolist(), words, strict=True
            )
        ]
        array = np.zeros((len(doc), len(COLUMNS)), np.uint64)
        array[:, 0], array[:, 3], array[:, 4] = IDS["SPACE"], strings.add("dep"), IOB["O"]
        array[places, 0] = upos[table.upos]
        array[places, 1] = lemmas
        array[places, 3] = relations[table.relations]
        array[places, 4] = iob[table.name_tags]
        array[places, 5] = kinds[table.name_tags]
        heads = whitespace_heads(len(doc), places)
        heads[places] = places[table.heads]
        array[:, 2] = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
        white = np.setdiff1d(np.arange(len(doc)), places)
        for place in white:
            array[place, 1] = doc[int(place)].orth
            after = int(np.searchsorted(places, place))
            if after < len(places) and array[places[after], 4] == IOB["I"]:
                array[place, 4:6] = array[places[after], 4:6]  # a name over two lines is one
        doc.from_array(list(COLUMNS), array)


def _for_tokens(rows: Array, tokens: int, places: Array) -> Array:
    """Rows of words as rows of tokens; zeros for whitespace."""
    if len(places) == tokens:
        return rows
    found = np.zeros((tokens, rows.shape[1]), rows.dtype)
    found[places] = rows
    return found


def words_and_gaps(doc: Doc, text: str) -> tuple[Array, list[str], list[int]]:
    """Token numbers of the words of `doc` (whitespace left out), their texts, the gaps before."""
    places, words, gaps = [], [], []
    end = 0
    for token in doc:
        if token.is_space:
            continue
        start = token.idx
        places.append(token.i)
        words.append(token.text)
        gaps.append(gap_of(text[end:start]))
        end = start + len(words[-1])
    if gaps:
        gaps[0] = BLANK_LINE
    return np.array(places, np.int64), words, gaps


def whitespace_heads(tokens: int, places: Array) -> Array:
    """The word that each whitespace token hangs on: the last before it, else the first."""
    word = np.searchsorted(places, np.arange(tokens), side="right") - 1
    return places[np.maximum(word, 0)].copy()


def _only_whitespace(doc: Doc) -> Doc:
    """A Doc without words: one sentence if it has tokens at all."""
    if len(doc):
        array = np.zeros((len(doc), 3), np.uint64)
        array[:, 0], array[:, 1] = IDS["SPACE"], doc.vocab.strings.add("dep")
        array[:, 2] = (-np.arange(len(doc))).astype(np.int64).view(np.uint64)
        doc.from_array([POS, DEP, HEAD], array)
    return doc
