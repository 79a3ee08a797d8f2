"""Ties that the network hears in a word, between those whom it takes for its two ends."""

from collections.abc import Iterable

from faultlines.reader.certainty import firmness
from faultlines.reader.draft import TieDraft
from faultlines.reader.encounters import Appearance, Clue, Encounters
from faultlines.reader.events import event_evidence
from faultlines.reader.scene import Scene

LEAST = 0.2
"""Chance of a tie from which a word is listened to."""
_SIGNS = {"positive": 1, "negative": -1, "neutral": 0}
_PLAIN = {1: "supports", -1: "opposes", 0: "linked_to"}
_SURE, _LEAST_END = 0.5, 0.15


def stance_clues(scene: Scene) -> list[Clue]:
    """The words in which the network hears a tie."""
    heads = scene.analysis.heads
    if heads is None:
        return []
    chances = 1.0 - heads.stances.chances[:, 0]
    return [Clue(word, float(chances[word])) for word in (chances >= LEAST).nonzero()[0].tolist()]


def seen_stances(scene: Scene, clues: Iterable[Clue], encounters: Encounters) -> Iterable[TieDraft]:
    """A tie for each two ends of each such word; its confidence is the network's own."""
    heads = scene.analysis.heads
    if heads is None:
        return
    for clue in clues:
        token = scene.doc[clue.word]
        here = [(a, *encounters.chances(token, a)) for a in encounters.around(token)]
        sources = _ends([(a, does) for a, does, _ in here])
        targets = _ends([(a, gets) for a, _, gets in here])
        row = dict(zip(heads.stances.labels, heads.stances.chances[clue.word], strict=True))
        sign = _SIGNS[max(_SIGNS, key=lambda label: row[label])]
        status, _ = firmness(token)
        for source, does in sources:
            for target, gets in targets:
                if source.cast is not target.cast:
                    yield TieDraft(
                        anchor=token.i,
                        evidence=(event_evidence(token),),
                        status=status,
                        confidence=clue.weight * does * gets,
                        source=source.cast,
                        target=target.cast,
                        sign=sign,
                        relation=_PLAIN[sign],
                    )


def _ends(chances: list[tuple[Appearance, float]]) -> list[tuple[Appearance, float]]:
    """The likeliest appearance of each actor that is likely enough, and the likeliest of all."""
    best: dict[int, tuple[Appearance, float]] = {}
    for appearance, chance in chances:
        known = best.get(id(appearance.cast))
        if known is None or known[1] < chance:
            best[id(appearance.cast)] = (appearance, chance)
    top = max((chance for _, chance in best.values()), default=0.0)
    return [
        (a, chance) for a, chance in best.values()
        if chance >= _SURE or (chance == top and chance >= _LEAST_END)
    ]  # fmt: skip
