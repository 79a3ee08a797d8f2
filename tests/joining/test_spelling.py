import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.joining.spelling import apart, distance, same_spelling, sound_key

WORDS = st.text(alphabet="abcdefghijklmnoprstuvwyz", min_size=1, max_size=10)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gaddafi", "qaddafi"),
        ("gadhafi", "kadafi"),
        ("mohammed", "muhamad"),
        ("zelensky", "zelenskiy"),
        ("iushchenko", "yushchenko"),
        ("schroeder", "schroder"),
        ("chaudhry", "chowdhury"),
        ("defence", "defense"),
    ],
)
def test_spellings_of_one_name(one, other):
    assert same_spelling(one, other)
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hassan", "hussein"),
        ("maliki", "malawi"),
        ("sadr", "sadat"),
        ("khatami", "khamenei"),
        ("austria", "australia"),
        ("harris", "harrison"),
        ("iran", "iraq"),
        ("ali", "alo"),
    ],
)
def test_two_names(one, other):
    assert not same_spelling(one, other)


@given(WORDS, WORDS)
def test_distance_is_symmetric_and_nothing_only_for_one_sound(one, other):
    assert distance(one, other) == distance(other, one)
    assert distance(one, one) == 0
    assert 0 <= apart(one, other) <= 1 or distance(one, other) > max(len(one), len(other))
