"""What somebody objects to, condemns or welcomes, where the text has told of it before.

Reaction and deed are of one matter: "the minister objected, demanding an end to the operation".
"""

from collections.abc import Sequence

from faultlines.codebook import deed_nouns
from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.draft import EventDraft
from faultlines.reader.retellings import MATERIAL, is_definite
from faultlines.reader.same_matter import FARTHEST, same_deed
from faultlines.reader.scene import Scene

_REACTS = frozenset({"REJECT", "ACCUSE", "SUPPORT", "REQUEST", "PROTEST", "THREATEN"})
_DOWN = ("obj", "xcomp", "obl", "nmod", "ccomp")
_DEEPEST = 3


def reactions(scene: Scene, events: Sequence[EventDraft]) -> list[tuple[EventDraft, EventDraft]]:
    """Events that answer to a deed told before them, each with that deed."""
    deeds = [e for e in events if e.type in MATERIAL and e.status == "asserted"]
    found = []
    for event in events:
        noun = _deed_noun(scene.doc[event.anchor]) if event.type in _REACTS else None
        deed = _deed(scene, noun, deeds) if noun is not None else None
        if deed is not None and deed is not event:
            found.append((event, deed))
    return found


def _deed_noun(word: Token, depth: int = 0) -> Token | None:
    """The definite noun for a deed among the complements of a word, the nearest level first."""
    below = syntax.children(word, *_DOWN)
    for kid in below:
        if kid.pos_ == "NOUN" and is_definite(kid) and _names_deed(kid):
            return kid
    if depth < _DEEPEST:
        for kid in below:
            found = _deed_noun(kid, depth + 1)
            if found is not None:
                return found
    return None


def _names_deed(noun: Token) -> bool:
    return syntax.lemma(noun) in deed_nouns("taken_up") | deed_nouns("any")


def _deed(scene: Scene, noun: Token, deeds: Sequence[EventDraft]) -> EventDraft | None:
    """The deed that a noun means: one by those whom the noun names, else the nearest before it."""
    lemma = syntax.lemma(noun)
    told = [
        deed
        for deed in deeds
        if 0 < noun.i - deed.anchor < FARTHEST
        and (lemma in deed_nouns("any") or same_deed(syntax.lemma(scene.doc[deed.anchor]), lemma))
    ]
    whose = {kid.lower_ for kid in syntax.children(noun, "amod", "compound", "nmod")}
    by_them = [deed for deed in told if whose & _doers(deed)]
    return max(by_them or told, key=lambda deed: deed.anchor, default=None)


def _doers(deed: EventDraft) -> set[str]:
    return {word for cast in deed.actors for name in cast.names for word in name.lower().split()}
