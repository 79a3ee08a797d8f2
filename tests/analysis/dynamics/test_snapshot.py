import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from faultlines.analysis.dynamics import snapshot_of, windows_of
from faultlines.analysis.dynamics.windows import SignedWindows
from faultlines.records import SignedTie


def windows(*texts, width=1):
    """Each text one window: 'AB+ AC-'; windows a year apart from 1950 on."""
    told = [[SignedTie(t[0], t[1], 1 if t[2] == "+" else -1) for t in x.split()] for x in texts]
    return windows_of([(1950 + n, 1949 + n + width, ties) for n, ties in enumerate(told)])


def at(told, pair, matrix):
    first, second = (told.actors.index(name) for name in pair)
    return matrix[first, second]


def test_third_parties_speak_for_or_against_a_tie():
    told = windows("AB+ AC+ BC+ AD- BD- AE+ BE- AF+")
    known = snapshot_of(told, 0)
    assert at(told, "AB", known.common) == 3
    assert at(told, "AB", known.balance) == pytest.approx((2 - 1) / (3 + 2))
    assert at(told, "AB", known.overlap) == pytest.approx(3 / (5 + 4 - 3 + 1))


def test_how_long_and_what_was_before():
    told = windows("AB+ AC- AD+", "AB- AC- AD+", "AB- AC- AD+ BC+", "AB- AC- AD+ BC+ AE-")
    known = snapshot_of(told, 3)
    runs = {pair: at(told, pair, known.run) for pair in ("AB", "AC", "BC", "AE", "BD")}
    assert runs == {"AB": 3, "AC": 4, "BC": 2, "AE": 1, "BD": 0}
    assert at(told, "AB", known.standing) == 1  # it was for
    assert at(told, "AE", known.standing) == -1  # there was none
    assert at(told, "AC", known.standing) == at(told, "AC", known.balance)  # no one knows
    assert at(told, "AB", known.ever_against)
    assert not at(told, "AD", known.ever_against)


def test_who_quarrels_in_its_circle_is_likelier_to_quarrel_on():
    told = windows(*["AB- AC+ BC+ AD+ BD+ CD+ CE+ DE+ AE+ BE+"] * 4)
    known = snapshot_of(told, 3)
    assert at(told, "AC", known.rate) > at(told, "CD", known.rate)
    assert at(told, "AB", known.rate) > at(told, "AC", known.rate)
    assert at(told, "AB", known.excess) > 0 > at(told, "CD", known.excess)


def test_what_a_pair_did_does_not_enter_what_its_circle_says():
    peace = "AC+ BC+ AD+ BD+ CD+"
    once = windows(*[f"AB- {peace} CE- DE+ AE+ BE+"] * 3)
    known = snapshot_of(once, 2)
    assert at(once, "CD", known.rate) == at(once, "CD", known.rate.T)
    calm = snapshot_of(windows(*[f"AB+ {peace}"] * 3), 2)
    assert not calm.rate.any()
    assert not calm.excess.any()


@settings(deadline=None, max_examples=30)
@given(arrays(np.int8, (4, 5, 5), elements=st.integers(-1, 1)), st.integers(0, 2))
def test_nothing_that_comes_later_is_looked_at(raw, number):
    upper = np.triu(raw, 1)
    signs = (upper + upper.transpose(0, 2, 1)).astype(np.int8)
    told = SignedWindows(tuple("ABCDE"), (1, 2, 3, 4), (2, 3, 4, 5), signs)
    other = signs.copy()
    other[number + 1 :] *= -1
    changed = SignedWindows(told.actors, told.starts, told.ends, other)
    one, two = snapshot_of(told, number), snapshot_of(changed, number)
    for field in one.__dataclass_fields__:
        assert np.array_equal(getattr(one, field), getattr(two, field)), field
        assert np.isfinite(getattr(one, field)).all()


def test_two_signs_in_one_window_leave_the_greater_weight():
    both = [SignedTie("A", "B", 1, 2.0), SignedTie("B", "A", -1)]
    ties = [*both, SignedTie("A", "C", 1), SignedTie("A", "C", -1)]
    told = windows_of([(1950, 1950, ties)])
    assert at(told, "AB", told.signs[0]) == 1
    assert at(told, "AC", told.signs[0]) == 0
    with pytest.raises(ValueError, match="start in one year"):
        windows_of([(1950, 1950, ties), (1950, 1951, ties)])
