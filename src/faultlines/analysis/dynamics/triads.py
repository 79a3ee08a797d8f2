"""Two classical ways in which a complete signed network comes to rest, one triad at a time.

Antal, Krapivsky and Redner, "Dynamics of social balance on networks", Physical Review E 72 (2005)
036121 (arXiv cond-mat/0506476). Everybody is tied to everybody; a triad with one or three ties
against is unbalanced.

Local triad dynamics: an unbalanced triad is drawn. With probability p one of its ties against turns
for, with 1 - p one for turns against (a triad with three ties against has only the first). A finite
network always ends in balance; for an infinite one the steady density of ties for is

    1 / (sqrt(3 (1 - 2 p)) + 1)   below p = 1/2,  and 1 from there on.

The time to balance grows as exp(N**2) below one half, as N**(4/3) at it, and as log N above.

Constrained triad dynamics: a tie is drawn, and turns where that leaves fewer unbalanced triads;
where it leaves as many, with probability 1/2. It stops in about log N sweeps, in balance or,
seldom, in a jammed state: unbalanced, yet each tie is in more balanced triads than unbalanced.
Jammed states need N = 9 or N >= 11.

Known failures: real networks are not complete, ties are not of one strength and do not turn for
triads alone; that is what the rest of this room is for.
"""

from dataclasses import dataclass

import numpy as np

from faultlines.analysis.dynamics.windows import Signs


@dataclass(frozen=True, slots=True)
class Outcome:
    """`signs` has the shape (actors, actors) with 0 on the diagonal.

    `turns` counts ties turned, `sweeps` the time: updates in units of the number of ties.
    `stopped` where nothing can turn any more, `balanced` where no triad is unbalanced.
    """

    signs: Signs
    turns: int
    sweeps: float
    stopped: bool
    balanced: bool

    @property
    def density(self) -> float:
        """Share of ties that are for."""
        upper = self.signs[np.triu_indices(len(self.signs), 1)]
        return float((upper > 0).mean())


def random_signs(actors: int, density: float, chance: np.random.Generator) -> Signs:
    """A complete network in which each tie is for with a probability."""
    upper = np.triu(np.where(chance.random((actors, actors)) < density, 1, -1), 1)
    return (upper + upper.T).astype(np.int8)


def unbalanced_triads(signs: Signs) -> int:
    """How many triads have signs that multiply to minus."""
    whole = signs.astype(np.int64)
    tied = np.abs(whole)
    triads = int(np.trace(tied @ tied @ tied)) // 6
    return (triads - int(np.trace(whole @ whole @ whole)) // 6) // 2


def run_local(signs: Signs, p: float, most_turns: int, seed: int) -> Outcome:
    """Local triad dynamics from `signs` until balance, or `most_turns` ties have turned.

    Time is that of the paper, in which any triad is drawn and a balanced one left alone: each turn
    takes (all triads / unbalanced ones) updates. Raises ValueError for fewer than three actors.
    """
    chance = np.random.default_rng(seed)
    ties = _Ties(signs)
    turns, updates = 0, 0.0
    while ties.unbalanced and turns < most_turns:
        updates += ties.triads / ties.unbalanced
        ties.turn(*_of_triad(ties.signs, ties.unbalanced_triad(chance), p, chance))
        turns += 1
    rest = ties.unbalanced == 0
    return Outcome(ties.signs, turns, updates / ties.count, rest, rest)


def run_constrained(signs: Signs, seed: int, most_sweeps: float = 1000.0) -> Outcome:
    """Constrained triad dynamics from `signs` until nothing may turn, or `most_sweeps` are over."""
    chance = np.random.default_rng(seed)
    ties = _Ties(signs)
    turns = updates = 0
    stopped = False
    while not stopped and updates < most_sweeps * ties.count:
        for _ in range(ties.count):
            i, j = ties.draw(chance)
            updates += 1
            gain = ties.frustration(i, j)
            if gain > 0 or (gain == 0 and chance.random() < 0.5):
                ties.turn(i, j)
                turns += 1
        stopped = ties.at_rest()
    return Outcome(ties.signs, turns, updates / ties.count, stopped, ties.unbalanced == 0)


class _Ties:
    """A complete network with its count of unbalanced triads kept up to date."""

    def __init__(self, signs: Signs) -> None:
        actors = len(signs)
        if actors < 3:
            raise ValueError(f"{actors} actors have no triad; give three or more")
        self.signs = signs.copy()
        self.count = actors * (actors - 1) // 2
        self.triads = self.count * (actors - 2) // 3
        self.unbalanced = unbalanced_triads(signs)

    def draw(self, chance: np.random.Generator) -> tuple[int, int]:
        """Any tie."""
        actors = len(self.signs)
        i, j = int(chance.integers(actors)), int(chance.integers(actors - 1))
        return i, j + (j >= i)

    def frustration(self, i: int, j: int) -> int:
        """Unbalanced triads of a tie less balanced ones: what turning it would mend."""
        return -int(self.signs[i, j]) * int(self.signs[i].astype(np.int64) @ self.signs[j])

    def turn(self, i: int, j: int) -> None:
        """Turns a tie."""
        self.unbalanced -= self.frustration(i, j)
        self.signs[i, j] = self.signs[j, i] = -self.signs[i, j]

    def unbalanced_triad(self, chance: np.random.Generator) -> tuple[int, int, int]:
        """One drawn evenly among the unbalanced; by trial while they are many."""
        actors = len(self.signs)
        for _ in range(64):
            i, j = self.draw(chance)
            k = int(chance.integers(actors))
            if k not in (i, j) and self.signs[i, j] * self.signs[j, k] * self.signs[i, k] < 0:
                return i, j, k
        strained = np.abs(self.signs.astype(np.int64)) @ np.abs(self.signs.astype(np.int64))
        strained -= self.signs * (self.signs.astype(np.int64) @ self.signs)
        np.fill_diagonal(strained, 0)
        place = int(chance.choice(strained.size, p=(strained / strained.sum()).ravel()))
        i, j = divmod(place, actors)
        thirds = np.flatnonzero(self.signs[i, j] * self.signs[i] * self.signs[j] < 0)
        return i, j, int(chance.choice(thirds))

    def at_rest(self) -> bool:
        """Whether no tie may turn: each is in more balanced triads than unbalanced ones."""
        pull = self.signs.astype(np.int64) @ self.signs
        upper = np.triu_indices(len(self.signs), 1)
        return bool((self.signs[upper] * pull[upper] > 0).all())


def _of_triad(
    signs: Signs, triad: tuple[int, int, int], p: float, chance: np.random.Generator
) -> tuple[int, int]:
    """Which tie of an unbalanced triad turns."""
    i, j, k = triad
    ties = ((i, j), (j, k), (i, k))
    against = [tie for tie in ties if signs[tie] < 0]
    if len(against) == 3:
        return against[int(chance.integers(3))]
    if chance.random() < p:
        return against[0]
    good = [tie for tie in ties if signs[tie] > 0]
    return good[int(chance.integers(2))]
