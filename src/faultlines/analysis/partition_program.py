"""The integer program of the best partition: one binary a node, one continuous variable an edge.

After Aref, Mason & Wilson, "Computing the line index of balance using integer programming
optimisation" (2018) and "A modeling and computational study of the frustration index in signed
networks" (Networks 75, 2020): whether an edge is frustrated follows from the sides of its ends, the
node of highest degree is held on one side, and cuts of negative cycles make it short work.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import highspy
import numpy as np

from faultlines.analysis.cycle_bound import Cycle, allow, quiet_solver
from faultlines.analysis.signed_graph import Sides, SignedGraph

State = Literal["solved", "none", "open"]
_HEARD = 0.2  # seconds till an interruption is heard


@dataclass(frozen=True, slots=True)
class ProgramAnswer:
    """`none`: there is no such partition; `open`: the time ran out, `bound` holds all the same."""

    state: State
    sides: Sides | None
    bound: float


class PartitionProgram:
    """One network's integer program; the order of its columns is nodes, then edges."""

    def __init__(self, graph: SignedGraph, cycles: Iterable[tuple[Cycle, int | None]] = ()) -> None:
        self.graph = graph
        self._nodes = len(graph.nodes)
        self._solver = quiet_solver()
        self._solver.HandleUserInterrupt = True
        self._solver.setOptionValue("mip_rel_gap", 0.0)
        self._solver.setOptionValue("mip_abs_gap", 1.0 - 1e-4 if graph.whole else 1e-7)
        costs = [0.0] * self._nodes + [abs(edge.weight) for edge in graph.edges]
        for cost in costs:
            self._solver.addCol(cost, 0.0, 1.0, 0, [], [])
        columns = np.arange(self._nodes, dtype=np.int32)
        binary = np.array([highspy.HighsVarType.kInteger] * self._nodes)
        self._solver.changeColsIntegrality(self._nodes, columns, binary)
        fixed = max(range(self._nodes), key=lambda node: len(graph.beside[node]))
        self._fixed = fixed
        self._solver.changeColBounds(fixed, 0.0, 0.0)
        for number in range(len(graph.edges)):
            self._follow(number)
        for cycle, turned in cycles:
            signs = [-1.0 if edge == turned else 1.0 for edge in cycle]
            least = 0.0 if turned is not None else 1.0
            self._row(least, [self._nodes + edge for edge in cycle], signs)

    def solve(self, start: Sides | None, deadline: float) -> ProgramAnswer:
        """The best partition that the rows allow, or the best found till the deadline."""
        allow(self._solver, deadline)
        if start is not None:
            self._begin_at(start)
        _run(self._solver)
        status = self._solver.getModelStatus()
        info = self._solver.getInfo()
        if status == highspy.HighsModelStatus.kInfeasible:
            return ProgramAnswer("none", None, float("inf"))
        sides = None
        if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
            values = self._solver.getSolution().col_value[: self._nodes]
            sides = tuple(value > 0.5 for value in values)
        solved = status == highspy.HighsModelStatus.kOptimal
        bound = info.mip_dual_bound if np.isfinite(info.mip_dual_bound) else 0.0
        return ProgramAnswer("solved" if solved else "open", sides, max(0.0, bound))

    def force(self, edge: int, frustrated: bool) -> None:
        """Only partitions that frustrate this edge, or that do not."""
        of = self.graph.edges[edge]
        if frustrated == (of.weight > 0):  # apart
            self._solver.addRow(1.0, 1.0, 2, [of.u, of.v], [1.0, 1.0])
        else:
            self._solver.addRow(0.0, 0.0, 2, [of.u, of.v], [1.0, -1.0])
        self._solver.changeColBounds(self._nodes + edge, float(frustrated), float(frustrated))

    def at_most(self, cost: float) -> None:
        """Only partitions that frustrate no more than this weight."""
        columns = list(range(self._nodes, self._nodes + len(self.graph.edges)))
        weights = [abs(edge.weight) for edge in self.graph.edges]
        self._solver.addRow(-highspy.kHighsInf, cost, len(columns), columns, weights)

    def exclude(self, sides: Sides) -> None:
        """Not this partition, nor the same turned round."""
        turned = sides[self._fixed]
        signs = [-1.0 if side != turned else 1.0 for side in sides]
        ones = sum(sign < 0 for sign in signs)
        self._row(1.0 - ones, list(range(self._nodes)), signs)

    def _follow(self, number: int) -> None:
        """An edge is frustrated where its ends are apart (for) or together (against)."""
        edge = self.graph.edges[number]
        column = self._nodes + number
        if edge.weight > 0:
            self._row(0.0, [column, edge.u, edge.v], [1.0, -1.0, 1.0])
            self._row(0.0, [column, edge.u, edge.v], [1.0, 1.0, -1.0])
        else:
            self._row(1.0, [column, edge.u, edge.v], [1.0, 1.0, 1.0])
            self._row(-1.0, [column, edge.u, edge.v], [1.0, -1.0, -1.0])

    def _row(self, least: float, columns: Sequence[int], values: Sequence[float]) -> None:
        self._solver.addRow(least, highspy.kHighsInf, len(columns), list(columns), list(values))

    def _begin_at(self, sides: Sides) -> None:
        turned = sides[self._fixed]
        values = [float(side != turned) for side in sides]
        values += [float(edge.frustrated(sides)) for edge in self.graph.edges]
        start = highspy.HighsSolution()
        start.col_value = values
        self._solver.setSolution(start)


def _run(solver: highspy.Highs) -> None:
    """Solve in a thread, so that Ctrl-C is heard meanwhile and stops the solver."""
    solver.startSolve()
    try:
        while not solver.wait(_HEARD)[0]:
            pass
    except KeyboardInterrupt:
        solver.cancelSolve()  # type: ignore[no-untyped-call]
        solver.wait()
        raise
