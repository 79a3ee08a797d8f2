"""Names put in the place of others of the same kind, so that no name is learnt by heart.

What is read must not hang on who is named: each epoch sees the same sentences about other people,
places and organisations (Dai and Adel 2020, "An Analysis of Simple Data Augmentation for Named
Entity Recognition", mention replacement).
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from training.corpora.passage import Passage

Place = tuple[int, int, str]  # words [first, end) and the kind of name

LONGEST = 4  # words


def plain_names(passage: Passage) -> Iterator[Place]:
    """The names of a passage that are made of capitalised proper nouns and of a certain kind."""
    tags = [next(iter(t)) if len(t) == 1 else "?" for t in passage.names or ()]
    first = 0
    while first < len(tags):
        end = first + 1
        if tags[first].startswith("B-"):
            kind = tags[first][2:]
            while end < len(tags) and tags[end] == f"I-{kind}":
                end += 1
            if end - first <= LONGEST and _is_plain(passage, range(first, end)):
                yield first, end, kind
        first = end


def _is_plain(passage: Passage, places: range) -> bool:
    capitals = all(passage.words[i][:1].isupper() for i in places)
    return capitals and (passage.upos is None or all(passage.upos[i] == "PROPN" for i in places))


@dataclass(frozen=True, slots=True)
class OtherNames:
    """All names of a training set, by kind and number of words."""

    names: dict[tuple[str, int], list[tuple[str, ...]]]

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> OtherNames:
        """The names of these passages; each once, however often it is named."""
        found: defaultdict[tuple[str, int], set[tuple[str, ...]]] = defaultdict(set)
        for passage in passages:
            for first, end, kind in plain_names(passage):
                found[kind, end - first].add(tuple(passage.words[first:end]))
        return cls({key: sorted(names) for key, names in found.items()})

    def put_in(self, passage: Passage, share: float, draw: random.Random) -> Passage:
        """The passage with this share (0 to 1) of its different names changed for others.

        A name changes everywhere in the passage or nowhere: who comes back still comes back. Each
        stands for another of the same kind and as many words; all other layers hold as they are.
        """
        words, lemmas = list(passage.words), passage.lemmas and list(passage.lemmas)
        instead: dict[tuple[str, ...], tuple[str, ...]] = {}
        for first, end, kind in plain_names(passage):
            old = tuple(passage.words[first:end])
            if old not in instead:
                others = self.names.get((kind, end - first), [old])
                instead[old] = draw.choice(others) if draw.random() < share else old
            words[first:end] = instead[old]
            if lemmas and instead[old] != old:
                lemmas[first:end] = instead[old]
        return replace(passage, words=words, lemmas=lemmas)
