"""Who does what a word tells, and to whom it is done, as the network sees it."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from faultlines.language.analyser import Analysis
from faultlines.language.sessions import WEIGHTS, open_session
from faultlines.settings import number_setting

FAR = 20
"""Words beyond which it does not matter how far a mention is from an act."""

Chances = tuple[float, float]
"""The chance that the mention does what the act's word tells, and that it is done to it."""


def score_parts(analysis: Analysis, parts: Sequence[tuple[int, int]]) -> list[Chances] | None:
    """The chances of each (act, mention): the word of an act, and the head word of a mention.

    None where the model does not judge this (an own pipeline, or weights without parts.onnx).
    """
    scorer = _scorer(number_setting("threads"))
    if analysis.vectors is None or not scorer.usable:
        return None
    return scorer.score(analysis, parts) if parts else []


def distance(act: int, mention: int) -> int:
    """How far a mention stands from an act, from 0 (far before) to 2 * FAR (far after)."""
    return min(max(mention - act, -FAR), FAR) + FAR


@lru_cache(maxsize=2)
def _scorer(threads: int) -> "PartScorer":
    return PartScorer(threads=threads)


class PartScorer:
    """The network of parts of the model in `folder`."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        path = folder / "parts.onnx"
        self.usable = path.exists()
        if self.usable:
            self._session = open_session(path, threads)

    def score(self, analysis: Analysis, parts: Sequence[tuple[int, int]]) -> list[Chances]:
        """As `score_parts`, all parts in one call."""
        acts, mentions = np.array(parts, np.int64).T
        given = {
            "acts": analysis.vectors[acts].astype(np.float32),  # type: ignore[index]
            "mentions": analysis.vectors[mentions].astype(np.float32),  # type: ignore[index]
            "distances": np.array([distance(act, mention) for act, mention in parts], np.int64),
        }
        (scores,) = self._session.run(None, given)
        chances = 1.0 / (1.0 + np.exp(-scores.astype(np.float64)))
        return [(does, suffers) for does, suffers in chances.tolist()]
