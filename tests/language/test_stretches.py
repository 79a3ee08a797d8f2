from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from faultlines.language.pieces import BLANK_LINE, LINE_BREAK, SPACE
from faultlines.language.stretches import (
    LONGEST_STRETCH,
    STRETCH,
    WINDOW,
    stretch_end,
    window_plans,
)


def test_a_short_text_is_one_stretch_and_one_window() -> None:
    assert stretch_end([SPACE] * 50, 0) == 50
    plan = window_plans([1] * 50)[0]
    assert (plan.first, plan.last, plan.keep_first, plan.keep_last) == (0, 50, 0, 50)
    assert window_plans([]) == []


def test_a_stretch_ends_at_a_paragraph_else_at_a_line() -> None:
    gaps = [SPACE] * 20_000
    gaps[STRETCH + 100 + 5] = LINE_BREAK
    assert stretch_end(gaps, 100) == STRETCH + 105
    gaps[STRETCH + 100 + 17] = BLANK_LINE
    assert stretch_end(gaps, 100) == STRETCH + 117


def test_a_text_without_lines_is_cut_all_the_same() -> None:
    assert stretch_end([SPACE] * 20_000, 7) == 7 + LONGEST_STRETCH


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
        assert other.keep_first - other.first >= 14
        assert one.last - one.keep_last >= 14
