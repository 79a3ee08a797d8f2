"""Happenings taken up by a definite noun ("the raid"), and who is said to have authorised them.

Such a noun names nobody who took part: they are those of the happening that it takes up.
"""

from collections.abc import Sequence
from dataclasses import replace

from faultlines.codebook import deed_nouns
from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.certainty import firmness
from faultlines.reader.draft import EventDraft
from faultlines.reader.same_matter import FARTHEST, same_deed
from faultlines.reader.scene import Scene

MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "RETREAT"})
_AUTHORISE = frozenset("authorise authorize approve permit sanction order sign bless".split())
_LEAVE = frozenset(
    "permission approval consent authorisation authorization blessing order agreement leave".split()
)
_FAINTER = 0.8
_TWICE = 60  # words between two tellings of one deed by one speaker


def retold(scene: Scene, events: list[EventDraft]) -> list[tuple[EventDraft, EventDraft]]:
    """Events told again by nouns that are none yet, with those who took part in the first.

    Each stands before the one that it tells again.
    """
    known = {event.anchor for event in events}
    found: list[tuple[EventDraft, EventDraft]] = []
    for token in scene.doc:
        if token.i in known or not _takes_up(token):
            continue
        first = _taken_up(scene, token, events)
        if first is not None:
            found.append((_again(token, first), first))
    return found


def repeated(scene: Scene, events: Sequence[EventDraft]) -> list[tuple[EventDraft, EventDraft]]:
    """Deeds that somebody tells twice by the same word, in two sentences near each other.

    "The army said that the raid was over. 'We conducted a raid,' it said." The later one stands
    first.
    """
    found = []
    told = [event for event in events if event.type in MATERIAL and scene.innermost(event.anchor)]
    for number, event in enumerate(told):
        for other in reversed(told[:number]):
            if event.anchor - other.anchor < _TWICE and _tell_the_same(scene, event, other):
                found.append((event, other))
                break
    return found


def _tell_the_same(scene: Scene, one: EventDraft, other: EventDraft) -> bool:
    speakers = [getattr(scene.innermost(event.anchor), "speaker", None) for event in (one, other)]
    words = [syntax.lemma(scene.doc[event.anchor]) for event in (one, other)]
    known = isinstance(speakers[0], Cast) and speakers[0] is speakers[1]
    return known and words[0] == words[1]


def add_authorisers(scene: Scene, events: list[EventDraft]) -> None:
    """Note of each event who is said to have ordered, approved or permitted it."""
    for event in events:
        for token in _authorisers(scene.doc[event.anchor]):
            cast = scene.cast(token)
            if cast is None:
                continue
            if all(cast is not other for other, _ in event.others):
                event.others.append((cast, "authoriser"))
            event.actors = _without(event.actors, cast)


def _without(casts: list[Cast], cast: Cast) -> list[Cast]:
    """The others who did it, unless the one who allowed it did it alone."""
    return [one for one in casts if one is not cast] or casts


def is_definite(noun: Token) -> bool:
    """Whether an article or a pronoun says that the reader knows which."""
    return any(kid.lower_ in ("the", "this", "that") for kid in noun.children)


def _takes_up(token: Token) -> bool:
    return token.pos_ == "NOUN" and is_definite(token) and token.lower_ in deed_nouns("taken_up")


def _taken_up(scene: Scene, token: Token, events: list[EventDraft]) -> EventDraft | None:
    """The nearest happening before by a like word, by the same one if there is any."""
    before = [
        event
        for event in events
        if 0 < token.i - event.anchor < FARTHEST
        and event.type in MATERIAL
        and event.status == "asserted"
        and same_deed(syntax.lemma(scene.doc[event.anchor]), token.lower_)
    ]
    same = [e for e in before if syntax.lemma(scene.doc[e.anchor]) == token.lower_]
    return max(same or before, key=lambda event: event.anchor, default=None)


def _again(token: Token, first: EventDraft) -> EventDraft:
    status, negated = firmness(token)
    return replace(
        first,
        anchor=token.i,
        evidence=(_evidence(token),),
        trigger=(token.i, token.i + 1),
        status="denied" if negated and status == "asserted" else status,
        confidence=round(first.confidence * _FAINTER, 3),
        actors=list(first.actors),
        recipients=list(first.recipients),
        others=[],
    )


def _evidence(noun: Token) -> tuple[int, int]:
    """The clause that tells of it where it is subject or object, else its phrase."""
    head = noun.head
    if syntax.dep(noun) in ("nsubj", "obj") and head.pos_ == "VERB":
        return syntax.clause(head, limit=20)
    return syntax.phrase(noun)


def _authorisers(word: Token) -> list[Token]:
    """Subjects of "authorised the raid", and X of "took place with the permission of X"."""
    found: list[Token] = []
    head = word.head
    above = head if syntax.dep(word) in ("obj", "nsubj") and head.pos_ == "VERB" else None
    if above is not None and syntax.lemma(above) in _AUTHORISE:
        found += [t for t in syntax.arguments(above).doers if t is not word]
    for place in (word, above):
        for kid in syntax.children(place, "obl", "nmod") if place is not None else []:
            if syntax.lemma(kid) in _LEAVE and syntax.preposition(kid) in ("with", "by", "on"):
                found += [
                    k for k in syntax.children(kid, "nmod")
                    if k.dep_ == "nmod:poss" or syntax.preposition(k) in ("of", "from")
                ]  # fmt: skip
    return found
