"""The network on one text: every word's labels, head, lemma and vector.

A text's windows are read one at a time and alone. The network's int8 arithmetic takes its scales
from what it is given at once, so nothing is read in one batch with another text or window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from faultlines.language.lemmatiser import Lemmatiser
from faultlines.language.names import decode_names
from faultlines.language.pieces import (
    BLANK_LINE,
    FIRST_PIECE,
    FRAME,
    GAPS,
    LAST_PIECE,
    WITHIN_WORD,
    PieceVocabulary,
    shape_of,
)
from faultlines.language.sessions import check_weights, open_session, read_labels
from faultlines.language.stretches import stretch_end, window_plans
from faultlines.language.trees import best_heads

Array = np.ndarray[Any, np.dtype[Any]]

WIDTH = 384
# Log-odds of a sentence start at which a name ends too: "Thanks, Ada Ben, could you" is two names
# though it may be one sentence. From -1 to -4 names on held-out mail gain 0.1 to 0.7 F1.
NAME_BREAK = -2.5
# Added to the logarithm of "no name", the first tag. The sets differ in what is a name, and all of
# them together find too many: from 0.3 to 1 names on held-out mail gain 0.2 to 0.4 F1.
NAME_CAUTION = 0.6
LONGEST_SENTENCE = 220  # words; a longer one is cut where a sentence most nearly begins
(VECTORS, STARTS, UPOS, RULES, NAMES, QUERIES, KEYS, ROOT, DEPENDENTS, HEADS, CLAIMS) = range(11)


@dataclass(slots=True)
class WordTable:
    """What the network says of the words of one text; each array has a row for each word.

    `heads` are word numbers, a root's own for a root; `relations`, `upos` and `name_tags` are
    places in the lists of labels; `vectors` are (words, WIDTH), half precision. `claims` are the
    scores (words, columns) of faultlines.language.heads, without columns where a model has none.
    """

    starts: Array
    upos: Array
    relations: Array
    heads: Array
    name_tags: Array
    rules: Array
    vectors: Array
    claims: Array

    @classmethod
    def empty(cls, words: int, columns: int = 0) -> WordTable:
        """A table to be filled in."""
        none = np.zeros(words, np.int64)
        return cls(
            none.astype(bool), none.copy(), none.copy(), none.copy(), none.copy(), none,
            np.zeros((words, WIDTH), np.float16), np.zeros((words, columns), np.float32),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class PieceRows:
    """Pieces and their features; word `n` has those from `begins[n]` to `begins[n + 1]`."""

    pieces: Array
    features: Array
    begins: Array

    def window(self, first: int, last: int) -> dict[str, Array]:
        """What the network is given to read words [first, last), each array (1, length)."""
        begins = self.begins[first : last + 1]
        within = slice(begins[0], begins[-1])
        return {
            "pieces": _framed(FIRST_PIECE, self.pieces[within], LAST_PIECE),
            "features": _framed(FRAME, self.features[within], FRAME),
            "first": (begins[:-1] - begins[0] + 1)[None],
        }


def _framed(before: int, row: Array, after: int) -> Array:
    return np.concatenate([[before], row, [after]])[None]


class Network:
    """The files of one model, opened, and what they are asked."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        check_weights(folder)
        self.labels = read_labels(folder / "labels.json")
        self.vocabulary = PieceVocabulary(folder / "tokenizer.json")
        self._reader = open_session(folder / "network.onnx", threads)
        self._arcs = open_session(folder / "arcs.onnx", threads)
        self._labeller = open_session(folder / "labeller.onnx", threads)
        self._root_label = self.labels.relations.index("root")
        self._shape = lru_cache(maxsize=100_000)(shape_of)
        self.lemma = Lemmatiser.read(folder, self.labels.lemma_rules, self.labels.upos).lemma

    def read(self, words: Sequence[str], gaps: Sequence[int]) -> WordTable:
        """Everything about the words of one text; `gaps` says what stands before each."""
        table = WordTable.empty(len(words), len(self.labels.word_columns))
        first = 0
        while first < len(words):
            first = self._read_stretch(words, gaps, first, stretch_end(gaps, first), table)
        return table

    def _read_stretch(
        self, words: Sequence[str], gaps: Sequence[int], first: int, last: int, table: WordTable
    ) -> int:
        """Read words [first, last); returns where the next stretch begins.

        That is `last`, or the sentence before it where `last` is no paragraph's end: the sentence
        may go on, and is read again with what follows.
        """
        given = self._window_inputs(words[first:last], gaps[first:last])
        parts: list[list[Array]] = []
        for plan in window_plans(np.diff(given.begins).tolist()):
            answers = self._reader.run(None, given.window(plan.first, plan.last))
            kept = slice(plan.keep_first - plan.first, plan.keep_last - plan.first)
            parts.append([answer[kept] for answer in answers])
        said = [np.concatenate(column) for column in zip(*parts, strict=True)]
        borders = sentence_borders(said[STARTS], gaps[first:last])
        if last < len(words) and gaps[last] < BLANK_LINE and len(borders) > 2:
            borders.pop()
            last = first + borders[-1]
            said = [column[: borders[-1]] for column in said]
        heads, relations = self._trees(said, borders)
        rows = slice(first, last)
        table.starts[[first + b for b in borders[:-1]]] = True
        table.upos[rows], table.rules[rows] = said[UPOS], said[RULES]
        table.heads[rows], table.relations[rows] = heads + first, relations
        breaks = np.union1d(borders, np.flatnonzero(said[STARTS] > NAME_BREAK)).tolist()
        chances = said[NAMES] + NAME_CAUTION * (np.arange(len(self.labels.name_tags)) == 0)
        table.name_tags[rows] = decode_names(chances, self.labels.name_tags, breaks)
        table.vectors[rows] = said[VECTORS]
        if self.labels.word_columns:
            table.claims[rows] = said[CLAIMS]
        return last

    def _window_inputs(self, words: Sequence[str], gaps: Sequence[int]) -> PieceRows:
        """The pieces and features of these words, one after another."""
        cut = self.vocabulary.cut(list(words))
        begins = np.zeros(len(cut) + 1, np.int64)
        np.cumsum([len(ids) for ids in cut], out=begins[1:])
        shapes = np.array([self._shape(word) for word in words], np.int64)
        # The numbers that faultlines.language.pieces.feature gives, for all at once.
        features = np.repeat(shapes, np.diff(begins)) * GAPS + WITHIN_WORD
        features[begins[:-1]] = shapes * GAPS + np.asarray(gaps, np.int64)
        return PieceRows(np.array([i for ids in cut for i in ids], np.int64), features, begins)

    def _trees(self, said: Sequence[Array], borders: Sequence[int]) -> tuple[Array, Array]:
        """Head and relation of each word of a stretch, sentence by sentence."""
        heads = np.empty(len(said[ROOT]), np.int64)
        for begin, end in pairwise(borders):
            # onnxruntime multiplies here too: numpy's own threads fight when processes read.
            ends = {"queries": said[QUERIES][begin:end], "keys": said[KEYS][begin:end]}
            arcs = self._arcs.run(None, ends)[0]
            heads[begin:end] = best_heads(arcs, said[ROOT][begin:end]) + begin
        at_root = heads == np.arange(len(heads))
        given = {
            "dependents": said[DEPENDENTS],
            "heads": said[HEADS][heads],
            "at_root": at_root[:, None],
        }
        scores = self._labeller.run(None, given)[0]
        scores[:, self._root_label] = -np.inf
        relations = scores.argmax(1)
        relations[at_root] = self._root_label
        return heads, relations


def sentence_borders(odds: Array, gaps: Sequence[int]) -> list[int]:
    """Word numbers at which sentences begin, and the number of words at the end.

    A word begins a sentence where its log-odds are positive or a blank line stands before it.
    """
    begins = (odds > 0) | (np.asarray(gaps) >= BLANK_LINE)
    begins[0] = True
    borders = [*map(int, np.flatnonzero(begins)), len(odds)]
    whole = [borders[0]]
    for end in borders[1:]:
        while end - whole[-1] > LONGEST_SENTENCE:
            low = whole[-1] + LONGEST_SENTENCE // 4
            high = whole[-1] + LONGEST_SENTENCE
            whole.append(low + int(odds[low:high].argmax()))
        whole.append(end)
    return whole
