"""Running text with the annotations that its corpus has; what a corpus lacks is None."""

from __future__ import annotations

from dataclasses import dataclass, field

from training.corpora.layers import ClaimLayers

NAME_KINDS = ("PER", "ORG", "LOC", "MISC")
NAME_TAGS = ("O", *(f"{part}-{kind}" for kind in NAME_KINDS for part in "BI"))
ANY_NAME_TAG = frozenset(NAME_TAGS)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two spans of words, [first, end) each, and what the first is or does to the second.

    `stance` is 0 positive, 1 negative, 2 neutral; `event` and `tie` are places in the lists of
    event kinds and of ties; None where the corpus does not say. `scope` holds the words
    [first, end) by which the pair is judged, None for the whole passage.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    stance: int | None
    event: int | None
    tie: int | None = None
    scope: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A word that tells an act (or a stance, or speech) and an actor mentioned in its sentence.

    `act` and `mention` are words, the mention's being its head; `actor` tells one actor's mentions
    from another's. `does` and `suffers`: whether that actor does it, and whether it is done to him.
    """

    act: int
    mention: int
    actor: str
    does: bool
    suffers: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in reading order; every list that is not None has one entry a word.

    `gaps` are those of faultlines.language.pieces. `heads` are word numbers in this passage, a
    root's own number for a root. `names` holds the tags that a word may have: one where the corpus
    is sure, several where its set of labels is smaller than ours.
    """

    corpus: str
    words: list[str]
    gaps: list[int]
    starts: list[bool] | None = None
    upos: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    names: list[frozenset[str]] | None = None
    pairs: tuple[Pair, ...] = field(default=())
    claims: ClaimLayers | None = None
    parts: tuple[Part, ...] = field(default=())
