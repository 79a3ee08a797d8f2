"""From the annotations of a text to the labels of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from faultlines.language.heads import FIRMNESS, LABELS, OUTSIDE
from training.annotations.records import Actor, AnnotatedText, Claim
from training.corpora.layers import UNJUDGED, ClaimLayers
from training.corpora.trees_of_text import Span, WordTrees

SIGNS = {1: "positive", -1: "negative"}
TIE_SIGNS = {1: "positive", -1: "negative", 0: "neutral"}
SAID = {"direct": {"direct"}, "indirect": {"indirect"}, "mixed": {"direct", "indirect"}}
Labels = list[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an actor is named, described, or meant by a pronoun; words [first, end)."""

    actor: str
    words: Span
    head: int
    pronoun: bool


def forms(actor: Actor) -> set[str]:
    """The actor's aliases, each also with a small or capital "the", and names without it."""
    found = set(actor.aliases)
    for alias in actor.aliases:
        article, _, rest = alias.partition(" ")
        if article in {"The", "the"} and rest:
            found |= {f"the {rest}", f"The {rest}"}
            found |= {rest} if rest[0].isupper() else set()
    return found


def alias_spans(actor: Actor, text: str) -> list[Span]:
    """Where the actor's aliases stand, the longest at each place."""
    spans = {
        found.span()
        for alias in forms(actor)
        for found in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", text)
    }
    return sorted(
        (a, b)
        for a, b in spans
        if not any((c, d) != (a, b) and c <= a and b <= d for c, d in spans)
    )


def mentions(text: AnnotatedText, trees: WordTrees) -> list[Mention]:
    """All mentions of all actors, in the order of their head words; one at each head word.

    Where two actors share a head word, the longer mention has it.
    """
    at_head: dict[int, Mention] = {}
    for actor in text.actors:
        places = [(span, False) for span in alias_spans(actor, text.text)]
        places += [(span, True) for span in actor.pronouns]
        for span, pronoun in places:
            words = trees.words_within(span)
            if words is None:
                continue
            new = Mention(actor.id, words, trees.head(words), pronoun)
            old = at_head.get(new.head)
            if old is None or old.words[1] - old.words[0] < words[1] - words[0]:
                at_head[new.head] = new
    return [at_head[head] for head in sorted(at_head)]


def _blank(words: int, label: str | None = OUTSIDE) -> Labels:
    return [UNJUDGED if label is None else frozenset({label})] * words


def _allow(row: Labels, word: int, labels: Iterable[str]) -> None:
    """Add labels to a word; "O" and "not judged" give way to the first of them."""
    old = row[word] - {OUTSIDE}
    row[word] = old | frozenset(labels)


def anchor(claim: Claim, trees: WordTrees) -> int | None:
    """The word that tells a claim: its trigger's head word, else that of its evidence."""
    words = trees.words_within(claim.trigger or claim.evidence[0])
    return None if words is None else trees.head(words)


def trigger_labels(text: AnnotatedText, trees: WordTrees) -> Labels:
    """The types that an event's trigger may bear; fine points may be left out."""
    row = _blank(len(trees.spans))
    for claim in text.claims:
        word = anchor(claim, trees) if claim.kind == "event" and claim.trigger else None
        if word is not None:
            _allow(row, word, claim.types)
    return row


def actor_labels(text: AnnotatedText, trees: WordTrees) -> Labels:
    """The type of each mention; pronouns are not judged."""
    row = _blank(len(trees.spans))
    types = {actor.id: actor.type for actor in text.actors}
    for mention in mentions(text, trees):
        label = UNJUDGED if mention.pronoun else frozenset({types[mention.actor]})
        row[mention.head] = label
    return row


def speech_labels(text: AnnotatedText, trees: WordTrees) -> dict[str, Labels]:
    """Words of cues, head words of sources, words of content."""
    rows = {name: _blank(len(trees.spans)) for name in ("cues", "sources", "content")}
    for statement in text.statements:
        cue = trees.words_within(statement.cue) if statement.cue else None
        for word in range(*cue) if cue else ():
            _allow(rows["cues"], word, ("cue",))
        source = trees.words_within(statement.source) if statement.source else None
        if source:
            _allow(rows["sources"], trees.head(source), ("source",))
        for span in statement.content:
            for word in range(*(trees.words_within(span) or (0, 0))):
                _allow(rows["content"], word, SAID[statement.form])
    return rows


def framing_labels(text: AnnotatedText, trees: WordTrees) -> Labels:
    """The signs of loaded words."""
    row = _blank(len(trees.spans))
    for claim in text.claims:
        if claim.kind == "framing" and claim.term and claim.sign in SIGNS:
            for word in range(*(trees.words_within(claim.term) or (0, 0))):
                _allow(row, word, (SIGNS[claim.sign],))
    return row


def stance_labels(text: AnnotatedText, trees: WordTrees) -> Labels:
    """The signs of the ties that a word tells."""
    row = _blank(len(trees.spans))
    for claim in text.claims:
        word = anchor(claim, trees) if claim.kind == "tie" else None
        if word is not None and claim.sign is not None:
            _allow(row, word, (TIE_SIGNS[claim.sign],))
    return row


def firmness_labels(text: AnnotatedText, trees: WordTrees) -> Labels:
    """The statuses of the claims that a word tells; only such words are judged."""
    row = _blank(len(trees.spans), None)
    for claim in text.claims:
        word = None if claim.kind == "framing" else anchor(claim, trees)
        if word is not None and claim.status in FIRMNESS:
            _allow(row, word, (claim.status,))
    return row


def claim_layers(text: AnnotatedText, trees: WordTrees) -> ClaimLayers:
    """All layers of a text."""
    labels = {
        "triggers": trigger_labels(text, trees),
        "actors": actor_labels(text, trees),
        **speech_labels(text, trees),
        "framing": framing_labels(text, trees),
        "stances": stance_labels(text, trees),
        "firmness": firmness_labels(text, trees),
    }
    return ClaimLayers({name: labels[name] for name in LABELS})
