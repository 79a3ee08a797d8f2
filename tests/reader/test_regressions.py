"""Confidences by logistic regression."""

import math

import pytest

from faultlines.reader.regressions import Regression, odds, regression


def test_a_chance_is_the_logistic_of_the_weighed_sum() -> None:
    known = Regression(bias=-1.0, least=0.0, weights={"a": 2.0, "b": 1.0})
    assert known.chance([0.5, 0.0]) == pytest.approx(0.5)
    assert known.chance([1.0, 1.0]) == pytest.approx(1 / (1 + math.exp(-2.0)))


def test_too_few_features_are_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        Regression(0.0, 0.0, {"a": 1.0, "b": 1.0}).chance([1.0])


def test_odds_are_cut_off() -> None:
    assert odds(0.5) == 0.0
    assert odds(1.0) == pytest.approx(math.log(99))
    assert odds(0.0) == pytest.approx(-odds(1.0))


@pytest.mark.parametrize("name", ["does", "suffers", "speech", "events", "ties", "roles"])
def test_the_package_has_every_regression(name: str) -> None:
    assert regression(name).weights
    assert 0 <= regression(name).least < 1
