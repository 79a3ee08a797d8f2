"""Places in a text where somebody who can act is named, described or stood for by a pronoun."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from faultlines.codebook import actor_nouns, nations, offices
from faultlines.reader import syntax

PERSONAL = frozenset("he she him her his hers himself herself".split())
PLURAL = frozenset("they them their theirs themselves".split())
NEUTER = frozenset("it its itself".split())
FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
_PRONOUNS = PERSONAL | PLURAL | NEUTER | FIRST


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `[first, end)` with their head; `label` for names, `kind` the actor type they suggest.

    `name` is the part of the text that identifies: for a description its words without article.
    """

    first: int
    end: int
    head: int
    form: str
    label: str | None
    kind: str | None

    def text(self, doc: Doc) -> str:
        """The words as they stand."""
        return str(doc[self.first : self.end].text)


@cache
def country_of() -> dict[str, str]:
    """Country by every name, adjective and word for its people, in lower case."""
    found: dict[str, str] = {}
    for nation in nations():
        for word in (*nation.names, *nation.adjectives):
            found.setdefault(word.lower(), nation.name)
    return found


@cache
def country_names() -> dict[str, str]:
    """Country by its names alone, in lower case."""
    return {name.lower(): nation.name for nation in nations() for name in nation.names}


@cache
def capitals() -> dict[str, str]:
    """Country by its capital, in lower case."""
    return {city.lower(): nation.name for nation in nations() for city in nation.capitals}


@cache
def _peoples() -> frozenset[str]:
    """Words for a country's people that stand alone ("Iraqis", "the French")."""
    return frozenset(word.lower() for nation in nations() for word in nation.adjectives)


def find_candidates(doc: Doc) -> list[Candidate]:
    """Every candidate of a text in text order; names come before what encloses them."""
    names = [_name(entity) for entity in doc.ents]
    inside = {i for name in names for i in range(name.first, name.end)}
    others = [found for token in doc if (found := _other(token, inside)) is not None]
    return sorted(names + others, key=lambda c: (c.first, c.end, c.form))


def _name(entity: Span) -> Candidate:
    label = entity.label_
    kind = {"PER": "person", "ORG": name_kind(entity.text), "LOC": None, "MISC": None}.get(label)
    text = entity.text.lower().removeprefix("the ")
    if label in ("LOC", "ORG", "MISC") and text in country_names():
        kind = "state"
    elif label == "MISC" and text in _peoples() and syntax.dep(entity.root) not in _MODIFIERS:
        kind = "population"
    return Candidate(entity.start, entity.end, entity.root.i, "name", label, kind)


_MODIFIERS = frozenset({"amod", "compound", "flat", "det", "nummod"})


def name_kind(name: str) -> str:
    """The actor type that the words of a name suggest; "organisation" where they suggest none."""
    kinds = actor_nouns()
    for word in reversed(name.lower().replace("-", " ").split()):
        kind = _NAME_WORDS.get(word) or kinds.get(word) or kinds.get(word.rstrip("s"))
        if kind and kind not in ("person", "state", "population"):
            return kind
    return "organisation"


_NAME_WORDS = {
    "army": "armed_group",
    "brigade": "armed_group",
    "brigades": "armed_group",
    "militia": "armed_group",
    "front": "armed_group",
    "jihad": "armed_group",
    "qaeda": "armed_group",
    "police": "military",
    "navy": "military",
    "times": "media",
    "post": "media",
    "news": "media",
    "herald": "media",
    "tribune": "media",
    "gazette": "media",
    "guardian": "media",
    "reuters": "media",
    "democrats": "party",
    "republicans": "party",
    "congress": "government",
    "house": "government",
    "council": "organisation",
    "commission": "organisation",
    "committee": "organisation",
    "union": "organisation",
    "association": "organisation",
    "organisation": "organisation",
    "organization": "organisation",
    "university": "organisation",
}


def _other(token: Token, inside_names: set[int]) -> Candidate | None:
    if token.pos_ == "PRON" or token.dep_ == "nmod:poss":
        if token.text.lower() in _PRONOUNS:
            return Candidate(token.i, token.i + 1, token.i, "pronoun", None, None)
        if token.pos_ == "PRON":
            return None
    if token.i in inside_names or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    if syntax.dep(token) in _MODIFIERS or _is_title(token, inside_names):
        return None
    kind = description_kind(token)
    if kind is None:
        return None
    first, end = syntax.phrase(token)
    return Candidate(first, end, token.i, "description", None, kind)


def description_kind(token: Token) -> str | None:
    """The actor type of a common noun, or None where it describes nobody who can act."""
    word, base = token.text.lower(), syntax.lemma(token)
    if token.pos_ == "ADJ":
        nominal = syntax.dep(token) in ("nsubj", "obj", "obl", "nmod", "conj")
        known = base in actor_nouns() or base in _peoples()
        return "population" if nominal and known and syntax.child(token, "det") else None
    if word in _peoples():
        return "population"
    kind = actor_nouns().get(base)
    if kind is None and "-" in base:
        kind = actor_nouns().get(base.rsplit("-", 1)[1])
    if kind == "person" and _is_plural(token):
        return "other" if base in offices("heads") | offices("members") else "population"
    return kind


def _is_plural(token: Token) -> bool:
    return token.text.lower() != syntax.lemma(token) and token.text.lower().endswith(("s", "en"))


def _is_title(token: Token, inside_names: set[int]) -> bool:
    """Whether it stands as a title right before a name ("Prime Minister Maliki")."""
    after = token.i + 1
    return (
        after in inside_names
        and token.doc[after].ent_type_ == "PER"
        and (token.head.i >= after or syntax.child(token, "flat") is not None)
    )
