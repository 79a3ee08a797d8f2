"""Lemmas mended from the form."""

import pytest

from faultlines.reader.word_forms import base_form


@pytest.mark.parametrize(
    ("form", "guess", "base"),
    [
        ("threatened", "threatene", "threaten"),
        ("denied", "denie", "deny"),
        ("dropped", "dropp", "drop"),
        ("welcomes", "welcomes", "welcome"),
        ("overthrew", "overthrew", "overthrow"),
        ("allies", "allie", "ally"),
    ],
)
def test_a_lemma_that_is_no_word_is_mended(form, guess, base):
    assert base_form(form, guess, inflected=True) == base


def test_a_known_lemma_and_uninflected_words_stay():
    assert base_form("supported", "support", inflected=True) == "support"
    assert base_form("Denied", "denied", inflected=False) == "denied"
    assert base_form("gribbled", "gribble", inflected=True) == "gribble"
