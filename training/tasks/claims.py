"""What a word does in the claims of a text: one small head for each question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from training.tasks.task import Perceptron, Task
from training.windows import Window

HIDDEN = 128
# Few words are triggers, cues or loaded: their heads count for more, so that they are heard at all.
WEIGHTS = {"triggers": 3.0, "actors": 2.0, "cues": 2.0, "sources": 2.0, "framing": 2.0}


class WordLabels(Task):
    """One head of faultlines.language.heads, learnt where a text is annotated.

    A word that may have several labels gives credit for each; one that may have none is not judged.
    """

    def __init__(self, name: str, labels: Sequence[str]) -> None:
        super().__init__()
        self.name, self.labels = name, tuple(labels)
        self.weight = WEIGHTS.get(name, 1.0)
        self.usual = 15 if name == "firmness" else 200
        self.head = Perceptron(len(self.labels), HIDDEN)

    def judged(self, windows: Sequence[Window]) -> tuple[list[tuple[int, int]], list[list[bool]]]:
        """The (window, word) places that are judged, and which labels each may have."""
        places, rows = [], []
        for number, window in enumerate(windows):
            claims = window.passage.claims
            for word, allowed in enumerate(claims.labels.get(self.name, ()) if claims else ()):
                if allowed:
                    places.append((number, word))
                    rows.append([label in allowed for label in self.labels])
        return places, rows

    def losses(self, vectors: Tensor, windows: Sequence[Window]) -> Tensor | None:
        """As Task.losses."""
        places, rows = self.judged(windows)
        if not places:
            return None
        window, word = torch.tensor(places, device=vectors.device).T
        chances = self.head(vectors[window, word]).log_softmax(-1)
        allowed = torch.tensor(rows, device=vectors.device)
        each = -chances.masked_fill(~allowed, -torch.inf).logsumexp(-1)
        return torch.cat([each, *self._somewhere(chances, window, windows)])

    def _somewhere(
        self, chances: Tensor, window: Tensor, windows: Sequence[Window]
    ) -> Iterator[Tensor]:
        """For each label that some word of a window must have, how unlikely it is that none has.

        `chances` (judged words, labels) are logarithms; `window` numbers each judged word's window.
        """
        for number, each in enumerate(windows):
            for name, label in each.passage.claims.somewhere if each.passage.claims else ():
                if name == self.name:
                    odds = chances[window == number, self.labels.index(label)].exp()
                    none = torch.log1p(-odds.clamp(max=1 - 1e-6)).sum()
                    yield -torch.log(-torch.expm1(none.clamp(max=-1e-6)))[None]


def by_head(columns: Sequence[str]) -> dict[str, list[str]]:
    """Head to its labels, from columns such as "triggers/AGREE"."""
    found: dict[str, list[str]] = {}
    for column in columns:
        name, label = column.split("/")
        found.setdefault(name, []).append(label)
    return found
