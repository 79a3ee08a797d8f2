"""What is shown of verbatim words: shorter, and never other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.views.brief_records import Voice
from faultlines.views.brief_words import (
    agreeing,
    author_of,
    elided,
    is_plural,
    quote,
    tidy,
    vouchers_of,
)
from faultlines.views.rows import Named


def test_what_fits_is_left_as_it_is():
    assert quote(["which opposes the occupation"], 40) == "“which opposes the occupation”"


def test_long_clauses_lose_their_middle():
    text = "The army led by the general has fought two wars against the forces of the coalition"
    shown = elided(text, 50)
    assert len(shown) <= 50
    head, tail = shown.split(" … ")
    assert text.startswith(head)
    assert text.endswith(tail)


def test_what_must_be_shown_is_shown():
    text = (
        "Special forces, supported by advisers of the coalition, conducted a raid on the harbour "
        "of the old town at dawn"
    )
    assert "raid" not in elided(text, 38)
    shown = quote([text], 40, core="raid")
    assert "raid on the" in shown
    assert shown.startswith("“Special")
    assert len(shown) <= 40


@given(
    st.lists(st.text("abc", min_size=1, max_size=12), min_size=1, max_size=40), st.integers(5, 90)
)
def test_elided_words_fit_and_begin_as_the_text_does(words, room):
    text = " ".join(words)
    shown = elided(text, room)
    assert len(shown) <= room
    assert text.startswith(shown.split("…")[0].rstrip())


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“reasonable", "reasonable"),
        ('"I would give the order again."', "I would give the order again."),
        ("‘We want the books’, he said,", "‘We want the books’, he said"),
        ("for reforms\n\n", "for reforms"),
        ("a\x1b[31m red", "a�[31m red"),
    ],
)
def test_marks_that_hang_over_are_cut(words, shown):
    assert tidy(words) == shown


def voice(*names, status="asserted", source="Post"):
    return Voice(
        id="1#c",
        words=("words",),
        vouchers=tuple(Named(name) for name in names),
        report="1",
        source_of_report=source,
        date_of_report="2001-01-01",
        status=status,
        confidence=1.0,
    )


def test_vouchers_outermost_first_with_a_status_that_is_not_plain():
    told = voice("the author", "Khalilzad")
    assert vouchers_of(told, "author") == "author ← Khalilzad"
    assert vouchers_of(voice("the author", status="called_for"), "Post") == "Post, called for"


def test_the_author_is_named_by_outlet_only_among_several_reports():
    assert author_of(voice("the author"), several=False) == "author"
    assert author_of(voice("the author"), several=True) == "Post"
    assert author_of(voice("the author"), several=True, dated=True) == "Post 2001-01-01"
    assert author_of(voice("the author", source=None), several=True) == "1"


@pytest.mark.parametrize(
    ("name", "kind", "verb"),
    [
        ("Shi’ite politicians", "population", "oppose"),
        ("leaders of the League", "other", "oppose"),
        ("the United States", "state", "opposes"),
        ("US", "organisation", "opposes"),
        ("the press", "organisation", "opposes"),
        ("James Rivers", "person", "opposes"),
    ],
)
def test_the_verb_agrees_with_the_name(name, kind, verb):
    plural = is_plural(Named(name, "1#a", kind))
    assert agreeing("opposes", several=plural) == verb


def test_verbs_of_several_words():
    assert agreeing("is allied with", several=True) == "are allied with"
    assert agreeing("belongs to", several=True) == "belong to"
    assert agreeing("installed", several=True) == "installed"
