"""Who did what to whom: events by the words that name them, with doers and sufferers."""

from faultlines.language import EVENTS, Token
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.acts import Act, action_types
from faultlines.reader.certainty import firmness
from faultlines.reader.draft import EventDraft
from faultlines.reader.encounters import Appearance, Encounters
from faultlines.reader.regressions import odds, regression
from faultlines.reader.scene import Scene

_SURE = 0.45  # a chance that takes part by itself; the best one does from these on
_LEAST_DOER, _LEAST_SUFFERER = 0.12, 0.06
_WITHOUT, _USUAL = 0.15, 0.5
_UNASKED = 0.3
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_SEEN_STATUS = 0.75
_OCCUR = frozenset("take occur happen follow come".split())
_PARTS = {
    "support": "supporter", "back": "supporter", "assist": "supporter", "help": "supporter",
    "authorise": "authoriser", "authorize": "authoriser", "order": "authoriser",
    "approve": "authoriser", "sanction": "authoriser", "permit": "authoriser",
}  # fmt: skip


def find_events(scene: Scene, acts: list[Act], encounters: Encounters) -> list[EventDraft]:
    """Every event of a text, in text order; one for each word that names an act."""
    found = []
    for act in acts:
        draft = _event_of(scene, act, encounters)
        if draft is not None:
            found.append(draft)
    return _without_light_verbs(scene, found)


def _event_of(scene: Scene, act: Act, encounters: Encounters) -> EventDraft | None:
    token = scene.doc[act.word]
    if token.ent_type_ and token.pos_ == "PROPN":
        return None
    if token.pos_ == "NOUN" and _is_actor(scene, token):
        return None
    doers, sufferers, chances = _participants(token, act, encounters)
    witness = _witness(token, act, doers, sufferers, chances)
    weighed = regression("events")
    confidence = round(weighed.chance(witness), 3)
    if confidence < weighed.least or not (doers or sufferers):
        return None
    return EventDraft(
        anchor=token.i,
        evidence=(event_evidence(token),),
        status=_status(scene, token),
        confidence=confidence,
        witness=witness,
        type=act.types[0],
        trigger=_trigger(token),
        actors=[a.cast for a in doers],
        recipients=[a.cast for a in sufferers],
        others=_others(scene, token),
    )


def _participants(
    token: Token, act: Act, encounters: Encounters
) -> tuple[list[Appearance], list[Appearance], tuple[float, float, float]]:
    """Those who did and suffered it; the chances of both, and of such an act between them."""
    here = [(a, *encounters.chances(token, a)) for a in encounters.around(token)]
    here = [row for row in here if row[0].place.head != token.i]
    doers, does = _chosen([(a, did) for a, did, _ in here], _LEAST_DOER)
    done = {id(a.cast) for a in doers}
    rest = [(a, got) for a, _, got in here if id(a.cast) not in done]
    if doers:
        rest = [(a, _with_pair(got, act, doers[0], a, encounters)) for a, got in rest]
    sufferers, _ = _chosen(rest, _LEAST_SUFFERER)
    if not sufferers and len(doers) > 1 and act.types[0] in _MUTUAL:
        sufferers = doers
    suffers = max((encounters.chances(token, a)[1] for a in sufferers), default=0.0)
    seen = _between(act, doers, sufferers, encounters)
    return doers, sufferers, (does if doers else 0.0, suffers, seen)


def _between(
    act: Act, doers: list[Appearance], sufferers: list[Appearance], encounters: Encounters
) -> float:
    """The chance that the network gives such an act between the two ends; a guess unasked."""
    scores = encounters.scores(doers[0], sufferers[0]) if doers and sufferers else None
    return _UNASKED if scores is None else scores.event[EVENTS.index(act.types[0])]


def _witness(
    token: Token,
    act: Act,
    doers: list[Appearance],
    sufferers: list[Appearance],
    chances: tuple[float, float, float],
) -> tuple[float, ...]:
    """What speaks for type and both ends, in the order of the regression "events"."""
    return (
        odds(act.chance),
        *chances,
        bool(doers),
        bool(sufferers),
        act.listed,
        token.pos_ == "VERB",
        any(a.cast.named for a in doers),
        any(a.cast.named for a in sufferers),
    )


def _with_pair(
    chance: float, act: Act, doer: Appearance, other: Appearance, encounters: Encounters
) -> float:
    """A sufferer's chance, weighed by whether the network sees the act between the two."""
    scores = encounters.scores(doer, other)
    if scores is None:
        return chance
    return min(0.95, chance * (_WITHOUT + scores.event[EVENTS.index(act.types[0])]) / _USUAL)


def _chosen(
    chances: list[tuple[Appearance, float]], least: float
) -> tuple[list[Appearance], float]:
    """The appearances that take part, one of each actor, and the chance of the likeliest."""
    best = max((chance for _, chance in chances), default=0.0)
    found: list[Appearance] = []
    for appearance, chance in chances:
        fits = chance >= _SURE or (chance == best and chance >= least)
        if fits and all(appearance.cast is not other.cast for other in found):
            found.append(appearance)
    return found, best


def _status(scene: Scene, token: Token) -> str:
    status, negated = firmness(token)
    if negated and status == "asserted":
        return "denied"
    heads = scene.analysis.heads
    if heads is None:
        return status
    seen, chance = heads.firmness.best(token.i)
    return seen if status == "asserted" and chance >= _SEEN_STATUS else status


def _trigger(token: Token) -> tuple[int, int]:
    particle = next((k.i for k in token.children if k.dep_ == "compound:prt"), token.i)
    return (token.i, particle + 1) if particle == token.i + 1 else (token.i, token.i + 1)


def _others(scene: Scene, token: Token) -> list[tuple[Cast, str]]:
    """Those who helped or allowed it, where participles after the noun or verb say so."""
    found: list[tuple[Cast, str]] = []
    places = [token, *syntax.arguments(token).doers, *syntax.arguments(token).sufferers]
    for place in places:
        for kid in syntax.children(place, "acl", "advcl", "conj"):
            part = _PARTS.get(syntax.lemma(kid))
            if part and syntax.is_passive(kid):
                found += [(cast, part) for cast in scene.casts(syntax.arguments(kid).doers)]
    return found


def event_evidence(token: Token) -> tuple[int, int]:
    """The clause of a verb, or of the light verb that carries a noun, or the noun's phrase."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return syntax.clause(token, limit=32)
    verb = syntax.light_verb(token)
    if verb is not None:
        return syntax.clause(verb, limit=32)
    low, high = syntax.phrase(token)
    below = [t.i for t in token.subtree if t.dep_ != "acl:relcl" and abs(t.i - token.i) < 15]
    return min([low, *below]), max([high - 1, *below]) + 1


def _is_actor(scene: Scene, noun: Token) -> bool:
    """Whether a noun stands for somebody: a name, or a description that names no act."""
    cast = scene.cast(noun)
    return cast is not None and (cast.named or not action_types(noun))


def _without_light_verbs(scene: Scene, events: list[EventDraft]) -> list[EventDraft]:
    """Drop the verb of "conducted a raid", "the raid took place": the noun tells the event."""
    nouns = [scene.doc[event.anchor] for event in events]
    light = {verb.i for noun in nouns if (verb := syntax.light_verb(noun)) is not None}
    subjects = [noun for noun in nouns if syntax.dep(noun) == "nsubj"]
    light |= {noun.head.i for noun in subjects if syntax.lemma(noun.head) in _OCCUR}
    return [event for event in events if event.anchor not in light]
