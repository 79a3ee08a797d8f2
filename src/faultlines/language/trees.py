"""From arc scores to dependency trees: one root, no cycle, the best such tree."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

NEVER = -1e9
ROOTS_TRIED = 4  # the best root is nearly always among the four likeliest
ROUNDING = 1e-3  # of sums over a sentence
LONG = 60  # words; in a longer sentence only the likeliest root is tried, for time


def best_heads(arcs: Array, root: Array) -> Array:
    """Head of each word of a sentence, a root's own number for the root.

    `arcs` (words, words) scores the word of the column as head of the word of the row; `root`
    (words,) scores the root as its head. Both are overwritten. Scores are log-odds per word: they
    are normalised here, so that trees are compared by their likelihood.
    """
    words = len(root)
    if words == 1:
        return np.zeros(1, dtype=np.int64)
    np.fill_diagonal(arcs, root)  # a word that heads itself is the root
    heads: Array = arcs.argmax(1)
    if _is_tree(heads):
        return heads
    top = arcs.max(1, keepdims=True)
    arcs -= top + np.log(np.exp(arcs - top).sum(1, keepdims=True))
    tried = np.argsort(-arcs.diagonal(), kind="stable")[: ROOTS_TRIED if words <= LONG else 1]
    best, best_score = heads, -np.inf
    odds = arcs.diagonal().copy()
    np.fill_diagonal(arcs, NEVER)
    likeliest = arcs.max(1)
    hopes = likeliest.sum() - likeliest[tried] + odds[tried]
    np.fill_diagonal(arcs, odds)
    for candidate, hope in zip(tried, hopes, strict=True):
        if hope < best_score - ROUNDING:
            continue  # its own best tree cannot be as good
        found = _tree_from(arcs, int(candidate))
        score = arcs[np.arange(words), found].sum()
        if score > best_score:
            best, best_score = found, score
    return best


def _is_tree(heads: Array) -> bool:
    places = np.arange(len(heads))
    roots = np.flatnonzero(heads == places)
    if len(roots) != 1:
        return False
    reached, steps = heads, 1
    while steps < len(heads):
        reached = reached[reached]
        steps *= 2
    return bool((reached == roots[0]).all())


def _tree_from(arcs: Array, root: int) -> Array:
    """The best tree whose root is `root` (Chu and Liu, Edmonds)."""
    scores = arcs.astype(np.float64).copy()
    np.fill_diagonal(scores, NEVER)
    scores[root] = NEVER
    return _edmonds(scores, root)


def _edmonds(scores: Array, root: int) -> Array:
    words = len(scores)
    heads: Array = scores.argmax(1)
    heads[root] = root
    cycle = _a_cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(words, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    size = len(outside)
    # The cycle becomes one word, the last of a smaller problem.
    small = np.full((size + 1, size + 1), NEVER)
    small[:size, :size] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, cycle)]
    small[:size, size] = leaving.max(1)
    gain = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    small[size, :size] = gain.max(0)
    solved = _edmonds(small, int(np.flatnonzero(outside == root)[0]))
    result = heads.copy()
    for place, word in enumerate(outside):
        head = solved[place]
        result[word] = cycle[leaving[place].argmax()] if head == size else outside[head]
    entry = solved[size]
    broken = cycle[gain[:, entry].argmax()]
    result[broken] = outside[entry]
    result[root] = root
    return result


def _a_cycle(heads: Array, root: int) -> Array | None:
    """The words of one cycle that does not lead to the root."""
    above: list[int] = heads.tolist()
    seen_from = [0] * len(above)
    seen_from[root] = -1
    for begin in range(1, len(above) + 1):
        path, at = [], begin - 1
        while not seen_from[at]:
            seen_from[at] = begin
            path.append(at)
            at = above[at]
        if seen_from[at] == begin:
            return np.array(path[path.index(at) :])
    return None
