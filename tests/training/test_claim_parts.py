"""Who takes part in what a word tells, from the annotations of a text."""

import pytest

pytest.importorskip("torch")

from training.annotations.records import Actor, AnnotatedText, Claim, Wording
from training.corpora.claim_parts import claim_parts
from training.corpora.passage import Passage
from training.corpora.trees_of_text import WordTrees, word_places
from training.windows import part

WORDS = "Vetra shelled Orsk . Lissow slept".split()
TEXT = " ".join(WORDS)


def at(word: str) -> tuple[int, int]:
    return TEXT.index(word), TEXT.index(word) + len(word)


def annotated() -> AnnotatedText:
    names = ("Vetra", "Orsk", "Lissow")
    actors = tuple(Actor(n, Wording(n, at(n)), "state", (n,)) for n in names)
    claim = Claim(
        "c1", "event", (at("shelled"),), types=("ASSAULT",), trigger=at("shelled"),
        actors=("Vetra",), recipients=("Orsk",),
    )  # fmt: skip
    return AnnotatedText("t1", "own", "t1", 0, TEXT, actors, (), (), (claim,))


def test_each_actor_of_the_sentence_does_or_suffers_it_or_neither() -> None:
    trees = WordTrees(word_places(WORDS, TEXT), [0, 0, 0, 0, 1, 1], [1, 1, 1, 1, 5, 5])
    parts = claim_parts(annotated(), trees)
    assert [(p.act, p.actor, p.does, p.suffers) for p in parts] == [
        (1, "Vetra", True, False),
        (1, "Orsk", False, True),
    ]


def test_parts_move_with_their_window() -> None:
    trees = WordTrees(word_places(WORDS, TEXT), [0] * 6, [1, 1, 1, 1, 5, 5])
    whole = Passage("test", WORDS, [1] * 6, parts=claim_parts(annotated(), trees))
    assert [(p.act, p.mention) for p in part(whole, 1, 4).parts] == [(0, 1)]
