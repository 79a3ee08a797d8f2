"""Who stands with or against whom or what, or in what relation.

Three witnesses are heard: words of stance, deeds (who attacks somebody is against them), and what
the network says of two actors in one sentence. Where they agree, a tie is the surer.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from faultlines.reader import syntax
from faultlines.reader.certainty import firmness
from faultlines.reader.draft import EventDraft, TieDraft
from faultlines.reader.encounters import Encounter, Encounters
from faultlines.reader.issues import IssueBook
from faultlines.reader.scene import Scene
from faultlines.reader.stances import stance_ties

_DEEDS = {
    "SUPPORT": (1, 0.75), "AID": (1, 0.7), "COOPERATE": (1, 0.65), "AGREE": (1, 0.22),
    "ACCUSE": (-1, 0.7), "ASSAULT": (-1, 0.6), "REJECT": (-1, 0.4), "COERCE": (-1, 0.45),
    "PROTEST": (-1, 0.5), "THREATEN": (-1, 0.55), "SANCTION": (-1, 0.45), "MOBILIZE": (-1, 0.2),
    "CONSULT": (0, 0.2), "REQUEST": (-1, 0.1), "RETREAT": (-1, 0.1), "CONCEDE": (1, 0.1),
}  # fmt: skip
_NOT_GIVEN = frozenset({"SUPPORT", "AGREE"})
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_SIGNS = (1, -1, 0)
_PLAIN = {1: "supports", -1: "opposes", 0: "linked_to"}
_HEAD_WEIGHT = 0.6
_SILENT = 0.8  # what is left of a rule's word where the network was asked and sees no such tie
_LEAST = 0.28
_LONGEST = 30


def find_ties(
    scene: Scene, events: list[EventDraft], issues: IssueBook, encounters: Encounters
) -> list[TieDraft]:
    """Every tie of a text that a word of stance, a deed or the network tells."""
    by_word = {event.anchor: event for event in events}
    told = list(stance_ties(scene, by_word, issues))
    told += [tie for event in events for tie in _by_event(event)]
    told = strongest(scene, told)
    return [tie for tie in _with_network(scene, told, encounters) if tie.confidence >= _LEAST]


def strongest(scene: Scene, ties: list[TieDraft]) -> list[TieDraft]:
    """One tie for one source, target and sign in a sentence: the surest, told by its words."""
    kept: dict[tuple[int, int, int, int], TieDraft] = {}
    for tie in ties:
        key = (_sentence(scene, tie.anchor), id(tie.source), id(tie.target), tie.sign)
        known = kept.get(key)
        if known is None or known.confidence < tie.confidence:
            kept[key] = tie
    return list(kept.values())


def _sentence(scene: Scene, word: int) -> int:
    return int(scene.doc[word].sent.start)


# deeds


def _by_event(event: EventDraft) -> Iterable[TieDraft]:
    sign, weight = _DEEDS[event.type]
    status = event.status
    if status == "denied":
        if event.type not in _NOT_GIVEN:
            return
        sign, status = -sign, "asserted"  # "does not support": the negation is the tie's sign
    relation = "fights" if event.type in _FORCE else _PLAIN[sign]
    if event.type == "CONSULT":
        relation = "negotiates_with"
    for actor in event.actors:
        for recipient in event.recipients:
            if actor is recipient:
                continue
            yield TieDraft(
                anchor=event.anchor,
                evidence=event.evidence,
                status=status,
                confidence=round(event.confidence * weight, 3),
                source=actor,
                target=recipient,
                sign=sign,
                relation=relation,
            )


# the network


def _with_network(scene: Scene, told: list[TieDraft], encounters: Encounters) -> Iterable[TieDraft]:
    """Ties that rules tell, weighed by the network, then those that it alone sees."""
    seen: dict[tuple[int, int, int, int], float] = {}
    for pair in encounters.pairs:
        if pair.scores is not None:
            for sign, chance in zip(_SIGNS, pair.scores.tie, strict=False):
                seen[_key(scene, pair, sign)] = chance
    for tie in told:
        key = (_sentence(scene, tie.anchor), id(tie.source), id(tie.target), tie.sign)
        chance = seen.pop(key, -1.0)
        if chance >= 0:
            tie.confidence = _together(tie.confidence, chance)
        yield tie
    for pair in encounters.pairs:
        for sign in _SIGNS:
            chance = seen.get(_key(scene, pair, sign), 0.0)
            if chance * _HEAD_WEIGHT >= _LEAST and pair.scores is not None:
                yield _seen_tie(scene, pair, sign, chance * _HEAD_WEIGHT)


def _together(told: float, seen: float) -> float:
    """How sure a tie is that a rule tells and the network gives a chance."""
    return round(1 - (1 - _SILENT * told) * (1 - _HEAD_WEIGHT * seen), 3)


def _key(scene: Scene, pair: Encounter, sign: int) -> tuple[int, int, int, int]:
    at = _sentence(scene, pair.source.place.head)
    return at, id(pair.source.cast), id(pair.target.cast), sign


def _seen_tie(scene: Scene, pair: Encounter, sign: int, confidence: float) -> TieDraft:
    source, target = (scene.doc[a.place.head] for a in (pair.source, pair.target))
    link = _link(source, target)
    status, _ = firmness(link)
    return TieDraft(
        anchor=link.i,
        evidence=(_evidence(pair, link),),
        status=status,
        confidence=round(confidence, 3),
        source=pair.source.cast,
        target=pair.target.cast,
        sign=sign,
        relation=_PLAIN[sign],
    )


def _link(source: Token, target: Token) -> Token:
    """The lowest word that stands above both: the predicate that holds them together."""
    above = {source.i}
    token = source
    while token.head.i != token.i and len(above) < 60:
        token = token.head
        above.add(token.i)
    token = target
    for _ in range(60):
        if token.i in above or token.head.i == token.i:
            break
        token = token.head
    return token


def _evidence(pair: Encounter, link: Token) -> tuple[int, int]:
    """The linking predicate's clause where it is short, else the words from one to the other."""
    low = min(pair.source.place.first, pair.target.place.first)
    high = max(pair.source.place.end, pair.target.place.end)
    if syntax.is_verbal(link):
        first, end = syntax.clause(link, limit=_LONGEST)
        return min(low, first), max(high, end)
    return min(low, link.i), max(high, link.i + 1)
