"""What a task is: a head on word vectors, and the loss of its answers on a batch of windows."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.network import WIDTH
from training.windows import Window

IGNORED = -100


class Task(nn.Module):
    """A head and its loss. Add one to `training.tasks.all_tasks` and it is trained and saved.

    `weight` is its share of the sum of losses; `usual` the number of judged items a batch usually
    has: a batch with fewer counts for less, so that three lonely words do not weigh like a page.
    """

    weight = 1.0
    usual = 300

    @abstractmethod
    def losses(self, vectors: Tensor, windows: Sequence[Window]) -> Tensor | None:
        """One loss for each judged item, or None where no window carries what this task learns.

        `vectors` (windows, words, WIDTH) is padded with zeros after a window's last word.
        """

    def loss(self, vectors: Tensor, windows: Sequence[Window]) -> Tensor | None:
        """The batch's weighted loss."""
        each = self.losses(vectors, windows)
        if each is None or not each.numel():
            return None
        return self.weight * each.sum() / max(each.numel(), self.usual)


class Perceptron(nn.Sequential):
    """Dropout, one hidden layer, and the answers."""

    def __init__(self, answers: int, hidden: int = 256, inputs: int = WIDTH, dropout: float = 0.2):
        super().__init__(
            nn.Dropout(dropout), nn.Linear(inputs, hidden), nn.GELU(),
            nn.Dropout(dropout), nn.Linear(hidden, answers),
        )  # fmt: skip


def padded(rows: Sequence[Sequence[int]], width: int, like: Tensor, fill: int = IGNORED) -> Tensor:
    """Lists of numbers as one matrix (rows, width) on the device of `like`."""
    table = [[*row, *[fill] * (width - len(row))] for row in rows]
    return torch.tensor(table, device=like.device)
