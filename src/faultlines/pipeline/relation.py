"""`faultlines relate`: a line with a text and two spans in, how one stands to the other out."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import msgspec

from faultlines.documents import require_length
from faultlines.errors import ReportUnreadable
from faultlines.pipeline.extraction import Answer, Line, guarded, lost_line
from faultlines.pipeline.workers import side_by_side
from faultlines.records import Span

if TYPE_CHECKING:
    from faultlines.language.pairs import PairScores

_DIGITS = 6  # of a chance; sums stay 1 within rounding


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """The question: how does the text say that `source` stands to `target`?"""

    id: str
    text: str
    source: Span
    target: Span


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """The answer, each a chance by name; the chances of either sum to 1."""

    id: str
    stance: dict[str, float]
    event: dict[str, float]


Scorer = Callable[[Pair], Relation]
"""Whatever answers the question."""


def relate_lines(
    lines: Iterable[Line],
    *,
    processes: int | None = None,
    load: "Callable[[], Scorer] | None" = None,
) -> Iterator[Answer]:
    """An answer to each line, in order: its relation, or an error.

    `load` makes the scorer, once in each process. Raises ModelUnusable or SettingInvalid, which
    are no fault of a line.
    """
    return side_by_side(partial(_line_scorer, load or load_scorer), lines, lost_line, processes)


def _line_scorer(load: Callable[[], Scorer]) -> Callable[[Line], Answer]:
    return partial(relate_line, scorer=load())


def relate_line(line: Line, scorer: Scorer) -> Answer:
    """The relation of the pair on a line, or {"id": …, "error": …}."""
    return guarded(line, lambda found: msgspec.json.encode(scorer(decode_pair(found))))


def decode_pair(line: bytes) -> Pair:
    """The pair of one line of JSON; raises ReportUnreadable, also for spans outside the text."""
    try:
        pair = msgspec.json.decode(line, type=Pair)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReportUnreadable(
            f'This line is no pair: {error}. A pair is {{"id": …, "text": …, "source": '
            '[start, end], "target": [start, end]}.'
        ) from error
    require_length(pair.text)
    for name, span in (("source", pair.source), ("target", pair.target)):
        if not 0 <= span.start < span.end <= len(pair.text):
            raise ReportUnreadable(
                f"{name} is {span}; the text has {len(pair.text)} characters. A span begins "
                "before it ends and stands in the text."
            )
        if not span.of(pair.text).strip():
            raise ReportUnreadable(f"{name} is {span}, where nothing but white space stands.")
    return pair


def load_scorer() -> Scorer:
    """The pair scorer that `extract` uses too; raises ModelUnusable."""
    # Imported where they are used: they load the language libraries.
    from faultlines.language.analyser import load_analyser  # noqa: PLC0415
    from faultlines.language.pairs import score_pairs, span_of  # noqa: PLC0415

    # Often many pairs of one text follow one another.
    analyse = lru_cache(maxsize=4)(load_analyser().analyse)

    def score(pair: Pair) -> Relation:
        analysis = analyse(pair.text)
        source, target = (span_of(analysis, *span) for span in (pair.source, pair.target))
        return _relation(pair.id, score_pairs(analysis, [(source, target)])[0])

    return score


def _relation(ident: str, scores: "PairScores") -> Relation:
    from faultlines.language.pairs import EVENTS, STANCES  # noqa: PLC0415

    return Relation(
        id=ident,
        stance=_by_name(STANCES, scores.stance),
        event=_by_name(EVENTS, scores.event),
    )


def _by_name(names: Iterable[str], chances: Iterable[float]) -> dict[str, float]:
    return {name: round(chance, _DIGITS) for name, chance in zip(names, chances, strict=True)}
