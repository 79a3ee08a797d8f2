"""One label a word: sentence starts, parts of speech, lemma rules, names."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from faultlines.language.lemmas import rule_for
from training.tasks.task import IGNORED, Perceptron, Task, padded
from training.windows import Window


class SentenceStarts(Task):
    """Whether a word begins a sentence. A window's first word is not asked: it may be anything."""

    weight = 0.7

    def __init__(self) -> None:
        super().__init__()
        self.head = Perceptron(1, 128)

    def losses(self, vectors: Tensor, windows: Sequence[Window]) -> Tensor | None:
        """As Task.losses."""
        rows = [[IGNORED, *map(int, (w.passage.starts or [])[1:])] for w in windows]
        gold = padded(rows, vectors.shape[1], vectors)
        asked = gold != IGNORED
        if not asked.any():
            return None
        return functional.binary_cross_entropy_with_logits(
            self.head(vectors[asked])[:, 0], gold[asked].float(), reduction="none"
        )


class Tags(Task):
    """A closed list of labels, one a word; words whose label is not on the list are not judged."""

    def __init__(self, labels: Sequence[str], weight: float = 1.0) -> None:
        super().__init__()
        self.weight = weight
        self.labels = {label: number for number, label in enumerate(labels)}
        self.head = Perceptron(len(labels))

    def gold(self, window: Window) -> list[str] | None:
        """The labels of a window's words."""
        return window.passage.upos

    def losses(self, vectors: Tensor, windows: Sequence[Window]) -> Tensor | None:
        """As Task.losses."""
        rows = [[self.labels.get(g, IGNORED) for g in self.gold(w) or ()] for w in windows]
        gold = padded(rows, vectors.shape[1], vectors)
        asked = gold != IGNORED
        if not asked.any():
            return None
        return functional.cross_entropy(self.head(vectors[asked]), gold[asked], reduction="none")


class LemmaRules(Tags):
    """The edit rule from a word to its lemma."""

    def gold(self, window: Window) -> list[str] | None:
        """The rules that give the treebank's lemmas."""
        lemmas = window.passage.lemmas
        return lemmas and list(map(rule_for, window.passage.words, lemmas))


class Names(Task):
    """BIO tags of names; where a corpus leaves several open, they share the credit."""

    weight = 3.0  # names are few among words, and easily drowned by the trees

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__()
        self.tags = tuple(tags)
        self.head = Perceptron(len(tags))

    def losses(self, vectors: Tensor, windows: Sequence[Window]) -> Tensor | None:
        """As Task.losses."""
        rows: list[list[bool]] = []
        asked = torch.zeros(vectors.shape[:2], dtype=torch.bool)
        for number, window in enumerate(windows):
            for place, possible in enumerate(window.passage.names or ()):
                if len(possible) < len(self.tags):
                    asked[number, place] = True
                    rows.append([tag in possible for tag in self.tags])
        if not rows:
            return None
        chances = self.head(vectors[asked.to(vectors.device)]).log_softmax(-1)
        allowed = torch.tensor(rows, device=vectors.device)
        return -chances.masked_fill(~allowed, -torch.inf).logsumexp(-1)
