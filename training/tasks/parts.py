"""Who does what a word tells, and to whom it is done: one act and one mention at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from faultlines.language.parts import FAR, distance
from training.network import WIDTH
from training.tasks.task import Task
from training.windows import Window

NARROW = 96
NEAR_WIDTH = 32


class PartReader(nn.Module):
    """Judges an act and a mention by their words' vectors and how far apart they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.act = nn.Linear(WIDTH, NARROW)
        self.mention = nn.Linear(WIDTH, NARROW)
        self.distance = nn.Embedding(2 * FAR + 1, NEAR_WIDTH)
        self.judge = nn.Sequential(
            nn.Dropout(0.2), nn.Linear(3 * NARROW + NEAR_WIDTH, 128), nn.GELU(),
            nn.Dropout(0.2), nn.Linear(128, 2),
        )  # fmt: skip

    def forward(self, acts: Tensor, mentions: Tensor, distances: Tensor) -> Tensor:
        """Log-odds (rows, 2) of doing and of suffering.

        acts, mentions (rows, WIDTH); distances (rows): words from act to mention, as
        `faultlines.language.parts.distance` gives them.
        """
        act, mention = self.act(acts), self.mention(mentions)
        seen = torch.cat([act, mention, act * mention, self.distance(distances)], -1)
        answer: Tensor = self.judge(seen)
        return answer


class Parts(Task):
    """Whether each actor of a sentence does or suffers what a word of it tells.

    Of an actor's several mentions the likeliest speaks for all: the key names actors, not places.
    """

    weight = 1.5
    usual = 60

    def __init__(self) -> None:
        super().__init__()
        self.reader = PartReader()

    def scores(self, vectors: Tensor, windows: Sequence[Window]) -> Tensor | None:
        """Log-odds (parts, 2) for the parts of all windows, in order; None where there is none."""
        places = [
            (number, p.act, p.mention, distance(p.act, p.mention))
            for number, window in enumerate(windows)
            for p in window.passage.parts
        ]
        if not places:
            return None
        window, act, mention, distances = torch.tensor(places, device=vectors.device).T
        answer: Tensor = self.reader(vectors[window, act], vectors[window, mention], distances)
        return answer

    def losses(self, vectors: Tensor, windows: Sequence[Window]) -> Tensor | None:
        """As Task.losses."""
        scores = self.scores(vectors, windows)
        if scores is None:
            return None
        groups: defaultdict[tuple[int, int, str], list[int]] = defaultdict(list)
        parts = [(n, p) for n, window in enumerate(windows) for p in window.passage.parts]
        for row, (number, part) in enumerate(parts):
            groups[number, part.act, part.actor].append(row)
        best = torch.stack([scores[rows].amax(0) for rows in groups.values()])
        firsts = [parts[rows[0]][1] for rows in groups.values()]
        gold = torch.tensor([[p.does, p.suffers] for p in firsts], device=vectors.device)
        each = functional.binary_cross_entropy_with_logits(best, gold.float(), reduction="none")
        return each.sum(1)
