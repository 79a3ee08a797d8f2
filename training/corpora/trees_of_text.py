"""Words with their places and trees: from a treebank where a text is of one, else from a parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from faultlines.language.analyser import Analyser
from training.corpora.from_text import cut_text
from training.corpora.passage import Passage

Span = tuple[int, int]


@dataclass(frozen=True)
class WordTrees:
    """The words of a text: `spans` in characters, `sentences` numbered, `heads` word numbers."""

    spans: list[Span]
    sentences: list[int]
    heads: list[int]

    @cached_property
    def depths(self) -> list[int]:
        """Steps from each word up to the root of its tree."""
        found = []
        for word in range(len(self.heads)):
            steps, at = 0, word
            while self.heads[at] != at and self.heads[at] >= 0 and steps < len(self.heads):
                at = self.heads[at]
                steps += 1
            found.append(steps)
        return found

    def words_within(self, span: Span) -> Span | None:
        """The words that share a character with `span`, as [first, end)."""
        inside = [i for i, (a, b) in enumerate(self.spans) if a < span[1] and b > span[0]]
        return (inside[0], inside[-1] + 1) if inside else None

    def sentences_of(self, a: Span, b: Span) -> Span:
        """The words from the first sentence that two phrases touch to the last."""
        low, high = self.sentences[min(a[0], b[0])], self.sentences[max(a[1], b[1]) - 1]
        inside = [i for i, number in enumerate(self.sentences) if low <= number <= high]
        return inside[0], inside[-1] + 1

    def head(self, words: Span) -> int:
        """The head word of a phrase [first, end): the first of those nearest to the root."""
        return min(range(*words), key=lambda word: (self.depths[word], word))


def word_places(words: Sequence[str], text: str) -> list[Span]:
    """Where treebank words stand in their document's text.

    Parts of a contraction that are written otherwise in it share what is there.
    """
    spans, at = [], 0
    for word in words:
        found = text.find(word, at, at + len(word) + 12)
        between = text[at:found] if found >= 0 else "?"
        if between.strip():
            # A part such as "not" of "ain't": nothing of its own, or the letters that are left.
            spans.append((at, at))
            continue
        spans.append((found, found + len(word)))
        at = found + len(word)
    return spans


def treebank_trees(document: Passage, text: str, span: Span) -> tuple[WordTrees, Span]:
    """The trees of characters [start, end) of a treebank document, and which words those are.

    Spans in the answer count from the start of `span`.
    """
    places = word_places(document.words, text)
    inside = [i for i, (a, b) in enumerate(places) if a >= span[0] and b <= span[1]]
    first, last = inside[0], inside[-1] + 1
    numbers, number = [], 0
    for start in (document.starts or [])[first:last]:
        number += start
        numbers.append(number)
    heads = [h - first if first <= h < last else -1 for h in (document.heads or [])[first:last]]
    moved = [(a - span[0], b - span[0]) for a, b in places[first:last]]
    return WordTrees(moved, numbers, heads), (first, last)


def parsed_trees(text: str, parser: Analyser) -> tuple[WordTrees, Passage]:
    """The trees that a parser gives a text, and the text as a passage of the words it is cut into.

    Raises ValueError where the parser cuts a text into other words than training does.
    """
    cut = cut_text(text)
    tokens = [token for token in parser.analyse(text).doc if not token.is_space]
    if [token.idx for token in tokens] != [a for a, _ in cut.spans]:
        raise ValueError(f"the parser has {len(tokens)} words where training has {len(cut.words)}")
    place = {token.i: number for number, token in enumerate(tokens)}
    numbers = [token.sent.start for token in tokens]
    heads = [place.get(token.head.i, number) for number, token in enumerate(tokens)]
    return WordTrees(cut.spans, numbers, heads), Passage("annotated", cut.words, cut.gaps)
