"""Stretches of one sign: what makes a turn, and what is only a dispute."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import told

from faultlines.analysis.regimes import regimes_of


def signs(*tellings, half_life=180):
    return [regime.sign for regime in regimes_of(tellings, half_life)]


def test_opposite_tellings_of_one_day_are_a_dispute():
    assert len(signs(told(1, "2031-01-01"), told(-1, "2031-01-01", report="x"))) == 1


def test_two_sure_tellings_turn_after_a_month_and_not_within_a_week():
    assert signs(told(1, "2031-01-01"), told(-1, "2031-02-15")) == [1, -1]
    assert len(signs(told(1, "2031-01-01"), told(-1, "2031-01-08"))) == 1


def test_words_of_change_turn_it_at_once():
    assert signs(told(1, "2031-01-01"), told(-1, "2031-01-03", change="began")) == [1, -1]


def test_unsure_tellings_turn_nothing():
    assert len(signs(told(1, "2031-01-01"), told(-1, "2031-02-15", weight=0.3))) == 1


def test_one_dissenter_between_many_is_a_dispute():
    days = ("2031-01-01", "2031-01-20", "2031-03-01", "2031-03-20")
    many = [told(1, day) for day in days]
    assert signs(*many, told(-1, "2031-02-10")) == [1]


def test_what_one_report_repeats_counts_once():
    once = [told(1, "2031-01-01"), told(-1, "2031-01-10")]
    again = [
        replace(told(-1, "2031-01-10", ident=f"d{n}"), voucher="r2031-01-10") for n in range(9)
    ]
    assert regimes_of(once, 180)[0].confidence == pytest.approx(
        regimes_of([*once, *again], 180)[0].confidence
    )


def test_without_fading_only_words_of_change_turn():
    assert len(signs(told(1, "2031-01-01"), told(-1, "2033-01-01"), half_life=0)) == 1
    turned = told(-1, "2033-01-01", change="began")
    assert signs(told(1, "2031-01-01"), turned, half_life=0) == [1, -1]


def test_of_nothing_there_is_none():
    assert regimes_of([], 180) == ()
    assert regimes_of([told(0, "2031-01-01")], 180) == ()


tellings = st.lists(
    st.builds(
        told,
        st.sampled_from((-1, 1)),
        st.integers(1, 28).map(lambda day: f"2031-0{1 + day % 9}-{day:02d}"),
        weight=st.floats(0, 1),
        ident=st.uuids().map(str),
    ),
    max_size=12,
)


@given(tellings, st.randoms())
def test_the_order_of_reading_changes_nothing(many, random):
    mixed = list(many)
    random.shuffle(mixed)
    assert regimes_of(many, 180) == regimes_of(mixed, 180)


@given(tellings)
def test_for_and_against_are_treated_alike(many):
    mirrored = [replace(one, sign=-one.sign) for one in many]
    first, second = regimes_of(many, 180), regimes_of(mirrored, 180)
    sure = all(regime.confidence > 0.500001 for regime in first)
    if sure and len(first) > 1:
        assert [regime.sign for regime in first] == [-regime.sign for regime in second]


@given(tellings)
def test_every_telling_is_in_one_stretch(many):
    kept = [one for regime in regimes_of(many, 180) for one in regime.tellings]
    assert sorted(one.one.id for one in kept) == sorted(one.one.id for one in many)
