"""What the scorer is told of phrases and of pairs of them, as numbers.

Of a phrase: what it is like by itself (`own`, with the network's vector of its head). Of a pair:
one value of each of a few tables (`TABLES`), such as how far apart the two are, each taken together
with the sort of the later phrase where that matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np

from faultlines.codebook import actor_nouns
from faultlines.language import Analysis, Doc, Token
from faultlines.reader import syntax
from faultlines.reader.candidates import country_of, is_plural
from faultlines.reader.coreference.phrases import PRONOUN_SORTS, SORTS, Phrase
from faultlines.reader.naming import FEMININE, MASCULINE, acronym

Array = np.ndarray[Any, np.dtype[Any]]

WIDTH = 384
RELATIONS = (
    "nsubj", "obj", "iobj", "obl", "nmod", "poss", "appos", "conj", "compound", "root", "amod",
    "flat", "dep", "list", "parataxis", "vocative", "other",
)  # fmt: skip
_LABELS = ("", "PER", "ORG", "LOC", "MISC")
_COARSE = {
    **dict.fromkeys(("i", "we", "you"), 0), **dict.fromkeys(("he", "she"), 1), "it": 2, "they": 3,
    **dict.fromkeys(("this", "these", "here"), 4), **dict.fromkeys(("who", "which"), 5),
    "name": 6, **dict.fromkeys(("definite", "pointed"), 7), "possessed": 8,
    **dict.fromkeys(("indefinite", "counted", "bare", "joint", "other pronoun"), 9),
}  # fmt: skip
_KINDS = 10  # of coarse sorts
_STEPS = (1, 2, 3, 4, 6, 9, 14, 22, 35, 60, 120)  # phrases between the two: borders of classes
_SENTENCES = (1, 2, 3, 5, 9, 17)
_NUMBERS = 3  # unknown, one, several
_SEXES = 4  # unknown, she, he, neither

TABLES: dict[str, int] = {
    "sorts": len(SORTS) ** 2,
    "steps": _KINDS * (len(_STEPS) + 1),
    "sentences": _KINDS * (len(_SENTENCES) + 1) * 2,
    "relations": len(RELATIONS) ** 2,
    "words": _KINDS * 2 * 10,
    "modifiers": 6 * 2,
    "numbers": _NUMBERS**2,
    "sexes": _SEXES**2,
    "tree": _KINDS * 10,
    "quotes": _KINDS * 5,
    "paragraphs": _KINDS * 4,
    "labels": len(_LABELS) ** 2,
    "countries": 3,
    "persons between": _KINDS * 5,
    "subjects between": _KINDS * 5,
    "names between": _KINDS * 4,
}
"""The values that each table has."""


@dataclass(slots=True)
class PhraseFacts:
    """Arrays with a row for each phrase; `own` is (phrases, WIDTH + other columns)."""

    own: Array
    sort: Array
    coarse: Array
    head: Array
    first: Array
    end: Array
    above: Array
    relation: Array
    sentence: Array
    paragraph: Array
    quote: Array
    lemma: Array
    string: Array
    modifiers: Array
    words: Array
    number: Array
    sex: Array
    label: Array
    country: Array
    acronym: Array
    subject: Array


def _code(text: str) -> int:
    return crc32(text.encode()) if text else 0


def _bits(words: Iterable[str]) -> int:
    """A set of words as bits, in which a word hides another now and then."""
    found = 0
    for word in words:
        found |= 1 << (crc32(word.encode()) % 63)
    return found


def phrase_facts(analysis: Analysis, phrases: Sequence[Phrase]) -> PhraseFacts:
    """What is known of each phrase of a text by itself."""
    doc = analysis.doc
    borders = _Borders(doc)
    rows = [_facts(doc, phrase, borders) for phrase in phrases]
    names = list(PhraseFacts.__dataclass_fields__)[1:]
    columns = {name: np.array([row[i] for row in rows], np.int64) for i, name in enumerate(names)}
    return PhraseFacts(_own(analysis, phrases, columns), **columns)


class _Borders:
    """Sentence, paragraph and quotation of each word."""

    def __init__(self, doc: Doc) -> None:
        self.sentence = [0] * len(doc)
        self.paragraph = [0] * len(doc)
        self.quote = [0] * len(doc)
        for number, sentence in enumerate(doc.sents):
            for token in sentence:
                self.sentence[token.i] = number
        paragraph = opened = quotes = 0
        for token in doc:
            if token.is_space and "\n" in token.text:
                paragraph, opened = paragraph + 1, 0
            if token.text in ("“", "”", '"', "``", "''"):
                quotes += not opened
                opened = 0 if opened else quotes
            self.paragraph[token.i], self.quote[token.i] = paragraph, opened


def _facts(doc: Doc, phrase: Phrase, borders: _Borders) -> list[int]:
    """The columns of PhraseFacts after `own`, in their order."""
    head = doc[phrase.head]
    beside = [doc[i] for i in _beside(head)]
    lemma = syntax.lemma(head) if phrase.sort not in PRONOUN_SORTS else ""
    words = [head, *beside]
    modifiers = _bits(syntax.lemma(t) for t in beside if t.pos_ != "DET")
    said = " ".join(t.lower_ for t in sorted(words, key=lambda t: t.i) if t.pos_ != "DET")
    named = phrase.sort == "name"
    capitals = acronym([t.text for t in doc[phrase.first : phrase.end] if t.text[:1].isupper()])
    own = head.text if named and head.text.isupper() else capitals
    joint = phrase.sort == "joint"
    return [
        SORTS.index(phrase.sort),
        _COARSE[phrase.sort],
        phrase.head,
        phrase.first,
        phrase.end,
        head.head.i,
        _relation(head),
        borders.sentence[head.i],
        borders.paragraph[head.i],
        borders.quote[head.i],
        _code("joint " + lemma if joint else lemma),
        _code("joint " + said if joint else said if lemma else ""),
        modifiers,
        _bits(t.lower_ for t in words if t.pos_ in ("NOUN", "PROPN", "NUM", "ADJ")),
        2 if joint else _number(head, phrase),
        0 if joint else _sex(doc, phrase, words),
        _LABELS.index(head.ent_type_) if head.ent_type_ in _LABELS else 0,
        _code(country_of().get(head.lower_, "")),
        _code(own) if named and len(own) > 1 else 0,
        int(syntax.dep(head) == "nsubj"),
    ]


def _beside(head: Token) -> list[int]:
    """Words that say more exactly what a head means."""
    found = []
    for kid in head.children:
        if syntax.dep(kid) in ("amod", "compound", "flat", "nummod", "nmod"):
            found.append(kid.i)
            if syntax.dep(kid) == "compound":
                found += [k.i for k in syntax.children(kid, "compound", "flat")]
    return found


def _relation(head: Token) -> int:
    name = "poss" if head.dep_ == "nmod:poss" else syntax.dep(head)
    return RELATIONS.index(name) if name in RELATIONS else RELATIONS.index("other")


def _number(head: Token, phrase: Phrase) -> int:
    if phrase.sort in ("we", "they", "these"):
        return 2
    if phrase.sort in ("i", "he", "she", "it", "this"):
        return 1
    if head.pos_ != "NOUN":
        return 1 if phrase.sort == "name" and head.ent_type_ == "PER" else 0
    return 2 if is_plural(head) or head.lower_ in ("people", "police") else 1


def _sex(doc: Doc, phrase: Phrase, words: Sequence[Token]) -> int:
    if phrase.sort in ("she", "he"):
        return 1 if phrase.sort == "she" else 2
    if phrase.sort == "it":
        return 3
    if phrase.sort in PRONOUN_SORTS:
        return 0
    before = [doc[phrase.first - 1]] if phrase.first else []
    said = {t.lower_.rstrip(".") for t in (*before, *words)} | {syntax.lemma(words[0])}
    if said & FEMININE:
        return 1
    return 2 if said & MASCULINE else 0


def _own(analysis: Analysis, phrases: Sequence[Phrase], columns: dict[str, Array]) -> Array:
    """Vector of the head, chances of actor types, and what else the columns tell, as one row."""
    count, heads = len(phrases), columns["head"]
    vectors = np.zeros((count, WIDTH), np.float32)
    if analysis.vectors is not None:
        vectors = analysis.vectors[heads].astype(np.float32)
    chances = np.zeros((count, 12), np.float32)
    if analysis.heads is not None:
        chances = analysis.heads.actors.chances[heads].astype(np.float32)
    doc = analysis.doc
    kinds = [actor_nouns().get(syntax.lemma(doc[p.head]), "") for p in phrases]
    listed = np.array([[bool(k), k == "person"] for k in kinds], np.float32).reshape(count, 2)
    length = np.minimum(columns["end"] - columns["first"], 12)[:, None] / 6
    place = np.log1p(np.arange(count))[:, None] / 5
    wholes = [
        np.eye(len(SORTS))[columns["sort"]],
        np.eye(len(RELATIONS))[columns["relation"]],
        np.eye(len(_LABELS))[columns["label"]],
        np.eye(_NUMBERS)[columns["number"]],
        np.eye(_SEXES)[columns["sex"]],
        np.minimum(_earlier(columns["lemma"]), 5)[:, None] / 2,
        (columns["quote"] > 0)[:, None],
    ]
    return np.concatenate([vectors, chances, listed, length, place, *wholes], 1, dtype=np.float32)


OWN = WIDTH + 12 + 2 + 1 + 1 + len(SORTS) + len(RELATIONS) + len(_LABELS) + _NUMBERS + _SEXES + 2
"""Columns of `own`."""


def _earlier(codes: Array) -> Array:
    """How often each code was there before, 0 for the code 0."""
    counts: dict[int, int] = {}
    found = []
    for code in codes.tolist():
        found.append(counts.get(code, 0) if code else 0)
        counts[code] = counts.get(code, 0) + 1
    return np.array(found, np.float32)


def pair_facts(facts: PhraseFacts, later: Array, earlier: Array) -> Array:
    """For pairs of phrases (by number) a row of values, one for each of TABLES."""
    m, a, f = later, earlier, facts
    kind = f.coarse[m]
    steps = np.searchsorted(_STEPS, m - a, side="right")
    gap = f.sentence[m] - f.sentence[a]
    sentences = np.searchsorted(_SENTENCES, gap, side="right") * 2 + f.subject[a]
    quote = np.select(
        [
            (f.quote[m] == 0) & (f.quote[a] == 0),
            f.quote[m] == f.quote[a],
            (f.quote[m] > 0) & (f.quote[a] > 0),
            f.quote[m] > 0,
        ],
        [0, 1, 2, 3],
        4,
    )
    paragraph = np.minimum(f.paragraph[m] - f.paragraph[a], 3)
    countries = np.where(
        (f.country[m] > 0) & (f.country[a] > 0), 1 + (f.country[m] == f.country[a]), 0
    )
    columns = [
        f.sort[m] * len(SORTS) + f.sort[a],
        kind * (len(_STEPS) + 1) + steps,
        kind * (len(_SENTENCES) + 1) * 2 + sentences,
        f.relation[m] * len(RELATIONS) + f.relation[a],
        (kind * 2 + (f.sort[a] == SORTS.index("name"))) * 10 + _alike(f, m, a),
        _modified(f, m, a) * 2 + ((f.lemma[m] == f.lemma[a]) & (f.lemma[m] > 0)),
        f.number[m] * _NUMBERS + f.number[a],
        f.sex[m] * _SEXES + f.sex[a],
        kind * 10 + _in_tree(f, m, a),
        kind * 5 + quote,
        kind * 4 + paragraph,
        f.label[m] * len(_LABELS) + f.label[a],
        countries,
        kind * 5 + _between(f.label == _LABELS.index("PER"), m, a, 4),
        kind * 5 + _between(f.subject == 1, m, a, 4),
        kind * 4 + _between(f.sort == SORTS.index("name"), m, a, 3),
    ]
    return np.stack(columns, 1).astype(np.int64)


def _between(which: Array, m: Array, a: Array, most: int) -> Array:
    """How many such phrases stand between the two."""
    before = np.concatenate([[0], np.cumsum(which)])
    return np.asarray(np.minimum(before[m] - before[a + 1], most))


def _alike(f: PhraseFacts, m: Array, a: Array) -> Array:
    """How the words of the two agree."""
    worded = (f.lemma[m] > 0) & (f.lemma[a] > 0)
    lemma = worded & (f.lemma[m] == f.lemma[a])
    mine, other = f.words[m], f.words[a]
    shared, both = (mine & other) > 0, worded
    return np.select(
        [
            both & (f.string[m] == f.string[a]),
            lemma & ((f.modifiers[m] | f.modifiers[a]) == f.modifiers[a]),
            lemma & ((f.modifiers[m] | f.modifiers[a]) == f.modifiers[m]),
            lemma,
            both & (f.acronym[m] > 0) & (f.acronym[m] == f.acronym[a]),
            both & shared & ((mine | other) == other),
            both & shared & ((mine | other) == mine),
            both & shared,
            both,
        ],
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
        0,
    )


def _modified(f: PhraseFacts, m: Array, a: Array) -> Array:
    """How the words before the heads agree."""
    mine, other = f.modifiers[m], f.modifiers[a]
    return np.select(
        [(mine == 0) & (other == 0), mine == other, mine == 0, other == 0, (mine & other) > 0],
        [0, 1, 2, 3, 4],
        5,
    )


def _in_tree(f: PhraseFacts, m: Array, a: Array) -> Array:
    """How the two stand to each other in one sentence's tree."""
    inside = (f.first[a] <= f.first[m]) & (f.end[m] <= f.end[a])
    around = (f.first[m] <= f.first[a]) & (f.end[a] <= f.end[m])
    appos, conj = RELATIONS.index("appos"), RELATIONS.index("conj")
    below = f.above[m] == f.head[a]
    return np.select(
        [
            f.head[m] == f.head[a],
            below & (f.relation[m] == appos),
            below & (f.relation[m] == conj),
            (f.above[a] == f.head[m]) & (f.subject[a] == 1),
            (f.above[m] == f.head[a]) & (f.subject[m] == 1),
            (f.above[m] == f.above[a]) & (f.sentence[m] == f.sentence[a]),
            inside,
            around,
            f.sentence[m] == f.sentence[a],
        ],
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
        0,
    )


_WINDOW, _NOUN_WINDOW = 60, 15  # phrases back that pronouns, and others, are compared with
_SAME = 12  # further back: the last so many, and the first, of those with a word in common


def candidate_pairs(facts: PhraseFacts) -> tuple[Array, Array]:
    """Pairs (later, earlier) that are worth comparing, in the order of the later one."""
    count = len(facts.head)
    known: dict[int, list[int]] = {}
    later, earlier = [], []
    for number in range(count):
        pronoun = facts.coarse[number] < _COARSE["name"]
        low = max(0, number - (_WINDOW if pronoun else _NOUN_WINDOW))
        keys = [int(facts.lemma[number]), int(facts.acronym[number]), int(facts.country[number])]
        further: set[int] = set()
        for key in keys:
            if key:
                row = known.setdefault(key, [])
                further.update(i for i in (*row[:1], *row[-_SAME:]) if i < low)
                row.append(number)
        chosen = [*sorted(further), *range(low, number)]
        earlier += chosen
        later += [number] * len(chosen)
    return np.array(later, np.int64), np.array(earlier, np.int64)
