import pytest

from faultlines.language.inflections import base_form

KNOWN = frozenset(
    "threaten deny drop welcome hope hop plan call agree vote company class house big large bus "
    "unite add".split()
)


@pytest.mark.parametrize(
    ("word", "upos", "base"),
    [
        ("threatened", "VERB", "threaten"),
        ("denied", "VERB", "deny"),
        ("denies", "VERB", "deny"),
        ("dropped", "VERB", "drop"),
        ("welcomes", "VERB", "welcome"),
        ("hoped", "VERB", "hope"),
        ("hopping", "VERB", "hop"),
        ("calling", "VERB", "call"),
        ("agreed", "VERB", "agree"),
        ("added", "VERB", "add"),
        ("companies", "NOUN", "company"),
        ("classes", "NOUN", "class"),
        ("houses", "NOUN", "house"),
        ("buses", "NOUN", "bus"),
        ("bigger", "ADJ", "big"),
        ("largest", "ADJ", "large"),
    ],
)
def test_words_that_are_known(word: str, upos: str, base: str) -> None:
    assert base_form(word, upos, KNOWN) == base


@pytest.mark.parametrize(
    ("word", "upos", "base"),
    [
        ("penalizes", "VERB", "penalize"),
        ("detonated", "VERB", "detonate"),
        ("festering", "VERB", "fester"),
        ("blogging", "VERB", "blog"),
        ("proceed", "VERB", "proceed"),
        ("bring", "VERB", "bring"),
        ("militias", "NOUN", "militia"),
        ("crisis", "NOUN", "crisis"),
        ("boss", "NOUN", "boss"),
        ("army", "NOUN", "army"),
    ],
)
def test_unknown_words_go_by_their_spelling(word: str, upos: str, base: str) -> None:
    assert base_form(word, upos, frozenset()) == base
