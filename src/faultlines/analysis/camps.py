"""Two camps out of signed ties: the best partition, its proof, its rivals, and where it strains."""

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from faultlines.analysis.frustration import Solved, frustrated_edges, solve
from faultlines.analysis.other_optima import Optima, other_optima
from faultlines.analysis.signed_graph import graph_of
from faultlines.analysis.tie_strain import EdgeStrain, strain_of
from faultlines.records import SignedTie


@dataclass(frozen=True, slots=True)
class PairStrain:
    """How two stand in the best camps, all ties between them taken together.

    `weight` is above 0 for, below 0 against. `share` of the best partitions that are known
    frustrates it; `turning` is what it costs to have it the other way, not less than `least`; these
    two are None where that was not asked.
    """

    a: str
    b: str
    weight: float
    frustrated: bool
    share: float
    turning: float | None = None
    least: float | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Other camps as good: who changes camps, and which pairs are frustrated then."""

    moved: tuple[str, ...]
    frustrated: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Camps:
    """The best partition; no partition frustrates less than `bound`.

    `camps` has two, or as many as there are with anybody in them, the larger first. Which camps of
    parts that no tie connects stand together means nothing. `unavoidable` is the part of
    `frustration` that is due to pairs with ties of both signs. `complete`: there are no more
    alternatives; None where they were not asked for. `seconds` covers everything that was asked.
    """

    camps: tuple[tuple[str, ...], ...]
    frustration: float
    bound: float
    proven: bool
    unavoidable: float
    pairs: tuple[PairStrain, ...]
    alternatives: tuple[Alternative, ...]
    complete: bool | None
    seconds: float

    @property
    def gap(self) -> float:
        """How much less than `frustration` another partition might have; 0 where proven."""
        return 0.0 if self.proven else self.frustration - self.bound


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked about camps; each part may take `time_limit` seconds.

    `alternatives`: at most so many; `strain`: what turning each pair costs.
    """

    time_limit: float = math.inf
    alternatives: int = 0
    strain: bool = False


def camps_of(
    ties: Iterable[SignedTie],
    wanted: Wanted,
    nodes: Iterable[str] = (),
    advance: Callable[[], None] = lambda: None,
) -> Camps:
    """The camps of all who have a tie, and of `nodes` besides, who may have none.

    Without ties all are in one camp at no cost. Raises ValueError for a tie of one to itself.
    """
    begun = time.monotonic()
    solved = solve(graph_of(ties, nodes), wanted.time_limit)
    optima = Optima((), complete=False)
    if wanted.alternatives:
        optima = other_optima(solved, wanted.alternatives, wanted.time_limit)
    strain: tuple[EdgeStrain, ...] = ()
    if wanted.strain:
        strain = strain_of(solved, time_limit=wanted.time_limit, advance=advance)
    best = solved.best
    return Camps(
        camps=_named(solved),
        frustration=best.cost,
        bound=best.cost if best.proven else best.bound,
        proven=best.proven,
        unavoidable=solved.graph.unavoidable,
        pairs=_pairs(solved, optima, strain),
        alternatives=_alternatives(solved, optima),
        complete=optima.complete if wanted.alternatives else None,
        seconds=time.monotonic() - begun,
    )


def _named(solved: Solved) -> tuple[tuple[str, ...], ...]:
    names = solved.graph.nodes
    sides = solved.best.sides
    camps = [
        tuple(name for name, one in zip(names, sides, strict=True) if one == side)
        for side in (False, True)
    ]
    camps.sort(key=lambda camp: (-len(camp), camp))
    return tuple(camp for camp in camps if camp)


def _pairs(solved: Solved, optima: Optima, strain: Sequence[EdgeStrain]) -> tuple[PairStrain, ...]:
    graph = solved.graph
    known = [set(frustrated_edges(graph, solved.best.sides))]
    known += [set(one.frustrated) for one in optima.others]
    costs = {one.edge: one for one in strain}
    pairs = []
    for number, edge in enumerate(graph.edges):
        cost = costs.get(number)
        pairs.append(
            PairStrain(
                graph.nodes[edge.u],
                graph.nodes[edge.v],
                edge.weight,
                number in known[0],
                sum(number in one for one in known) / len(known),
                cost.cost if cost else None,
                cost.bound if cost else None,
            )
        )
    return tuple(pairs)


def _alternatives(solved: Solved, optima: Optima) -> tuple[Alternative, ...]:
    graph = solved.graph
    ends = [(graph.nodes[edge.u], graph.nodes[edge.v]) for edge in graph.edges]
    return tuple(
        Alternative(
            tuple(graph.nodes[node] for node in one.moved),
            tuple(ends[number] for number in one.frustrated),
        )
        for one in optima.others
    )
