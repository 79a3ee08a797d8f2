"""A backtest as one JSON object, or as lines for a reader."""

from collections.abc import Iterator

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from faultlines.analysis.dynamics import Backtest, Judged, Scores
from faultlines.analysis.dynamics.scores import Score

_PLACES = 5
NOTE = (
    "Foretold are ties between the actors of this table, from windows before each prediction "
    "alone. It says nothing about how well ties of other actors can be foretold: what holds for "
    "states does not thereby hold for factions within one."
)


class ScoresRow(msgspec.Struct, frozen=True, kw_only=True):
    """Of `n` pairs `turned` did; `intervals` hold the middle 95 in 100 by score."""

    n: int
    turned: int
    auc: float | None
    average_precision: float | None
    log_loss: float | None
    calibration_error: float | None
    intervals: dict[str, tuple[float, float]]


class QuestionRow(ScoresRow, frozen=True, kw_only=True):
    """One question with its baselines; `turned` counts ties that came or vanished."""

    baselines: dict[str, ScoresRow]


class TermRow(msgspec.Struct, frozen=True):
    """A coefficient per deviation of its term, with its standard error."""

    term: str
    coefficient: float
    error: float


class ModelRow(msgspec.Struct, frozen=True):
    """What was estimated, on how many rows, of which `turned` did."""

    n: int
    turned: int
    ridge: float
    intercept: float
    terms: tuple[TermRow, ...]


class BacktestRow(msgspec.Struct, frozen=True, kw_only=True):
    """The whole; `train_windows` and `test_windows` are the starts of the first windows used."""

    horizon: int
    train_before: int
    train_windows: tuple[int, ...]
    test_windows: tuple[int, ...]
    persisting: ScoresRow | None
    baselines: dict[str, ScoresRow]
    new: QuestionRow | None
    vanishing: QuestionRow | None
    models: dict[str, ModelRow]
    note: str


def backtest_row(told: Backtest) -> BacktestRow:
    """The row of a backtest."""
    judged = {one.question.name: one for one in told.judged}
    persisting = judged.get("persisting")
    return BacktestRow(
        horizon=told.split.horizon,
        train_before=told.split.train_before,
        train_windows=told.trained,
        test_windows=told.tested,
        persisting=_scores(persisting.scores) if persisting else None,
        baselines=_baselines(persisting) if persisting else {},
        new=_question(judged.get("new")),
        vanishing=_question(judged.get("vanishing")),
        models={one.question.name: _model(one) for one in told.judged},
        note=NOTE,
    )


def backtest_json(row: BacktestRow) -> str:
    """One line."""
    return msgspec.json.encode(row).decode()


def print_backtest(row: BacktestRow, console: Console) -> None:
    """A table for each question, ours first."""
    head = (
        f"{row.horizon} years ahead; trained on windows from {_span(row.train_windows)} that end "
        f"before {row.train_before}, asked of windows from {_span(row.test_windows)}"
    )
    console.print(Text(head))
    for title, ours, baselines in _tables(row):
        console.print(_table(title, ours, baselines))
    console.print(Text(row.note, style="dim"))


def _tables(row: BacktestRow) -> Iterator[tuple[str, ScoresRow, dict[str, ScoresRow]]]:
    if row.persisting is not None:
        yield "Has a tie turned that is there in both?", row.persisting, row.baselines
    if row.new is not None:
        yield "Is there a tie where none was?", row.new, row.new.baselines
    if row.vanishing is not None:
        yield "Is a tie gone?", row.vanishing, row.vanishing.baselines


def _table(title: str, ours: ScoresRow, baselines: dict[str, ScoresRow]) -> Table:
    shown = Table(title=f"{title} {ours.turned:,} of {ours.n:,}", title_justify="left", box=None)
    for heading in ("", "area under curve", "average precision", "log loss", "calibration error"):
        shown.add_column(heading)
    for name, scores in {"this model": ours, **baselines}.items():
        shown.add_row(name, *(_cell(scores, field) for field in _SCORES))
    return shown


_SCORES = ("auc", "average_precision", "log_loss", "calibration_error")


def _cell(row: ScoresRow, field: str) -> str:
    value = getattr(row, field)
    if value is None:
        return "–"
    interval = row.intervals.get(field)
    return f"{value:.3f}" + (f" ({interval[0]:.3f}–{interval[1]:.3f})" if interval else "")


def _question(judged: Judged | None) -> QuestionRow | None:
    if judged is None:
        return None
    ours = _scores(judged.scores)
    return QuestionRow(**msgspec.structs.asdict(ours), baselines=_baselines(judged))


def _baselines(judged: Judged) -> dict[str, ScoresRow]:
    return {name: _scores(scores) for name, scores in judged.baselines}


def _scores(scores: Scores) -> ScoresRow:
    each: dict[str, Score] = {field: getattr(scores, field) for field in _SCORES}
    values = {field: _rounded(score.value) for field, score in each.items()}
    intervals = {
        field: (round(score.interval.low, _PLACES), round(score.interval.high, _PLACES))
        for field, score in each.items()
        if score.interval is not None
    }
    return ScoresRow(n=scores.rows, turned=scores.events, intervals=intervals, **values)


def _model(judged: Judged) -> ModelRow:
    model = judged.model
    terms = tuple(
        TermRow(term.name, round(float(value), _PLACES), round(float(error), _PLACES))
        for term, value, error in zip(
            judged.question.terms, model.coefficients, model.errors, strict=True
        )
    )
    return ModelRow(model.rows, model.events, model.ridge, round(model.intercept, _PLACES), terms)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _PLACES)


def _span(years: tuple[int, ...]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
