"""The fit of the reader's regressions, on data whose answer is known."""

import pytest

np = pytest.importorskip("numpy")

from training.logistic import best_threshold, calibration_error, fit_logistic, ranking  # noqa: E402


def test_a_known_slope_is_found_again() -> None:
    draw = np.random.default_rng(1)
    rows = draw.normal(size=(4000, 2))
    chances = 1 / (1 + np.exp(-(0.5 + 2.0 * rows[:, 0])))
    right = draw.random(4000) < chances
    found = fit_logistic(rows.tolist(), right.tolist(), [str(n % 40) for n in range(4000)])
    assert found.bias == pytest.approx(0.5, abs=0.15)
    assert found.weights[0] == pytest.approx(2.0, abs=0.2)
    assert found.weights[1] == pytest.approx(0.0, abs=0.15)
    assert found.error < 0.05


def test_rows_of_one_kind_cannot_be_fitted() -> None:
    with pytest.raises(ValueError, match="one kind"):
        fit_logistic([[1.0], [2.0]], [True, True], ["a", "b"])


def test_calibration_error_is_the_distance_from_the_truth() -> None:
    assert calibration_error(np.array([0.75, 0.75]), np.array([1.0, 0.5])) == 0
    assert calibration_error(np.array([0.9, 0.9]), np.array([0.0, 0.0])) == pytest.approx(0.9)


def test_ranking_counts_pairs_in_order() -> None:
    assert ranking(np.array([0.1, 0.9]), np.array([0.0, 1.0])) == 1.0
    assert ranking(np.array([0.9, 0.1]), np.array([0.0, 1.0])) == 0.0


def test_the_threshold_keeps_what_pays() -> None:
    chances = np.array([0.8, 0.7, 0.2, 0.2, 0.2, 0.2])
    right = np.array([1.0, 1.0, 0.0, 0.0, 0.0, 0.0])
    assert 0.2 < best_threshold(chances, right, wanted=2) <= 0.7
