"""What is asked of the next window, and the terms that answer it.

persisting  of ties in both windows: has the sign turned?
vanishing   of ties in the first: is there none in the second?
new         of pairs without a tie whose two are tied to somebody: do they have one in the second?

Each term has the direction that its theory gives it, and is dropped where the data would have it
the other way: with few turns to learn from, a sign from theory is worth more than a fitted one (the
robust beauty of improper linear models: Dawes 1979). Where theory leaves it open the term is free.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from faultlines.analysis.dynamics.snapshot import Snapshot
from faultlines.analysis.dynamics.windows import Flags, Floats, SignedWindows, Whole

Direction = Literal[-1, 0, 1]
Name = Literal["persisting", "new", "vanishing"]


@dataclass(frozen=True, slots=True)
class Term:
    """A number for each pair; `direction` is that in which it may push by its theory."""

    name: str
    direction: Direction
    of: Callable[[Snapshot], Floats]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked of the next window; `models` holds the terms of ours, then the baselines."""

    name: Name
    terms: tuple[Term, ...]
    baselines: tuple[tuple[str, tuple[Term, ...]], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The pairs that a question is asked of: rows `first`, `second` of the matrices, answers."""

    first: Whole
    second: Whole
    answer: Flags


def ask(question: Name, snapshot: Snapshot, windows: SignedWindows, later: int) -> Asked:
    """Of whom, and what came of it in window `later`."""
    first, second = np.triu_indices(len(windows.actors), 1)
    now = snapshot.sign[first, second]
    then = windows.signs[later][first, second]
    if question == "persisting":
        chosen, answer = (now != 0) & (then != 0), now != then
    elif question == "vanishing":
        chosen, answer = now != 0, then == 0
    else:
        chosen = (now == 0) & snapshot.active[first] & snapshot.active[second]
        answer = then != 0
    return Asked(first[chosen], second[chosen], answer[chosen])


def columns(terms: tuple[Term, ...], snapshot: Snapshot, asked: Asked) -> Floats:
    """Shape (pairs, terms)."""
    cells = [term.of(snapshot)[asked.first, asked.second] for term in terms]
    return np.column_stack(cells) if cells else np.zeros((len(asked.first), 0))


def _when_for(values: Callable[[Snapshot], Floats]) -> Callable[[Snapshot], Floats]:
    return lambda one: values(one) * (one.sign > 0)


def _when_against(values: Callable[[Snapshot], Floats]) -> Callable[[Snapshot], Floats]:
    return lambda one: values(one) * (one.sign < 0)


AGAINST = Term("against", 0, lambda one: (one.sign < 0).astype(float))
BALANCE = Term("balance", -1, lambda one: one.sign * one.balance)
STANDING = Term("standing of a tie against", 1, _when_against(lambda one: one.standing))
HELD = Term("standing of a tie against", -1, _when_against(lambda one: one.standing))
CIRCLE = Term("overlap of a tie for", -1, _when_for(lambda one: one.overlap))
RIVALRY = Term("rivalry of a tie against", -1, _when_against(lambda one: one.excess))
RATE = Term("quarrel rate of a tie for", 1, _when_for(lambda one: one.rate))
ONCE = Term("a tie for, once against", 1, _when_for(lambda one: one.ever_against.astype(float)))
AGE = Term("log age", 0, lambda one: np.log(np.maximum(one.run, 1.0)))
BALANCED = Term("log balanced triads", 0, lambda one: _triads(one, 1))
UNBALANCED = Term("log unbalanced triads", 0, lambda one: _triads(one, -1))
EVER = Term("ever against", 0, lambda one: one.ever_against.astype(float))
OVERLAP = Term("overlap", 1, lambda one: one.overlap)
DEGREES = Term("log ties of both", 0, lambda one: _both(np.log1p(one.degree)))
FOES = Term("against before", 1, lambda one: one.ever_against.astype(float))
PAIR_RATE = Term("quarrel rate", 1, lambda one: one.rate)


def _triads(one: Snapshot, sign: int) -> Floats:
    pull = one.sign * one.balance * (one.common + 2)
    return np.log1p(np.maximum((one.common + sign * pull) / 2, 0.0))


def _both(values: Floats) -> Floats:
    return values[:, None] + values[None]


PERSISTING = Question(
    "persisting",
    (AGAINST, BALANCE, STANDING, RIVALRY, RATE, ONCE),
    (
        ("no_change", ()),
        ("sign", (AGAINST,)),
        ("triad_counts", (AGAINST, BALANCED, UNBALANCED)),
        ("balance", (AGAINST, BALANCE)),
        ("balance_age_history", (AGAINST, BALANCE, AGE, EVER)),
    ),
)
VANISHING = Question(
    "vanishing",
    (AGAINST, HELD, CIRCLE),
    (("no_change", ()), ("sign", (AGAINST,)), ("triad_counts", (AGAINST, BALANCED, UNBALANCED))),
)
NEW = Question(
    "new",
    (OVERLAP, PAIR_RATE, FOES),
    (("no_change", ()), ("common_ties", (OVERLAP,)), ("ties_of_both", (DEGREES,))),
)
QUESTIONS = (PERSISTING, NEW, VANISHING)
