"""Losses of claim heads, and temperatures, on numbers made by hand."""

import math

import pytest

torch = pytest.importorskip("torch")

from training.calibrate import Answers  # noqa: E402
from training.corpora.layers import ClaimLayers  # noqa: E402
from training.corpora.passage import Pair, Passage  # noqa: E402
from training.tasks.claims import WordLabels, by_head  # noqa: E402
from training.tasks.pairs import Pairs  # noqa: E402
from training.windows import Window  # noqa: E402

O = frozenset({"O"})  # noqa: E741


def window(claims: ClaimLayers | None, words: int = 3, pairs: tuple[Pair, ...] = ()) -> Window:
    passage = Passage("made", ["x"] * words, [1] * words, pairs=pairs, claims=claims)
    return Window([101, *[7] * words, 102], [0] * (words + 2), [*range(1, words + 1)], passage)


class Fixed(torch.nn.Module):
    """A head whose scores are the first numbers of each word vector."""

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        return vectors[..., :2]


def task() -> WordLabels:
    made = WordLabels("triggers", ("O", "AID"))
    made.head = Fixed()
    return made


def vectors(*odds: float) -> torch.Tensor:
    """One window whose words have these log-odds of AID."""
    made = torch.zeros(1, len(odds), 384)
    made[0, :, 1] = torch.tensor(odds)
    return made


def test_words_without_labels_are_not_judged() -> None:
    claims = ClaimLayers({"triggers": [O, frozenset(), frozenset({"AID"})]})
    losses = task().losses(vectors(0.0, 5.0, 0.0), [window(claims)])
    assert losses.tolist() == pytest.approx([math.log(2), math.log(2)])


def test_windows_without_annotations_have_no_loss() -> None:
    assert task().losses(vectors(0.0, 0.0), [window(None, 2)]) is None


def test_each_allowed_label_shares_the_credit() -> None:
    claims = ClaimLayers({"triggers": [frozenset({"O", "AID"})]})
    assert task().losses(vectors(3.0), [window(claims, 1)]).item() == pytest.approx(0, abs=1e-6)


def test_a_label_somewhere_asks_for_one_word_that_has_it() -> None:
    either = frozenset({"O", "AID"})
    claims = ClaimLayers({"triggers": [either] * 3}, somewhere=(("triggers", "AID"),))
    nobody = task().losses(vectors(-6.0, -6.0, -6.0), [window(claims)])[-1]
    one = task().losses(vectors(-6.0, 6.0, -6.0), [window(claims)])[-1]
    assert nobody > 4
    assert one < 0.01


def test_pairs_are_judged_on_what_is_known_of_them() -> None:
    torch.manual_seed(0)
    pairs = Pairs(3, 17, 4).eval()
    known = (Pair((0, 1), (2, 3), 1, None), Pair((2, 3), (0, 1), None, 4, 3, (0, 3)))
    losses = pairs.losses(torch.zeros(1, 3, 384), [window(None, pairs=known)])
    assert losses.shape == (3,)


def test_columns_fall_into_heads() -> None:
    assert by_head(("a/O", "a/x", "b/O")) == {"a": ["O", "x"], "b": ["O"]}


def test_chances_that_are_too_sure_get_a_higher_temperature() -> None:
    sure = Answers(("O", "AID"))
    for right in ("O", "O", "AID"):
        sure.chances.append((0.99, 0.01))
        sure.right.append(frozenset({right}))
    assert sure.best_temperature() > 3
    assert sure.error(sure.best_temperature()) < sure.error(1.0)
