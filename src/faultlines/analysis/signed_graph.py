"""A signed network, and what it costs to part its nodes into two camps.

A tie is frustrated by a partition where it is for and its ends are in two camps, or against and
they are in one. The frustration index (the line index of balance: Harary, "On the measurement of
structural balance", Behavioral Science 4, 1959) is the smallest total weight of frustrated ties
over all partitions; a network is balanced where it is 0.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from faultlines.records import SignedTie

Sides = tuple[bool, ...]
"""For each node of a network, in which of two camps it is; which camp is called which means
nothing."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two nodes by number, `u` below `v`; `weight` is above 0 for ties for, below 0 for against."""

    u: int
    v: int
    weight: float

    def frustrated(self, sides: Sequence[bool]) -> bool:
        """Whether these sides go against it."""
        return (sides[self.u] != sides[self.v]) == (self.weight > 0)


@dataclass(frozen=True)
class SignedGraph:
    """At most one edge for two nodes, what their ties come to; `unavoidable` is what is left over.

    Where two are told to be for and against each other, the lesser weight is frustrated in every
    partition; it is in `unavoidable`, and only the difference is an edge.
    """

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    unavoidable: float = 0.0

    @cached_property
    def whole(self) -> bool:
        """Whether all weights are whole numbers, so that every cost is one."""
        return all(edge.weight == round(edge.weight) for edge in self.edges)

    @cached_property
    def beside(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each node, its neighbours with the number of the edge to each."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.nodes]
        for number, edge in enumerate(self.edges):
            found[edge.u].append((edge.v, number))
            found[edge.v].append((edge.u, number))
        return tuple(tuple(one) for one in found)

    def cost(self, sides: Sequence[bool]) -> float:
        """Total weight of what a partition frustrates."""
        frustrated = (abs(edge.weight) for edge in self.edges if edge.frustrated(sides))
        return self.unavoidable + sum(frustrated)


def graph_of(ties: Iterable[SignedTie], nodes: Iterable[str] = ()) -> SignedGraph:
    """The network of some ties; weights of the same two and the same sign add up.

    `nodes` are in it besides those that have ties. Raises ValueError for a tie of one to itself.
    """
    good: dict[tuple[str, str], float] = defaultdict(float)
    bad: dict[tuple[str, str], float] = defaultdict(float)
    names = set(nodes)
    for tie in ties:
        if tie.a == tie.b:
            raise ValueError(f"a tie of {tie.a!r} to itself")
        names |= {tie.a, tie.b}
        pair = (tie.a, tie.b) if tie.a < tie.b else (tie.b, tie.a)
        (good if tie.sign > 0 else bad)[pair] += tie.weight
    ordered = tuple(sorted(names))
    number = {name: i for i, name in enumerate(ordered)}
    edges, unavoidable = [], 0.0
    for pair in sorted(good.keys() | bad.keys()):
        net = good.get(pair, 0.0) - bad.get(pair, 0.0)
        unavoidable += min(good.get(pair, 0.0), bad.get(pair, 0.0))
        if net:
            edges.append(Edge(number[pair[0]], number[pair[1]], net))
    return SignedGraph(ordered, tuple(edges), unavoidable)
