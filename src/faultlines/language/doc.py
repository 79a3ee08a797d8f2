"""A text with its words, trees, sentences and names: what the analysers make and the reader reads.

The names of attributes are spaCy's, as everybody knows them, but the objects are plain Python and
made once for each text: the reader asks for a word's children some hundred times, and a spaCy Doc
makes new objects of them each time, which took longer than the network.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import overload


class Token:
    """One word, mark, or run of white space beyond a single space; compared by identity.

    `idx` is its first character in the text, `i` its number. `relation` is `dep_` without its
    subtype. A root is its own `head`; `children` stand in the order of the text. `base` is for the
    reader, which keeps its own lemma there.
    """

    __slots__ = (
        "_edges", "_sent", "_subtree", "base", "children", "dep_", "doc", "ent_type_", "head", "i",
        "idx", "is_punct", "is_space", "lemma_", "lower_", "pos_", "relation", "text",
        "whitespace_",
    )  # fmt: skip
    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    whitespace_: str
    is_punct: bool
    is_space: bool
    lemma_: str
    pos_: str
    dep_: str
    relation: str
    ent_type_: str
    base: str | None
    head: Token
    children: tuple[Token, ...]
    _subtree: tuple[Token, ...] | None
    _edges: tuple[Token, Token] | None
    _sent: Span

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_alpha(self) -> bool:
        """Whether it is all letters."""
        return self.text.isalpha()

    @property
    def is_upper(self) -> bool:
        """Whether its letters are all capitals."""
        return self.text.isupper()

    @property
    def sent(self) -> Span:
        """The sentence in which it stands."""
        return self._sent

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The word and all that hangs below it, in the order of the text where trees allow."""
        if self._subtree is None:
            found: list[Token] = []
            for kid in self.children:
                if kid.i < self.i:
                    found += kid.subtree
            found.append(self)
            for kid in self.children:
                if kid.i > self.i:
                    found += kid.subtree
            self._subtree = tuple(found)
        return self._subtree

    @property
    def left_edge(self) -> Token:
        """The first word of its subtree."""
        return self._outermost()[0]

    @property
    def right_edge(self) -> Token:
        """The last word of its subtree."""
        return self._outermost()[1]

    def _outermost(self) -> tuple[Token, Token]:
        if self._edges is None:
            below = [token.i for token in self.subtree]
            self._edges = self.doc[min(below)], self.doc[max(below)]
        return self._edges

    def nbor(self, steps: int = 1) -> Token:
        """The word so many steps on, or back; IndexError beyond either end of the text."""
        place = self.i + steps
        if place < 0:
            raise IndexError(f"word {self.i} has no neighbour {steps} words on")
        return self.doc[place]


class Span:
    """Words [start, end) of a Doc; compared by place and label."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            low, high, _ = place.indices(len(self))
            return Span(self.doc, self.start + low, self.start + max(low, high))
        if not -len(self) <= place < len(self):
            raise IndexError(f"a span of {len(self)} words has no word {place}")
        return self.doc.tokens[(self.start if place >= 0 else self.end) + place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return self.text

    def _key(self) -> tuple[int, int, int, str]:
        return id(self.doc), self.start, self.end, self.label_

    @property
    def text(self) -> str:
        """Its characters, without a space after the last word."""
        if self.start == self.end:
            return ""
        last = self.doc.tokens[self.end - 1]
        return self.doc.text[self.doc.tokens[self.start].idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The word that is nearest the root of the sentence; of several the first."""
        words = self.doc.tokens[self.start : self.end]
        for token in words:
            if token.head is token:
                return token
        tops = [token for token in words if not self.start <= token.head.i < self.end]
        return min(tops, key=_depth, default=words[0])


class Doc:
    """All words of a text; `doc.text` is the text exactly.

    `sents` are its sentences, which leave no word out, and `ents` its names.
    """

    __slots__ = ("ents", "sents", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token]) -> None:
        """Tokens with everything but their sentence set; for `doc_of_words` to call."""
        self.text, self.tokens = text, tokens
        self.sents: tuple[Span, ...] = ()
        self.ents: tuple[Span, ...] = ()

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            low, high, _ = place.indices(len(self.tokens))
            return Span(self, low, max(low, high))
        return self.tokens[place]


def doc_of_words(
    words: Sequence[str],
    spaces: Sequence[bool],
    *,
    pos: Sequence[str],
    lemmas: Sequence[str],
    heads: Sequence[int],
    deps: Sequence[str],
    names: Iterable[tuple[int, int, str]] = (),
) -> Doc:
    """The Doc of words and what is known of them; `spaces` says which have a space after them.

    `heads` are word numbers, a root's its own; `names` are (first, end, kind). A sentence begins
    with the first word of each tree.
    """
    text = "".join(word + " " if space else word for word, space in zip(words, spaces, strict=True))
    tokens: list[Token] = []
    doc = Doc(text, tokens)
    at = 0
    for number, (word, space, tag, lemma, dep) in enumerate(
        zip(words, spaces, pos, lemmas, deps, strict=True)
    ):
        token = Token()
        token.doc, token.i, token.idx, token.text = doc, number, at, word
        token.lower_, token.is_space, token.is_punct = _written(word)
        token.whitespace_ = " " if space else ""
        token.lemma_, token.pos_, token.dep_, token.ent_type_ = lemma, tag, dep, ""
        token.relation = dep.partition(":")[0]
        token.base = token._subtree = token._edges = None
        tokens.append(token)
        at += len(word) + space
    _hang(tokens, heads)
    doc.sents = _sentences(doc, heads)
    doc.ents = tuple(Span(doc, first, end, kind) for first, end, kind in names)
    for name in doc.ents:
        for token in name:
            token.ent_type_ = name.label_
    return doc


@lru_cache(maxsize=100_000)
def _written(word: str) -> tuple[str, bool, bool]:
    """The word in lower case; whether it is white space; whether it is punctuation alone."""
    punctuation = bool(word) and all(unicodedata.category(c).startswith("P") for c in word)
    return word.lower(), word.isspace(), punctuation


def _hang(tokens: list[Token], heads: Sequence[int]) -> None:
    """Sets heads and children."""
    kids: list[list[Token]] = [[] for _ in tokens]
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[head]
        if head != token.i:
            kids[head].append(token)
    for token, children in zip(tokens, kids, strict=True):
        token.children = tuple(children)


def _sentences(doc: Doc, heads: Sequence[int]) -> tuple[Span, ...]:
    """Spans from each tree's first word to the next tree's; sets the tokens' sentences too."""
    root_of: dict[int, int] = {}
    begins: dict[int, int] = {}
    for place in range(len(heads)):
        path, at = [], place
        while at not in root_of and heads[at] != at:
            path.append(at)
            at = heads[at]
        root = root_of.setdefault(at, at)
        root_of.update(dict.fromkeys(path, root))
        begins.setdefault(root, place)
    borders = [*sorted(begins.values()), len(heads)]
    found = tuple(Span(doc, first, end) for first, end in pairwise(borders))
    for sentence in found:
        for token in sentence:
            token._sent = sentence
    return found


def _depth(token: Token) -> int:
    """Steps up to the root."""
    steps = 0
    while token.head is not token:
        token, steps = token.head, steps + 1
    return steps
