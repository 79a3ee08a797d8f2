"""Trained on the past, asked of the next window, judged by what came.

A transition goes from window t to the window that starts `horizon` years later; nothing of the
later one, or of a window after t, enters what is said of it. A model is trained on transitions
whose later window ends before the split, and judged on those whose first starts at it or later, so
that no year is both learned from and foretold. How strong the ridge is, is chosen within the
training years, forward in time: each transition foretold from those whose later window had closed
before its own opened.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from faultlines.analysis.dynamics.likelihood import Estimate, base_rate, estimate
from faultlines.analysis.dynamics.questions import QUESTIONS, Question, Term, ask, columns
from faultlines.analysis.dynamics.scores import RESAMPLES, Scores, scores_of
from faultlines.analysis.dynamics.snapshot import Memory, Snapshot, snapshot_of
from faultlines.analysis.dynamics.windows import Flags, Floats, SignedWindows, Whole

RIDGES = (1.0, 5.0, 20.0, 80.0)
USUAL_RIDGE = 5.0
_FEW = 10


@dataclass(frozen=True, slots=True)
class Split:
    """Years: how far ahead, and where the past that is learned from ends."""

    horizon: int
    train_before: int


@dataclass(frozen=True, slots=True)
class Judged:
    """One question: our model with its scores, and the baselines by name with theirs."""

    question: Question
    model: Estimate
    scores: Scores
    baselines: tuple[tuple[str, Scores], ...]


@dataclass(frozen=True, slots=True)
class Backtest:
    """`trained` and `tested` are the starts of the first windows of the transitions used."""

    split: Split
    trained: tuple[int, ...]
    tested: tuple[int, ...]
    judged: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Transition:
    """Windows by number, and what is known when the first closes."""

    start: int
    first: int
    later: int
    label_start: int
    label_end: int
    known: Snapshot


@dataclass(frozen=True, slots=True)
class _Rows:
    """What a model sees of some transitions."""

    columns: Floats
    answers: Flags
    first: Whole
    second: Whole

    @property
    def pairs(self) -> Whole:
        return self.first * (int(self.second.max(initial=0)) + 1) + self.second


def shortest_horizon(windows: SignedWindows) -> int | None:
    """Years to the nearest later window that shares no year with its first, for any two of them."""
    gaps = [
        later - start
        for start, end in zip(windows.starts, windows.ends, strict=True)
        for later in windows.starts
        if later > end
    ]
    return min(gaps, default=None)


def transitions_of(
    windows: SignedWindows, horizon: int, memory: Memory | None = None
) -> tuple[Transition, ...]:
    """Every two windows that lie a horizon apart, in order of time."""
    found = []
    for first, start in enumerate(windows.starts):
        later = windows.at(start + horizon)
        if later is not None and windows.starts[later] > windows.ends[first]:
            known = snapshot_of(windows, first, memory)
            label_end = windows.ends[later]
            found.append(Transition(start, first, later, start + horizon, label_end, known))
    return tuple(found)


def parted(
    transitions: Sequence[Transition], train_before: int
) -> tuple[tuple[Transition, ...], tuple[Transition, ...]]:
    """Those to learn from and those to foretell."""
    past = tuple(one for one in transitions if one.label_end < train_before)
    future = tuple(one for one in transitions if one.start >= train_before)
    return past, future


def middle(transitions: Sequence[Transition]) -> int | None:
    """The year that leaves the most transitions on the thinner side; the earlier of two."""
    years = sorted({one.start for one in transitions})
    sides = {year: min(map(len, parted(transitions, year))) for year in years}
    best = max(sides.values(), default=0)
    return min((year for year in years if sides[year] == best), default=None) if best else None


def backtest(
    windows: SignedWindows,
    split: Split,
    memory: Memory | None = None,
    advance: Callable[[], None] | None = None,
) -> Backtest:
    """Every question, trained and judged; ValueError where one side of the split is empty."""
    past, future = parted(transitions_of(windows, split.horizon, memory), split.train_before)
    if not past or not future:
        raise ValueError("no transition to learn from, or none to foretell")
    judged = tuple(
        one for q in QUESTIONS if (one := _judge(q, windows, past, future, advance)) is not None
    )
    starts = tuple(one.start for one in past), tuple(one.start for one in future)
    return Backtest(split, *starts, judged)


def steps() -> int:
    """How often `backtest` calls `advance`, at most."""
    return RESAMPLES * sum(1 + len(question.baselines) for question in QUESTIONS)


def _judge(
    question: Question,
    windows: SignedWindows,
    past: Sequence[Transition],
    future: Sequence[Transition],
    advance: Callable[[], None] | None,
) -> Judged | None:
    """None where no pair was asked before or after the split."""
    learned = _rows(question, question.terms, windows, past)
    asked = _rows(question, question.terms, windows, future)
    if not len(learned.answers) or not len(asked.answers):
        return None
    ridge = chosen_ridge(question, windows, past)
    model = _fit(question.terms, learned, ridge)
    baselines = tuple(
        (name, _score(terms, question, windows, past, future, advance))
        for name, terms in question.baselines
    )
    chances = model.chance(asked.columns)
    scores = scores_of(chances, asked.answers, asked.first, asked.second, advance=advance)
    return Judged(question, model, scores, baselines)


def _score(  # noqa: PLR0917 (a baseline is told by its terms)
    terms: tuple[Term, ...],
    question: Question,
    windows: SignedWindows,
    past: Sequence[Transition],
    future: Sequence[Transition],
    advance: Callable[[], None] | None,
) -> Scores:
    """A baseline: the base rate where it has no term, else a logistic regression, hardly ridged."""
    learned, asked = (_rows(question, terms, windows, some) for some in (past, future))
    model = _fit(terms, learned, 0.01) if terms else base_rate(learned.answers)
    chances = model.chance(asked.columns)
    return scores_of(chances, asked.answers, asked.first, asked.second, advance=advance)


def _fit(terms: tuple[Term, ...], rows: _Rows, ridge: float) -> Estimate:
    directions = [term.direction for term in terms]
    return estimate(rows.columns, rows.answers, directions, ridge, rows.pairs)


def _rows(
    question: Question,
    terms: tuple[Term, ...],
    windows: SignedWindows,
    transitions: Sequence[Transition],
) -> _Rows:
    asked = [ask(question.name, one.known, windows, one.later) for one in transitions]
    cells = [columns(terms, one.known, some) for one, some in zip(transitions, asked, strict=True)]
    return _Rows(
        np.vstack(cells),
        np.concatenate([some.answer for some in asked]),
        np.concatenate([some.first for some in asked]),
        np.concatenate([some.second for some in asked]),
    )


def chosen_ridge(question: Question, windows: SignedWindows, past: Sequence[Transition]) -> float:
    """The ridge that foretells best within the training years; the usual where they are too few."""
    losses = np.zeros(len(RIDGES))
    folds = list(_forward(past))
    events = 0
    for known, new in folds:
        learned = _rows(question, question.terms, windows, known)
        asked = _rows(question, question.terms, windows, [new])
        events += int(asked.answers.sum())
        for place, ridge in enumerate(RIDGES):
            chance = _fit(question.terms, learned, ridge).chance(asked.columns)
            given = np.where(asked.answers, chance, 1 - chance)
            losses[place] -= np.log(np.clip(given, 1e-6, 1)).sum()
    return RIDGES[int(losses.argmin())] if events >= _FEW else USUAL_RIDGE


def _forward(past: Sequence[Transition]) -> Iterator[tuple[list[Transition], Transition]]:
    """Each transition with those whose later window had closed before its own opened."""
    for new in past:
        known = [one for one in past if one.label_end < new.label_start]
        if known:
            yield known, new
