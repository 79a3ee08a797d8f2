"""Which phrases of a text stand for the same."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from faultlines.language import Analysis
from faultlines.reader.coreference.features import PhraseFacts, candidate_pairs, phrase_facts
from faultlines.reader.coreference.phrases import Phrase, find_phrases
from faultlines.reader.coreference.scorer import PairScorer, load_scorer

CAUTION = 0.0  # added to the score of taking up nothing
_KEPT = 12  # options of each phrase
_MOST = 50.0
_HOPELESS = 0.999  # a phrase takes up a chain whose chances come to more than 1


@dataclass(frozen=True, slots=True)
class Links:
    """The phrases of a text; for each the number of the one that it takes up, or None.

    `options` are for each phrase the earlier ones with their scores against taking up none (0), the
    best first.
    """

    phrases: tuple[Phrase, ...]
    taken_up: tuple[int | None, ...]
    options: tuple[tuple[tuple[int, float], ...], ...]

    def chains(self) -> list[list[int]]:
        """The numbers of phrases that stand for the same, two at least, in text order."""
        chain: dict[int, list[int]] = {}
        for number, before in enumerate(self.taken_up):
            row = [] if before is None else chain[before]
            row.append(number)
            chain[number] = row
        return [row for number, row in chain.items() if row[0] == number and len(row) > 1]


def find_links(analysis: Analysis) -> Links:
    """What each phrase of a text takes up."""
    phrases = tuple(find_phrases(analysis.doc))
    return link_phrases(phrases, phrase_facts(analysis, phrases), load_scorer())


def link_phrases(phrases: tuple[Phrase, ...], facts: PhraseFacts, scorer: PairScorer) -> Links:
    """What each of the phrases takes up: the chain that is likeliest with all its phrases."""
    later, earlier = candidate_pairs(facts)
    scores = scorer.pairs(facts, later, earlier) - scorer.alone(facts)[later] - CAUTION
    chances = np.exp(np.minimum(scores, _MOST))
    borders = np.searchsorted(later, np.arange(len(phrases) + 1)).tolist()
    chain = list(range(len(phrases)))
    sexes = facts.sex.tolist()
    taken_up: list[int | None] = []
    options = []
    for number in range(len(phrases)):
        here = slice(borders[number], borders[number + 1])
        order = np.argsort(-scores[here], kind="stable")
        row = list(zip(earlier[here][order].tolist(), scores[here][order].tolist(), strict=True))
        hopeful = chances[here].sum() > _HOPELESS  # mostly not, and then nothing need be added up
        before = _likeliest(row, chain, sexes, sexes[number]) if hopeful else None
        if before is not None:
            chain[number] = chain[before]
            sexes[chain[number]] = sexes[chain[number]] or sexes[number]
        taken_up.append(before)
        options.append(tuple(row[:_KEPT]))
    return Links(phrases, tuple(taken_up), tuple(options))


def _likeliest(
    options: list[tuple[int, float]], chain: list[int], sexes: list[int], sex: int
) -> int | None:
    """The best phrase of the chain whose phrases have the greatest chance together, or None.

    The scorer learns to give its chance to all earlier phrases of an entity together. A chain that
    has a "she" takes no "he"; `sexes` are those of chains at the number of their first phrase.
    """
    sums: dict[int, float] = {}
    best: dict[int, int] = {}
    for number, score in options:
        which = chain[number]
        if sex and sexes[which] and sexes[which] != sex:
            continue
        sums[which] = sums.get(which, 0.0) + math.exp(min(score, _MOST))
        best.setdefault(which, number)
    if not sums:
        return None
    found = max(sums, key=sums.__getitem__)
    return best[found] if sums[found] > 1.0 else None
