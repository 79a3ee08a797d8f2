"""The whole network: the encoder and the heads of all tasks."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.network import Encoder
from training.tasks.claims import WordLabels, by_head
from training.tasks.pairs import Pairs
from training.tasks.parts import Parts
from training.tasks.tagging import LemmaRules, Names, SentenceStarts, Tags
from training.tasks.task import Task
from training.tasks.trees import Trees
from training.vocabulary import Labels
from training.windows import Window


def all_tasks(labels: Labels) -> dict[str, Task]:
    """Every task that is trained, by the name its weights are saved under."""
    return {
        "starts": SentenceStarts(),
        "upos": Tags(labels.upos),
        "lemmas": LemmaRules(labels.lemma_rules, 0.5),
        "trees": Trees(labels.relations),
        "names": Names(labels.name_tags),
        "pairs": Pairs(len(labels.stances), len(labels.events), len(labels.ties)),
        **({"parts": Parts()} if labels.word_columns else {}),
        **{name: WordLabels(name, each) for name, each in by_head(labels.word_columns).items()},
    }


class LanguageNetwork(nn.Module):
    """Windows in; a loss, or what each head says."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = Encoder()
        self.tasks = nn.ModuleDict(all_tasks(labels))

    def vectors(self, windows: Sequence[Window]) -> Tensor:
        """Word vectors (windows, words, WIDTH), padded at the end."""
        device = self.encoder.mix.device
        length = max(len(w.pieces) for w in windows)
        width = max(len(w.first) for w in windows)
        pieces = torch.zeros(len(windows), length, dtype=torch.long)
        features = torch.zeros_like(pieces)
        first = torch.zeros(len(windows), width, dtype=torch.long)
        for row, w in enumerate(windows):
            pieces[row, : len(w.pieces)] = torch.tensor(w.pieces)
            features[row, : len(w.pieces)] = torch.tensor(w.features)
            first[row, : len(w.first)] = torch.tensor(w.first)
        pieces, features, first = (t.to(device) for t in (pieces, features, first))
        found: Tensor = self.encoder(pieces, features, first, pieces != 0)
        return found

    def loss(self, windows: Sequence[Window]) -> dict[str, Tensor]:
        """The loss of each task that these windows say anything about."""
        vectors = self.vectors(windows)
        losses = {name: task.loss(vectors, windows) for name, task in self.tasks.items()}
        return {name: loss for name, loss in losses.items() if loss is not None}
