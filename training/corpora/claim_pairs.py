"""From the annotations of a text to pairs of spans in a sentence, and what joins them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from training.annotations.records import AnnotatedText, Claim
from training.corpora.claim_words import Mention, anchor, mentions
from training.corpora.pairs import EVENTS, TIES
from training.corpora.passage import Pair
from training.corpora.trees_of_text import Span, WordTrees

MUTUAL_BY_NATURE = frozenset({"allied_with", "fights", "negotiates_with", "cooperates_with"})
TIE_OF_SIGN = {1: "positive", -1: "negative", 0: "neutral"}
NONE_EVENT = EVENTS.index("NONE")
NONE_TIE = TIES.index("none")
UNTOLD_TIES = 3  # pairs of a sentence that no tie joins, as examples of "none"
UNTOLD_EVENTS = 1

Told = dict[tuple[int, str, str], tuple[Span, Span, str]]  # sentence, source, target


def claim_pairs(text: AnnotatedText, trees: WordTrees, seed: int = 0) -> tuple[Pair, ...]:
    """Pairs that an event or a tie of the text joins, and some pairs that nothing joins."""
    named = mentions(text, trees)
    events, ties = _told_events(text, trees, named), _told_ties(text, trees, named)
    pairs = [Pair(s, t, None, EVENTS.index(kind)) for s, t, kind in events.values()]
    pairs += [Pair(s, t, None, None, TIES.index(kind)) for s, t, kind in ties.values() if kind]
    draw = random.Random(f"{text.id}{seed}")
    pairs += _untold(trees, named, events, ties, draw)
    return tuple(replace(p, scope=trees.sentences_of(p.source, p.target)) for p in pairs)


def _nearest(named: list[Mention], trees: WordTrees, actor: str, word: int) -> Mention | None:
    """The mention of `actor` in the sentence of `word` that stands nearest to it."""
    sentence = trees.sentences[word]
    here = [m for m in named if m.actor == actor and trees.sentences[m.head] == sentence]
    return min(here, key=lambda m: abs(m.head - word), default=None)


def _told_events(text: AnnotatedText, trees: WordTrees, named: list[Mention]) -> Told:
    """The first event of each pair in each sentence; core events before fine points."""
    found: Told = {}
    for claim in sorted(text.claims, key=lambda c: not c.core):
        word = anchor(claim, trees) if claim.kind == "event" else None
        if word is None:
            continue
        for source, target in _ends(claim):
            a, b = (_nearest(named, trees, actor, word) for actor in (source, target))
            if a and b and not _overlap(a.words, b.words):
                key = (trees.sentences[word], source, target)
                found.setdefault(key, (a.words, b.words, claim.types[0]))
    return found


def _ends(claim: Claim) -> Iterator[tuple[str, str]]:
    for source in claim.actors:
        for target in claim.recipients:
            if source != target:
                yield source, target


def _told_ties(text: AnnotatedText, trees: WordTrees, named: list[Mention]) -> Told:
    """The ties of each pair in each sentence; "" where the key leaves a direction open."""
    found: Told = {}
    for claim in sorted(text.claims, key=lambda c: not c.core):
        word = anchor(claim, trees) if claim.kind == "tie" else None
        if word is None or claim.source is None or claim.target is None:
            continue
        source = _nearest(named, trees, claim.source, word)
        target = _target_words(text, trees, named, claim.target, word)
        if source is None or target is None or _overlap(source.words, target):
            continue
        kind = TIE_OF_SIGN[claim.sign or 0]
        sentence = trees.sentences[word]
        found.setdefault((sentence, claim.source, claim.target), (source.words, target, kind))
        back = kind if claim.mutual else "" if claim.relation in MUTUAL_BY_NATURE else None
        if back is not None:
            found.setdefault((sentence, claim.target, claim.source), (target, source.words, back))
    return found


def _target_words(
    text: AnnotatedText, trees: WordTrees, named: list[Mention], target: str, word: int
) -> Span | None:
    """Where a tie's target stands in the sentence of `word`: an actor, an issue, or an event."""
    mention = _nearest(named, trees, target, word)
    if mention:
        return mention.words
    spans: list[Span] = []
    for issue in text.issues:
        if issue.id == target:
            at = text.text.find(issue.name.text)
            while at >= 0:
                spans.append((at, at + len(issue.name.text)))
                at = text.text.find(issue.name.text, at + 1)
    spans += [c.trigger for c in text.claims if c.id == target and c.trigger]
    places = [place for span in spans if (place := trees.words_within(span))]
    here = [p for p in places if trees.sentences[p[0]] == trees.sentences[word]]
    return min(here, key=lambda p: abs(p[0] - word), default=None)


def _untold(
    trees: WordTrees, named: list[Mention], events: Told, ties: Told, draw: random.Random
) -> Iterator[Pair]:
    """A few pairs a sentence that no event joins, no tie, or neither."""
    by_sentence = defaultdict(list)
    for mention in named:
        by_sentence[trees.sentences[mention.head]].append(mention)
    for sentence, here in by_sentence.items():
        pairs = [
            (a, b) for a in here for b in here
            if a.actor != b.actor and not _overlap(a.words, b.words)
        ]  # fmt: skip
        for number, (a, b) in enumerate(draw.sample(pairs, min(UNTOLD_TIES, len(pairs)))):
            key = (sentence, a.actor, b.actor)
            event = None if key in events or number >= UNTOLD_EVENTS else NONE_EVENT
            # An event says something of how two actors stand: then "none" would be too much.
            tie = None if key in ties or key in events else NONE_TIE
            if event is not None or tie is not None:
                yield Pair(a.words, b.words, None, event, tie)


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
