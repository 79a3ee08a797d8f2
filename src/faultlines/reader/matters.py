"""Which claims of one text are on one happening, so that rival accounts stand together."""

from faultlines.codebook import event_terms
from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.draft import EventDraft, TieDraft
from faultlines.reader.scene import Scene

_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_TAKING_UP = frozenset(
    "raid attack assault strike operation offensive shooting killing bombing ambush arrest action "
    "shelling massacre incursion seizure abduction".split()
)
_LASTING = frozenset("occupation partition division war conflict rule embargo unrest".split())
_FURTHER = frozenset("another second third new fresh further other next".split())
_NEAR, _FARTHEST = 120, 250


def group_matters(scene: Scene, events: list[EventDraft], ties: list[TieDraft]) -> None:
    """Give events of one happening, and ties towards them, one matter id ("m1", "m2", …)."""
    leader = list(range(len(events)))
    for later in range(len(events)):
        same = _taken_up(scene, events, later)
        if same is not None:
            _join(leader, same, later)
    groups: dict[int, list[EventDraft]] = {}
    for index, event in enumerate(events):
        groups.setdefault(_root(leader, index), []).append(event)
    number = 0
    for members in groups.values():
        if len(members) > 1:
            number += 1
            for event in members:
                event.matter = f"m{number}"
    for tie in ties:
        if isinstance(tie.target, EventDraft):
            tie.matter = tie.target.matter


def _taken_up(scene: Scene, events: list[EventDraft], later: int) -> int | None:
    """The event before that is the same happening: by the same word, else the nearest."""
    word = syntax.lemma(scene.doc[events[later].anchor])
    nearest: int | None = None
    for earlier in range(later - 1, -1, -1):
        if events[later].anchor - events[earlier].anchor >= _FARTHEST:
            break
        if _same_happening(scene, events[earlier], events[later]):
            if syntax.lemma(scene.doc[events[earlier].anchor]) == word:
                return earlier
            nearest = earlier if nearest is None else nearest
    return nearest


def _root(leader: list[int], index: int) -> int:
    while leader[index] != index:
        index = leader[index]
    return index


def _join(leader: list[int], a: int, b: int) -> None:
    low, high = sorted((_root(leader, a), _root(leader, b)))
    leader[high] = low


def _same_happening(scene: Scene, a: EventDraft, b: EventDraft) -> bool:
    """Events of like type that share a participant and contradict each other in none, or a definite
    mention ("the raid") right after the happening it takes up.
    """
    apart = b.anchor - a.anchor
    if not _like(a, b) or apart >= _FARTHEST:
        return False
    word_a, word_b = scene.doc[a.anchor], scene.doc[b.anchor]
    same_word = syntax.lemma(word_a) == syntax.lemma(word_b)
    if word_b.pos_ == "NOUN" and same_word and _in_singular(word_a) and _in_singular(word_b):
        return True
    taken_up = _is_definite(word_b) and syntax.lemma(word_b) in _TAKING_UP
    if taken_up and _in_singular(word_a) and syntax.lemma(word_a) not in _LASTING:
        return _shared(a, b) or a.type in _FORCE
    both_ends = _overlap(a.actors, b.actors) and _overlap(a.recipients, b.recipients)
    return both_ends and same_word and apart < _NEAR


def _like(a: EventDraft, b: EventDraft) -> bool:
    if a.type == b.type:
        return True
    if {a.type, b.type} <= _FORCE:
        return True
    terms = event_terms()
    return terms[a.type].event_class == terms[b.type].event_class == "material conflict"


def _shared(a: EventDraft, b: EventDraft) -> bool:
    return _overlap(_everybody(a), _everybody(b))


def _everybody(event: EventDraft) -> list[Cast]:
    found = [*event.actors, *event.recipients, *(cast for cast, _ in event.others)]
    return found + [cast.of for cast in found if cast.of is not None and cast.of.kind != "state"]


def _overlap(a: list[Cast], b: list[Cast]) -> bool:
    return any(x is y for x in a for y in b)


def _in_singular(token: Token) -> bool:
    """Whether a word tells of one happening: no plural noun, no "another", no "a second"."""
    if token.pos_ != "NOUN":
        return True
    plural = token.lower_ != syntax.lemma(token) and token.lower_.endswith("s")
    return not plural and not any(kid.lower_ in _FURTHER for kid in token.children)


def _is_definite(token: Token) -> bool:
    return token.pos_ == "NOUN" and any(k.lower_ in ("the", "this", "that") for k in token.children)
