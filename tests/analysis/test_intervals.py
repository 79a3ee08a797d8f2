import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.analysis.intervals import Posterior, Share


def test_wilson_as_published():
    low, high = Share(15, 50).limits
    assert (round(low, 4), round(high, 4)) == (0.1910, 0.4375)
    assert Share(0, 10).limits[0] == 0
    assert round(Share(0, 10).limits[1], 4) == 0.2775


def test_of_nothing_everything_is_open():
    assert Share(0, 0).limits == (0, 1)
    assert Share(0, 0).share is None
    assert Posterior(0, 0).mean == 0.5
    assert Posterior(0, 0).chance_below(0.5) == pytest.approx(0.5)


def test_beta_as_published():
    assert Posterior(1.5, 2.5).chance_below(0.5) == pytest.approx(0.6875)  # Beta(2, 3)
    low, high = Posterior(0.5, 0.5).limits  # Beta(1, 1): every share as likely
    assert (low, high) == (pytest.approx(0.025), pytest.approx(0.975))


@given(st.floats(0, 200), st.floats(0, 200), st.floats(0.01, 0.99))
def test_quantile_is_the_inverse(weight_for, weight_against, chance):
    posterior = Posterior(weight_for, weight_against)
    assert posterior.chance_below(posterior.quantile(chance)) == pytest.approx(chance, abs=1e-4)


@given(st.floats(0, 200), st.floats(0, 200))
def test_for_and_against_are_mirrored(weight_for, weight_against):
    one, other = Posterior(weight_for, weight_against), Posterior(weight_against, weight_for)
    assert one.mean == pytest.approx(1 - other.mean)
    assert one.limits[0] == pytest.approx(1 - other.limits[1], abs=1e-6)


@given(st.integers(0, 300), st.integers(0, 300))
def test_limits_hold_the_share(count, more):
    share = Share(count, count + more)
    low, high = share.limits
    assert 0 <= low <= high <= 1
    if share.share is not None:
        assert low - 1e-9 <= share.share <= high + 1e-9
