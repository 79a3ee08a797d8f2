"""What somebody foresees, calls for, supposes or fears."""

from faultlines.codebook import outlook_words
from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.draft import EventDraft, OutlookDraft, Party
from faultlines.reader.scene import Scene

_STATUS = {
    "forecast": "predicted",
    "call": "called_for",
    "hypothesis": "possible",
    "fear": "possible",
}
_SURE = {"forecast": 0.5, "call": 0.3, "hypothesis": 0.55, "fear": 0.75}


def find_outlooks(scene: Scene, events: list[EventDraft]) -> list[OutlookDraft]:
    """Every outlook of a text: one for a clause."""
    found: list[OutlookDraft] = []
    for token in scene.doc:
        form = _form(token)
        if form is None:
            continue
        first, end = _words(token)
        by = _holder(scene, token)
        if by is None or (found and found[-1].evidence[0] == (first, end)):
            continue
        found.append(
            OutlookDraft(
                anchor=token.i,
                evidence=((first, end),),
                status=_STATUS[form],
                confidence=_SURE[form],
                by=by,
                form=form,
                about=_about(scene, (first, end), events),
            )
        )
    return found


def _form(token: Token) -> str | None:
    if token.pos_ not in ("VERB", "NOUN", "ADJ", "AUX"):
        return None
    base = syntax.lemma(token)
    if token.pos_ == "VERB" and syntax.child(token, "ccomp", "xcomp", "obj") is not None:
        for form in ("forecast", "fear", "hypothesis"):
            if base in outlook_words(form, "verbs"):
                return form
    if (
        token.pos_ == "NOUN"
        and base in ("prospect", "expectation")
        and token.dep_ in ("nsubj", "ROOT")
    ):
        return "forecast"
    if syntax.is_verbal(token) or token.pos_ == "ADJ":
        return _by_modal(token)
    return None


def _by_modal(token: Token) -> str | None:
    if syntax.dep(token) in ("advcl", "acl") and syntax.child(token, "mark") is not None:
        return None
    words = {k.lower_ for k in syntax.children(token, "aux")}
    words |= {syntax.lemma(k) for k in syntax.children(token, "aux")}
    if "have" in words and words & {"would", "could", "should", "might"}:
        return None
    for form in ("forecast", "call"):
        if words & outlook_words(form, "modals"):
            return form
    adverbs = {k.lower_ for k in syntax.children(token, "advmod")}
    if adverbs & outlook_words("hypothesis", "adverbs") or words & outlook_words(
        "hypothesis", "modals"
    ):
        return "hypothesis"
    return None


def _words(token: Token) -> tuple[int, int]:
    return syntax.clause(token, limit=28)


def _holder(scene: Scene, token: Token) -> Party | None:
    """Who holds it: the subject of a verb of expecting, else whose voice the clause is in."""
    verbs = outlook_words("forecast", "verbs") | outlook_words("fear", "verbs")
    if syntax.lemma(token) in verbs | outlook_words("hypothesis", "verbs") and token.pos_ == "VERB":
        subjects = syntax.arguments(token).doers
        holders = [p for s in subjects if (p := scene.party(s)) is not None]
        if holders:
            return holders[0]
    return scene.voice(token.i)


def _about(
    scene: Scene, words: tuple[int, int], events: list[EventDraft]
) -> "list[Party | EventDraft]":
    about: list[Party | EventDraft] = [e for e in events if words[0] <= e.anchor < words[1]]
    if about:
        return about[:3]
    casts = scene.casts([scene.doc[i] for i in range(*words)])
    return list(casts[:1])
