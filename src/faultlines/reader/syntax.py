"""Questions to a dependency tree: who is the subject, what is the object, what belongs to a phrase.

Trees are Universal Dependencies v2. Everything here works on single tokens (the
heads of phrases) and looks through passives, relative clauses, participles, shared subjects of
coordinated verbs and open complements ("agreed to stop": the one who stops is the one who agreed).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from faultlines.codebook import actor_nouns
from faultlines.language import Doc, Token

_SUBJECTS = frozenset({"nsubj", "csubj"})
_OUTER = "nsubj:outer"  # "this" in "this was that the minister resigned"
_AGAINST = ("on", "against", "upon", "at", "to", "for")
_LIGHT_VERBS = frozenset(
    "launch make hold carry conduct stage give take issue have open wage mount put organise "
    "organize begin start lead".split()
)
_FAR_IN_PHRASE = 12  # words between a word and what hangs on it within a phrase
_OUTSIDE_PHRASE = frozenset(
    "punct conj cc appos acl parataxis cop nsubj aux case advmod mark advcl obl discourse dep list "
    "orphan".split()
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})


def dep(token: Token) -> str:
    """The relation without its subtype: `nsubj` for `nsubj:pass`."""
    return token.relation


def lemma(token: Token) -> str:
    """The lemma in lower case."""
    if token.base is None:
        token.base = token.lemma_.lower()
    return token.base


def child(token: Token, *relations: str) -> Token | None:
    """The first child in one of the relations (given without subtype), or None."""
    for kid in token.children:
        if kid.relation in relations:
            return kid
    return None


def children(token: Token, *relations: str) -> list[Token]:
    """All children in one of the relations (given without subtype), in text order."""
    return [kid for kid in token.children if kid.relation in relations]


def preposition(token: Token) -> str:
    """The preposition that introduces a nominal ("in", "because of"), or an empty text."""
    cases = [kid for kid in token.children if kid.relation == "case" and kid.i < token.i]
    return " ".join(map(lemma, cases)) if cases else ""


def with_conjuncts(token: Token) -> list[Token]:
    """A nominal and what is coordinated with it ("the US and the UK": both)."""
    found = [token]
    for kid in children(token, "conj"):
        if kid.pos_ in _NOMINAL or token.pos_ == kid.pos_:
            found += with_conjuncts(kid)
    return found


def is_verbal(token: Token) -> bool:
    """Whether it heads a clause: a verb, or a predicate with a copula."""
    return token.pos_ in ("VERB", "AUX") or child(token, "cop") is not None


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, as a clause or as a participle after a noun ("led by")."""
    if any(kid.dep_ in ("nsubj:pass", "aux:pass", "csubj:pass") for kid in verb.children):
        return True
    if _past_participle(verb) and (_has_form_of_be(verb) or _has_agent(verb)):
        return True
    if dep(verb) == "conj" and verb.head.pos_ == "VERB" and _past_participle(verb):
        own = any(dep(kid) in ("nsubj", "aux", "obj") for kid in verb.children)
        return is_passive(verb.head) and not own
    return dep(verb) in ("acl", "advcl") and _past_participle(verb) and not _has_auxiliary(verb)


def _has_form_of_be(verb: Token) -> bool:
    """Whether the nearest auxiliary is one of "be" ("it be destroyed"; not "was destroying")."""
    auxiliaries = children(verb, "aux")
    return bool(auxiliaries) and lemma(auxiliaries[-1]) == "be"


def _has_agent(verb: Token) -> bool:
    """Whether somebody named with "by" does it ("the army, supported by local forces")."""
    agents = [kid for kid in children(verb, "obl") if preposition(kid) == "by"]
    acting = any(k.ent_type_ in ("PER", "ORG") or lemma(k) in actor_nouns() for k in agents)
    return acting and verb.lower_.endswith("ed")


def _past_participle(verb: Token) -> bool:
    text = verb.text.lower()
    if text.endswith("ing") or verb.dep_ == "acl:relcl" or child(verb, "mark") is not None:
        return False
    has_object = child(verb, "obj") is not None
    return text != lemma(verb) and not has_object


def _has_auxiliary(verb: Token) -> bool:
    return child(verb, "aux") is not None or child(verb, "nsubj") is not None


@dataclass(frozen=True, slots=True)
class Arguments:
    """Who stands around a predicate, as heads of phrases.

    `doers` and `sufferers` are logical: a passive's subject is a sufferer. `obliques` are pairs of
    preposition and nominal.
    """

    doers: tuple[Token, ...]
    sufferers: tuple[Token, ...]
    obliques: tuple[tuple[str, Token], ...]

    def oblique(self, *prepositions: str) -> list[Token]:
        """The nominals that one of the prepositions introduces."""
        return [token for name, token in self.obliques if name in prepositions]


def arguments(predicate: Token) -> Arguments:
    """The arguments of a verb, or of a noun that names an act ("the killing of X by Y")."""
    if predicate.pos_ in ("NOUN", "PROPN"):
        return _noun_arguments(predicate)
    return _verb_arguments(predicate)


def _verb_arguments(verb: Token) -> Arguments:
    # What is coordinated with a subject stands before the verb, else it belongs to what follows:
    # in "the army, which resists, and the guard" only the army resists.
    subjects = [
        part
        for head in subjects_of(verb)
        for part in with_conjuncts(head)
        if part.i == head.i or part.i < verb.i or head.i > verb.i
    ]
    objects = [o for kid in children(verb, "obj", "iobj") for o in _joined_within(kid)]
    obliques = [
        (preposition(kid), part)
        for kid in children(verb, "obl", "nmod")
        for part in _joined_within(kid)
    ]
    if is_passive(verb):
        agents = [token for name, token in obliques if name == "by"]
        rest = tuple(pair for pair in obliques if pair[0] != "by")
        return Arguments(tuple(agents), tuple(subjects + objects), rest)
    return Arguments(tuple(subjects), tuple(objects), tuple(obliques))


def _joined_within(nominal: Token) -> list[Token]:
    """A nominal and those coordinated with it, as far as no verb outside of it stands between.

    In "the army, supported by the guard, attacked the port and the fleet" no fleet supports it,
    whatever the tree says.
    """
    parts = with_conjuncts(nominal)
    if len(parts) == 1:
        return parts
    inside = {token.i for token in nominal.subtree}
    between = nominal.doc[nominal.i : max(part.i for part in parts)]
    bounds = [t.i for t in between if t.pos_ == "VERB" and t.i not in inside]
    return [part for part in parts if all(part.i < bound for bound in bounds)]


def subjects_of(verb: Token, depth: int = 0) -> list[Token]:
    """The heads of a verb's subject, looked for up the tree where its clause has none."""
    own = [kid for kid in verb.children if dep(kid) in _SUBJECTS and kid.dep_ != _OUTER]
    if own:
        return [_antecedent(verb, min(own, key=lambda kid: abs(kid.i - verb.i)))]
    if depth > 4 or verb.head.i == verb.i:
        return []
    return _subjects_above(verb, verb.head, depth)


def _subjects_above(verb: Token, head: Token, depth: int) -> list[Token]:
    """The subject that a clause without one shares with what it hangs on."""
    relation = dep(verb)
    if relation == "acl":
        return [head]
    if relation == "xcomp" and head.pos_ in ("VERB", "ADJ", "AUX"):
        return children(head, "obj", "iobj")[:1] or subjects_of(head, depth + 1)
    inserted_far_off = relation == "parataxis" and verb.i > head.i + 8
    if relation in ("conj", "advcl", "parataxis") and is_verbal(head) and not inserted_far_off:
        return subjects_of(head, depth + 1)
    return []


def _antecedent(verb: Token, subject: Token) -> Token:
    """The noun that a relative pronoun stands for; the subject itself where it is none."""
    if subject.pos_ == "PRON" and lemma(subject) in ("who", "which", "that", "whom"):
        clause = verb
        while clause.dep_ != "acl:relcl" and dep(clause) == "conj" and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ == "acl:relcl":
            return clause.head
    return subject


def _noun_arguments(noun: Token) -> Arguments:
    """Who did and suffered what a noun names, by possessive, adjective and preposition.

    A possessor does it ("Kenya's rejection of"); what follows "of" suffers it where there is a doer
    by another way ("the killing of X by Y") or the noun is one whose "of" tells its object.
    """
    owners = [kid for kid in noun.children if kid.dep_ == "nmod:poss"]
    possessors = [part for owner in owners for part in with_conjuncts(owner)]
    obliques = [
        (preposition(kid), part)
        for kid in children(noun, "nmod", "obl")
        if kid.dep_ != "nmod:poss"
        for part in with_conjuncts(kid)
    ]
    by = [token for name, token in obliques if name in ("by", "from")]
    of = [token for name, token in obliques if name == "of"]
    modifiers = [kid for kid in children(noun, "amod", "compound") if kid.pos_ in ("ADJ", "PROPN")]
    rest = tuple(pair for pair in obliques if pair[0] not in ("by", "of", "from"))
    doers = possessors + by or modifiers
    against = [token for name, token in rest if name in _AGAINST]
    if not against and light_verb(noun) is None and not doers and _object_like(noun):
        return Arguments((), tuple(of), rest)
    if of and (doers or _object_like(noun)):
        return Arguments(tuple(doers), tuple(of + against), rest)
    return Arguments(tuple(doers + of), tuple(against), rest)


def _object_like(noun: Token) -> bool:
    """Nouns whose "of" tells the object: "killing of", "rejection of", "invasion of"."""
    return lemma(noun).endswith(("ing", "ion", "al", "ment", "ure", "der", "acre", "est", "age"))


def light_verb(noun: Token) -> Token | None:
    """The verb of "launched an attack", "held talks", "made a statement", or None."""
    head = noun.head
    if dep(noun) in ("obj", "nsubj") and head.pos_ == "VERB" and lemma(head) in _LIGHT_VERBS:
        return head
    return None


def phrase(head: Token) -> tuple[int, int]:
    """The words of a nominal as `[first, last + 1)`, without clauses and what follows a comma."""
    low = high = head.i
    for kid in head.children:
        if _inside_phrase(kid, head):
            first, last = _reach(kid)
            low, high = min(low, first), max(high, last)
    return low, high + 1


def _inside_phrase(kid: Token, head: Token) -> bool:
    relation = dep(kid)
    if relation in _OUTSIDE_PHRASE:
        return False
    if kid.i > head.i and relation == "nmod":
        return preposition(kid) in ("of", "for", "to", "in") and kid.i - head.i <= 6
    return kid.i < head.i or relation in ("flat", "fixed", "compound", "nummod")


def _reach(token: Token) -> tuple[int, int]:
    """First and last word below a token, without clauses and coordinations further down."""
    low = high = token.i
    for kid in token.children:
        if dep(kid) in ("acl", "appos", "parataxis", "punct", "advcl", "conj", "cc"):
            continue
        if abs(kid.i - token.i) > _FAR_IN_PHRASE:
            continue  # no phrase is that long: the tree is wrong
        first, last = _reach(kid)
        low, high = min(low, first), max(high, last)
    return low, high


def clause(predicate: Token, limit: int = 45) -> tuple[int, int]:
    """The words of a predicate's own clause as `[first, last + 1)`, clauses beside it left out.

    Complements stay in ("demanded that it be disarmed"); at most `limit` words on either side.
    """
    words = sorted(_clause_words(predicate))
    low = max(words[0], predicate.i - limit)
    high = min(words[-1], predicate.i + limit)
    doc = predicate.doc
    while low < predicate.i and (doc[low].is_punct or doc[low].is_space or dep(doc[low]) == "cc"):
        low += 1
    while high > predicate.i and (doc[high].is_punct or doc[high].is_space):
        high -= 1
    return low, high + 1


def _clause_words(predicate: Token) -> Iterator[int]:
    yield predicate.i
    for kid in predicate.children:
        relation = dep(kid)
        if relation in ("parataxis", "punct", "advcl", "discourse", "vocative"):
            continue
        if relation == "conj" and (is_verbal(kid) or is_verbal(predicate)):
            continue
        if kid.dep_ == "acl:relcl":
            continue
        yield from _subtree_without_relatives(kid)


def _subtree_without_relatives(token: Token) -> Iterator[int]:
    yield token.i
    for kid in token.children:
        if kid.dep_ != "acl:relcl" and dep(kid) != "parataxis":
            yield from _subtree_without_relatives(kid)


def span_of(doc: Doc, first: int, end: int) -> tuple[int, int]:
    """Characters `[start, end)` of the words `[first, end)`."""
    return doc[first].idx, doc[end - 1].idx + len(doc[end - 1])
