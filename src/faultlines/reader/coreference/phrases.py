"""The phrases of a text that may stand for something: pronouns, names and nouns with their words.

What a phrase is like (`sort`) is told by its head and what determines it.
"""

from dataclasses import dataclass

from faultlines.language import Doc, Token
from faultlines.reader import syntax

SORTS = (
    "i", "we", "you", "he", "she", "it", "they", "this", "these", "who", "which", "other pronoun",
    "name", "definite", "pointed", "possessed", "indefinite", "counted", "bare", "joint", "here",
)  # fmt: skip
"""All sorts; "joint" is a coordination taken together."""

_PRONOUN_SORT = {
    word: sort
    for sort, words in {
        "i": "i me my mine myself",
        "we": "we us our ours ourselves",
        "you": "you your yours yourself yourselves",
        "he": "he him his himself",
        "she": "she her hers herself",
        "it": "it its itself",
        "they": "they them their theirs themselves",
        "this": "this that",
        "these": "these those",
        "who": "who whom whose",
        "which": "which",
    }.items()
    for word in words.split()
}
_DETERMINERS = {
    "the": "definite", "this": "pointed", "that": "pointed", "these": "pointed",
    "those": "pointed", "such": "pointed", "a": "indefinite", "an": "indefinite",
    "another": "indefinite", "some": "counted", "any": "counted", "no": "counted",
    "each": "counted", "every": "counted", "all": "counted", "both": "pointed",
}  # fmt: skip
_NO_HEAD = frozenset({"fixed", "goeswith", "punct", "cc", "mark", "flat", "discourse"})
PRONOUN_SORTS = frozenset(SORTS[: SORTS.index("name")])
MOST_WORDS = 60  # of one phrase; a subtree that is longer is cut


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with its head and sort; its words are [first, end)."""

    head: int
    sort: str
    first: int
    end: int


def find_phrases(doc: Doc) -> list[Phrase]:
    """Every phrase of a text in the order of heads; a coordination comes after its first part."""
    found: list[Phrase] = []
    for token in doc:
        sort = _sort(token)
        if sort is None:
            continue
        first, end = _words(token)
        found.append(Phrase(token.i, sort, first, end))
        joint = [kid for kid in syntax.children(token, "conj") if _sort(kid) is not None]
        if joint:
            last = max(end, *(_words(kid)[1] for kid in joint))
            found.append(Phrase(token.i, "joint", first, last))
    return found


def _sort(token: Token) -> str | None:
    word = token.lower_
    if token.is_space or syntax.dep(token) in _NO_HEAD:
        return None
    if token.pos_ == "PRON" or token.dep_ == "nmod:poss":
        known = _PRONOUN_SORT.get(word) if token.text != "US" else None
        if known or token.pos_ == "PRON":
            return known or "other pronoun"
    if token.pos_ == "PROPN":
        return "name"
    if token.pos_ == "DET" and _DETERMINERS.get(word) == "pointed":
        return None if syntax.dep(token) == "det" else _PRONOUN_SORT.get(word)
    if token.pos_ == "NOUN":
        return _noun_sort(token)
    if token.pos_ == "ADV" and word in ("here", "there", "now", "then"):
        return "here"
    number = token.pos_ == "NUM" and syntax.dep(token) not in ("nummod", "compound", "advmod")
    if number or (token.pos_ in ("NUM", "ADJ", "X", "SYM", "DET") and _is_nominal(token)):
        return _noun_sort(token)
    return None


def _noun_sort(token: Token) -> str:
    if token.ent_type_:
        return "name"
    for kid in token.children:
        if kid.dep_ == "nmod:poss":
            return "possessed"
        if syntax.dep(kid) == "det" and kid.lower_ in _DETERMINERS:
            return _DETERMINERS[kid.lower_]
    return "counted" if syntax.child(token, "nummod") is not None else "bare"


def _is_nominal(token: Token) -> bool:
    """Whether a number or adjective stands where nouns do."""
    return syntax.dep(token) in ("nsubj", "obj", "iobj", "obl", "nmod")


def _words(head: Token) -> tuple[int, int]:
    """The words below a head, without what is coordinated with it and clauses set beside it."""
    low = high = head.i
    for kid in head.children:
        if syntax.dep(kid) in ("conj", "cc", "parataxis", "punct", "appos", "cop", "nsubj", "case"):
            continue
        if syntax.child(head, "cop") is not None and syntax.dep(kid) not in _INSIDE_PREDICATE:
            continue
        low = min(low, kid.left_edge.i)
        high = max(high, kid.right_edge.i)
    doc = head.doc
    low, high = max(low, head.i - MOST_WORDS), min(high, head.i + MOST_WORDS)
    while low < head.i and (doc[low].is_punct or doc[low].is_space):
        low += 1
    while high > head.i and (doc[high].is_punct or doc[high].is_space):
        high -= 1
    return low, high + 1


_INSIDE_PREDICATE = frozenset("det amod compound nmod nummod flat acl".split())
