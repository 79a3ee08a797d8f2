"""What one span of words is to another: stance, and PLOVER event, from source to target."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from faultlines.language.pair_views import FAR, ROLES, pair_view
from training.network import WIDTH, EncoderLayer
from training.tasks.task import IGNORED, Perceptron, Task
from training.windows import Window

PAIR_WIDTH = 192
WEIGHTS = (1.0, 3.0, 1.0)  # stance, event, tie: there are few events, of seventeen kinds


class PairReader(nn.Module):
    """Reads the words around a pair once more, knowing which words are source and target."""

    def __init__(self, stances: int, events: int, ties: int) -> None:
        super().__init__()
        self.narrow = nn.Linear(WIDTH, PAIR_WIDTH)
        self.roles = nn.Embedding(ROLES, PAIR_WIDTH)
        self.from_source = nn.Embedding(2 * FAR + 1, PAIR_WIDTH)
        self.from_target = nn.Embedding(2 * FAR + 1, PAIR_WIDTH)
        self.norm = nn.LayerNorm(PAIR_WIDTH)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(EncoderLayer(PAIR_WIDTH, 6, 2 * PAIR_WIDTH) for _ in range(2))
        self.query = nn.Linear(2 * PAIR_WIDTH, PAIR_WIDTH)
        self.stance = Perceptron(stances, 192, 4 * PAIR_WIDTH)
        self.event = Perceptron(events, 192, 4 * PAIR_WIDTH)
        self.tie = Perceptron(ties, 192, 4 * PAIR_WIDTH) if ties else None
        for table in (self.roles, self.from_source, self.from_target):
            nn.init.normal_(table.weight, std=0.05)

    def forward(
        self, vectors: Tensor, roles: Tensor, sources: Tensor, targets: Tensor
    ) -> tuple[Tensor, ...]:
        """Scores of stances, of events, and of ties where the network knows any.

        vectors (pairs, words, WIDTH); roles as `pair_view` gives them, 0 where there is no word;
        sources, targets: distances shifted to 0 … 2 * FAR.
        """
        present = roles > 0
        x = self.narrow(vectors) + self.roles(roles) + self.from_source(sources)
        x = self.dropout(self.norm(x + self.from_target(targets)))
        for layer in self.layers:
            x = layer(x, present)
        kind = (roles - 1) % 5
        source, target, between = (mean(x, (kind == k) & present) for k in (1, 2, 3))
        query = self.query(torch.cat([source, target], -1))
        scores = (x @ query[..., None])[..., 0] * PAIR_WIDTH**-0.5
        shares = scores.masked_fill(~present, -1e4).softmax(-1)
        sought = (x * shares[..., None]).sum(1)
        seen = torch.cat([source, target, between, sought], -1)
        heads = [self.stance, self.event, *([self.tie] if self.tie else [])]
        return tuple(head(seen) for head in heads)


def mean(x: Tensor, chosen: Tensor) -> Tensor:
    """The mean of the chosen words of each row; zeros where none is."""
    weights = chosen[..., None].to(x.dtype)
    return (x * weights).sum(1) / weights.sum(1).clamp(min=1)


class Pairs(Task):
    """Stance, event and tie of marked pairs."""

    usual = 12

    def __init__(self, stances: int, events: int, ties: int = 0) -> None:
        super().__init__()
        self.reader = PairReader(stances, events, ties)

    def scores(self, vectors: Tensor, windows: Sequence[Window]) -> tuple[Tensor, ...] | None:
        """Scores for all pairs of all windows, in order; None where there is none."""
        views = [
            (number, pair_view(p.source, p.target, *(p.scope or (0, len(w.first)))))
            for number, w in enumerate(windows) for p in w.passage.pairs
        ]  # fmt: skip
        if not views:
            return None
        width = max(view.last - view.first for _, view in views)
        words = vectors.new_zeros(len(views), width, vectors.shape[2])
        codes = torch.zeros(3, len(views), width, dtype=torch.long)
        for row, (number, view) in enumerate(views):
            size = view.last - view.first
            words[row, :size] = vectors[number, view.first : view.last]
            codes[:, row, :size] = torch.tensor([view.roles, view.from_source, view.from_target])
        roles, sources, targets = codes.to(vectors.device)
        answer: tuple[Tensor, ...] = self.reader(words, roles, sources, targets)
        return answer

    def losses(self, vectors: Tensor, windows: Sequence[Window]) -> Tensor | None:
        """As Task.losses."""
        scores = self.scores(vectors, windows)
        if scores is None:
            return None
        pairs = [pair for window in windows for pair in window.passage.pairs]
        gold = torch.tensor(
            [[IGNORED if x is None else x for x in (p.stance, p.event, p.tie)] for p in pairs],
            device=vectors.device,
        )
        each = [
            weight
            * functional.cross_entropy(answer, right, reduction="none", ignore_index=IGNORED)
            [right != IGNORED]
            for weight, answer, right in zip(WEIGHTS, scores, gold.T, strict=False)
        ]  # fmt: skip
        return torch.cat(each)
