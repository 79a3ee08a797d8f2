from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from faultlines.language.pieces import BLANK_LINE, SPACE
from faultlines.language.stretches import (
    LONGEST_STRETCH,
    STRETCH,
    WINDOW,
    stretches,
    window_plans,
)


def test_a_short_text_is_one_stretch_and_one_window() -> None:
    assert stretches([SPACE] * 50) == [(0, 50)]
    plan = window_plans([1] * 50)[0]
    assert (plan.first, plan.last, plan.keep_first, plan.keep_last) == (0, 50, 0, 50)
    assert stretches([]) == []
    assert window_plans([]) == []


def test_a_stretch_ends_at_a_paragraph() -> None:
    gaps = [SPACE] * 10_000
    gaps[STRETCH + 17] = BLANK_LINE
    assert stretches(gaps)[0] == (0, STRETCH + 17)


def test_a_text_without_paragraphs_is_cut_all_the_same() -> None:
    found = stretches([SPACE] * 20_000)
    assert all(last - first <= LONGEST_STRETCH for first, last in found)
    assert [f for f, _ in found][1:] == [last for _, last in found][:-1]
    assert found[-1][1] == 20_000


@given(st.lists(st.integers(1, 12), min_size=1, max_size=900))
def test_windows_hold_every_word_and_keep_it_once(lengths: list[int]) -> None:
    plans = window_plans(lengths)
    assert plans[0].keep_first == 0
    assert plans[-1].keep_last == len(lengths)
    for plan in plans:
        assert sum(lengths[plan.first : plan.last]) <= WINDOW
        assert plan.first <= plan.keep_first < plan.keep_last <= plan.last
    assert all(one.keep_last == other.keep_first for one, other in pairwise(plans))


def test_a_word_is_read_with_words_on_both_sides() -> None:
    plans = window_plans([1] * 1000)
    for one, other in pairwise(plans):
        assert other.keep_first - other.first >= 20
        assert one.last - one.keep_last >= 20
