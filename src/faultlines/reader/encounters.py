"""Two actors in one sentence, and how the network says that the first stands to the second.

All pairs of a report are scored in one call, those first that the tree makes likely: a pair costs
more than a word, so their number follows the length of the text.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from faultlines.language import PairScores, Token, score_pairs, score_parts
from faultlines.reader.actors import Cast
from faultlines.reader.acts import action_types
from faultlines.reader.argument_paths import Chances, argument_chances
from faultlines.reader.candidates import Candidate
from faultlines.reader.regressions import odds, regression
from faultlines.reader.scene import Scene

_PER_SENTENCE = 12
_PER_WORD = 0.04
_AT_LEAST = 12
_WORTH = 0.2  # a clue below this is not worth its walks through the tree
_FEWEST, _MOST_CLUES = 2, 10
_MOST_PLACES = 14  # of one sentence: lists of names are no encounters


@dataclass(frozen=True, slots=True)
class Appearance:
    """A place where an actor is mentioned."""

    cast: Cast
    place: Candidate


@dataclass(frozen=True, slots=True)
class Clue:
    """A word that may tell how its doer stands to its sufferer, and how surely."""

    word: int
    weight: float


@dataclass(frozen=True, slots=True)
class Encounter:
    """An ordered pair of actors in one sentence; no `scores` where the network was not asked."""

    source: Appearance
    target: Appearance
    scores: PairScores | None
    likely: float


class Encounters:
    """The pairs of actors of a text, by sentence, with the chances that clue words give them."""

    def __init__(self, scene: Scene, clues: Iterable[Clue]) -> None:
        self.scene = scene
        self._appearances: dict[int, list[Appearance]] = defaultdict(list)
        for cast in scene.ensemble.casts:
            for place in cast.places:
                if place.form == "description" and action_types(scene.doc[place.head]):
                    continue  # "the raid" does nothing to anybody
                at = scene.doc[place.head].sent.start
                self._appearances[at].append(Appearance(cast, place))
        clues = list(clues)
        self._seen = self._parts_seen(clues)
        self._chances: dict[tuple[int, int], Chances] = {}
        self._clues: dict[int, list[Clue]] = defaultdict(list)
        for clue in (c for c in clues if c.weight >= _WORTH):
            self._clues[scene.doc[clue.word].sent.start].append(clue)
        self.pairs: list[Encounter] = self._scored()
        self._by_casts = {(p.source.place.head, p.target.place.head): p for p in self.pairs}

    def around(self, word: Token) -> list[Appearance]:
        """Who appears in the sentence of a word, in text order."""
        return self._appearances.get(word.sent.start, [])[:_MOST_PLACES]

    def chances(self, word: Token, appearance: Appearance) -> Chances:
        """Doer and sufferer chances of an actor's appearance beside a word."""
        key = (word.i, appearance.place.head)
        if key not in self._chances:
            mention = self.scene.doc[appearance.place.head]
            told = argument_chances(word, mention)
            seen = self._seen.get(key)
            self._chances[key] = told if seen is None else _together(told, seen)
        return self._chances[key]

    def _parts_seen(self, clues: list[Clue]) -> dict[tuple[int, int], Chances]:
        """What the network says of each clue and each appearance in its sentence."""
        asked = [
            (clue.word, appearance.place.head)
            for clue in clues
            for appearance in self.around(self.scene.doc[clue.word])
            if appearance.place.head != clue.word
        ]
        seen = score_parts(self.scene.analysis, asked)
        return {} if seen is None else dict(zip(asked, seen, strict=True))

    def scores(self, source: Appearance, target: Appearance) -> PairScores | None:
        """What the network says of a pair, or None where it was not asked."""
        found = self._by_casts.get((source.place.head, target.place.head))
        return found.scores if found is not None else None

    def _scored(self) -> list[Encounter]:
        pairs = [pair for start in sorted(self._appearances) for pair in self._candidates(start)]
        analysis = self.scene.analysis
        if analysis.heads is None or analysis.vectors is None:
            return pairs
        budget = max(_AT_LEAST, int(_PER_WORD * len(self.scene.doc)))
        ranked = sorted(range(len(pairs)), key=lambda n: (-pairs[n].likely, n))[:budget]
        doc = self.scene.doc
        asked = sorted(ranked, key=lambda n: len(doc[pairs[n].source.place.head].sent))
        spans = [(_span(pairs[n].source), _span(pairs[n].target)) for n in asked]
        for n, scores in zip(asked, score_pairs(analysis, spans), strict=True):
            pairs[n] = Encounter(pairs[n].source, pairs[n].target, scores, pairs[n].likely)
        return pairs

    def _candidates(self, start: int) -> list[Encounter]:
        """The likeliest ordered pairs of a sentence, one for each two actors."""
        here = sorted(self._appearances[start], key=lambda a: a.place.head)[:_MOST_PLACES]
        self._appearances[start] = here
        if len(here) < _FEWEST:
            return []
        clues = sorted(self._clues.get(start, ()), key=lambda clue: -clue.weight)[:_MOST_CLUES]
        parts = [
            [(c.weight, *self.chances(self.scene.doc[c.word], a)) for c in clues] for a in here
        ]
        best: dict[tuple[int, int], Encounter] = {}
        for source, doing in zip(here, parts, strict=True):
            for target, suffering in zip(here, parts, strict=True):
                if source.cast is target.cast or source.place.head == target.place.head:
                    continue
                pair = Encounter(source, target, None, _likely(source, target, doing, suffering))
                key = (id(source.cast), id(target.cast))
                if key not in best or best[key].likely < pair.likely:
                    best[key] = pair
        return sorted(best.values(), key=lambda pair: -pair.likely)[:_PER_SENTENCE]


def _together(told: Chances, seen: Chances) -> Chances:
    """Both chances from what the tree and the network say, by a regression on annotated texts."""
    does = regression("does").chance([odds(told[0]), odds(seen[0])])
    return does, regression("suffers").chance([odds(told[1]), odds(seen[1])])


def _likely(
    source: Appearance,
    target: Appearance,
    doing: list[tuple[float, float, float]],
    suffering: list[tuple[float, float, float]],
) -> float:
    """The best clue's weight with the chances that it puts the two in these parts.

    `doing` and `suffering` are the weight, doer and sufferer chances of each clue, beside the
    source and beside the target.
    """
    near = 0.02 / (2 + abs(source.place.head - target.place.head))
    told = (one[0] * one[1] * other[2] for one, other in zip(doing, suffering, strict=True))
    return near + max(told, default=0.0)


def _span(appearance: Appearance) -> tuple[int, int]:
    return appearance.place.first, appearance.place.end
