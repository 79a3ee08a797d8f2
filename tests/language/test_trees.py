from itertools import product

import numpy as np
import pytest

from faultlines.language.trees import best_heads


def is_tree(heads: list[int]) -> bool:
    roots = [i for i, h in enumerate(heads) if h == i]
    if len(roots) != 1:
        return False
    for word in range(len(heads)):
        at = word
        for _ in heads:
            at = heads[at]
        if at != roots[0]:
            return False
    return True


def likeliest_by_trying_all(arcs: np.ndarray, root: np.ndarray) -> float:
    table = arcs.copy()
    np.fill_diagonal(table, root)
    table -= np.log(np.exp(table).sum(1, keepdims=True))
    words = range(len(root))
    trees = filter(is_tree, map(list, product(words, repeat=len(root))))
    return max(sum(table[i, h] for i, h in enumerate(heads)) for heads in trees)


@pytest.mark.parametrize("seed", range(40))
def test_no_tree_is_likelier(seed: int) -> None:
    draw = np.random.default_rng(seed)
    words = int(draw.integers(2, 6))
    arcs, root = draw.normal(0, 3, (words, words)), draw.normal(0, 3, words)
    best = likeliest_by_trying_all(arcs, root)
    table = arcs.copy()
    np.fill_diagonal(table, root)
    table -= np.log(np.exp(table).sum(1, keepdims=True))
    heads = best_heads(arcs.copy(), root.copy()).tolist()
    assert is_tree(heads)
    assert sum(table[i, h] for i, h in enumerate(heads)) == pytest.approx(best)


def test_one_word_is_its_own_root() -> None:
    assert best_heads(np.zeros((1, 1)), np.zeros(1)).tolist() == [0]


def test_a_long_knot_of_cycles_still_gives_a_tree() -> None:
    draw = np.random.default_rng(7)
    heads = best_heads(draw.normal(0, 1, (200, 200)), draw.normal(0, 1, 200)).tolist()
    assert is_tree(heads)
