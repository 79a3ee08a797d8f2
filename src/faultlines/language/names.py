"""From the chances of BIO tags to names that are well formed and stay within a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]


def decode_names(chances: Array, tags: Sequence[str], borders: Sequence[int]) -> Array:
    """The likeliest well-formed tags; `chances` (words, tags) are logarithms.

    `borders` are the word numbers at which sentences begin, and the number of words at the end.
    Only sentences whose likeliest tags are ill-formed are worked out in full.
    """
    follows = _may_follow(tags)
    first = np.array([not tag.startswith("I-") for tag in tags])
    best: Array = chances.argmax(1)
    begins = np.zeros(len(best), bool)
    begins[np.asarray(borders[:-1], np.int64)] = True
    before = np.concatenate([[0], best[:-1]]) if len(best) else best
    well = np.where(begins, first[best], follows[before, best])
    for word in np.flatnonzero(~well):
        sentence = int(np.searchsorted(borders, word, side="right")) - 1
        low, high = borders[sentence], borders[sentence + 1]
        best[low:high] = _best_path(chances[low:high], follows, first)
    return best


def _may_follow(tags: Sequence[str]) -> Array:
    """(tag, next tag): an I- tag needs a B- or I- of its kind before it."""
    return np.array(
        [[not after.startswith("I-") or tag[1:] == after[1:] for after in tags] for tag in tags]
    )


def _best_path(chances: Array, follows: Array, first: Array) -> Array:
    """Viterbi's path through one sentence."""
    blocked = np.where(follows, 0.0, -np.inf)
    score = chances[0] + np.where(first, 0.0, -np.inf)
    came_from = np.zeros(chances.shape, np.int64)
    for word in range(1, len(chances)):
        ways = score[:, None] + blocked
        came_from[word] = ways.argmax(0)
        score = ways.max(0) + chances[word]
    path = [int(score.argmax())]
    for word in range(len(chances) - 1, 0, -1):
        path.append(int(came_from[word, path[-1]]))
    return np.array(path[::-1])
