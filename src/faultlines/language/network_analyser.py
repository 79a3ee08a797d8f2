"""Our own analyser: words by rule, everything else by the network, as a Doc."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from faultlines.language.analyser import Analysis
from faultlines.language.doc import Doc, doc_of_words
from faultlines.language.heads import WordHeads, word_heads
from faultlines.language.network import Network, WordTable
from faultlines.language.pieces import BLANK_LINE, gap_of
from faultlines.language.sessions import WEIGHTS
from faultlines.language.words import words_of

Array = np.ndarray[Any, np.dtype[Any]]


class NetworkAnalyser:
    """Reads a text with the network in `folder`."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        self.network = Network(folder, threads)

    def analyse(self, text: str) -> Analysis:
        """Analyse one text; an empty one has an empty Doc."""
        cut = words_of(text)
        tokens, spaces = cut.words, cut.spaces
        places, gaps = places_and_gaps(tokens, spaces)
        if places:
            table = self.network.read([tokens[place] for place in places], gaps)
        else:
            table = WordTable.empty(0, len(self.network.labels.word_columns))
        doc = self._annotated(tokens, spaces, places, table)
        vectors = _for_tokens(table.vectors, len(doc), places)
        claims = _for_tokens(table.claims, len(doc), places)
        return Analysis(doc, vectors, self._heads(claims))

    def _heads(self, scores: Array) -> WordHeads | None:
        """The claim heads' chances, where the model has such heads."""
        labels = self.network.labels
        if not labels.word_columns:
            return None
        return word_heads(scores, labels.word_columns, labels.word_temperatures)

    def _annotated(
        self, tokens: list[str], spaces: list[bool], places: list[int], table: WordTable
    ) -> Doc:
        """The Doc of all tokens; white space has no tag or relation of its own."""
        labels, lemma = self.network.labels, self.network.lemma
        upos = table.upos.tolist()
        pos, deps, lemmas = ["SPACE"] * len(tokens), ["dep"] * len(tokens), list(tokens)
        heads = whitespace_heads(len(tokens), places)
        for place, tag, relation, rule, head in zip(
            places, upos, table.relations.tolist(), table.rules.tolist(), table.heads.tolist(),
            strict=True,
        ):  # fmt: skip
            pos[place], deps[place] = labels.upos[tag], labels.relations[relation]
            lemmas[place] = lemma(rule, tag, tokens[place])
            heads[place] = places[head]
        tags = [labels.name_tags[tag] for tag in table.name_tags.tolist()]
        return doc_of_words(
            tokens, spaces, pos=pos, lemmas=lemmas, heads=heads, deps=deps,
            names=_names(tags, places),
        )  # fmt: skip


def _names(tags: Sequence[str], places: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Names as (first token, end, kind); one over two lines holds the line break."""
    first = None
    for word, tag in enumerate([*tags, "O"]):
        if first is not None and not tag.startswith("I-"):
            yield places[first], places[word - 1] + 1, tags[first][2:]
            first = None
        if tag.startswith("B-"):
            first = word


def _for_tokens(rows: Array, tokens: int, places: Sequence[int]) -> Array:
    """Rows of words as rows of tokens; zeros for whitespace."""
    if len(places) == tokens:
        return rows
    found = np.zeros((tokens, rows.shape[1]), rows.dtype)
    found[places] = rows
    return found


def places_and_gaps(tokens: Sequence[str], spaces: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Token numbers of the words (white space left out), and the gap before each."""
    places, gaps = [], []
    white = ""
    for place, (token, space) in enumerate(zip(tokens, spaces, strict=True)):
        if token.isspace():
            white += token
        else:
            places.append(place)
            gaps.append(gap_of(white))
            white = ""
        if space:
            white += " "
    if gaps:
        gaps[0] = BLANK_LINE
    return places, gaps


def whitespace_heads(tokens: int, places: Sequence[int]) -> list[int]:
    """What each white-space token hangs on: the last word before it, else the first of all."""
    heads = [places[0] if places else 0] * tokens
    for place, after in pairwise([*places, tokens]):
        heads[place:after] = [place] * (after - place)
    return heads
