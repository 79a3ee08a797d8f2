import numpy as np
import pytest

from faultlines.errors import ModelUnusable
from faultlines.language.heads import LABELS, column_names, word_heads


def scores(tokens: int) -> np.ndarray:
    return np.full((tokens, len(column_names())), -1.0, np.float32)


def test_each_head_gives_chances_that_sum_to_one() -> None:
    heads = word_heads(scores(3), column_names())
    for name, labels in LABELS.items():
        head = getattr(heads, name)
        assert head.chances.shape == (3, len(labels))
        assert head.chances.sum(1) == pytest.approx(1.0)


def test_a_score_speaks_for_its_own_column() -> None:
    table = scores(2)
    table[1, column_names().index("triggers/ASSAULT")] = 9.0
    triggers = word_heads(table, column_names()).triggers
    assert triggers.best(1)[0] == "ASSAULT"
    assert triggers.chance(1, "ASSAULT") > 0.99
    assert triggers.inside(1) > 0.99
    assert triggers.chance(0, "ASSAULT") < 0.1


def test_whitespace_has_the_first_label_of_each_head() -> None:
    table = scores(2)
    table[0] = 0.0
    heads = word_heads(table, column_names())
    assert heads.cues.best(0) == ("O", 1.0)
    assert heads.firmness.best(0) == ("asserted", 1.0)


def test_a_temperature_flattens_its_own_head_only() -> None:
    table = scores(1)
    table[0, column_names().index("cues/cue")] = 3.0
    table[0, column_names().index("sources/source")] = 3.0
    temperatures = [2.0 if name == "cues" else 1.0 for name in LABELS]
    heads = word_heads(table, column_names(), temperatures)
    assert heads.cues.chance(0, "cue") < heads.sources.chance(0, "source")


def test_other_columns_are_refused() -> None:
    with pytest.raises(ModelUnusable, match="other questions"):
        word_heads(scores(1), column_names()[1:])
