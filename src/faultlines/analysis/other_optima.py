"""Other partitions that are as good as the best one, and who is in another camp in them.

Of blocks that do not bear on each other, every best partition of one goes with every best one of
another. To turn a whole connected part round is no other partition.
"""

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

from faultlines.analysis.blocks import join_sides
from faultlines.analysis.frustration import Solved, SolvedBlock, frustrated_edges, same_cost
from faultlines.analysis.local_search import changes, descend
from faultlines.analysis.partition_program import PartitionProgram
from faultlines.analysis.signed_graph import Sides, SignedGraph


@dataclass(frozen=True, slots=True)
class Optimum:
    """A best partition: `moved` nodes are in another camp than in the first, `frustrated` edges."""

    sides: Sides
    moved: tuple[int, ...]
    frustrated: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Optima:
    """`others` are as good as the best one; `complete` where there are no more."""

    others: tuple[Optimum, ...]
    complete: bool


def other_optima(solved: Solved, limit: int, time_limit: float = math.inf) -> Optima:
    """Up to `limit` others, those first that differ in fewest blocks.

    Where the best is not proven, they cost as much as what was found. `time_limit` in seconds.
    """
    deadline = time.monotonic() + time_limit
    choices, complete = [], True
    for part in solved.blocks:
        known, every = _optima_of(part, limit + 1, deadline)
        choices.append(known)
        complete = complete and every
    graph = solved.graph
    every_other = _combined(solved, choices)
    others = [_optimum(graph, solved.best.sides, sides) for sides in islice(every_other, limit)]
    exhausted = next(every_other, None) is None
    return Optima(tuple(others), complete and exhausted and solved.best.proven)


def _combined(solved: Solved, choices: Sequence[Sequence[Sides]]) -> Iterator[Sides]:
    """Every choice of one partition a block but the first of each, few changes first."""
    blocks = [part.block for part in solved.blocks]
    several = [i for i, known in enumerate(choices) if len(known) > 1]
    for count in range(1, len(several) + 1):
        for changed in combinations(several, count):
            for picked in product(*(choices[i][1:] for i in changed)):
                sides = [known[0] for known in choices]
                for i, one in zip(changed, picked, strict=True):
                    sides[i] = one
                yield join_sides(solved.graph, blocks, sides)


def _optimum(graph: SignedGraph, best: Sides, sides: Sides) -> Optimum:
    """In each connected part the sides are called as leaves fewest nodes moved."""
    aligned = list(sides)
    for part in _connected(graph):
        differ = sum(sides[node] != best[node] for node in part)
        if differ * 2 > len(part):
            for node in part:
                aligned[node] = not sides[node]
    moved = tuple(n for n in range(len(best)) if aligned[n] != best[n])
    return Optimum(tuple(aligned), moved, frustrated_edges(graph, aligned))


def _connected(graph: SignedGraph) -> Iterator[list[int]]:
    seen: set[int] = set()
    for start in range(len(graph.nodes)):
        if start in seen:
            continue
        part = [start]
        seen.add(start)
        for node in part:
            fresh = [other for other, _ in graph.beside[node] if other not in seen]
            seen.update(fresh)
            part += fresh
        yield part


# within one block


def _optima_of(part: SolvedBlock, limit: int, deadline: float) -> tuple[list[Sides], bool]:
    """Up to so many best partitions of a block, the known one first, and whether that is all."""
    if part.lower is None:  # balanced: only one partition frustrates nothing
        return [part.best.sides], True
    graph, cost = part.block.graph, part.best.cost
    known = [_plain(part.best.sides)]
    _add_neighbours(graph, cost, known, 0, limit)
    program = PartitionProgram(graph, part.lower.cycles)
    program.at_most(cost + (0.5 if graph.whole else 1e-6 * max(1.0, cost)))
    excluded = 0
    while len(known) < limit:
        for sides in known[excluded:]:
            program.exclude(sides)
        excluded = len(known)
        answer = program.solve(None, deadline)
        if answer.sides is None:
            return known, answer.state == "none"
        found = _plain(descend(graph, answer.sides))
        known.append(found if found not in known else _plain(answer.sides))
        _add_neighbours(graph, cost, known, excluded, limit)
    return known[:limit], False


def _plain(sides: Sides) -> Sides:
    """The first node on the first side, so that a partition has one form."""
    return tuple(side != sides[0] for side in sides)


def _add_neighbours(
    graph: SignedGraph, cost: float, known: list[Sides], begin: int, limit: int
) -> None:
    """Append best partitions that differ from one known by a single node, as far as they lead."""
    seen = set(known)
    at = begin
    while at < len(known) and len(known) < limit:
        for node, gain in enumerate(changes(graph, known[at])):
            if same_cost(cost + gain, cost):
                sides = _plain(tuple(s != (n == node) for n, s in enumerate(known[at])))
                if sides not in seen:
                    seen.add(sides)
                    known.append(sides)
        at += 1
