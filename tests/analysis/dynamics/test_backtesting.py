import numpy as np
import pytest

from faultlines.analysis.dynamics import Split, backtest, shortest_horizon
from faultlines.analysis.dynamics.backtesting import middle, parted, transitions_of
from faultlines.analysis.dynamics.windows import SignedWindows


def made(seed=0, actors=24, windows=14, heed=True):
    """Two camps in which ties against the triads turn, or turn by chance, seldom."""
    chance = np.random.default_rng(seed)
    camp = np.where(np.arange(actors) < actors // 2, 1, -1)
    tied = np.triu(chance.random((actors, actors)) < 0.5, 1)
    signs = np.where(chance.random((actors, actors)) < 0.15, -1, 1) * np.outer(camp, camp)
    told = []
    for _ in range(windows):
        now = np.triu(signs * tied, 1)
        now = now + now.T
        told.append(now.astype(np.int8))
        strained = now * (now @ now) < 0
        odds = np.where(strained, 0.5, 0.02) if heed else np.full(now.shape, 0.08)
        signs = np.where(chance.random(now.shape) < odds, -signs, signs)
        noise = chance.random(now.shape) < 0.03
        signs = np.where(noise, -signs, signs)
    starts = tuple(1950 + year for year in range(windows))
    return SignedWindows(tuple(map(str, range(actors))), starts, starts, np.array(told))


def test_foretells_ties_that_turn_because_of_their_triads():
    told = backtest(made(), Split(1, 1957))
    ours = told.judged[0]
    baselines = dict(ours.baselines)
    assert ours.question.name == "persisting"
    assert ours.scores.auc.value > 0.75
    assert ours.scores.log_loss.value < baselines["no_change"].log_loss.value
    assert ours.scores.log_loss.value < baselines["sign"].log_loss.value
    balance = [term.name for term in ours.question.terms].index("balance")
    assert ours.model.coefficients[balance] < -3 * ours.model.errors[balance]


def test_foretells_nothing_where_nothing_can_be_foretold():
    ours = backtest(made(heed=False), Split(1, 1957)).judged[0].scores
    assert ours.auc.interval.low < 0.55
    assert ours.calibration_error.value < 0.05


def test_repeats_to_the_last_bit():
    assert repr(backtest(made(), Split(1, 1957))) == repr(backtest(made(), Split(1, 1957)))


def test_no_year_is_both_learned_from_and_foretold():
    windows = made()
    wide = SignedWindows(
        windows.actors, windows.starts, tuple(one + 3 for one in windows.starts), windows.signs
    )
    assert shortest_horizon(wide) == 4
    past, future = parted(transitions_of(wide, 4), 1959)
    assert [one.start for one in past] == [1950, 1951]  # 1951 goes to 1955..1958
    assert [one.start for one in future] == [1959]
    assert transitions_of(wide, 3) == ()
    assert middle(transitions_of(wide, 4)) == 1958


def test_what_comes_after_the_split_does_not_change_what_is_learned():
    windows = made()
    other = windows.signs.copy()
    other[8:] *= -1
    changed = SignedWindows(windows.actors, windows.starts, windows.ends, other)
    one, two = (backtest(some, Split(1, 1957)).judged[0].model for some in (windows, changed))
    assert one.coefficients.tolist() == two.coefficients.tolist()


def test_an_empty_side_is_refused():
    with pytest.raises(ValueError, match="no transition"):
        backtest(made(windows=3), Split(1, 1990))
    one = made(windows=1)
    assert shortest_horizon(one) is None
    assert middle(transitions_of(one, 1)) is None
