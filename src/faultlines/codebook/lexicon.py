"""The word lists by which the reader recognises speech, actions, stances, offices and doubt.

Every list is by lemma in lower case; entries of two words ("call for") are a verb and its particle
or preposition.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from faultlines.codebook.tables import require_words, table, words


@dataclass(frozen=True, slots=True)
class SpeechWord:
    """What a word of reporting does: `act` is say, accuse, deny, think, want or ask."""

    act: str
    uptake: str


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """How a loaded word paints its target, and the relation that it insinuates."""

    sign: int
    implies: str | None


@dataclass(frozen=True, slots=True)
class Nation:
    """A country: `name` is its first; names, capitals and adjectives as texts use them."""

    name: str
    names: tuple[str, ...]
    capitals: tuple[str, ...]
    adjectives: tuple[str, ...]


@cache
def speech_verbs() -> Mapping[str, SpeechWord]:
    """Reporting verbs; the first group that lists a verb decides."""
    return _speech("verbs")


@cache
def speech_nouns() -> Mapping[str, SpeechWord]:
    """Nouns that name an act of speech or thought ("statement", "fear")."""
    return _speech("nouns")


@cache
def speech_adjectives() -> Mapping[str, SpeechWord]:
    """Adjectives that give somebody a thought ("afraid", "convinced")."""
    return _speech("adjectives")


def _speech(part: str) -> Mapping[str, SpeechWord]:
    found: dict[str, SpeechWord] = {}
    for group in table("speech"):
        for word in require_words(group.get(part, []), f"speech.yaml: {part}"):
            found.setdefault(word, SpeechWord(group["act"], group["uptake"]))
    return found


@cache
def action_words(part: str) -> Mapping[str, tuple[str, ...]]:
    """PLOVER types of each word; `part` is verbs or nouns. Most specific lists decide first."""
    found: dict[str, list[str]] = {}
    for code, row in table("actions").items():
        for word in require_words(row.get(part, []), f"actions.yaml: {code}.{part}"):
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


@cache
def stance_words(part: str) -> Mapping[str, tuple[str, ...]]:
    """Relations that a word carries; `part` is verbs, nouns or adjectives."""
    found: dict[str, list[str]] = {}
    for relation, row in table("stances").items():
        for word in require_words(row.get(part, []), f"stances.yaml: {relation}.{part}"):
            found.setdefault(word, []).append(relation)
    return {word: tuple(codes) for word, codes in found.items()}


@cache
def actor_nouns() -> Mapping[str, str]:
    """Actor type of each noun that describes somebody who can act."""
    found: dict[str, str] = {}
    for kind, nouns in table("actor_nouns").items():
        for noun in require_words(nouns, f"actor_nouns.yaml: {kind}"):
            found.setdefault(noun, kind)
    return found


@cache
def loaded_words() -> Mapping[str, LoadedWord]:
    """Loaded words by lemma."""
    found: dict[str, LoadedWord] = {}
    for group in table("loaded"):
        for word in require_words(group["words"], "loaded.yaml"):
            found.setdefault(word, LoadedWord(group["sign"], group.get("implies")))
    return found


@cache
def nations() -> tuple[Nation, ...]:
    """Every country of the gazetteer."""
    return tuple(
        Nation(
            name=row["names"][0],
            names=tuple(row["names"]),
            capitals=tuple(row["capitals"]),
            adjectives=tuple(row["adjectives"]),
        )
        for row in table("nations")
    )


@cache
def nicknames() -> tuple[tuple[str, ...], ...]:
    """Groups of given names, in lower case, under which one person may go."""
    return tuple(tuple(sorted(require_words(row, "nicknames.yaml"))) for row in table("nicknames"))


def offices(part: str) -> frozenset[str]:
    """Nouns of office: heads, speakers, members, servants, followers, ended, coming, honorifics."""
    return words("offices", part)


def certainty(*path: str) -> frozenset[str]:
    """Words that change how firmly something is put forward, at a path of certainty.yaml."""
    return words("certainty", *path)


def outlook_words(*path: str) -> frozenset[str]:
    """Words that mark an outlook, at a path of outlooks.yaml."""
    return words("outlooks", *path)


def reporting(part: str) -> frozenset[str]:
    """Verbs by what they take beside a clause or a quotation: open, nominal, naming, oblique."""
    return words("reporting", part)


def deed_classes(word: str) -> frozenset[int]:
    """Numbers of the lists of deeds that hold a word; words that share one can name one deed."""
    return all_deed_classes().get(word, frozenset())


@cache
def all_deed_classes() -> Mapping[str, frozenset[int]]:
    """The same for every word of the lists of deeds."""
    found: dict[str, frozenset[int]] = {}
    for number, same in enumerate(table("deeds")["same"]):
        for word in require_words(same, "deeds.yaml: same"):
            found[word] = found.get(word, frozenset()) | {number}
    return found


def deed_nouns(part: str) -> frozenset[str]:
    """Nouns for deeds: taken_up ("the raid"), or any ("the action")."""
    return words("deeds", part)


@cache
def irregular_forms(tag: str) -> Mapping[str, str]:
    """Base form by irregular form; `tag` is VERB or NOUN, others have none."""
    return {
        form: base
        for base, forms in table("irregular").get(tag, {}).items()
        for form in require_words(forms, f"irregular.yaml: {tag}.{base}")
    }


def change_words(change: str, part: str) -> frozenset[str]:
    """Words that tell how a tie changed; `part` is verbs, nouns, modifiers or adverbs.

    `change` is began, ended, undone, improved or worsened.
    """
    return words("changes", change, part)
