"""Exact frustration: against every partition of small networks, and with camps that are known."""

import random
import time
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faultlines.analysis.blocks import blocks_of
from faultlines.analysis.camps import Wanted, camps_of
from faultlines.analysis.frustration import frustrated_edges, solve
from faultlines.analysis.other_optima import other_optima
from faultlines.analysis.signed_graph import SignedGraph, graph_of
from faultlines.analysis.tie_strain import strain_of
from faultlines.records import SignedTie

NAMES = "abcdefgh"
WHOLE = st.integers(1, 3).map(float)


@st.composite
def networks(draw, weights=WHOLE):
    pairs = draw(st.lists(st.sampled_from(list(combinations(NAMES, 2))), min_size=1, max_size=20))
    return [SignedTie(a, b, draw(st.sampled_from((-1, 1))), draw(weights)) for a, b in pairs]


def partitions(graph: SignedGraph):
    """Every partition once: the first node is always on the first side."""
    for rest in product((False, True), repeat=len(graph.nodes) - 1):
        yield (False, *rest)


def random_ties(nodes: int, ties: int, against: float, seed: int) -> list[SignedTie]:
    chance = random.Random(seed)
    pairs = chance.sample(list(combinations(range(nodes), 2)), ties)
    return [SignedTie(str(a), str(b), -1 if chance.random() < against else 1) for a, b in pairs]


@settings(max_examples=150, deadline=None)
@given(networks())
def test_no_partition_is_better(ties):
    graph = graph_of(ties)
    best = solve(graph).best
    assert best.proven
    assert graph.cost(best.sides) == best.cost == best.bound
    assert best.cost == min(graph.cost(sides) for sides in partitions(graph))


@settings(max_examples=60, deadline=None)
@given(networks(weights=st.floats(0.01, 5)))
def test_weights_may_be_fractions(ties):
    graph = graph_of(ties)
    best = solve(graph).best
    assert best.proven
    least = min(graph.cost(sides) for sides in partitions(graph))
    assert best.cost == pytest.approx(least, rel=1e-5, abs=1e-5)


@settings(max_examples=60, deadline=None)
@given(networks())
def test_turning_a_tie_costs_what_the_best_partition_with_it_turned_costs(ties):
    graph = graph_of(ties)
    solved = solve(graph)
    costs = {sides: graph.cost(sides) for sides in partitions(graph)}
    before = set(frustrated_edges(graph, solved.best.sides))
    for one in strain_of(solved):
        edge = graph.edges[one.edge]
        assert one.frustrated == (one.edge in before)
        assert one.proven
        turned = (c for s, c in costs.items() if edge.frustrated(s) != one.frustrated)
        assert one.cost == min(turned) - solved.best.cost


def free_of_flips(graph: SignedGraph, found) -> set[tuple[int, ...]]:
    """Partitions by what they frustrate, which turning a connected part round leaves as it is."""
    return {frustrated_edges(graph, sides) for sides in found}


@settings(max_examples=60, deadline=None)
@given(networks())
def test_every_other_partition_as_good_is_found(ties):
    graph = graph_of(ties)
    solved = solve(graph)
    optima = other_optima(solved, 1000)
    assert optima.complete
    wanted = {s for s in partitions(graph) if graph.cost(s) == solved.best.cost}
    found = free_of_flips(graph, [solved.best.sides, *(one.sides for one in optima.others)])
    assert found == free_of_flips(graph, wanted)
    assert len(found) == len(optima.others) + 1
    for one in optima.others:
        moved = {n for n in range(len(graph.nodes)) if one.sides[n] != solved.best.sides[n]}
        assert set(one.moved) == moved
        assert moved
        assert one.frustrated == frustrated_edges(graph, one.sides)


@pytest.mark.parametrize("seed", range(4))
def test_planted_camps_are_found_again(seed):
    chance = random.Random(seed)
    planted = {str(n): chance.random() < 0.5 for n in range(60)}
    pairs = chance.sample(list(combinations(sorted(planted), 2)), 500)
    wrong = set(chance.sample(range(500), 30))
    ties = [
        SignedTie(a, b, 1 if (planted[a] == planted[b]) != (n in wrong) else -1)
        for n, (a, b) in enumerate(pairs)
    ]
    camps = camps_of(ties, Wanted())
    assert camps.proven
    assert camps.frustration == 30
    sides = {frozenset(name for name, one in planted.items() if one == side) for side in (0, 1)}
    assert {frozenset(camp) for camp in camps.camps} == sides


def test_the_tribes_of_the_highlands():
    """Read, Cultures of the Central Highlands (1954), tribes in the order of their names.

    Frustration 7: Aref, Mason & Wilson (2018).
    """
    good = (
        "5-8 13-1 13-3 13-9 11-9 3-9 13-16 1-16 3-16 9-16 11-12 12-7 3-6 9-6 16-6 3-2 9-2 "
        "16-2 6-2 9-15 12-15 7-15 11-14 15-14 5-10 8-10 5-4 8-4 10-4"
    )
    bad = (
        "5-13 8-13 5-1 5-11 8-11 5-3 8-3 8-12 3-12 8-7 12-6 7-6 5-2 3-15 6-15 16-14 2-14 "
        "11-10 12-10 7-10 6-10 2-10 15-10 11-4 3-4 6-4 2-4 15-4 14-4"
    )
    ties = [SignedTie(*pair.split("-"), 1) for pair in good.split()]
    ties += [SignedTie(*pair.split("-"), -1) for pair in bad.split()]
    camps = camps_of(ties, Wanted(alternatives=5))
    assert (len(ties), camps.frustration, camps.proven) == (58, 7, True)
    assert (camps.alternatives, camps.complete) == ((), True)
    assert camps.camps[1] == ("10", "4", "5", "8")


def test_a_hard_network_out_of_time_has_a_bound_and_a_gap():
    graph = graph_of(random_ties(120, 1500, 0.5, 1))
    begun = time.monotonic()
    best = solve(graph, time_limit=1.5).best
    assert time.monotonic() - begun < 6
    assert not best.proven
    assert 0 < best.bound < best.cost == graph.cost(best.sides)


def test_turning_nodes_round_with_their_ties_changes_nothing():
    ties = random_ties(30, 90, 0.4, 5)
    turned = {"3", "7", "11", "20"}
    switched = [
        SignedTie(t.a, t.b, -t.sign if (t.a in turned) != (t.b in turned) else t.sign) for t in ties
    ]
    assert solve(graph_of(ties)).best.cost == solve(graph_of(switched)).best.cost


def test_ties_of_both_signs_between_two_are_unavoidable_in_part():
    ties = [SignedTie("a", "b", 1, 3), SignedTie("b", "a", -1, 2), SignedTie("a", "b", 1)]
    camps = camps_of(ties, Wanted())
    assert (camps.frustration, camps.unavoidable, camps.proven) == (2, 2, True)
    assert camps.camps == (("a", "b"),)
    assert [pair.weight for pair in camps.pairs] == [2]


def test_a_network_without_ties_and_one_to_oneself():
    camps = camps_of([], Wanted(alternatives=2, strain=True), nodes=["x"])
    assert (camps.camps, camps.frustration, camps.proven) == ((("x",),), 0, True)
    assert camps_of([], Wanted()).camps == ()
    with pytest.raises(ValueError, match="'a' to itself"):
        camps_of([SignedTie("a", "a", 1)], Wanted())


def test_in_each_connected_part_the_larger_side_is_the_first_camp():
    ties = [SignedTie("a", "b", -1), SignedTie("a", "c", -1), SignedTie("x", "y", 1)]
    assert camps_of(ties, Wanted()).camps == (("b", "c", "x", "y"), ("a",))


def test_blocks_share_nodes_and_no_edges():
    ties = [SignedTie(a, b, 1) for a, b in ("ab", "bc", "ca", "cd", "de", "ef", "fd")]
    graph = graph_of([*ties, SignedTie("x", "y", -1)])
    blocks = blocks_of(graph)
    assert [len(block.edges) for block in blocks] == [3, 3, 1, 1]
    assert sorted(n for block in blocks for n in block.edges) == list(range(len(graph.edges)))
    for block in blocks:
        assert tuple(graph.nodes[n] for n in block.nodes) == block.graph.nodes


def test_the_same_camps_each_time():
    ties = random_ties(40, 150, 0.4, 2)
    wanted = Wanted(alternatives=10)
    first, second = (camps_of(part, wanted) for part in (ties, ties[::-1]))
    assert first.camps == second.camps
    assert [one.moved for one in first.alternatives] == [one.moved for one in second.alternatives]


def test_the_strain_of_ties_that_alternatives_leave_open():
    square = [SignedTie(*pair, 1) for pair in ("ab", "bc", "cd")] + [SignedTie("d", "a", -1)]
    camps = camps_of(square, Wanted(alternatives=10, strain=True))
    assert (camps.frustration, camps.complete, len(camps.alternatives)) == (1, True, 3)
    assert {pair.share for pair in camps.pairs} == {0.25}
    assert {pair.turning for pair in camps.pairs} == {0}
