"""How long the exact frustration takes against the size of a network, beside a plain heuristic.

    python -m benchmarks.frustration [--limit SECONDS] [--tables TABLE …] [--seeds N]

Networks are made, the same each time: `planted`, two camps with one tie in ten against them;
`grid`, a square grid whose edges meet, with signs by chance (±J spin glass); `chance`, ties and
signs by chance, six ties a node. Of each size several are solved; the table gives the median and
the most seconds, how many were proven optimal, the largest gap where not, and by how much a plain
heuristic is off: the best of fifty descents from random camps, changing single nodes. Of TABLES as
`faultlines balance` takes them each window is solved.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import machine, progress
from faultlines.analysis.frustration import solve
from faultlines.analysis.local_search import descend, random_sides
from faultlines.analysis.signed_graph import SignedGraph, graph_of
from faultlines.documents import read_tie_table
from faultlines.records import SignedTie

SIZES = (125, 250, 500, 1000, 2000)
_DESCENTS = 50


@dataclass(frozen=True, slots=True)
class Measured:
    """One network: seconds and costs, exact and plain."""

    seconds: float
    cost: float
    bound: float
    proven: bool
    plain_seconds: float
    plain_cost: float


def planted(ties: int, seed: int) -> list[SignedTie]:
    """Two camps, eight ties at a node, one in ten against the camps."""
    chance = random.Random(seed)
    nodes = ties // 4
    camp = [chance.random() < 0.5 for _ in range(nodes)]
    return [
        SignedTie(str(a), str(b), 1 if (camp[a] == camp[b]) == (chance.random() > 0.1) else -1)
        for a, b in _pairs(nodes, ties, chance)
    ]


def by_chance(ties: int, seed: int) -> list[SignedTie]:
    """Signs mean nothing: as far from two camps as can be."""
    chance = random.Random(seed)
    return [
        SignedTie(str(a), str(b), chance.choice((-1, 1)))
        for a, b in _pairs(ties // 3, ties, chance)
    ]


def grid(ties: int, seed: int) -> list[SignedTie]:
    """A square grid whose edges meet, with signs by chance."""
    chance = random.Random(seed)
    side = max(3, round((ties / 2) ** 0.5))
    return [
        SignedTie(f"{x} {y}", f"{(x + dx) % side} {(y + dy) % side}", chance.choice((-1, 1)))
        for x in range(side)
        for y in range(side)
        for dx, dy in ((0, 1), (1, 0))
    ]


FAMILIES: dict[str, Callable[[int, int], list[SignedTie]]] = {
    "planted": planted,
    "grid": grid,
    "chance": by_chance,
}


def _pairs(nodes: int, ties: int, chance: random.Random) -> Iterator[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    while len(found) < ties:
        a, b = sorted(chance.sample(range(nodes), 2))
        if (a, b) not in found:
            found.add((a, b))
            yield a, b


def plain_heuristic(graph: SignedGraph) -> float:
    """The least cost of fifty descents from random camps."""
    chance = random.Random(0)
    starts = (random_sides(graph, chance) for _ in range(_DESCENTS))
    return min(graph.cost(descend(graph, start)) for start in starts)


def measure(ties: Sequence[SignedTie], limit: float) -> Measured:
    """Solve one network both ways."""
    graph = graph_of(ties)
    begun = time.perf_counter()
    best = solve(graph, limit).best
    between = time.perf_counter()
    plain = plain_heuristic(graph)
    done = time.perf_counter()
    return Measured(between - begun, best.cost, best.bound, best.proven, done - between, plain)


def _line(name: str, ties: int, measured: Sequence[Measured]) -> dict[str, float | str]:
    """Prints one line of the table; the same as figures."""
    seconds = statistics.median(one.seconds for one in measured)
    slowest = max(one.seconds for one in measured)
    proven = sum(one.proven for one in measured)
    gap = max((one.cost - one.bound) / one.cost if one.cost else 0.0 for one in measured)
    plain = statistics.median(one.plain_seconds for one in measured)
    off = [(o.plain_cost - o.cost) / o.cost if o.cost else 0.0 for o in measured]
    over = statistics.mean(off)
    print(
        f"{name:<12}{ties:>6}{seconds:>9.2f}{slowest:>9.2f}{proven:>5} of {len(measured):<4}"
        f"{100 * gap:>8.1f}{plain:>9.2f}{100 * over:>8.1f}",
        flush=True,
    )
    return {
        "network": name, "ties": ties, "seconds": round(seconds, 3),
        "slowest": round(slowest, 3), "proven": proven, "of": len(measured),
        "gap": round(gap, 4), "plain_seconds": round(plain, 3), "plain_over": round(over, 4),
    }  # fmt: skip


def main() -> None:
    """Print the table, the machine, and the same as one line of JSON."""
    parser = argparse.ArgumentParser(description="Measure the exact frustration.")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for a network")
    parser.add_argument("--tables", type=Path, nargs="*", default=[])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--families", choices=FAMILIES, nargs="*", default=list(FAMILIES))
    options = parser.parse_args()
    print(
        f"{'network':<12}{'ties':>6}{'seconds':>9}{'slowest':>9}{'proven':>10}{'gap %':>9}"
        f"{'plain s':>9}{'off %':>8}"
    )
    lines = []
    for name in options.families:
        for ties in options.sizes:
            progress(f"{name} {ties}")
            made = [FAMILIES[name](ties, seed) for seed in range(options.seeds)]
            lines.append(_line(name, ties, [measure(one, options.limit) for one in made]))
    for path in options.tables:
        windows = read_tie_table(path.read_bytes(), path.name).windows
        progress(path.name)
        most = max(len(window.ties) for window in windows)
        measured = [measure(window.ties, options.limit) for window in windows]
        lines.append(_line(path.stem[:11], most, measured))
    print(machine())
    print(json.dumps(lines))


if __name__ == "__main__":
    main()
