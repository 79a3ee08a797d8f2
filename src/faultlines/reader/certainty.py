"""How firmly something is put forward: asserted, denied, possible, planned and so on."""

from faultlines.codebook import certainty
from faultlines.language import Token
from faultlines.reader import syntax

Firmness = tuple[str, bool]
"""A status and whether the word is negated."""

_ORDER = ("called_for", "possible", "planned", "predicted")


def firmness(predicate: Token) -> Firmness:
    """Status of what a predicate says as its innermost voucher puts it, and whether it is negated.

    Negation flips with each level between ("did not refuse to"). What stands under a verb of
    wanting is planned, under one of demanding called for, under a condition possible.
    """
    negated = is_negated(predicate)
    status = _own_status(predicate)
    token = predicate
    for _ in range(4):
        above = _governor(token)
        if above is None:
            break
        word = syntax.lemma(above)
        if word in certainty("refused", "verbs") and syntax.dep(token) in ("xcomp", "advcl", "obl"):
            negated = not negated
        if status == "asserted":
            status = _status_under(above, token)
        negated ^= syntax.dep(token) == "xcomp" and is_negated(above)
        if status == "asserted" and syntax.dep(token) == "xcomp":
            status = _own_status(above)
        token = above
    return status, negated


def is_negated(token: Token) -> bool:
    """Whether a negator hangs on the word, its auxiliary or its determiner."""
    negators = certainty("negators")
    for kid in token.children:
        if kid.lower_ in negators and syntax.dep(kid) in (
            "advmod",
            "det",
            "cc",
            "case",
            "mark",
            "aux",
        ):
            return True
        if syntax.dep(kid) in ("nsubj", "obj") and kid.lower_ in ("none", "nobody", "nothing"):
            return True
        if syntax.dep(kid) == "nsubj" and any(g.lower_ in ("no", "neither") for g in kid.children):
            return True
    return False


def _governor(token: Token) -> Token | None:
    """The predicate that a clause or a nominal act depends on, within its statement."""
    if token.head.i == token.i or token.dep_ == "acl:relcl":
        return None
    relation = syntax.dep(token)
    if relation in (
        "xcomp",
        "ccomp",
        "advcl",
        "acl",
        "csubj",
        "obj",
        "obl",
        "nmod",
        "nsubj",
        "conj",
    ):
        return token.head
    return None


def _own_status(predicate: Token) -> str:
    if _is_question(predicate):
        return "possible"
    beside = {kid.lower_ for kid in syntax.children(predicate, "aux", "advmod")}
    beside |= {syntax.lemma(kid) for kid in syntax.children(predicate, "aux", "advmod")}
    if beside & certainty("called_for", "modals"):
        return "called_for"
    if beside & (certainty("possible", "modals") | certainty("possible", "adverbs")):
        return "possible"
    if beside & certainty("predicted", "modals"):
        return "predicted"
    if _is_conditional(predicate):
        return "possible"
    return "planned" if _going_to(predicate) else "asserted"


def _is_conditional(predicate: Token) -> bool:
    """Whether a conjunction ("if") or an adjective ("alleged") leaves it open."""
    marks = {kid.lower_ for kid in syntax.children(predicate, "mark")}
    adjectives = {kid.lower_ for kid in syntax.children(predicate, "amod")}
    return bool(
        marks & certainty("possible", "conjunctions")
        or adjectives & certainty("possible", "adjectives")
    )


def _going_to(predicate: Token) -> bool:
    return any(
        k.lower_ in ("planned", "proposed", "intended") for k in syntax.children(predicate, "amod")
    )


def _is_question(predicate: Token) -> bool:
    if predicate.dep_ != "ROOT":
        return False
    last = predicate.sent[-1]
    return bool(last.text == "?" or (len(predicate.sent) > 1 and predicate.sent[-2].text == "?"))


def _status_under(above: Token, below: Token) -> str:
    word, relation = syntax.lemma(above), syntax.dep(below)
    if relation in ("xcomp", "ccomp", "obj", "advcl", "acl", "nmod", "obl"):
        nominal = above.pos_ in ("NOUN", "PROPN")
        if relation == "conj" or (
            relation in ("obj", "obl", "nmod") and not nominal and word not in _TAKES_ACTS
        ):
            return "asserted"
        part = "nouns" if nominal else "verbs"
        if nominal and relation not in ("acl", "nmod"):
            return "asserted"
        for status in _ORDER:
            if word in certainty(status, part):
                return status
    return "asserted"


_TAKES_ACTS = frozenset(
    "demand urge plan propose promise threaten predict expect intend want seek".split()
)


def is_counterfactual(cue: Token) -> bool:
    """Whether nobody said it: "they should have said", "could have asked"."""
    auxiliaries = {syntax.lemma(kid) for kid in syntax.children(cue, "aux")}
    return "have" in auxiliaries and bool(
        auxiliaries & {"should", "ought", "could", "might", "would"}
    )
