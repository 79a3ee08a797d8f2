"""The exact frustration index of a signed network, and a best partition into two camps, proven.

A network falls into blocks. Of each: a good partition by local search, a lower bound by negative
cycles, and an integer program where the two do not meet. Where the time runs out, the best
partition found and the bound that is proven so far are given.
"""

import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

from faultlines.analysis.blocks import Block, balanced_sides, blocks_of, join_sides
from faultlines.analysis.cycle_bound import CycleBound, negative_triangles, tighten, whole_bound
from faultlines.analysis.local_search import descend, random_sides, search, tree_sides
from faultlines.analysis.partition_program import PartitionProgram
from faultlines.analysis.signed_graph import Sides, SignedGraph

_SAME = 1e-6
"""Costs that differ by less, in parts of their size, are one: weights may be fractions."""
_STARTS = 10
_KICKS = 60


@dataclass(frozen=True, slots=True)
class Best:
    """A partition with what it costs; no partition costs less than `bound`."""

    sides: Sides
    cost: float
    bound: float

    @property
    def proven(self) -> bool:
        """Whether no partition is better."""
        return same_cost(self.bound, self.cost)


@dataclass(frozen=True, slots=True)
class Solved:
    """A whole network solved, and its blocks one by one."""

    graph: SignedGraph
    best: Best
    blocks: tuple["SolvedBlock", ...]


@dataclass(frozen=True, slots=True)
class SolvedBlock:
    """One block solved; `lower` holds the cycles found, and is None where it is balanced."""

    block: Block
    best: Best
    lower: CycleBound | None


def same_cost(one: float, other: float) -> bool:
    """Whether two costs differ by no more than rounding."""
    return abs(one - other) <= _SAME * max(1.0, abs(one), abs(other))


def solve(graph: SignedGraph, time_limit: float = math.inf) -> Solved:
    """A best partition and its proof; `time_limit` in seconds. A network without ties costs 0.

    The blocks share the time: each has what those before it left, in proportion to its edges.
    """
    deadline = time.monotonic() + time_limit
    blocks = blocks_of(graph)
    left = sum(len(block.edges) for block in blocks)
    solved = []
    for block in blocks:
        now = time.monotonic()
        share = now + (deadline - now) * len(block.edges) / left
        solved.append(_solve_block(block, share))
        left -= len(block.edges)
    sides = join_sides(graph, blocks, [one.best.sides for one in solved])
    bound = graph.unavoidable + sum(one.best.bound for one in solved)
    return Solved(graph, Best(sides, graph.cost(sides), bound), tuple(solved))


def _solve_block(block: Block, deadline: float) -> SolvedBlock:
    sides = balanced_sides(block.graph)
    if sides is not None:
        return SolvedBlock(block, Best(sides, 0.0, 0.0), None)
    lower = CycleBound(block.graph)
    lower.add(negative_triangles(block.graph, 3 * len(block.edges)))
    best = _bounded(lower, first_partition(block.graph), deadline)
    if not best.proven and time.monotonic() < deadline:
        best = _programmed(lower, best, deadline)
    return SolvedBlock(block, best, lower)


def first_partition(graph: SignedGraph) -> Sides:
    """What local search makes of a spanning tree and of chance."""
    chance = random.Random(0)
    starts = [tree_sides(graph, [0.0] * len(graph.edges))]
    starts += [random_sides(graph, chance) for _ in range(_STARTS)]
    return search(graph, starts, _KICKS)


def _bounded(lower: CycleBound, sides: Sides, deadline: float) -> Best:
    """Bound and partition brought together as far as cycles do it."""
    graph = lower.graph
    best = Best(sides, graph.cost(sides), 0.0)
    for shares in tighten(lower, sides, best.cost, deadline):
        rounded = descend(graph, tree_sides(graph, shares))
        better = min(best.sides, rounded, key=graph.cost)
        bound = min(whole_bound(lower.bound, graph.whole), graph.cost(better))
        best = Best(better, graph.cost(better), max(best.bound, bound))
        if best.proven:
            break
    return best


def _programmed(lower: CycleBound, best: Best, deadline: float) -> Best:
    graph = lower.graph
    answer = PartitionProgram(graph, lower.cycles).solve(best.sides, deadline)
    sides = min((one for one in (best.sides, answer.sides) if one), key=graph.cost)
    cost = graph.cost(sides)
    bound = max(best.bound, whole_bound(answer.bound, graph.whole))
    if answer.state == "solved":
        bound = cost
    return Best(sides, cost, min(bound, cost))


def frustrated_edges(graph: SignedGraph, sides: Sequence[bool]) -> tuple[int, ...]:
    """The edges that a partition goes against."""
    return tuple(n for n, edge in enumerate(graph.edges) if edge.frustrated(sides))
