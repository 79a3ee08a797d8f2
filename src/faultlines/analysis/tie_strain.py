"""The strain of each tie: what it would cost to have it the other way than in the best partition.

For a tie that the best partition frustrates, that is how much more would be frustrated without
frustrating it; for one that it respects, how much more would be frustrated to go against it. Where
it costs nothing, another best partition has it the other way: camps are not settled there. What
costs little is where a network is about to crack.
"""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from faultlines.analysis.cycle_bound import CycleBound, Mark, tighten, whole_bound
from faultlines.analysis.frustration import Best, Solved, SolvedBlock, same_cost
from faultlines.analysis.local_search import changes, descend, tree_sides
from faultlines.analysis.partition_program import PartitionProgram
from faultlines.analysis.signed_graph import Edge, Sides, SignedGraph

_FEW = 12
"""Cycles added at once: the program is solved anew in less time than all are found in."""
_ROOM = 1
"""Cycles kept from one edge to the next, for each edge of the block."""


@dataclass(frozen=True, slots=True)
class EdgeStrain:
    """`edge` by number; `cost` of having it the other way, and a bound that is proven.

    Costs count from the best partition found; they are at least 0 where that is proven best.
    """

    edge: int
    frustrated: bool
    cost: float
    bound: float

    @property
    def proven(self) -> bool:
        """Whether the cost is exact."""
        return same_cost(self.cost, self.bound)


def strain_of(
    solved: Solved,
    edges: Sequence[int] | None = None,
    time_limit: float = math.inf,
    advance: Callable[[], None] = lambda: None,
) -> tuple[EdgeStrain, ...]:
    """The strain of every edge, or of those named.

    `time_limit` in seconds for all together, those first that look cheapest to turn; what comes
    after it is no more than looked at. `advance` is called after each edge.
    """
    deadline = time.monotonic() + time_limit
    wanted = set(range(len(solved.graph.edges)) if edges is None else edges)
    found = []
    for part in solved.blocks:
        mine = [i for i, number in enumerate(part.block.edges) if number in wanted]
        forcing = _Forcing(part) if len(part.block.edges) > 1 and mine else None
        for i in forcing.order(mine) if forcing else mine:
            number = part.block.edges[i]
            weight = abs(part.block.graph.edges[i].weight)
            if forcing is None:
                found.append(EdgeStrain(number, False, weight, weight))
            else:
                found.append(replace(forcing.turn(i, deadline), edge=number))
            advance()
    return tuple(sorted(found, key=lambda one: one.edge))


class _Forcing:
    """Forces the edges of one block, one at a time, the other way than its best partition."""

    def __init__(self, part: SolvedBlock) -> None:
        self._graph = part.block.graph
        self._best = part.best
        self._lower = part.lower or CycleBound(self._graph)
        self._mark: Mark | None = None
        self._before = [edge.frustrated(self._best.sides) for edge in self._graph.edges]
        self._costs = [math.inf] * len(self._before)
        self._seen: dict[int, Sides] = {}
        self._most = _ROOM * len(self._graph.edges)

    def order(self, edges: Sequence[int]) -> list[int]:
        """Those first that changing the side of one end turns at least cost."""
        losses = changes(self._graph, self._best.sides)
        ends = ((i, self._graph.edges[i]) for i in edges)
        return [i for _, i in sorted((min(losses[e.u], losses[e.v]), i) for i, e in ends)]

    def turn(self, edge: int, deadline: float) -> EdgeStrain:
        """The strain of one edge, by its number in the block."""
        frustrated = self._graph.edges[edge].frustrated(self._best.sides)
        if self._mark is None:
            self._lower.solve(deadline)
            self._mark = self._lower.mark()
        self._lower.fix(edge, 0.0 if frustrated else 1.0)
        best = self._bounded(edge, frustrated, deadline)
        if not best.proven and time.monotonic() < deadline:
            best = self._programmed(edge, frustrated, best, deadline)
        self._lower.free(edge)
        if len(self._lower.cycles) > self._mark.cycles + self._most:
            self._lower.back_to(self._mark)
        cost, bound = best.cost - self._best.cost, best.bound - self._best.cost
        return EdgeStrain(edge, frustrated, cost, min(cost, max(0.0, bound)))

    def _bounded(self, edge: int, frustrated: bool, deadline: float) -> Best:
        """Rounding the shares costs more than finding them, so it comes last."""
        forced = _forced(self._graph, edge, self._best.sides)
        for end in (forced.edges[edge].u, forced.edges[edge].v):
            self._learn(descend(forced, _with_turned(self._best.sides, end)))
        sides = self._seen[edge]
        cost, bound = self._graph.cost(sides), self._best.bound
        turned = None if frustrated else edge
        rounds = tighten(self._lower, self._best.sides, cost, deadline, turned=turned, most=_FEW)
        for _ in rounds:
            bound = max(bound, whole_bound(self._lower.bound, self._graph.whole))
        if bound < cost:
            shares = self._lower.shares
            doubt = [*shares[:edge], -1.0, *shares[edge + 1 :]]
            self._learn(descend(forced, tree_sides(forced, doubt)))
            sides = self._seen[edge]
            cost = self._graph.cost(sides)
        return Best(sides, cost, min(bound, cost))

    def _learn(self, sides: Sides) -> None:
        """Remember the cheapest partition seen that has an edge the other way, for each edge."""
        cost = self._graph.cost(sides)
        for number, edge in enumerate(self._graph.edges):
            if edge.frustrated(sides) != self._before[number] and cost < self._costs[number]:
                self._costs[number], self._seen[number] = cost, sides

    def _programmed(self, edge: int, frustrated: bool, best: Best, deadline: float) -> Best:
        program = PartitionProgram(self._graph, self._lower.cycles)
        program.force(edge, not frustrated)
        answer = program.solve(best.sides, deadline)
        sides = min((one for one in (best.sides, answer.sides) if one), key=self._graph.cost)
        cost = self._graph.cost(sides)
        bound = max(best.bound, whole_bound(answer.bound, self._graph.whole))
        self._learn(sides)
        return Best(sides, cost, cost if answer.state == "solved" else min(bound, cost))


def _with_turned(sides: Sides, node: int) -> Sides:
    return (*sides[:node], not sides[node], *sides[node + 1 :])


def _forced(graph: SignedGraph, edge: int, sides: Sides) -> SignedGraph:
    """The network with one edge so heavy that no good partition has it as these sides have it."""
    heavy = 1.0 + 2.0 * sum(abs(one.weight) for one in graph.edges)
    of = graph.edges[edge]
    apart = sides[of.u] != sides[of.v]
    turned = Edge(of.u, of.v, heavy if apart else -heavy)
    forced = SignedGraph(graph.nodes, (*graph.edges[:edge], turned, *graph.edges[edge + 1 :]))
    forced.__dict__["beside"] = graph.beside
    return forced
