"""Good partitions quickly, without a proof: nodes change sides as long as that helps."""

import random
from collections import deque
from collections.abc import Iterable, Sequence

from faultlines.analysis.signed_graph import Sides, SignedGraph

_NEVER = 1e-9
"""Gains below this are rounding."""


def descend(graph: SignedGraph, start: Sequence[bool]) -> Sides:
    """Change the side of single nodes while the total weight frustrated gets less."""
    sides = list(start)
    gains = [-change for change in changes(graph, sides)]
    waiting = deque(node for node, gain in enumerate(gains) if gain > _NEVER)
    while waiting:
        node = waiting.popleft()
        if gains[node] > _NEVER:
            waiting.extend(_turn(graph, sides, gains, node))
    return tuple(sides)


def search(
    graph: SignedGraph, starts: Iterable[Sequence[bool]], kicks: int, seed: int = 0
) -> Sides:
    """The best of the descents from each start, then of as many kicks out of it.

    A kick changes the side of a node with a few of its neighbours, and descends again (iterated
    local search: Lourenço, Martin & Stützle 2003). The same seed gives the same partition.
    """
    chance = random.Random(seed)
    best = min((descend(graph, start) for start in starts), key=graph.cost)
    lowest = graph.cost(best)
    for _ in range(kicks if lowest else 0):
        tried = list(best)
        node = chance.randrange(len(tried))
        near = [other for other, _ in graph.beside[node]]
        for other in (node, *chance.sample(near, min(len(near), chance.randrange(1, 6)))):
            tried[other] = not tried[other]
        found = descend(graph, tried)
        cost = graph.cost(found)
        if cost <= lowest + _NEVER:
            best, lowest = found, cost
    return best


def random_sides(graph: SignedGraph, chance: random.Random) -> Sides:
    """Each node on either side with the same chance."""
    return tuple(chance.random() < 0.5 for _ in graph.nodes)


def tree_sides(graph: SignedGraph, doubt: Sequence[float]) -> Sides:
    """Sides that frustrate no edge of a spanning tree, that of least `doubt` (Kruskal)."""
    parent = list(range(len(graph.nodes)))
    turned = [False] * len(parent)

    def find(node: int) -> tuple[int, bool]:
        apart = False
        while parent[node] != node:
            apart ^= turned[node]
            node = parent[node]
        return node, apart

    order = sorted(range(len(graph.edges)), key=lambda n: (doubt[n], -abs(graph.edges[n].weight)))
    for number in order:
        edge = graph.edges[number]
        (root, side), (other, other_side) = find(edge.u), find(edge.v)
        if root != other:
            parent[other] = root
            turned[other] = side ^ other_side ^ (edge.weight < 0)
    return tuple(find(node)[1] for node in range(len(parent)))


def changes(graph: SignedGraph, sides: Sequence[bool]) -> list[float]:
    """For each node, by how much more is frustrated once it has changed sides."""
    found = [0.0] * len(graph.nodes)
    for edge in graph.edges:
        change = -abs(edge.weight) if edge.frustrated(sides) else abs(edge.weight)
        found[edge.u] += change
        found[edge.v] += change
    return found


def _turn(graph: SignedGraph, sides: list[bool], gains: list[float], node: int) -> Iterable[int]:
    """Change a node's side; the neighbours for which changing has become a gain."""
    sides[node] = not sides[node]
    gains[node] = -gains[node]
    for other, number in graph.beside[node]:
        edge = graph.edges[number]
        weight = abs(edge.weight)
        gains[other] += 2 * weight if edge.frustrated(sides) else -2 * weight
        if gains[other] > _NEVER:
            yield other
