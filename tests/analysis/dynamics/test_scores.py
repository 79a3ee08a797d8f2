import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faultlines.analysis.dynamics.scores import scores_of


def scored(chances, answers, seed=0):
    rows = len(chances)
    first, second = np.arange(rows) % 7, 7 + np.arange(rows) % 5
    return scores_of(np.array(chances), np.array(answers, bool), first, second, seed)


def test_by_hand():
    told = scored([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])
    assert told.auc.value == pytest.approx(0.75)
    assert told.average_precision.value == pytest.approx((1 + 2 / 3) / 2)
    losses = np.log([0.9, 0.6, 0.35, 0.8])
    assert told.log_loss.value == pytest.approx(-losses.mean())
    assert (told.rows, told.events) == (4, 2)


def test_one_chance_for_all_ranks_nothing():
    told = scored([0.25] * 8, [1, 1, 0, 0, 0, 0, 0, 0])
    assert told.auc.value == 0.5
    assert told.average_precision.value == pytest.approx(0.25)


def test_calibration_is_the_gap_of_each_tenth():
    answers = ([True] + [False] * 9) * 10
    fits = scored(np.repeat([0.1], 100), answers)
    assert fits.calibration_error.value == pytest.approx(0, abs=1e-9)
    off = scored(np.repeat([0.3], 100), answers)
    assert off.calibration_error.value == pytest.approx(0.2)


def test_without_a_yes_only_loss_and_calibration_have_a_meaning():
    told = scored([0.1, 0.2], [0, 0])
    assert told.auc.value is None
    assert told.average_precision.value is None
    assert told.log_loss.value is not None


def test_certain_and_wrong_is_not_infinite():
    assert np.isfinite(scored([0.0, 1.0], [1, 0]).log_loss.value)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(1, 99), st.booleans()), min_size=12, max_size=60))
def test_laws(rows):
    percent, answers = zip(*rows, strict=True)
    chances = [one / 100 for one in percent]  # apart, or equal: turning them round keeps that
    told = scored(chances, answers)
    assert 0 <= told.calibration_error.value <= 1
    if told.auc.value is not None:
        turned = scored([1 - one for one in chances], answers)
        assert told.auc.value + turned.auc.value == pytest.approx(1)
        assert told == scored(chances, answers)


def test_the_interval_holds_the_value_and_needs_no_luck():
    chance = np.random.default_rng(2)
    chances = chance.random(400)
    told = scored(chances, chance.random(400) < chances)
    for score in (told.auc, told.average_precision, told.log_loss):
        assert score.interval.low < score.value < score.interval.high
