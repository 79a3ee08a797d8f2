"""From the annotations of a text to who takes part in what each word tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from training.annotations.records import AnnotatedText, Statement
from training.corpora.claim_words import Mention, anchor, mentions
from training.corpora.passage import Part
from training.corpora.trees_of_text import WordTrees

MOST_MENTIONS = 14  # of one sentence

Takers = tuple[set[str], set[str]]  # actors who do it, and to whom it is done


def claim_parts(text: AnnotatedText, trees: WordTrees) -> tuple[Part, ...]:
    """Each word that tells an event, a tie or speech, with every actor mentioned in its sentence.

    Who takes part but is not mentioned there is left out. A mention that is the word itself is no
    part of it.
    """
    named = mentions(text, trees)
    return tuple(
        Part(word, mention.head, mention.actor, mention.actor in does, mention.actor in suffers)
        for word, (does, suffers) in _told(text, trees).items()
        for mention in _around(word, named, trees)
    )


def _around(word: int, named: list[Mention], trees: WordTrees) -> list[Mention]:
    sentence = trees.sentences[word]
    here = [m for m in named if trees.sentences[m.head] == sentence and m.head != word]
    return here[:MOST_MENTIONS]


def _told(text: AnnotatedText, trees: WordTrees) -> dict[int, Takers]:
    """The takers of each word; claims that share their word share their takers."""
    found: defaultdict[int, Takers] = defaultdict(lambda: (set(), set()))
    for claim in text.claims:
        word = anchor(claim, trees) if claim.kind in ("event", "tie") else None
        if word is None:
            continue
        does, suffers = found[word]
        does.update(claim.actors, [claim.source] if claim.source else [])
        suffers.update(claim.recipients, [claim.target] if claim.target else [])
        if claim.mutual and claim.source and claim.target:
            does.add(claim.target)
            suffers.add(claim.source)
    for word, speaker, addressee in _spoken(text.statements, trees):
        does, suffers = found[word]
        does.add(speaker)
        suffers.update([addressee] if addressee else [])
    return dict(found)


def _spoken(
    statements: tuple[Statement, ...], trees: WordTrees
) -> Iterator[tuple[int, str, str | None]]:
    for statement in statements:
        words = trees.words_within(statement.cue) if statement.cue else None
        if words is not None and statement.speaker:
            yield trees.head(words), statement.speaker, statement.addressee
