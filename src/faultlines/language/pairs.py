"""How one span of a text stands to another: stance, PLOVER event, tie, with calibrated chances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from faultlines.errors import ModelUnusable
from faultlines.language.analyser import Analysis
from faultlines.language.pair_views import FAR, PairView, pair_view
from faultlines.language.sessions import WEIGHTS, check_weights, open_session, read_labels
from faultlines.settings import number_setting

if TYPE_CHECKING:
    from faultlines.language.doc import Doc

Array = np.ndarray[Any, np.dtype[Any]]
Span = tuple[int, int]

STANCES = ("positive", "negative", "neutral")
EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
TIES = ("positive", "negative", "neutral", "none")
NO_TIE = (0.0, 0.0, 0.0, 1.0)
AT_ONCE = 6  # pairs in one call of the network, all of one text: more would be padding


@dataclass(frozen=True, slots=True)
class PairScores:
    """What the source is or does to the target.

    `stance`: chances of positive, negative, neutral (STANCES); `event`: chances of the sixteen
    PLOVER types and NONE (EVENTS); `tie`: chances that a positive, negative or neutral tie of the
    source to the target is told, or none (TIES). Each sums to 1. `stance` asks how the source
    sounds towards the target; `tie`, whether the text claims one. `tie` is certain of "none" where
    the model has not learnt ties.
    """

    stance: tuple[float, float, float]
    event: tuple[float, ...]
    tie: tuple[float, ...] = NO_TIE


def score_pairs(analysis: Analysis, pairs: Sequence[tuple[Span, Span]]) -> list[PairScores]:
    """The scores of each (source, target); spans are [start, end) token numbers of the Doc.

    Raises ModelUnusable for an analysis without vectors, and ValueError for an empty span or one
    that lies outside the Doc.
    """
    return _scorer(number_setting("threads")).score(analysis, pairs)


def span_of(analysis: Analysis, start: int, end: int) -> Span:
    """The tokens that share a character with [start, end); ValueError where none does."""
    doc = analysis.doc
    inside = [t.i for t in doc if t.idx < end and t.idx + len(t) > start and not t.is_space]
    if not inside:
        raise ValueError(f"no word stands at characters {start} to {end} of the text")
    return inside[0], inside[-1] + 1


@lru_cache(maxsize=2)
def _scorer(threads: int) -> PairScorer:
    return PairScorer(threads=threads)


class PairScorer:
    """The pair network of the model in `folder`."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        check_weights(folder)
        self._labels = read_labels(folder / "labels.json")
        if (self._labels.stances, self._labels.events) != (STANCES, EVENTS):
            raise ModelUnusable(
                f"The model in {folder} knows other stances or events than this version of the "
                "program. Install faultlines again, or export the model anew."
            )
        self._session = open_session(folder / "pairs.onnx", threads)

    def score(self, analysis: Analysis, pairs: Sequence[tuple[Span, Span]]) -> list[PairScores]:
        """As `score_pairs`."""
        if analysis.vectors is None:
            raise ModelUnusable(
                "Pairs are judged on word vectors, which a spaCy pipeline of your own does not "
                "give. Unset FAULTLINES_SPACY_PIPELINE to use the built-in model."
            )
        views = [_view(analysis.doc, source, target) for source, target in pairs]
        found: list[PairScores] = []
        for begin in range(0, len(views), AT_ONCE):
            found += self._judge(analysis.vectors, views[begin : begin + AT_ONCE])
        return found

    def _judge(self, vectors: Array, views: Sequence[PairView]) -> list[PairScores]:
        width = max(view.last - view.first for view in views)
        words = np.zeros((len(views), width, vectors.shape[1]), np.float32)
        roles = np.zeros((len(views), width), np.int64)
        distances = np.full((2, len(views), width), FAR, np.int64)
        for row, view in enumerate(views):
            size = view.last - view.first
            words[row, :size] = vectors[view.first : view.last]
            roles[row, :size] = view.roles
            distances[:, row, :size] = view.from_source, view.from_target
        given = {
            "vectors": words, "roles": roles,
            "from_source": distances[0], "from_target": distances[1],
        }  # fmt: skip
        stance, event, *tie = self._session.run(None, given)
        stances = _chances(stance, self._labels.stance_temperature).tolist()
        events = _chances(event, self._labels.event_temperature).tolist()
        ties = [NO_TIE] * len(views)
        if tie:
            ties = _chances(tie[0], self._labels.tie_temperature).tolist()
        return [
            PairScores((s[0], s[1], s[2]), tuple(e), tuple(t))
            for s, e, t in zip(stances, events, ties, strict=True)
        ]


def _view(doc: Doc, source: Span, target: Span) -> PairView:
    """The pair within the sentences from the first that it touches to the last."""
    for span in (source, target):
        if not 0 <= span[0] < span[1] <= len(doc):
            raise ValueError(f"span {span} is empty or outside a text of {len(doc)} tokens")
    low, high = min(source[0], target[0]), max(source[1], target[1])
    return pair_view(source, target, doc[low].sent.start, doc[high - 1].sent.end)


def _chances(scores: Array, temperature: float) -> Array:
    scores = scores.astype(np.float64) / temperature
    scores = np.exp(scores - scores.max(1, keepdims=True))
    chances: Array = scores / scores.sum(1, keepdims=True)
    return chances
