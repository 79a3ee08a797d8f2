"""Who did what to whom: events by the words that name them, with those who did and suffered them."""

from spacy.tokens import Token

from faultlines.codebook import action_words
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.certainty import firmness
from faultlines.reader.draft import EventDraft
from faultlines.reader.scene import Scene

_TOWARDS = ("against", "on", "at", "to", "with", "upon", "towards", "toward", "of", "for", "from", "into")
_SKIP_NOUN_CHILD_OF = frozenset({"compound", "amod", "flat"})
_MEDIUM = 0.55


def find_events(scene: Scene) -> list[EventDraft]:
    """Every event of a text, in text order; one for each word that names an act."""
    found: list[EventDraft] = []
    for token in scene.doc:
        draft = _event_at(scene, token)
        if draft is not None:
            found.append(draft)
    return _without_light_verbs(scene, found)


def _event_at(scene: Scene, token: Token) -> EventDraft | None:
    types = action_types(token)
    if not types or (token.ent_type_ and token.pos_ == "PROPN"):
        return None
    if token.pos_ == "NOUN" and scene.cast(token) is not None:
        return None
    args = syntax.arguments(token)
    actors, recipients = _participants(scene, token, args)
    if not actors and not recipients:
        return None
    if token.pos_ == "NOUN" and not (actors and recipients) and syntax.dep(token) in _SKIP_NOUN_CHILD_OF:
        return None
    status, negated = firmness(token)
    if negated and status == "asserted":
        status = "denied"
    return EventDraft(
        anchor=token.i,
        evidence=(_evidence(token),),
        status=status,
        confidence=_confidence(token, actors, recipients),
        type=types[0],
        trigger=_trigger(token),
        actors=actors,
        recipients=[r for r in recipients if r not in actors],
        others=_others(scene, token),
    )


def action_types(token: Token) -> tuple[str, ...]:
    """PLOVER types that a word can name, the longest entry of the vocabulary first."""
    if token.pos_ == "VERB":
        words = action_words("verbs")
        for word in _with_particles(token):
            if word in words:
                return words[word]
        return words.get(syntax.lemma(token), ())
    if token.pos_ == "NOUN":
        return action_words("nouns").get(syntax.lemma(token), ())
    return ()


def _with_particles(verb: Token) -> list[str]:
    """The verb with its particle or the preposition after it ("call for", "pull out")."""
    base = syntax.lemma(verb)
    after = [kid.lower_ for kid in verb.children if kid.dep_ in ("compound:prt", "advmod") and kid.i > verb.i]
    after += [syntax.preposition(kid) for kid in syntax.children(verb, "obl")]
    objects = [kid.lower_ for kid in syntax.children(verb, "obj")]
    return [f"{base} {word}" for word in after + objects if word]


def _trigger(token: Token) -> tuple[int, int]:
    particle = next((k.i for k in token.children if k.dep_ == "compound:prt"), token.i)
    return (token.i, particle + 1) if particle == token.i + 1 else (token.i, token.i + 1)


def _participants(
    scene: Scene, token: Token, args: syntax.Arguments
) -> tuple[list[Cast], list[Cast]]:
    actors = scene.casts(args.doers)
    recipients = scene.casts(args.sufferers)
    if not recipients:
        recipients = scene.casts([t for name, t in args.obliques if name in _TOWARDS])
    if token.pos_ == "NOUN":
        actors, recipients = _around_noun(scene, token, actors, recipients)
    if not recipients and token.pos_ == "VERB":
        recipients = _owners_of_objects(scene, args)
    return actors, [r for r in recipients if r not in actors]


def _around_noun(
    scene: Scene, noun: Token, actors: list[Cast], recipients: list[Cast]
) -> tuple[list[Cast], list[Cast]]:
    """Fill in who a light verb tells: "launched an attack on", "talks between A and B"."""
    verb = syntax.light_verb(noun)
    if verb is not None:
        args = syntax.arguments(verb)
        if not actors and syntax.dep(noun) == "obj":
            actors = scene.casts(args.doers)
        if not recipients:
            recipients = scene.casts([t for name, t in args.obliques if name in _TOWARDS])
    between = [t for name, t in syntax.arguments(noun).obliques if name == "between"]
    if len(scene.casts(between)) > 1:
        both = scene.casts(between)
        return both[:1], both[1:]
    return actors, recipients


def _owners_of_objects(scene: Scene, args: syntax.Arguments) -> list[Cast]:
    """Whose thing it was done to: "attacked the mosque of the Shia", "rejected Iran's offer"."""
    inner = [
        kid
        for thing in args.sufferers
        for kid in thing.children
        if kid.dep_ == "nmod:poss" or (syntax.dep(kid) in ("nmod", "compound", "amod"))
    ]
    return scene.casts(inner)[:1]


def _others(scene: Scene, token: Token) -> list[tuple[Cast, str]]:
    """Those who helped or allowed it, where participles after the noun or verb say so."""
    found: list[tuple[Cast, str]] = []
    parts = {"support": "supporter", "back": "supporter", "assist": "supporter", "help": "supporter",
             "authorise": "authoriser", "authorize": "authoriser", "order": "authoriser",
             "approve": "authoriser", "sanction": "authoriser", "permit": "authoriser"}  # fmt: skip
    places = [token, *syntax.arguments(token).doers, *syntax.arguments(token).sufferers]
    for place in places:
        for kid in syntax.children(place, "acl", "advcl", "conj"):
            part = parts.get(syntax.lemma(kid))
            if part and syntax.is_passive(kid):
                found += [(cast, part) for cast in scene.casts(syntax.arguments(kid).doers)]
    return found


def _evidence(token: Token) -> tuple[int, int]:
    if token.pos_ == "VERB":
        return syntax.clause(token, limit=32)
    verb = syntax.light_verb(token)
    if verb is not None:
        return syntax.clause(verb, limit=32)
    low, high = syntax.phrase(token)
    below = [t.i for t in token.subtree if t.dep_ != "acl:relcl" and abs(t.i - token.i) < 15]
    return min([low, *below]), max([high - 1, *below]) + 1


def _confidence(token: Token, actors: list[Cast], recipients: list[Cast]) -> float:
    score = 0.42 if token.pos_ == "VERB" else 0.34
    score += 0.16 if actors and recipients else 0.0
    score += 0.06 if any(c.named for c in actors + recipients) else 0.0
    return score


def _without_light_verbs(scene: Scene, events: list[EventDraft]) -> list[EventDraft]:
    """Drop the verb of "conducted a raid" where the noun tells the same event."""
    carried = {syntax.light_verb(scene.doc[e.anchor]) for e in events}
    light = {verb.i for verb in carried if verb is not None}
    return [event for event in events if event.anchor not in light]
