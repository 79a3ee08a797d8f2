"""Windows of running text: what the network reads at once, cut anew each epoch."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TypeVar

from faultlines.language.pieces import (
    CAPITALS,
    FRAME,
    INITIAL,
    LOWER,
    MARK,
    NUMBER,
    TITLE,
    WITHIN_WORD,
    PieceVocabulary,
    feature,
    shape_of,
)
from training.corpora.passage import Pair, Passage
from training.other_names import OtherNames

MOST_PIECES_IN_WINDOW = 200


@dataclass(frozen=True, slots=True)
class Window:
    """Some words of a passage, as the network reads them and as the tasks judge them.

    `pieces` and `features` are framed by [CLS] and [SEP]; `first[i]` is the place of word i's first
    piece in them. `passage` holds the window's own words; its `heads` are -1 where the head lies
    outside the window.
    """

    pieces: list[int]
    features: list[int]
    first: list[int]
    passage: Passage


@dataclass(frozen=True, slots=True)
class Disguise:
    """How often (0 to 1) a window is made to look otherwise: so headlines are read as well."""

    shout: float = 0.03  # EVERY WORD IN CAPITALS
    headline: float = 0.03  # Every Word Begins With One
    whisper: float = 0.02  # no capitals at all
    no_stop: float = 0.06  # without the last punctuation of a sentence
    other_gaps: float = 0.3  # paragraphs set off otherwise, or not at all
    other_names: float = 0.25  # of the names: others of their kind in their place


def window(passage: Passage, vocabulary: PieceVocabulary, shapes: list[int]) -> Window:
    """The network's view of a whole (short) passage."""
    pieces, features, first = [101], [FRAME], []
    cut = vocabulary.cut(passage.words)
    for ids, shape, gap in zip(cut, shapes, passage.gaps, strict=True):
        first.append(len(pieces))
        pieces.extend(ids)
        features.append(feature(shape, gap))
        features.extend([feature(shape, WITHIN_WORD)] * (len(ids) - 1))
    return Window([*pieces, 102], [*features, FRAME], first, passage)


def _moved(pair: Pair, first: int, last: int) -> Pair:
    """A pair of a passage as a pair of its words [first, last)."""
    scope = pair.scope and (max(0, pair.scope[0] - first), min(last, pair.scope[1]) - first)
    source = (pair.source[0] - first, pair.source[1] - first)
    target = (pair.target[0] - first, pair.target[1] - first)
    return replace(pair, source=source, target=target, scope=scope)


def part(passage: Passage, first: int, last: int) -> Passage:
    """Words [first, last) of a passage with all they carry; heads outside become -1."""
    here = slice(first, last)
    heads = passage.heads and [h - first if first <= h < last else -1 for h in passage.heads[here]]
    pairs = tuple(
        _moved(pair, first, last)
        for pair in passage.pairs
        if min(pair.source[0], pair.target[0]) >= first
        and max(pair.source[1], pair.target[1]) <= last
    )
    return Passage(
        passage.corpus, passage.words[here], passage.gaps[here],
        passage.starts and passage.starts[here], passage.upos and passage.upos[here],
        passage.lemmas and passage.lemmas[here], heads,
        passage.relations and passage.relations[here], passage.names and passage.names[here], pairs,
        passage.claims and passage.claims.only(range(first, last)),
        tuple(
            replace(p, act=p.act - first, mention=p.mention - first)
            for p in passage.parts
            if first <= min(p.act, p.mention) and max(p.act, p.mention) < last
        ),
    )  # fmt: skip


Entry = TypeVar("Entry")


def _only(row: list[Entry], places: list[int]) -> list[Entry]:
    return [row[place] for place in places]


def without_word(passage: Passage, place: int) -> Passage:
    """The passage less one word that nothing depends on."""
    keep = [i for i in range(len(passage.words)) if i != place]
    new = {old: i for i, old in enumerate(keep)}
    heads = passage.heads and [new.get(passage.heads[i], -1) for i in keep]
    return replace(
        passage,
        words=_only(passage.words, keep), gaps=_only(passage.gaps, keep),
        starts=passage.starts and _only(passage.starts, keep),
        upos=passage.upos and _only(passage.upos, keep),
        lemmas=passage.lemmas and _only(passage.lemmas, keep), heads=heads,
        relations=passage.relations and _only(passage.relations, keep),
        names=passage.names and _only(passage.names, keep),
        claims=passage.claims and passage.claims.only(keep),
    )  # fmt: skip


class WindowMaker:
    """Cuts passages into windows at random, the same way for the same seed."""

    def __init__(
        self,
        vocabulary: PieceVocabulary,
        seed: int,
        disguise: Disguise,
        others: OtherNames | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        self._random = random.Random(seed)
        self._disguise = disguise
        self._others = others

    def cut(self, passage: Passage) -> list[Window]:
        """All words of a passage, in windows of random length.

        Half the passages are cut at sentence borders where they have them, the others anywhere, as
        a long text is when it is read.
        """
        if self._others:
            passage = self._others.put_in(passage, self._disguise.other_names, self._random)
        lengths = [len(ids) for ids in self._vocabulary.cut(passage.words)]
        most = self._random.choice((40, 90, 150, MOST_PIECES_IN_WINDOW - 2))
        at_sentences = passage.starts is not None and self._random.random() < 0.6
        if passage.pairs:
            most = MOST_PIECES_IN_WINDOW - 2
        borders, first, size = [0], 0, 0
        for place, length in enumerate(lengths):
            if size + length > most and place > first:
                border = place
                if at_sentences and passage.starts is not None:
                    starts = [i for i in range(first + 1, place + 1) if passage.starts[i]]
                    border = starts[-1] if starts else place
                borders.append(border)
                size, first = sum(lengths[border:place]), border
            size += length
        borders.append(len(lengths))
        return [self._view(part(passage, a, b)) for a, b in pairwise(borders) if b > a]

    def plain(self, passage: Passage) -> list[Window]:
        """The whole passage in windows of full length, cut at sentence borders, undisguised."""
        lengths = list(accumulate((len(i) for i in self._vocabulary.cut(passage.words)), initial=0))
        starts = passage.starts or [False] * len(passage.words)
        borders, first = [0], 0
        for place in range(1, len(passage.words)):
            if lengths[place + 1] - lengths[first] > MOST_PIECES_IN_WINDOW - 2:
                whole = [i for i in range(first + 1, place + 1) if starts[i]]
                first = whole[-1] if whole else place
                borders.append(first)
        borders.append(len(passage.words))
        parts = [part(passage, a, b) for a, b in pairwise(borders) if b > a]
        return [window(p, self._vocabulary, [shape_of(w) for w in p.words]) for p in parts]

    def _view(self, passage: Passage) -> Window:
        disguise, chance = self._disguise, self._random.random
        if chance() < disguise.no_stop and not (passage.pairs or passage.parts):
            passage = self._without_stop(passage)
        if chance() < disguise.other_gaps:
            gap = self._random.choice((1, 2, 3))
            gaps = [gap if g == 3 and i else g for i, g in enumerate(passage.gaps)]
            passage = replace(passage, gaps=gaps)
        shapes = [shape_of(word) for word in passage.words]
        roll = chance()
        if roll < disguise.shout:
            shapes = [CAPITALS if s not in (NUMBER, MARK) else s for s in shapes]
        elif roll < disguise.shout + disguise.headline:
            shapes = [TITLE if s == LOWER else s for s in shapes]
        elif roll < disguise.shout + disguise.headline + disguise.whisper:
            shapes = [LOWER if s in (TITLE, CAPITALS, INITIAL) else s for s in shapes]
        return window(passage, self._vocabulary, shapes)

    def _without_stop(self, passage: Passage) -> Passage:
        if passage.upos is None or len(passage.words) < 3:
            return passage
        ends = [
            i for i in range(1, len(passage.words))
            if passage.upos[i] == "PUNCT"
            and (i + 1 == len(passage.words) or (passage.starts or [])[i + 1 : i + 2] == [True])
        ]  # fmt: skip
        free = [
            i for i in ends if i not in {h for j, h in enumerate(passage.heads or []) if j != i}
        ]
        return without_word(passage, self._random.choice(free)) if free else passage


def batches(windows: list[Window], pieces: int, seed: int) -> list[list[Window]]:
    """Windows of like length together, each batch at most `pieces` with its padding."""
    shuffler = random.Random(seed)
    shuffler.shuffle(windows)
    found: list[list[Window]] = []
    for begin in range(0, len(windows), 400):
        bucket = sorted(windows[begin : begin + 400], key=lambda w: len(w.pieces))
        batch: list[Window] = []
        for each in bucket:
            if batch and len(each.pieces) * (len(batch) + 1) > pieces:
                found.append(batch)
                batch = []
            batch.append(each)
        found.append(batch)
    shuffler.shuffle(found)
    return found
