"""When two names name the same."""

import pytest

from faultlines.reader.naming import bare, of_place, same_name


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Mr. Tobin", "Tobin"),
        ("President Odile Marr’s", "Odile Marr"),
        ("the Harbour Front", "Harbour Front"),
        ("General", "General"),
    ],
)
def test_bare_drops_titles_articles_and_possessives_but_never_all(name: str, left: str) -> None:
    assert bare(name) == left


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marr", "Odile Marr"),
        ("Odile", "Odile Marr"),
        ("ODILE MARR", "Odile Marr"),
        ("O. Marr", "Odile Marr"),
    ],
)
def test_a_person_is_known_by_part_of_the_name(one: str, other: str) -> None:
    assert same_name(one, other, person=True)
    assert same_name(other, one, person=True)


def test_two_people_of_one_family_are_two() -> None:
    assert not same_name("Odile Marr", "Jules Marr", person=True)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("HFL", "Harbour Freedom League", True),
        ("Agrarians", "Agrarian Party", True),
        ("Kestrel", "Kestrel Shipping", True),
        ("Army", "Mountain Army", False),
        ("French", "French Council", False),
        ("Harbor Freedom League", "Harbour Freedom League", True),
        ("Northern League", "Southern League", False),
    ],
)
def test_a_body_is_known_by_acronym_stem_or_first_word(one: str, other: str, same: bool) -> None:
    assert same_name(one, other, person=False) is same


@pytest.mark.parametrize(
    ("word", "place", "made"),
    [("Norlander", "Norland", True), ("Ostrian", "Ostria", True), ("Ostria", "Ostria", False),
     ("Valle", "Ostria", False), ("Portuguese", "Port", False)],
)  # fmt: skip
def test_words_for_a_people_are_made_from_the_name_of_their_place(
    word: str, place: str, made: bool
) -> None:
    assert of_place(word, place) is made
