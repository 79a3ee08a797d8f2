"""The learned scorer: how likely one phrase takes up an earlier one, against taking up none.

Small sums, worked out with numpy: tables of the pair, what each of the two is like, and how alike
their vectors are, through one hidden layer. Fitted by `python -m training.chains`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from faultlines.errors import ModelUnusable
from faultlines.reader.coreference.features import TABLES, WIDTH, PhraseFacts, pair_facts

Array = np.ndarray[Any, np.dtype[Any]]

WEIGHTS = Path(__file__).parent / "scorer.npz"
_ALONE = 250_000  # multiplications up to which a product is one thread's
_AT_ONCE = 1_000  # pairs: what fits beside the processor


# Small tables are added up beforehand, two by two, so that pairs look up half as many.
_NAMES = list(TABLES)
_PAIRED = [
    (_NAMES.index(a), _NAMES.index(b))
    for a, b in (
        ("sorts", "countries"), ("relations", "sexes"), ("steps", "numbers"),
        ("sentences", "modifiers"), ("words", "labels"), ("tree", "quotes"),
        ("paragraphs", "persons between"), ("subjects between", "names between"),
    )
]  # fmt: skip
_FIRSTS, _SECONDS = (np.array(side) for side in zip(*_PAIRED, strict=True))


def _together(first: Array, second: Array) -> Array:
    """The sums of every row of one table with every row of another."""
    return np.asarray((first[:, None] + second).reshape(-1, first.shape[1]))


def _product(left: Array, right: Array) -> Array:
    """The matrix product, in parts too small for numpy to start threads that fight."""
    rows = max(1, _ALONE // right.size)
    parts = [left[low : low + rows] @ right for low in range(0, len(left), rows)]
    return np.concatenate(parts) if parts else left @ right


class PairScorer:
    """Scores of pairs; `weights` by name as the fitting script leaves them."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self.weights = {name: array.astype(np.float32) for name, array in weights.items()}
        borders = np.cumsum(list(TABLES.values()))[:-1]
        tables = np.split(self.weights["tables"], borders)
        self._tables = [_together(tables[i], tables[j]) for i, j in _PAIRED]
        self._sizes = np.array([len(tables[j]) for _, j in _PAIRED], np.int64)

    def alone(self, facts: PhraseFacts) -> Array:
        """For each phrase the score of taking up nothing."""
        w = self.weights
        hidden = np.maximum(_product(facts.own, w["alone"]) + w["alone_bias"], 0)
        return np.asarray(hidden @ w["alone_out"])

    def pairs(self, facts: PhraseFacts, later: Array, earlier: Array) -> Array:
        """For each pair the score of the later phrase taking up the earlier."""
        w = self.weights
        mine = _product(facts.own, w["later"]) + w["bias"]
        other = _product(facts.own, w["earlier"])
        turned = np.tanh(_product(facts.own[:, :WIDTH], w["turn"]))
        parts = []
        for low in range(0, len(later), _AT_ONCE):
            m, a = later[low : low + _AT_ONCE], earlier[low : low + _AT_ONCE]
            hidden = mine[m] + other[a] + _product(turned[m] * turned[a], w["alike"])
            values = pair_facts(facts, m, a)
            rows = values[:, _FIRSTS] * self._sizes + values[:, _SECONDS]
            for column, table in enumerate(self._tables):
                hidden += table[rows[:, column]]
            parts.append(np.einsum("ph,h->p", np.maximum(hidden, 0), w["out"]))
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)


@cache
def load_scorer() -> PairScorer:
    """The scorer of the package; ModelUnusable where its file is missing or damaged."""
    try:
        with np.load(WEIGHTS) as stored:
            return PairScorer({name: stored[name] for name in stored.files})
    except (OSError, ValueError) as error:
        raise ModelUnusable(
            f"The weights of coreference, {WEIGHTS.name}, cannot be read ({error}). Install "
            "faultlines again."
        ) from error
