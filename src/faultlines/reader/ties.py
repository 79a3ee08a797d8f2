"""Who stands with or against whom or what, or in what relation.

Three witnesses are heard: words of stance, deeds (who attacks somebody is against them), and what
the network says of two actors in one sentence. Where they agree, a tie is the surer.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from faultlines.codebook import stance_words
from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.certainty import firmness
from faultlines.reader.draft import EventDraft, IssueDraft, TieDraft
from faultlines.reader.encounters import Clue, Encounter, Encounters
from faultlines.reader.issues import IssueBook
from faultlines.reader.regressions import regression
from faultlines.reader.scene import Scene
from faultlines.reader.seen_stances import seen_stances
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
_ALONE = 0.25  # a chance at which the network is heard though nobody else says so
_UNASKED = 0.2
_LONGEST = 30


_Key = tuple[int, int, int, int]
"""Sentence, source, target and sign."""


@dataclass(slots=True)
class Witnesses:
    """Who tells a tie of one pair and sign in one sentence: words, deeds, the network.

    `head` is what the network hears in a word, `seen` what it makes of the pair.
    """

    tie: TieDraft
    word: bool = False
    deed: float = 0.0
    head: float = 0.0
    seen: float | None = None


def find_ties(
    scene: Scene,
    events: list[EventDraft],
    issues: IssueBook,
    encounters: Encounters,
    clues: list[Clue],
) -> list[TieDraft]:
    """Every tie of a text that a word of stance, a deed or the network tells.

    `clues` are the words in which the network hears one.
    """
    by_word = {event.anchor: event for event in events}
    heard: dict[_Key, Witnesses] = {}
    for tie in stance_ties(scene, by_word, issues):
        heard.setdefault(_key_of(scene, tie), Witnesses(tie)).word = True
    for event in events:
        for tie in _by_event(event):
            witnesses = heard.setdefault(_key_of(scene, tie), Witnesses(tie))
            witnesses.deed = max(witnesses.deed, tie.confidence)
    for tie in seen_stances(scene, clues, encounters):
        turned = heard.get((*_key_of(scene, tie)[:3], -tie.sign))
        if turned is not None and turned.word:
            continue  # the words themselves tell the sign
        witnesses = heard.setdefault(_key_of(scene, tie), Witnesses(tie))
        witnesses.head = max(witnesses.head, tie.confidence)
    _hear_network(scene, heard, encounters)
    for witnesses in heard.values():
        witnesses.tie.confidence = _confidence(scene, witnesses)
    least = regression("ties").least
    return [w.tie for w in heard.values() if w.tie.confidence >= least]


def _key_of(scene: Scene, tie: TieDraft) -> _Key:
    return _sentence(scene, tie.anchor), id(tie.source), id(tie.target), tie.sign


def _confidence(scene: Scene, heard: Witnesses) -> float:
    """How sure a tie is, by a regression on annotated texts."""
    tie = heard.tie
    tie.witness = _witness(scene, heard)
    tie.mutual = tie.mutual and heard.word
    return round(regression("ties").chance(tie.witness), 3)


def _is_outright(scene: Scene, tie: TieDraft) -> bool:
    word = syntax.lemma(scene.doc[tie.anchor])
    known = isinstance(tie.source, Cast) and tie.source.named
    return known and not isinstance(tie.target, Cast) and word in stance_words("plain")


def _witness(scene: Scene, heard: Witnesses) -> tuple[float, ...]:
    """What speaks for a tie, in the order of the regression "ties"."""
    tie = heard.tie
    between = isinstance(tie.source, Cast) and isinstance(tie.target, Cast)
    return (
        float(heard.word and isinstance(tie.target, Cast)),
        float(heard.word and isinstance(tie.target, IssueDraft)),
        float(heard.word and isinstance(tie.target, EventDraft)),
        heard.deed,
        heard.seen if heard.seen is not None else (_UNASKED if between else 0.0),
        float(heard.seen is None and between and not heard.word),
        float(tie.source == "author"),
        float(isinstance(tie.source, Cast) and tie.source.named),
        float(isinstance(tie.target, Cast) and tie.target.named),
        float(tie.sign == 0),
        float(scene.doc[tie.anchor].pos_ == "VERB"),
        heard.head,
        float(heard.word and _is_outright(scene, tie)),
    )


def strongest(scene: Scene, ties: list[TieDraft]) -> list[TieDraft]:
    """One tie for one source, target and sign in a sentence: the surest, told by its words."""
    kept: dict[_Key, TieDraft] = {}
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


def _hear_network(scene: Scene, heard: dict[_Key, Witnesses], encounters: Encounters) -> None:
    """Add what the network says of each pair, and the ties that it alone sees."""
    for pair in encounters.pairs:
        if pair.scores is None:
            continue
        keys = [_key(scene, pair, sign) for sign in _SIGNS]
        chances = pair.scores.tie[: len(_SIGNS)]
        if not any(key in heard for key in keys) and max(chances) >= _ALONE:
            best = chances.index(max(chances))
            heard[keys[best]] = Witnesses(_seen_tie(scene, pair, _SIGNS[best]))
        for key, chance in zip(keys, chances, strict=True):
            if key in heard:
                heard[key].seen = chance


def _key(scene: Scene, pair: Encounter, sign: int) -> _Key:
    at = _sentence(scene, pair.source.place.head)
    return at, id(pair.source.cast), id(pair.target.cast), sign


def _seen_tie(scene: Scene, pair: Encounter, sign: int) -> TieDraft:
    source, target = (scene.doc[a.place.head] for a in (pair.source, pair.target))
    link = _link(source, target)
    status, _ = firmness(link)
    return TieDraft(
        anchor=link.i,
        evidence=(_evidence(pair, link),),
        status=status,
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
