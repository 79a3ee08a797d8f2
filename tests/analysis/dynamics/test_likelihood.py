import numpy as np
import pytest

from faultlines.analysis.dynamics.likelihood import base_rate, estimate


@pytest.fixture
def made():
    """Answers drawn from log odds -1 + 1.5 x1 - 0.8 x2, x3 without effect."""
    chance = np.random.default_rng(1)
    columns = chance.normal(size=(8000, 3))
    odds = -1 + columns @ [1.5, -0.8, 0.0]
    return columns, chance.random(8000) < 1 / (1 + np.exp(-odds))


def test_finds_what_made_the_answers_within_its_errors(made):
    found = estimate(*made, (0, 0, 0), 1e-6)
    gaps = found.coefficients / found.scale - [1.5, -0.8, 0.0]
    assert np.all(np.abs(gaps) < 4 * found.errors)
    assert np.all(found.errors < 0.06)
    assert found.chance(made[0]).mean() == pytest.approx(made[1].mean(), abs=1e-6)


def test_a_term_against_its_theory_is_dropped_and_the_rest_is_as_without_it(made):
    columns, answers = made
    held = estimate(columns, answers, (1, 1, 0), 1.0)
    without = estimate(columns[:, [0, 2]], answers, (1, 0), 1.0)
    assert (held.coefficients[1], held.errors[1]) == (0, 0)
    assert held.coefficients[[0, 2]] == pytest.approx(without.coefficients, abs=1e-6)


def test_a_ridge_draws_to_the_base_rate(made):
    strong = estimate(*made, (0, 0, 0), 1e9)
    assert strong.chance(made[0]) == pytest.approx(made[1].mean(), abs=1e-3)


def test_rows_told_twice_do_not_make_it_surer(made):
    columns, answers = made
    once = estimate(columns, answers, (0, 0, 0), 1e-9, np.arange(len(answers)))
    twice = estimate(
        np.vstack([columns, columns]),
        np.concatenate([answers, answers]),
        (0, 0, 0),
        1e-9,
        np.tile(np.arange(len(answers)), 2),
    )
    assert twice.errors == pytest.approx(once.errors, rel=1e-6)


def test_without_terms_or_with_one_answer_it_is_the_base_rate():
    answers = np.array([True, False, False])
    assert base_rate(answers).chance(np.zeros((2, 0))) == pytest.approx([0.4, 0.4])
    same = estimate(np.ones((3, 2)), np.zeros(3, bool), (0, 0), 1.0)
    assert same.chance(np.full((1, 2), 9.0)) == pytest.approx(1 / 5)


def test_a_term_that_never_varies_does_no_harm(made):
    columns, answers = made
    columns = np.column_stack([columns, np.full(len(columns), 3.0)])
    assert np.isfinite(estimate(columns, answers, (0, 0, 0, 0), 1.0).coefficients).all()
