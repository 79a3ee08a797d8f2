"""Loaded words and whom they are said of: the choice of whoever speaks, never a tie or a role."""

from spacy.tokens import Token

from faultlines.codebook import LoadedWord, loaded_words
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.draft import EventDraft, FramingDraft, Party
from faultlines.reader.scene import Scene


def find_framings(scene: Scene, events: list[EventDraft]) -> list[FramingDraft]:
    """Every loaded word of a text that can be laid to somebody or some event."""
    by_word = {event.anchor: event for event in events}
    found = []
    for token in scene.doc:
        word = _loaded(token)
        if word is None:
            continue
        target = _target(scene, token, by_word)
        if target is not None:
            found.append(_draft(scene, token, word, target))
    return found


def _loaded(token: Token) -> LoadedWord | None:
    if token.pos_ in ("PUNCT", "AUX", "ADP") or token.ent_type_ in ("PER", "ORG", "LOC"):
        return None
    words = loaded_words()
    found = words.get(syntax.lemma(token)) or words.get(token.lower_)
    if found is None and token.lower_.endswith("ly"):
        found = words.get(token.lower_[:-2])
    return found


def _draft(
    scene: Scene, token: Token, word: LoadedWord, target: "Party | EventDraft"
) -> FramingDraft:
    low, high = token.i, token.head.i if syntax.dep(token) in ("amod", "compound") else token.i
    low, high = min(low, high), max(low, high)
    if high - low > 12:
        low = high = token.i
    first, end = (low, high + 1)
    if low == high:
        first, end = syntax.phrase(token) if token.pos_ in ("NOUN", "PROPN") else (max(0, low - 2), high + 2)
    return FramingDraft(
        anchor=token.i,
        evidence=((min(first, token.i), min(max(end, token.i + 1), len(scene.doc))),),
        confidence=0.5 if isinstance(target, Cast) else 0.4,
        target=target,
        term=(token.i, token.i + 1),
        sign=word.sign,
        implies=word.implies,
        other=_other(scene, token, target) if word.implies else None,
    )


def _target(
    scene: Scene, token: Token, events: dict[int, EventDraft]
) -> "Party | EventDraft | None":
    relation = syntax.dep(token)
    if relation in ("amod", "compound", "nmod") and token.i < token.head.i or relation == "flat":
        return _denoted(scene, token.head, events)
    if token.pos_ in ("NOUN", "PROPN"):
        return _by_noun(scene, token, events)
    if token.pos_ == "ADJ" and syntax.child(token, "cop", "nsubj") is not None:
        subjects = syntax.subjects_of(token)
        return _denoted(scene, subjects[0], events) if subjects else None
    if token.pos_ == "ADV":
        doers = scene.casts(list(syntax.arguments(token.head).doers)) if token.head.pos_ == "VERB" else []
        return doers[0] if doers else None
    if token.pos_ == "VERB":
        doers = scene.casts(list(syntax.arguments(token).doers))
        return doers[0] if doers else None
    return None


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
    if syntax.dep(head) in ("compound", "appos", "flat", "nmod") and head.head.i != head.i:
        return scene.cast(head.head)
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
    beside = [*token.children, *(token.head.children if syntax.dep(token) in ("amod", "compound") else ())]
    for kid in beside:
        if syntax.dep(kid) in ("amod", "compound", "nmod"):
            found = scene.cast(kid)
            if found is not None and found is not target:
                return found
    return None
