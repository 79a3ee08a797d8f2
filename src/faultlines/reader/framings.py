"""Loaded words and whom they are said of: the choice of whoever speaks, never a tie or a role."""

from dataclasses import dataclass

from faultlines.codebook import LoadedWord, loaded_words
from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.draft import EventDraft, FramingDraft, Party
from faultlines.reader.scene import Scene

_LISTED = 0.15  # chance from which a word of the list counts as loaded
_UNLISTED = 0.33  # chance from which any word does
_CONTENT = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "ADV", "X"})


@dataclass(frozen=True, slots=True)
class Term:
    """A loaded word: its sign, what it insinuates, and how likely it is meant so."""

    word: Token
    sign: int
    implies: str | None
    chance: float


def find_framings(scene: Scene, events: list[EventDraft]) -> list[FramingDraft]:
    """Every loaded word of a text that can be laid to somebody or some event."""
    by_word = {event.anchor: event for event in events}
    found: list[FramingDraft] = []
    for token in scene.doc:
        term = _loaded(scene, token)
        target = _target(scene, token, by_word) if term is not None else None
        if term is None or target is None:
            continue
        draft = _draft(scene, term, target)
        if found and _is_same(found[-1], draft):
            stronger = max(found[-1], draft, key=lambda d: d.confidence)
            stronger.term = (found[-1].term[0], draft.term[1])
            found[-1] = stronger
        else:
            found.append(draft)
    return found


def _is_same(before: FramingDraft, after: FramingDraft) -> bool:
    """Whether two loaded words side by side say one thing ("brutal, bloody")."""
    near = 0 <= after.term[0] - before.term[1] <= 1
    return near and before.target is after.target and before.sign == after.sign


def _loaded(scene: Scene, token: Token) -> Term | None:
    if token.pos_ not in _CONTENT or token.ent_type_ in ("PER", "ORG", "LOC"):
        return None
    entry = _entry(token)
    heads = scene.analysis.heads
    if heads is None:
        return None if entry is None else Term(token, entry.sign, entry.implies, 0.4)
    chance = heads.framing.inside(token.i)
    if entry is not None and entry.implies is not None and token.pos_ == "NOUN":
        chance = max(chance, _LISTED)  # such words are rarely meant otherwise
    if chance < (_LISTED if entry is not None else _UNLISTED):
        return None
    positive = heads.framing.chance(token.i, "positive")
    sign = entry.sign if entry is not None else (1 if 2 * positive > chance else -1)
    return Term(token, sign, entry.implies if entry is not None else None, chance)


def _entry(token: Token) -> LoadedWord | None:
    words = loaded_words()
    found = words.get(syntax.lemma(token)) or words.get(token.lower_)
    if found is None and token.lower_.endswith("ly"):
        found = words.get(token.lower_[:-2])
    return found


def _draft(scene: Scene, term: Term, target: "Party | EventDraft") -> FramingDraft:
    token = term.word
    return FramingDraft(
        anchor=token.i,
        evidence=(_evidence(token),),
        confidence=max(0.05, min(0.9, 0.08 + 0.42 * term.chance)),
        target=target,
        term=(token.i, token.i + 1),
        sign=term.sign,
        implies=term.implies,
        other=_other(scene, token, target) if term.implies else None,
    )


def _evidence(token: Token) -> tuple[int, int]:
    """The phrase that the word stands in, or the word with what stands beside it."""
    low, high = token.i, token.head.i if syntax.dep(token) in ("amod", "compound") else token.i
    low, high = min(low, high), max(low, high)
    if high - low > 12:
        low = high = token.i
    first, end = (low, high + 1)
    if low == high:
        doc = token.doc
        around = (max(token.sent.start, low - 2), min(token.sent.end, high + 2))
        first, end = syntax.phrase(token) if token.pos_ in ("NOUN", "PROPN") else around
        while first < low and (doc[first].is_punct or doc[first].is_space):
            first += 1
        while end > high + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
            end -= 1
    return min(first, token.i), max(end, token.i + 1)


def _target(
    scene: Scene, token: Token, events: dict[int, EventDraft]
) -> "Party | EventDraft | None":
    relation = syntax.dep(token)
    if (relation in ("amod", "compound", "nmod") and token.i < token.head.i) or relation == "flat":
        return _denoted(scene, token.head, events)
    if token.pos_ in ("NOUN", "PROPN"):
        return _by_noun(scene, token, events)
    if token.pos_ == "ADJ":
        return _by_adjective(scene, token, events)
    verb = token.head if token.pos_ == "ADV" else token
    if verb.pos_ == "VERB":
        doers = scene.casts(list(syntax.arguments(verb).doers))
        return doers[0] if doers else events.get(verb.i)
    return _denoted(scene, verb, events) if token.pos_ == "ADV" else None


def _by_adjective(
    scene: Scene, adjective: Token, events: dict[int, EventDraft]
) -> "Party | EventDraft | None":
    """Of whom an adjective is said: subject, object ("called it generous"), noun before it."""
    if syntax.child(adjective, "cop", "nsubj") is not None:
        subjects = syntax.subjects_of(adjective)
        return _denoted(scene, subjects[0], events) if subjects else None
    above = adjective.head
    if syntax.dep(adjective) == "xcomp":
        things = syntax.children(above, "obj") or syntax.subjects_of(above)
        return _denoted(scene, things[0], events) if things else None
    if syntax.dep(adjective) == "conj" and above.i != adjective.i:
        return _target(scene, above, events) if above.i < adjective.i else None
    return _denoted(scene, above, events) if above.pos_ in ("NOUN", "PROPN") else None


def _denoted(
    scene: Scene, head: Token, events: dict[int, EventDraft]
) -> "Party | EventDraft | None":
    """What a noun stands for: an actor, an event, or the actor whose thing it is."""
    cast = scene.cast(head)
    if cast is not None:
        return cast
    if head.i in events:
        return events[head.i]
    for kid in (*syntax.children(head, "appos", "flat"), *head.children):
        near = syntax.dep(kid) in ("appos", "flat", "compound", "amod") or kid.dep_ == "nmod:poss"
        found = scene.cast(kid) if near else None
        if found is not None:
            return found
    for kid in syntax.children(head, "nmod"):
        found = scene.cast(kid) if syntax.preposition(kid) in ("of", "by", "from") else None
        if found is not None:
            return found
    if syntax.dep(head) in ("compound", "appos", "flat", "nmod") and head.head.i != head.i:
        return scene.cast(head.head)
    if syntax.dep(head) in ("obj", "obl") and head.head.pos_ == "VERB":
        doers = scene.casts(list(syntax.arguments(head.head).doers))
        return doers[0] if doers else None
    return None


def _by_noun(
    scene: Scene, noun: Token, events: dict[int, EventDraft]
) -> "Party | EventDraft | None":
    if syntax.child(noun, "cop") is not None:
        subjects = syntax.subjects_of(noun)
        if subjects and (cast := scene.cast(subjects[0])) is not None:
            return cast
    if syntax.dep(noun) == "appos" and (cast := scene.cast(noun.head)) is not None:
        return cast
    return _denoted(scene, noun, events)


def _other(scene: Scene, token: Token, target: "Party | EventDraft") -> Cast | None:
    """Who pulls the strings: the nationality or possessor beside the word."""
    beside = [
        *token.children,
        *(token.head.children if syntax.dep(token) in ("amod", "compound") else ()),
    ]
    for kid in beside:
        if syntax.dep(kid) in ("amod", "compound", "nmod"):
            found = scene.cast(kid)
            if found is not None and found is not target:
                return found
    return None
