"""How a tie changed, where its words say so: "no longer backs", "fell out with", "a former ally".

A word that undoes ("withdrew its support") ends a tie for somebody and worsens one against; one
that mends ends nothing and only ever improves a tie for somebody.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from faultlines.codebook import change_words
from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.draft import TieDraft
from faultlines.reader.scene import Scene

_Change = Literal["ended", "undone", "worsened", "improved", "began"]
_TELL_IT = frozenset({"removed", "installed", "breaks_with"})  # relations that are changes
_BESIDE = frozenset({"amod", "compound", "advmod"})


def note_changes(scene: Scene, ties: Iterable[TieDraft]) -> None:
    """Set the change of every tie whose words tell one; one that is known already stays."""
    for tie in ties:
        if tie.change is None and tie.relation not in _TELL_IT:
            tie.change = _change_of(scene.doc[tie.anchor], tie.sign)


def _change_of(word: Token, sign: int) -> str | None:
    told = [change for change in get_args(_Change) if _tells(word, change)]
    fitting = (_fitting(change, sign) for change in told)
    return next((change for change in fitting if change is not None), None)


def _fitting(change: str, sign: int) -> str | None:
    """The change as it bears on a tie of this sign; None where it cannot be of that tie."""
    if change == "undone":
        return "worsened" if sign < 0 else "ended"
    if change == "improved":
        return "improved" if sign > 0 else None
    if change == "worsened":
        return "worsened" if sign < 0 else None
    return change


def _tells(word: Token, change: _Change) -> bool:
    """Whether the word of a tie, or one that governs or modifies it, tells a change."""
    verbs, nouns = change_words(change, "verbs"), change_words(change, "nouns")
    for place in _governors(word):
        if place.pos_ == "VERB" and not verbs.isdisjoint(_with_particle(place)):
            return True
        if place.pos_ == "NOUN" and syntax.lemma(place) in nouns:
            return True
        if place.pos_ == "VERB" and not change_words(change, "adverbs").isdisjoint(_adverbs(place)):
            return True
    beside = change_words(change, "modifiers")
    return any(kid.relation in _BESIDE and kid.lower_ in beside for kid in word.children)


def _governors(word: Token) -> Iterator[Token]:
    """The word itself, and the verb or noun whose object or complement it is."""
    yield word
    if syntax.dep(word) in ("obj", "xcomp", "nmod", "obl") and word.head is not word:
        yield word.head


def _with_particle(verb: Token) -> set[str]:
    """The verb, also with each small word that goes with it ("fall out", "turn against")."""
    base = syntax.lemma(verb)
    after = {kid.lower_ for kid in verb.children if kid.dep_ == "compound:prt"}
    after |= {syntax.preposition(kid) for kid in syntax.children(verb, "obl")}
    after |= {kid.lower_ for kid in syntax.children(verb, "advmod") if kid.i > verb.i}
    if any(
        kid.lower_ == "to" for below in syntax.children(verb, "xcomp") for kid in below.children
    ):
        after.add("to")
    return {base, *(f"{base} {word}" for word in after if word)}


def _adverbs(verb: Token) -> set[str]:
    """The adverbs of a verb, also with the word that modifies them ("no longer")."""
    words = syntax.children(verb, "advmod")
    told = {kid.lower_ for kid in words}
    told |= {f"{below.lower_} {kid.lower_}" for kid in words for below in kid.children}
    return told
