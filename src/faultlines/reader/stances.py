"""Words of stance: who supports, opposes, leads or hosts whom or what, as the words say."""

from collections.abc import Iterable

from faultlines.codebook import event_terms, relations, stance_words
from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.certainty import firmness
from faultlines.reader.draft import EventDraft, IssueDraft, Party, TieDraft
from faultlines.reader.issues import IssueBook
from faultlines.reader.scene import Scene

_OBJECT_RELATIONS = frozenset({"supports", "opposes", "agrees_with", "linked_to", "dependent_on"})
_NOUN_TARGETS = ("of", "for", "to", "with", "against", "towards", "on", "between")
_ADJECTIVE_TARGETS = ("to", "of", "with", "at", "about", "against", "for", "")
_PERSON_ENDINGS = ("er", "or", "ent", "ate", "ist", "ion", "ally", "my", "oe", "ic", "end")
_TAKING_UP = frozenset("action operation move incident event step measure".split())
_LASTING = frozenset("occupation partition division war conflict rule embargo unrest".split())
_OBJECTING = frozenset("object protest complain demur".split())
_NEAR, _FAR = 40, 150
_ENDING = frozenset("stop cease abandon end quit withdraw drop longer".split())


def stance_ties(
    scene: Scene, events: dict[int, EventDraft], issues: IssueBook
) -> Iterable[TieDraft]:
    """Every tie that a word of stance tells; `events` are by the word that names them."""
    for token in scene.doc:
        yield from _by_stance(scene, token, events, issues)


def _by_stance(
    scene: Scene, token: Token, events: dict[int, EventDraft], issues: IssueBook
) -> Iterable[TieDraft]:
    relation, targets = _stance(token)
    if relation is None:
        return
    sources = _sources(scene, token)
    if not sources:
        return
    status, negated = firmness(token)
    towards = [(head, _target(scene, head, relation, events, issues)) for head in targets]
    if syntax.lemma(token) in _OBJECTING and all(target is None for _, target in towards):
        towards = [(token, happening_before(token, events, _NEAR))]
    for head, target in towards:
        if target is None:
            continue
        for source in sources:
            if source is target:
                continue
            sign = relations()[relation].sign * (-1 if negated else 1)
            yield TieDraft(
                anchor=token.i,
                evidence=(_evidence(token, head),),
                status=status,
                confidence=_confidence(token, target),
                source=source,
                target=target,
                sign=sign,
                relation=_turned(relation, negated),
                mutual=relations()[relation].mutual,
            )


def _turned(relation: str, negated: bool) -> str:
    turned = {"supports": "opposes", "opposes": "supports"}
    return turned.get(relation, relation) if negated else relation


def _stance(token: Token) -> tuple[str | None, list[Token]]:
    """The relation that a word carries here, and the heads of what it is towards."""
    if token.pos_ == "VERB":
        return _verb_stance(token)
    if token.pos_ == "NOUN":
        return _noun_stance(token)
    if token.pos_ in ("ADJ", "ADP"):
        return _adjective_stance(token)
    return None, []


def _verb_stance(verb: Token) -> tuple[str | None, list[Token]]:
    words = stance_words("verbs")
    args = syntax.arguments(verb)
    base = syntax.lemma(verb)
    particle = next((k.lower_ for k in verb.children if k.dep_ == "compound:prt"), "")
    if verb.lower_ in stance_words("adjectives") and not args.oblique("by"):
        stative = stance_words("adjectives")[verb.lower_]
        targets = args.oblique("to", "with", "at")
        if targets:
            return stative[0], targets
    for name, token in args.obliques:
        found = words.get(f"{base} {name}")
        if found:
            return found[0], [token]
    found = words.get(f"{base} {particle}") if particle else None
    if found:
        return found[0], list(args.sufferers) or args.oblique("with", "on", "against", "for")
    found = words.get(base)
    if not found:
        return None, []
    targets = list(args.sufferers) or args.oblique("with", "against", "to")
    targets = targets or _objects_of_next(verb)
    if not targets and found[0] in ("supports", "opposes") and base not in _OBJECTING:
        open_complement = syntax.child(verb, "xcomp", "ccomp")
        targets = [open_complement] if open_complement is not None and base != "help" else []
    return found[0], targets


def _objects_of_next(verb: Token) -> list[Token]:
    """The objects that coordinated verbs share ("does not want, does not support him")."""
    for kid in syntax.children(verb, "conj"):
        if kid.pos_ == "VERB":
            return syntax.children(kid, "obj")
    return []


def _noun_stance(noun: Token) -> tuple[str | None, list[Token]]:
    found = stance_words("nouns").get(syntax.lemma(noun))
    if not found:
        return None, []
    targets = [
        part
        for kid in syntax.children(noun, "nmod", "obl")
        if syntax.preposition(kid) in _NOUN_TARGETS
        for part in syntax.with_conjuncts(kid)
    ]
    if not targets and _is_person_noun(noun):
        targets = [k for k in syntax.children(noun, "nmod", "compound", "amod") if k.i < noun.i]
    return found[0], targets


def _is_person_noun(noun: Token) -> bool:
    return syntax.lemma(noun).endswith(_PERSON_ENDINGS)


def _adjective_stance(word: Token) -> tuple[str | None, list[Token]]:
    base = syntax.lemma(word)
    found = stance_words("adjectives").get(base)
    if not found:
        return None, []
    if word.pos_ == "ADP":
        target = word.head
        predicate = syntax.child(target, "cop") is not None
        return (found[0], [target]) if predicate else (None, [])
    if syntax.dep(word) == "amod":
        return None, []
    targets = [
        part
        for kid in syntax.children(word, "obl", "nmod", "xcomp", "advcl", "ccomp")
        if syntax.preposition(kid) in _ADJECTIVE_TARGETS or kid.pos_ == "VERB"
        for part in syntax.with_conjuncts(kid)
    ]
    return found[0], targets


def _sources(scene: Scene, token: Token) -> list[Party]:
    if token.pos_ == "NOUN":
        return _noun_sources(scene, token)
    if token.pos_ == "ADP":
        subjects = syntax.subjects_of(token.head)
    else:
        subjects = list(syntax.arguments(token).doers) or syntax.subjects_of(token)
    found = [scene.party(s) for s in subjects]
    return [party for party in found if party is not None]


def _noun_sources(scene: Scene, noun: Token) -> list[Party]:
    """The holder of "X's support for Y", or the ones that "supporters of Y" are."""
    own = scene.party(noun)
    if own is not None:
        named = [scene.party(k) for k in syntax.children(noun, "appos", "nsubj")]
        return [p for p in named if p is not None] or [own]
    if syntax.child(noun, "cop") is not None:
        return [p for s in syntax.subjects_of(noun) if (p := scene.party(s)) is not None]
    args = syntax.arguments(noun)
    doers = [p for t in args.doers if (p := scene.party(t)) is not None]
    if doers:
        return doers
    verb = noun.head
    if syntax.dep(noun) == "obj" and verb.pos_ == "VERB":
        return [p for t in syntax.arguments(verb).doers if (p := scene.party(t)) is not None]
    return []


def _target(
    scene: Scene, head: Token, relation: str, events: dict[int, EventDraft], issues: IssueBook
) -> "Party | IssueDraft | EventDraft | None":
    cast = scene.cast(head)
    if cast is not None:
        return cast
    if relation in _OBJECT_RELATIONS and _is_happening(head, events):
        return events[head.i]
    if head.pos_ == "VERB" and syntax.lemma(head) in stance_words("verbs"):
        return None  # "refused to support": the inner word tells the tie
    if relation in _OBJECT_RELATIONS and _is_definite(head):
        happening = told_before(scene, head, events)
        if happening is not None:
            return happening
    if relation in _OBJECT_RELATIONS and head.pos_ in ("NOUN", "VERB"):
        return issues.of_phrase(head)
    return None


def _is_happening(head: Token, events: dict[int, EventDraft]) -> bool:
    """Whether a noun names one event that was told, and no lasting state of things."""
    told = head.pos_ == "NOUN" and head.i in events
    return told and syntax.lemma(head) not in _LASTING


def _is_definite(head: Token) -> bool:
    return any(kid.lower_ in ("the", "this", "that", "such", "these") for kid in head.children)


def told_before(scene: Scene, head: Token, events: dict[int, EventDraft]) -> EventDraft | None:
    """The event that a definite noun takes up: of the same word, or any for "the action"."""
    word = syntax.lemma(head)
    for at in range(head.i - 1, max(-1, head.i - _FAR - 1), -1):
        if at in events and syntax.lemma(scene.doc[at]) == word and word not in _LASTING:
            return events[at]
    return happening_before(head, events, _FAR) if word in _TAKING_UP else None


def happening_before(word: Token, events: dict[int, EventDraft], within: int) -> EventDraft | None:
    """The last event of force or sanction told at most so many words before, or None."""
    for at in range(word.i - 1, max(-1, word.i - within - 1), -1):
        event = events.get(at)
        if event is not None and event_terms()[event.type].event_class == "material conflict":
            return event
    return None


def _evidence(token: Token, target: Token) -> tuple[int, int]:
    verb = token if token.pos_ in ("VERB", "ADJ") else syntax.light_verb(token)
    if verb is None and token.pos_ == "NOUN" and syntax.child(token, "cop") is None:
        first, end = syntax.phrase(token)
        return min(first, target.i), max(end, target.i + 1)
    first, end = syntax.clause(verb if verb is not None else token, limit=30)
    return min(first, target.i), max(end, target.i + 1)


def _confidence(token: Token, target: object) -> float:
    score = 0.5 if token.pos_ == "VERB" else 0.4
    return score + (0.1 if isinstance(target, Cast) else 0.0)
