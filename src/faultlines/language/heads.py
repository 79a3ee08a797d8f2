"""What each word does in the claims of a text, as the network sees it: chances, word by word.

A head is one question asked of every word; its labels are the answers. All of it is a hint for
whoever builds claims: nothing here is a claim yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from faultlines.errors import ModelUnusable

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

OUTSIDE = "O"
PLOVER = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
ACTOR_TYPES = (
    "person", "state", "government", "party", "armed_group", "military", "coalition",
    "organisation", "media", "population", "other",
)  # fmt: skip
FIRMNESS = ("asserted", "denied", "possible", "planned", "predicted", "called_for")
LABELS: dict[str, tuple[str, ...]] = {
    "triggers": (OUTSIDE, *PLOVER),
    "actors": (OUTSIDE, *ACTOR_TYPES),
    "cues": (OUTSIDE, "cue"),
    "sources": (OUTSIDE, "source"),
    "content": (OUTSIDE, "direct", "indirect"),
    "framing": (OUTSIDE, "positive", "negative"),
    "stances": (OUTSIDE, "positive", "negative", "neutral"),
    "firmness": FIRMNESS,
}
ONES = (1.0,) * len(LABELS)


@dataclass(frozen=True, slots=True)
class WordHead:
    """One head's answers: `chances` (tokens, labels), each row of which sums to 1."""

    labels: tuple[str, ...]
    chances: Array

    def chance(self, token: int, label: str) -> float:
        """The chance of one label at one token; ValueError for a label that the head lacks."""
        return float(self.chances[token, self.labels.index(label)])

    def best(self, token: int) -> tuple[str, float]:
        """The likeliest label of one token, and its chance."""
        row = self.chances[token]
        place = int(row.argmax())
        return self.labels[place], float(row[place])

    def inside(self, token: int) -> float:
        """The chance that the token has any label but the first, "O"."""
        return 1.0 - float(self.chances[token, 0])


@dataclass(frozen=True, slots=True)
class WordHeads:
    """Every head's answers for the tokens of a Doc; a whitespace token has each head's first label.

    `triggers`: the PLOVER type of the event that the word tells (the head word of its trigger).
    `actors`: the type of the actor whom a name or description names, at its head word; pronouns
    are not asked. `cues`, `sources`, `content`: words of reporting cues, head words of sources,
    words of direct and indirect content. `framing`: loaded words. `stances`: the sign of the tie
    that the word tells, at its head word. `firmness`: how firmly a claim is made, to be asked at
    the trigger or main verb of a claim only.
    """

    triggers: WordHead
    actors: WordHead
    cues: WordHead
    sources: WordHead
    content: WordHead
    framing: WordHead
    stances: WordHead
    firmness: WordHead


def column_names() -> tuple[str, ...]:
    """The columns of the network's table of heads: "triggers/O", "triggers/AGREE" and so on."""
    return tuple(f"{name}/{label}" for name, labels in LABELS.items() for label in labels)


def word_heads(
    scores: Array, columns: Sequence[str], temperatures: Sequence[float] = ()
) -> WordHeads:
    """Chances from a table of scores (tokens, columns), with a temperature for each head.

    A head that the model has not learnt is certain of its first label. Raises ModelUnusable where
    the columns of one that it has are not those that this version of the program knows.
    """
    import numpy as np  # noqa: PLC0415 (only reading should cost it)

    found = {}
    words, silent = len(scores), ~scores.any(1)  # whitespace has no scores
    learnt = [name for name in LABELS if any(c.startswith(f"{name}/") for c in columns)]
    heat = dict(zip(learnt, temperatures or ONES, strict=False))
    for name, labels in LABELS.items():
        certain = np.eye(len(labels), dtype=np.float32)[0]
        if name not in heat:
            found[name] = WordHead(labels, np.tile(certain, (words, 1)))
            continue
        part = scores[:, _places(name, labels, columns)].astype(np.float32) / heat[name]
        part = np.exp(part - part.max(1, keepdims=True))
        part[silent] = certain
        found[name] = WordHead(labels, part / part.sum(1, keepdims=True))
    return WordHeads(**found)


def _places(name: str, labels: Sequence[str], columns: Sequence[str]) -> slice:
    """Where a head's columns stand side by side."""
    wanted = [f"{name}/{label}" for label in labels]
    first = columns.index(wanted[0]) if wanted[0] in columns else 0
    if list(columns[first : first + len(labels)]) != wanted:
        raise ModelUnusable(
            "The language model answers other questions about words than this version of the "
            "program asks. Install faultlines again, or export the model anew."
        )
    return slice(first, first + len(labels))
