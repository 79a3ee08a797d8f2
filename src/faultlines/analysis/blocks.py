"""A network in parts that can be solved one by one: nothing in one bears on another.

Two parts that share one node can both have their best partition, for a partition turned round costs
the same; so the frustration of a network is the sum over its blocks (its biconnected components),
and an edge that is a block by itself, as to a node of degree 1, is never frustrated.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faultlines.analysis.signed_graph import Edge, Sides, SignedGraph


@dataclass(frozen=True, slots=True)
class Block:
    """A biconnected component as a network; `nodes` and `edges` are its numbers in the whole."""

    graph: SignedGraph
    nodes: tuple[int, ...]
    edges: tuple[int, ...]


def blocks_of(graph: SignedGraph) -> list[Block]:
    """The blocks with at least one edge, the largest first."""
    blocks = [_block(graph, edges) for edges in _biconnected(graph)]
    return sorted(blocks, key=lambda one: (-len(one.edges), one.edges))


def join_sides(graph: SignedGraph, blocks: Sequence[Block], solved: Sequence[Sides]) -> Sides:
    """One partition of the whole that is the given one, or that turned round, in each block.

    In each connected part the larger camp is the first (False); of two of one size that of the
    first node.
    """
    relative: list[list[tuple[int, bool]]] = [[] for _ in graph.nodes]
    for block, sides in zip(blocks, solved, strict=True):
        side = dict(zip(block.nodes, sides, strict=True))
        for number in block.edges:
            edge = graph.edges[number]
            apart = side[edge.u] != side[edge.v]
            relative[edge.u].append((edge.v, apart))
            relative[edge.v].append((edge.u, apart))
    found: dict[int, bool] = {}
    for start in range(len(graph.nodes)):
        if start in found:
            continue
        part = _spread(start, relative)
        turned = sum(part.values()) * 2 > len(part)
        found |= {node: side != turned for node, side in part.items()}
    return tuple(found[node] for node in range(len(graph.nodes)))


def balanced_sides(graph: SignedGraph) -> Sides | None:
    """A partition of a connected network that frustrates nothing; None where there is none."""
    relative: list[list[tuple[int, bool]]] = [
        [(other, graph.edges[number].weight < 0) for other, number in beside]
        for beside in graph.beside
    ]
    found = _spread(0, relative)
    sides = tuple(found[node] for node in range(len(graph.nodes)))
    return None if any(edge.frustrated(sides) for edge in graph.edges) else sides


def _spread(start: int, relative: Sequence[Sequence[tuple[int, bool]]]) -> dict[int, bool]:
    """The sides of all that hang together with `start`, which is on the first."""
    found, waiting = {start: False}, [start]
    while waiting:
        node = waiting.pop()
        for other, apart in relative[node]:
            if other not in found:
                found[other] = found[node] != apart
                waiting.append(other)
    return found


def _block(graph: SignedGraph, numbers: Sequence[int]) -> Block:
    edges = sorted(numbers)
    nodes = sorted({end for n in edges for end in (graph.edges[n].u, graph.edges[n].v)})
    local = {node: i for i, node in enumerate(nodes)}
    inner = (
        Edge(local[edge.u], local[edge.v], edge.weight)
        for edge in (graph.edges[number] for number in edges)
    )
    part = SignedGraph(tuple(graph.nodes[node] for node in nodes), tuple(inner))
    return Block(part, tuple(nodes), tuple(edges))


def _biconnected(graph: SignedGraph) -> Iterator[list[int]]:
    """Edges of each biconnected component (Hopcroft & Tarjan 1973), without recursion."""
    depth: dict[int, int] = {}
    low: dict[int, int] = {}
    open_edges: list[int] = []
    for root in range(len(graph.nodes)):
        if root in depth:
            continue
        depth[root] = low[root] = 0
        path = [(root, -1, iter(graph.beside[root]), 0)]
        while path:
            node, arrived, rest, begun = path[-1]
            step = next(((o, n) for o, n in rest if n != arrived), None)
            if step is None:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[node])
                    if low[node] >= depth[above]:
                        yield open_edges[begun:]
                        del open_edges[begun:]
                continue
            other, number = step
            if other not in depth:
                depth[other] = low[other] = depth[node] + 1
                path.append((other, number, iter(graph.beside[other]), len(open_edges)))
                open_edges.append(number)
            elif depth[other] < depth[node]:
                open_edges.append(number)
                low[node] = min(low[node], depth[other])
