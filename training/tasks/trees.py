"""Dependency trees: who hangs on whom, and as what."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import WIDTH
from training.tasks.task import IGNORED, Task, padded
from training.windows import Window

ARC_WIDTH = 384
LABEL_WIDTH = 192


class Trees(Task):
    """Biaffine arcs, and labels from a pair of words' sums and products.

    A word's head is one of the words of its sentence or the root; `arc_query @ arc_key.T` scores
    words, `root` the root. A label is scored from relu(sum) and product of two views of each word.
    """

    def __init__(self, relations: Sequence[str]) -> None:
        super().__init__()
        self.relations = {relation: number for number, relation in enumerate(relations)}
        self.dropout = nn.Dropout(0.25)
        self.as_dependent = nn.Linear(WIDTH, ARC_WIDTH)
        self.as_head = nn.Linear(WIDTH, ARC_WIDTH)
        self.meet = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.root = nn.Parameter(torch.zeros(ARC_WIDTH))
        self.label_dependent = nn.Linear(WIDTH, 2 * LABEL_WIDTH)
        self.label_head = nn.Linear(WIDTH, 2 * LABEL_WIDTH)
        self.label_root = nn.Parameter(torch.zeros(2 * LABEL_WIDTH))
        self.label = nn.Linear(2 * LABEL_WIDTH, len(relations))
        nn.init.normal_(self.root, std=0.02)
        nn.init.xavier_uniform_(self.meet.weight, gain=0.5)

    def arc_views(self, vectors: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Each word as one that seeks a head, as a head, and how well the root suits it."""
        queries = self.meet(self.dropout(functional.gelu(self.as_dependent(vectors))))
        keys = self.dropout(functional.gelu(self.as_head(vectors))) * ARC_WIDTH**-0.5
        return queries, keys, (queries * (self.root * ARC_WIDTH**-0.5)).sum(-1)

    def label_views(self, vectors: Tensor) -> tuple[Tensor, Tensor]:
        """Each word as a dependent and as a head, for the labels."""
        return self.label_dependent(vectors), self.label_head(vectors)

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores of the relations; both (…, 2 * LABEL_WIDTH), a root's head being `label_root`."""
        sums = functional.relu(dependents[..., :LABEL_WIDTH] + heads[..., :LABEL_WIDTH])
        products = dependents[..., LABEL_WIDTH:] * heads[..., LABEL_WIDTH:]
        answer: Tensor = self.label(self.dropout(torch.cat([sums, products], -1)))
        return answer

    def arc_scores(self, vectors: Tensor, sentences: Tensor) -> Tensor:
        """(windows, words, words + 1): the last column is the root.

        `sentences` numbers each word's sentence, -1 where there is none: heads lie within it.
        """
        queries, keys, root = self.arc_views(vectors)
        scores = queries @ keys.transpose(1, 2)
        apart = sentences[:, :, None] != sentences[:, None, :]
        itself = torch.eye(vectors.shape[1], dtype=torch.bool, device=vectors.device)
        return torch.cat([scores.masked_fill(apart | itself, -1e4), root[..., None]], -1)

    def losses(self, vectors: Tensor, windows: Sequence[Window]) -> Tensor | None:
        """As Task.losses."""
        trees = [i for i, w in enumerate(windows) if w.passage.heads is not None]
        if not trees:
            return None
        vectors = self.dropout(vectors[trees])
        width = vectors.shape[1]
        heads, relations, sentences = gold_trees(
            [windows[i] for i in trees], self.relations, vectors
        )
        asked = heads != IGNORED
        arcs = functional.cross_entropy(
            self.arc_scores(vectors, sentences)[asked], heads[asked], reduction="none"
        )
        dependents, as_heads = self.label_views(vectors)
        with_root = torch.cat([as_heads, self.label_root.expand(len(trees), 1, -1)], 1)
        places = heads.clamp(0, width)[..., None].expand(-1, -1, 2 * LABEL_WIDTH)
        scores = self.label_scores(dependents[asked], with_root.gather(1, places)[asked])
        return arcs + functional.cross_entropy(scores, relations[asked], reduction="none")


def gold_trees(
    windows: Sequence[Window], relations: dict[str, int], like: Tensor
) -> tuple[Tensor, Tensor, Tensor]:
    """Heads (the width of `like` for the root), relations and sentence numbers of each word.

    Words whose head lies outside their window are IGNORED.
    """
    width = like.shape[1]
    heads, labels, sentences = [], [], []
    for window in windows:
        passage = window.passage
        row = list(passage.heads or ())
        heads.append([width if h == i else (IGNORED if h < 0 else h) for i, h in enumerate(row)])
        labels.append([relations.get(r, 0) for r in passage.relations or ()])
        number, numbers = 0, []
        for start in passage.starts or ():
            number += start
            numbers.append(number)
        sentences.append(numbers)
    return (
        padded(heads, width, like), padded(labels, width, like), padded(sentences, width, like, -1)
    )  # fmt: skip
