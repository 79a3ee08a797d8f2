"""Who holds which office or part, of whom, and whether it is over: titles, appositions, copulas."""

from collections.abc import Iterable

from faultlines.codebook import actor_nouns, loaded_words, offices
from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.candidates import Candidate, country_of, is_plural
from faultlines.reader.certainty import firmness
from faultlines.reader.draft import RoleDraft, TieDraft
from faultlines.reader.naming import of_place
from faultlines.reader.scene import Scene

_PARTS = ("heads", "speakers", "members", "servants")


def find_roles(scene: Scene) -> tuple[list[RoleDraft], list[TieDraft]]:
    """Roles, and the ties that they tell (a leader leads, a member belongs)."""
    roles: list[RoleDraft] = []
    for cast in scene.ensemble.casts:
        for place in cast.places:
            roles += _at_place(scene, cast, place)
    for token in scene.doc:
        roles += _by_copula(scene, token)
    roles = _without_doubles(roles)
    ties = [tie for role in roles if (tie := _tie_of(scene, role)) is not None]
    return roles, ties + list(_led_by(scene))


def _at_place(scene: Scene, cast: Cast, place: Candidate) -> Iterable[RoleDraft]:
    head = scene.doc[place.head]
    if place.form == "name" and cast.kind == "person":
        title = _title_before(scene, place)
        if title is not None:
            yield _role(scene, cast, title, (title[0], place.end), 0.78)
            yield from _shared_title(scene, head, title, place)
        for kid in syntax.children(head, "appos"):
            if office(kid):
                yield _role(scene, cast, syntax.phrase(kid), (place.first, _tail(kid)), 0.78)
    elif place.form == "description" and office(head):
        named = [k for k in syntax.children(head, "appos", "flat") if scene.cast(k) is cast]
        sure = 0.72 if named or cast.named else 0.5
        single = not is_plural(head) and _of(scene, head, cast) is not None
        if named or single or (cast.named and not is_plural(head)):
            end = max([place.end, *(_name_end(k) for k in named)])
            yield _role(scene, cast, (place.first, place.end), (place.first, end), sure)


def _name_end(word: Token) -> int:
    """The end of the name that begins with this word, so that no surname is cut off."""
    rest = [k for k in syntax.children(word, "flat", "compound") if k.ent_type_ == word.ent_type_]
    return max([word.i + 1, *(k.i + 1 for k in rest if word.ent_type_)])


def _shared_title(
    scene: Scene, head: Token, title: tuple[int, int], place: Candidate
) -> Iterable[RoleDraft]:
    """ "Senators Poe and Lund": the title of the first is that of all."""
    if not is_plural(scene.doc[title[1] - 1]):
        return
    for other in syntax.with_conjuncts(head)[1:]:
        cast = scene.cast(other)
        if cast is not None and cast.kind == "person" and cast.named:
            yield _role(scene, cast, title, (title[0], max(other.i + 1, place.end)), 0.6)


def office(head: Token) -> bool:
    """Whether a noun names an office or part that somebody holds; a loaded word names none."""
    word = syntax.lemma(head).rsplit("-", 1)[-1]
    loaded = loaded_words().get(word)
    if loaded is not None and loaded.implies is not None and word != "agent":
        return False
    compound = [k for k in syntax.children(head, "compound", "amod") if k.i == head.i - 1]
    pair = f"{syntax.lemma(compound[0])} {word}" if compound else word
    return any(w in offices(part) for w in (word, pair, str(head.lower_)) for part in _PARTS)


def _title_before(scene: Scene, place: Candidate) -> tuple[int, int] | None:
    """The words of a title right before a name, without article."""
    doc, first = scene.doc, place.first
    low = first
    while low > 0 and first - low < 6 and _title_word(doc[low - 1], place):
        low -= 1
    if (
        low == first
        and first > 0
        and doc[first - 1].pos_ in ("NOUN", "PROPN")
        and office(doc[first - 1])
    ):
        low -= 1
    if low == first or not any(
        office(doc[i]) or doc[i].lower_ in offices("honorifics") for i in range(low, first)
    ):
        return None
    if not office(doc[first - 1]):
        return None
    return low, first


def _title_word(token: Token, place: Candidate) -> bool:
    if (
        token.is_punct
        or token.is_space
        or token.pos_ in ("DET", "ADP", "VERB", "CCONJ", "PRON", "AUX")
    ):
        return bool(token.text == "-")
    head = token
    for _ in range(4):
        if place.first <= head.i < place.end or place.first <= head.head.i < place.end:
            return True
        if head.head.i == head.i:
            break
        head = head.head
    return False


def _tail(head: Token) -> int:
    return int(min(syntax.phrase(head)[1], head.i + 12))


def _role(
    scene: Scene, cast: Cast, words: tuple[int, int], evidence: tuple[int, int], confidence: float
) -> RoleDraft:
    doc = scene.doc
    inside = [doc[i] for i in range(*words)]
    head = next((t for t in reversed(inside) if office(t)), inside[-1])
    when = next((t.i for t in inside if _is_over(t)), None)
    return RoleDraft(
        anchor=head.i,
        evidence=(evidence,),
        status="asserted",
        confidence=confidence,
        actor=cast,
        role=_role_text(scene, inside, head),
        of=_of(scene, head, cast),
        when=when,
    )


def _is_over(token: Token) -> bool:
    word = token.lower_.removesuffix("-")
    prefix = word.split("-")[0]
    return word in offices("ended") | offices("coming") or prefix in ("ex", "former")


def _role_text(scene: Scene, words: list[Token], head: Token) -> str:
    """The words of the office without article, "former", and whose office it is."""
    kept = [
        t
        for t in words
        if t.i <= head.i
        and t.pos_ not in ("DET", "PUNCT", "PART", "PRON")
        and not _is_over(t)
        and syntax.lemma(t) not in loaded_words()
        and (scene.cast(t) is None or t.i == head.i or office(t))
        and (t.i == head.i or office(t) or not _names_somebody(t, head))
        and t.text not in ("'s", "’s")
    ]
    plain = [t for t in kept if t.pos_ in ("NOUN", "PROPN", "ADJ") and t.dep_ != "nmod:poss"]
    return " ".join(_singular(t) if t.i == head.i else t.text for t in (plain or [head]))


def _names_somebody(word: Token, head: Token) -> bool:
    """Whether a word before the office says whose it is, known to any list or not ("Tumbrian")."""
    if word.lower_ in country_of():
        return True
    opens = word.i == word.sent.start or word.doc[word.i - 1].is_punct
    capital = word.text[:1].isupper() and not word.text.isupper() and not opens
    return capital and head.text[:1].islower() and word.lower_ not in offices("honorifics")


def _singular(token: Token) -> str:
    """ "Senators Poe and Lund" are a Senator each."""
    if not is_plural(token):
        return str(token.text)
    base = syntax.lemma(token)
    return base.capitalize() if token.text[:1].isupper() else base


def _of(scene: Scene, head: Token, cast: Cast) -> Cast | None:
    """Whose office it is: "of", "to", "for", a possessive, an adjective of nationality."""
    for kid in head.children:
        if syntax.dep(kid) == "nmod" or syntax.dep(kid) in ("compound", "amod"):
            if syntax.dep(kid) == "nmod" and syntax.preposition(kid) not in (
                "of",
                "to",
                "for",
                "in",
                "at",
                "",
            ):
                continue
            found = scene.cast(kid)
            if found is not None and found is not cast and found.kind != "person":
                return found
    owner = next((k for k in head.children if k.dep_ == "nmod:poss"), None)
    found = scene.cast(owner) if owner is not None else None
    if found is not None and found is not cast:
        return found
    return _state_by_adjective(head, cast)


def _state_by_adjective(head: Token, cast: Cast) -> Cast | None:
    """The state that owns the holder and whose adjective stands before the office."""
    state = cast.of
    if state is None or state.kind != "state":
        return None
    for kid in syntax.children(head, "compound", "amod"):
        country = country_of().get(kid.lower_)
        if country is not None and country == state.country:
            return state
        if country is None and any(of_place(kid.text, name) for name in state.names):
            return state
    return None


def _by_copula(scene: Scene, token: Token) -> Iterable[RoleDraft]:
    """ "Allawi is a former Ba'athist", "he became prime minister", "was installed as premier"."""
    if token.pos_ not in ("NOUN", "PROPN") or not (
        office(token) or _person_noun(token) or _was(token)
    ):
        return
    subjects: list[Token] = []
    if syntax.child(token, "cop") is not None:
        subjects = syntax.subjects_of(token)
    elif syntax.dep(token) in ("xcomp", "obj") and syntax.lemma(token.head) in ("become", "remain"):
        subjects = syntax.subjects_of(token.head)
    elif syntax.preposition(token) == "as" and office(token) and token.head.pos_ == "VERB":
        args = syntax.arguments(token.head)
        people = [t for t in args.sufferers if _is_person(scene, t)]
        subjects = people or [t for t in args.doers if _is_person(scene, t)]
    elif syntax.dep(token) == "conj" and syntax.child(token.head, "cop") is not None:
        subjects = syntax.subjects_of(token.head)
    for subject in subjects[:1]:
        cast = scene.cast(_said_of(subject))
        if cast is None or cast.kind not in ("person", "population", "other"):
            continue
        status, negated = firmness(token)
        role = _role(scene, cast, syntax.phrase(token), syntax.clause(token, limit=20), 0.58)
        role.when = role.when if role.when is not None else _used_to(token)
        role.status = "denied" if negated and status == "asserted" else status
        yield role


def _was(noun: Token) -> bool:
    """ "a former rebel": what somebody is said to have been."""
    return any(_is_over(k) for k in syntax.children(noun, "amod", "compound"))


def _used_to(noun: Token) -> int | None:
    """The word of "used to be" above a predicate."""
    above = noun.head
    return above.i if syntax.lemma(above) == "use" and syntax.dep(noun) == "xcomp" else None


def _said_of(subject: Token) -> Token:
    """The subject of a predicate that is itself taken up ("a rebel, who became")."""
    if syntax.child(subject, "cop") is not None or syntax.dep(subject) == "conj":
        above = subject.head if syntax.dep(subject) == "conj" else subject
        own = syntax.child(above, "nsubj") if syntax.child(above, "cop") is not None else None
        return own if own is not None else subject
    return subject


def _is_person(scene: Scene, token: Token) -> bool:
    cast = scene.cast(token)
    return cast is not None and cast.kind == "person"


def _person_noun(token: Token) -> bool:
    word = syntax.lemma(token)
    return actor_nouns().get(word) == "person" and word not in loaded_words()


def _tie_of(scene: Scene, role: RoleDraft) -> TieDraft | None:
    head = scene.doc[role.anchor]
    if role.of is None:
        return None
    word = syntax.lemma(head)
    if word in offices("heads"):
        relation = "leads"
    elif word in offices("speakers"):
        relation = "speaks_for"
    elif word == "member":
        relation = "member_of"
    else:
        return None
    return TieDraft(
        anchor=role.anchor,
        evidence=role.evidence,
        status=role.status,
        confidence=role.confidence * 0.6,
        source=role.actor,
        target=role.of,
        sign=0,
        relation=relation,
        change="ended"
        if role.when is not None and head.doc[role.when].lower_ in offices("ended")
        else None,
    )


def _led_by(scene: Scene) -> Iterable[TieDraft]:
    """ "the army led by X", "the X-led coalition"."""
    for token in scene.doc:
        if syntax.lemma(token) not in ("lead", "head", "command") or not syntax.is_passive(token):
            continue
        args = syntax.arguments(token)
        for leader in scene.casts(args.doers):
            for body in scene.casts(args.sufferers):
                first = args.sufferers[0].i
                last = args.doers[-1].i
                if leader is not body:
                    yield TieDraft(
                        anchor=token.i,
                        evidence=((min(first, token.i), max(last, token.i) + 1),),
                        confidence=0.6,
                        source=leader,
                        target=body,
                        sign=0,
                        relation="leads",
                    )


def _without_doubles(roles: list[RoleDraft]) -> list[RoleDraft]:
    kept: dict[tuple[int, str], RoleDraft] = {}
    for role in roles:
        key = (id(role.actor), role.role.lower())
        if key not in kept or (kept[key].of is None and role.of is not None):
            kept[key] = role
    return list(kept.values())
