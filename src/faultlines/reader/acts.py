"""Words that name acts, with how surely they do and of which PLOVER types.

The vocabulary proposes and the network's reading of each word decides; without the network the
vocabulary stands alone.
"""

from dataclasses import dataclass

from faultlines.codebook import action_words
from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.scene import Scene

_LISTED_ALONE = {"VERB": 0.45, "NOUN": 0.3}
_LISTED, _SEEN = (0.12, 0.68), 0.55
_FIRST, _LATER = 0.3, 0.15
_LEAST = 0.12
_PARTS = frozenset({"VERB", "NOUN", "ADJ", "ADV"})


@dataclass(frozen=True, slots=True)
class Act:
    """A word that names an act: `chance` that it does, and its types, the likeliest first."""

    word: int
    chance: float
    types: tuple[str, ...]
    listed: bool


def find_acts(scene: Scene) -> list[Act]:
    """Every word of a text that may name an act, in text order."""
    found = (_act_at(scene, token) for token in scene.doc if token.pos_ in _PARTS)
    return [act for act in found if act is not None]


def _act_at(scene: Scene, token: Token) -> Act | None:
    listed = action_types(token)
    heads = scene.analysis.heads
    if heads is None:
        chance = _LISTED_ALONE.get(token.pos_, 0.0) if listed else 0.0
        return Act(token.i, chance, listed, True) if chance else None
    seen = heads.triggers.inside(token.i)
    chance = _LISTED[0] + _LISTED[1] * seen if listed else _SEEN * seen
    if chance < _LEAST:
        return None
    chances = heads.triggers.chances[token.i][1:]
    scores = dict(zip(heads.triggers.labels[1:], chances.tolist(), strict=True))
    for rank, name in enumerate(listed):
        scores[name] += _LATER if rank else _FIRST
    types = tuple(sorted(scores, key=lambda name: -scores[name]))[:3]
    return Act(token.i, chance, types, bool(listed))


def action_types(token: Token) -> tuple[str, ...]:
    """PLOVER types that a word can name, the longest entry of the vocabulary first."""
    if token.pos_ == "VERB":
        words = action_words("verbs")
        for word in _with_particles(token):
            if word in words:
                return words[word]
        return words.get(syntax.lemma(token), ())
    if token.pos_ == "NOUN":
        return action_words("nouns").get(syntax.lemma(token), ())
    return ()


def _with_particles(verb: Token) -> list[str]:
    """The verb with its particle or the preposition after it ("call for", "pull out")."""
    base = syntax.lemma(verb)
    particles = ("compound:prt", "advmod")
    after = [kid.lower_ for kid in verb.children if kid.dep_ in particles and kid.i > verb.i]
    after += [syntax.preposition(kid) for kid in syntax.children(verb, "obl", "xcomp")]
    objects = [kid.lower_ for kid in syntax.children(verb, "obj")]
    return [f"{base} {word}" for word in after + objects if word]
