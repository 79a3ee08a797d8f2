"""Results of Antal, Krapivsky and Redner (2005)."""

import numpy as np
import pytest

from faultlines.analysis.dynamics.triads import (
    random_signs,
    run_constrained,
    run_local,
    unbalanced_triads,
)


def start(actors, density, seed):
    return random_signs(actors, density, np.random.default_rng(seed))


def two_camps(signs):
    return unbalanced_triads(signs) == 0 and np.linalg.matrix_rank(signs + np.eye(len(signs))) == 1


@pytest.mark.parametrize("p", [0.3, 0.5, 0.8])
def test_a_small_network_always_ends_in_balance(p):
    for seed in range(5):
        ended = run_local(start(6, 0.5, seed), p, 200_000, seed)
        assert ended.stopped
        assert ended.balanced
        assert two_camps(ended.signs)


@pytest.mark.parametrize("p", [0.1, 0.25, 0.4])
def test_below_one_half_the_density_stands_where_the_paper_says(p):
    signs = run_local(start(48, 0.5, 1), p, 20_000, 2).signs
    seen = []
    for seed in range(40):
        ended = run_local(signs, p, 500, seed)
        signs = ended.signs
        seen.append(ended.density)
        assert not ended.stopped
    assert np.mean(seen) == pytest.approx(1 / (np.sqrt(3 * (1 - 2 * p)) + 1), abs=0.02)


def test_above_one_half_all_become_friends():
    for seed in range(4):
        ended = run_local(start(32, 0.2, seed), 0.75, 500_000, seed)
        assert ended.stopped
        assert ended.density == 1


def slope(sizes, times):
    return np.polyfit(np.log(sizes), np.log(times), 1)[0]


def test_at_one_half_the_time_grows_as_a_power_and_above_it_hardly():
    sizes = [8, 16, 32]

    def times(p):
        runs = [[run_local(start(n, 0.0, s), p, 10**6, s) for s in range(10)] for n in sizes]
        return [np.mean([run.sweeps for run in some]) for some in runs]

    at, above = times(0.5), times(0.9)
    assert np.all(np.diff(above) > 0)
    assert slope(sizes, at) == pytest.approx(4 / 3, abs=0.4)
    assert slope(sizes, above) < 0.5


def test_below_one_half_the_time_explodes():
    times = [
        np.mean([run_local(start(n, 0.5, s), 0.2, 10**6, s).sweeps for s in range(12)])
        for n in (4, 6, 8)
    ]
    assert slope((4, 6, 8), times) > 4  # 4/3 at one half


def test_constrained_dynamics_stops_soon_and_mostly_in_balance():
    ended = [run_constrained(start(24, 0.5, seed), seed) for seed in range(30)]
    assert all(one.stopped for one in ended)
    assert max(one.sweeps for one in ended) < 60
    assert sum(one.balanced for one in ended) > 15
    for one in ended:
        assert one.balanced == (unbalanced_triads(one.signs) == 0)


def test_constrained_dynamics_never_frustrates_more():
    signs = start(20, 0.5, 3)
    before = unbalanced_triads(signs)
    for seed in range(8):
        signs = run_constrained(signs, seed, most_sweeps=0.1).signs
        assert unbalanced_triads(signs) <= before
        before = unbalanced_triads(signs)


def test_three_camps_of_three_are_jammed_and_three_of_two_are_not():
    def camps(size):
        camp = np.repeat(np.arange(3), size)
        signs = np.where(camp[:, None] == camp[None], 1, -1)
        np.fill_diagonal(signs, 0)
        return signs.astype(np.int8)

    jammed = run_constrained(camps(3), 0)
    assert (jammed.turns, jammed.stopped, jammed.balanced) == (0, True, False)
    assert run_constrained(camps(2), 0).balanced


def test_many_friends_at_the_start_end_in_one_camp():
    ended = [run_constrained(start(40, 0.9, seed), seed) for seed in range(5)]
    assert {one.density for one in ended} == {1.0}


def test_every_run_from_a_seed_repeats_bit_for_bit():
    signs = start(24, 0.5, 4)
    for run in (lambda: run_local(signs, 0.4, 3000, 9), lambda: run_constrained(signs, 9)):
        one, two = run(), run()
        assert one.signs.tobytes() == two.signs.tobytes()
        assert (one.turns, one.sweeps) == (two.turns, two.sweeps)
    assert signs.tobytes() == start(24, 0.5, 4).tobytes()


def test_two_have_no_triad():
    with pytest.raises(ValueError, match="three or more"):
        run_constrained(start(2, 0.5, 0), 0)
