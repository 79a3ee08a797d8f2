"""A lower bound on frustration from negative cycles: each has at least one frustrated edge.

A linear program gives every edge a share from 0 to 1 that is frustrated, with at least 1 on each
negative cycle (one with an odd number of ties against). Cycles that its answer breaks are found by
shortest paths in a network of two layers and added until there is none (Barahona & Mahjoub, "On the
cut polytope", Mathematical Programming 36, 1986).
"""

import heapq
import math
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import highspy
import numpy as np

from faultlines.analysis.signed_graph import Sides, SignedGraph

_BROKEN = 1e-4
"""A cycle is added where its shares lack more than this to 1."""
_STEP = 0.01
"""What an edge counts besides its share: short cycles hold the bound up better than long ones."""
_HARDLY = 1e-6
_AGAIN = 0.05
"""What an edge counts more once a cycle of the same round has it: cycles are to differ."""
_TAIL = 4
"""Rounds of cycles without gain after which no more are looked for."""
_SLACK = 0.3
"""How much longer than 1 a cycle may count, with all that its edges count besides."""
Cycle = tuple[int, ...]
"""The numbers of its edges."""


def quiet_solver() -> highspy.Highs:
    """HiGHS that prints nothing, works in one thread, and gives the same answer each time."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 1)
    return solver


def allow(solver: highspy.Highs, deadline: float) -> None:
    """Stop it at a moment of `time.monotonic`; its own clock counts what it ran before."""
    left = max(0.05, deadline - time.monotonic())
    solver.setOptionValue("time_limit", solver.getRunTime() + left)


@dataclass(frozen=True, slots=True)
class Mark:
    """How many cycles a program has, and the basis of its answer."""

    cycles: int
    basis: highspy.HighsBasis


class CycleBound:
    """The linear program of one network, which grows with every cycle that is found."""

    def __init__(self, graph: SignedGraph) -> None:
        self.graph = graph
        self.cycles: list[tuple[Cycle, int | None]] = []
        self.shares: Sequence[float] = [0.0] * len(graph.edges)
        self.bound = 0.0
        self._solver = quiet_solver()
        costs = [abs(edge.weight) for edge in graph.edges]
        for cost in costs:
            self._solver.addCol(cost, 0.0, 1.0, 0, [], [])

    def fix(self, edge: int, share: float) -> None:
        """Hold an edge frustrated (1) or not (0)."""
        self._solver.changeColBounds(edge, share, share)

    def free(self, edge: int) -> None:
        """Let go of a fixed edge."""
        self._solver.changeColBounds(edge, 0.0, 1.0)

    def mark(self) -> "Mark":
        """What to come back to."""
        return Mark(len(self.cycles), self._solver.getBasis())

    def back_to(self, mark: "Mark") -> None:
        """Forget the cycles added since."""
        extra = np.arange(mark.cycles, len(self.cycles), dtype=np.int32)
        if len(extra):
            self._solver.deleteRows(len(extra), extra)
            del self.cycles[mark.cycles :]
        self._solver.setBasis(mark.basis)

    def solve(self, deadline: float) -> bool:
        """Shares and bound for the cycles there are; False where the time ran out."""
        allow(self._solver, deadline)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return False
        self.shares = list(self._solver.getSolution().col_value)
        self.bound = self._solver.getInfo().objective_function_value
        return True

    def add(self, cycles: Iterable[Cycle], turned: int | None = None) -> int:
        """Rows for these cycles; how many.

        With `turned` they are positive cycles, on which that edge is not frustrated alone.
        """
        count = 0
        for cycle in cycles:
            signs = [-1.0 if edge == turned else 1.0 for edge in cycle]
            least = 0.0 if turned in cycle else 1.0
            self._solver.addRow(least, highspy.kHighsInf, len(cycle), list(cycle), signs)
            self.cycles.append((cycle, turned if turned in cycle else None))
            count += 1
        return count

    def broken(
        self, sides: Sides, turned: int | None = None, *, every: bool = False
    ) -> Iterator[Cycle]:
        """Cycles with an odd number of edges that `sides` frustrates, whose shares do not reach 1.

        `turned` is an edge that counts as frustrated where it is not, and the other way round.
        With `every` there is no such cycle where none is found; without, short cycles are looked
        for that differ from each other.
        """
        step, again = (_HARDLY, 0.0) if every else (_STEP, _AGAIN)
        odd = [edge.frustrated(sides) for edge in self.graph.edges]
        shares = [max(0.0, share) for share in self.shares]
        if turned is not None:
            odd[turned] = not odd[turned]
            shares[turned] = max(0.0, 1.0 - shares[turned])
        length = [share + step for share in shares]
        found: set[Cycle] = set()
        for source, targets in _cover(self.graph, odd):
            for cycle in _odd_cycles(self.graph, odd, length, source, targets):
                key = tuple(sorted(cycle))
                if key not in found and sum(shares[edge] for edge in key) < 1.0 - _BROKEN:
                    found.add(key)
                    for edge in key:
                        length[edge] += again
                    yield key


def negative_triangles(graph: SignedGraph, most: int) -> Iterator[Cycle]:
    """Up to so many triangles whose signs multiply to minus."""
    number = {(edge.u, edge.v): i for i, edge in enumerate(graph.edges)}
    for i, edge in enumerate(graph.edges):
        for w, j in graph.beside[edge.u]:
            k = number.get((edge.v, w))
            if k is None or w <= edge.v:
                continue
            if edge.weight * graph.edges[j].weight * graph.edges[k].weight < 0:
                yield i, j, k
                most -= 1
                if not most:
                    return


def whole_bound(bound: float, whole: bool) -> float:
    """The bound as far as it holds: up to the next whole number where every cost is one."""
    safe = bound - 1e-6 * max(1.0, abs(bound))
    return float(math.ceil(safe)) if whole else max(0.0, safe)


def _cover(graph: SignedGraph, odd: Sequence[bool]) -> Iterator[tuple[int, list[int]]]:
    """Nodes that each odd edge has one of, those with most first, with the odd edges of each."""
    left = {n for n, one in enumerate(odd) if one}
    of_node: dict[int, set[int]] = {}
    for number in left:
        edge = graph.edges[number]
        of_node.setdefault(edge.u, set()).add(number)
        of_node.setdefault(edge.v, set()).add(number)
    while left:
        node = max(of_node, key=lambda one: (len(of_node[one]), -one))
        mine = sorted(of_node.pop(node))
        for number in mine:
            edge = graph.edges[number]
            of_node[edge.v if edge.u == node else edge.u].discard(number)
        left.difference_update(mine)
        yield node, mine


def _odd_cycles(
    graph: SignedGraph,
    odd: Sequence[bool],
    length: Sequence[float],
    source: int,
    odd_edges: Sequence[int],
) -> Iterator[Cycle]:
    """The shortest odd cycle through each odd edge of a node, where it is not much longer than 1.

    A state is a node and whether the way to it has an odd number of odd edges (Dijkstra).
    """
    ends = {_other(graph, number, source): number for number in odd_edges}
    waiting = {other * 2 for other in ends}
    reach = 1.0 + _SLACK - min(length[number] for number in odd_edges)
    distance = {source * 2: 0.0}
    arrived: dict[int, tuple[int, int]] = {}
    done: set[int] = set()
    heap = [(0.0, source * 2)]
    while heap and waiting:
        so_far, state = heapq.heappop(heap)
        if state in done:
            continue
        done.add(state)
        if state in waiting:
            waiting.discard(state)
            closing = ends[state >> 1]
            yield _simple(graph, odd, [closing, *_way(arrived, state)], source)
        for other, number in graph.beside[state >> 1]:
            far = so_far + length[number]
            following = other * 2 + ((state & 1) ^ odd[number])
            if far < reach and far < distance.get(following, 9.0):
                distance[following] = far
                arrived[following] = (state, number)
                heapq.heappush(heap, (far, following))


def _other(graph: SignedGraph, number: int, node: int) -> int:
    edge = graph.edges[number]
    return edge.v if edge.u == node else edge.u


def _way(arrived: dict[int, tuple[int, int]], state: int) -> Iterator[int]:
    while state in arrived:
        state, number = arrived[state]
        yield number


def _simple(graph: SignedGraph, odd: Sequence[bool], walk: Sequence[int], start: int) -> Cycle:
    """An odd cycle without repeated nodes out of a closed odd walk that passes `start` first."""
    nodes, edges, node = [start], [], start
    for number in walk:
        node = _other(graph, number, node)
        edges.append(number)
        if node in nodes:
            begun = nodes.index(node)
            ring = edges[begun:]
            if sum(odd[one] for one in ring) % 2:
                return tuple(ring)
            del edges[begun:], nodes[begun + 1 :]
        else:
            nodes.append(node)
    raise AssertionError("a closed odd walk holds an odd cycle")


def tighten(
    lower: CycleBound,
    sides: Sides,
    goal: float,
    deadline: float,
    *,
    turned: int | None = None,
    most: int | None = None,
) -> Iterator[Sequence[float]]:
    """Add broken cycles until there is none, the bound reaches `goal`, or it hardly moves.

    `turned` as for `broken`; `most`: no more cycles in a round. Yields the shares after each round,
    for whoever can make a partition of them.
    """
    still, last = 0, -1.0
    while lower.solve(deadline):
        yield lower.shares
        still = 0 if lower.bound > last + 1e-3 * max(1.0, last) else still + 1
        last = lower.bound
        if whole_bound(lower.bound, lower.graph.whole) >= goal or still >= _TAIL:
            return
        added = lower.add(islice(lower.broken(sides, turned), most), turned)
        if not added:
            added = lower.add(lower.broken(sides, turned, every=True), turned)
        if not added or time.monotonic() > deadline:
            return
