from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.analysis.quantities import quantities


@pytest.mark.parametrize(
    ("text", "least", "most", "counts"),
    [
        ("at least 40 people were killed", 40, inf, "dead"),
        ("a dozen dead", 10, 14, "dead"),
        ("killing four people", 4, 4, "dead"),
        ("arresting nineteen", 19, 19, "held"),
        ("400 million crowns", 400e6, 400e6, "crown"),
        ("up to two thousand rifles", 0, 2000, "rifl"),
        ("1,200 villagers", 1200, 1200, "people"),
    ],
)
def test_numbers_are_ranges_of_what_they_count(text, least, most, counts):
    (found,) = quantities(text)
    assert (found.least, found.most) == (least, most)
    assert counts in found.counts


@pytest.mark.parametrize(
    "text", ["on 30 June", "since 2029", "June 3", "nobody", "a three-day visit"]
)
def test_dates_are_no_quantities(text):
    assert not list(quantities(text))


def test_ranges_that_overlap_can_both_be_right():
    (least,), (dozen,), (four,) = (
        list(quantities(text)) for text in ("at least 12 dead", "a dozen dead", "four dead")
    )
    assert least.meets(dozen)
    assert not four.meets(dozen)


@given(st.integers(2, 999), st.integers(2, 999))
def test_to_meet_is_mutual_and_plain_numbers_meet_only_themselves(one, other):
    (mine,), (yours,) = (list(quantities(f"{n} rifles")) for n in (one, other))
    assert mine.meets(yours) == yours.meets(mine) == (one == other)
