"""Demands, plans, promises, permissions and deadlines."""

from collections.abc import Iterable

from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.candidates import FIRST
from faultlines.reader.certainty import firmness
from faultlines.reader.draft import CommitmentDraft, Party
from faultlines.reader.scene import Scene
from faultlines.reader.tasks import find_task_lists

_FORMS = {
    "promise": "promise pledge vow agree commit guarantee swear undertake offer",
    "plan": "plan intend decide propose prepare aim conspire plot resolve seek",
    "permission": "allow permit authorise authorize entitle license let",
    "demand": "demand urge call ask appeal request order insist require press instruct recommend "
    "exhort implore beg plead warn command direct want tell force oblige advise "
    "encourage bid summon",
}
_FORM_OF = {word: form for form, words in _FORMS.items() for word in words.split()}
_NEEDS_CLAUSE = frozenset(
    "plan call ask want tell warn press prepare seek let allow permit direct bid "
    "offer decide agree "
    "force require aim plot command direct order authorise authorize advise "
    "encourage oblige resolve require".split()
)
_NEEDS_OWNER = frozenset(
    "want tell warn bid let allow permit force oblige advise encourage require".split()
)
_NOUNS = {
    "plan": "plan proposal intention decision effort",
    "promise": "promise pledge commitment vow undertaking offer guarantee",
    "demand": "demand ultimatum call request appeal order plea",
    "deadline": "deadline timetable",
    "permission": "permission authorisation authorization",
}
_NOUN_FORM = {word: form for form, words in _NOUNS.items() for word in words.split()}
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
_CARRIERS = frozenset(
    "make give announce unveil sign issue offer propose present drop renew repeat "
    "reiterate outline draw "
    "have launch submit publish set reject deliver hand table draft back devise "
    "prepare underline".split()
)
_OWN_FORMS = ("promise", "plan")
_STATUS = {"demand": "called_for", "deadline": "called_for", "permission": "asserted"}
_SURE = {"promise": 0.5, "plan": 0.33, "demand": 0.24, "permission": 0.15}
_BY = frozenset("by within before until".split())
_TIMES = frozenset(
    "day week month year hour midnight noon monday tuesday wednesday thursday friday "
    "saturday sunday "
    "january february march april may june july august september october november "
    "december tomorrow "
    "tonight end night morning evening spring summer autumn winter".split()
)


Task = tuple[Token, int]
"""The head of what is demanded or promised, and the word after which it stands."""


def find_commitments(scene: Scene) -> list[CommitmentDraft]:
    """Every commitment of a text."""
    found: list[CommitmentDraft] = []
    for token in scene.doc:
        if (
            token.pos_ in ("VERB", "ADJ") and syntax.lemma(token) in _FORM_OF
        ) or token.lower_ == "committed":
            found += _by_verb(scene, token)
        elif token.pos_ == "NOUN":
            found += _by_noun(scene, token)
        if syntax.is_verbal(token):
            found += _by_modal(scene, token)
            found += _by_will(scene, token)
    found += find_task_lists(scene)
    found = _without_doubles(found)
    return sorted([*found, *_deadlines(scene, found)], key=lambda d: d.anchor)


# by verb


def _by_verb(scene: Scene, verb: Token) -> Iterable[CommitmentDraft]:
    word = syntax.lemma(verb)
    form = _FORM_OF.get(word, "promise")
    status, negated = firmness(verb)
    if negated or status not in ("asserted", "planned", "predicted", "called_for"):
        return
    task = _task(verb, word)
    if task is None:
        return
    setters = _setters(scene, verb)
    owed: list[Party] = list(setters)
    if form not in _OWN_FORMS:
        owed = [cast for cast in _owed(scene, verb) if cast not in setters]
    if not setters or (word in _NEEDS_OWNER and not owed):
        return
    for low, high in _items(scene, task):
        yield CommitmentDraft(
            anchor=verb.i,
            evidence=((min(verb.i, low) if low - verb.i < 10 else low, max(high, low + 1)),),
            status=_STATUS.get(form, "planned"),
            confidence=_SURE[form] if owed else 0.12,
            set_by=setters,
            owed_by=owed,
            task=(low, high),
            form=form,
        )


def _items(scene: Scene, task: Task) -> list[tuple[int, int]]:
    """The words of a task, of each task where several are coordinated."""
    kid, after = task
    parts = [kid, *(k for k in _conjuncts(kid) if k.pos_ == kid.pos_)]
    if len(parts) == 1:
        return [_words_below(kid, after)]
    found: list[tuple[int, int]] = []
    for part, follower in zip(parts, [*parts[1:], None], strict=True):
        low, high = _words_below(part, after)
        end = min(t.i for t in follower.subtree) if follower is not None else high
        end = end if end > part.i else follower.i if follower is not None else high
        while end > part.i + 1 and _is_joint(scene.doc[end - 1]):
            end -= 1
        low = max(low, found[-1][1]) if found else low
        while low < part.i and _is_joint(scene.doc[low]):
            low += 1
        found.append((low, min(high, max(end, part.i + 1))))
    return found


def _conjuncts(token: Token) -> list[Token]:
    found: list[Token] = []
    for kid in syntax.children(token, "conj"):
        found += [kid, *_conjuncts(kid)]
    return found


def _is_joint(token: Token) -> bool:
    return bool(token.is_punct or token.is_space or token.pos_ in ("CCONJ", "PART", "DET"))


def _setters(scene: Scene, verb: Token) -> list[Party]:
    """Who demands or promises: the subject, an agent, else whose voice it is for "are urged to"."""
    if syntax.lemma(verb) == "committed" or (
        syntax.lemma(verb) == "commit" and syntax.is_passive(verb)
    ):
        subjects = syntax.subjects_of(verb)
    else:
        subjects = list(syntax.arguments(verb).doers)
    return _parties(scene, subjects)


def _parties(scene: Scene, tokens: list[Token]) -> list[Party]:
    found: list[Party] = []
    for token in tokens:
        party = scene.party(token)
        if party is not None and party not in found:
            found.append(party)
        if isinstance(party, Cast) and token.lower_ == "we" and party.of is not None:
            found.append(party.of)
    return found


def _task(verb: Token, word: str) -> Task | None:
    """What is demanded or promised: an open or full complement, a phrase with "for", the object."""
    kids = [*syntax.children(verb, "xcomp", "ccomp"), *_for_phrases(verb)]
    if word not in _NEEDS_CLAUSE:
        kids += syntax.children(verb, "obj")
    elif word not in ("call", "ask", "press"):
        kids = [k for k in kids if _is_clause(k)]
    else:
        kids = [k for k in kids if _is_clause(k) or k.dep_.startswith("obl")]
    kids += [k for k in syntax.children(verb, "advcl", "acl") if _infinitive(k)]
    for kid in kids:
        if kid.i > verb.i and kid.pos_ != "PRON":
            return kid, verb.i
    return None


def _is_clause(kid: Token) -> bool:
    return syntax.dep(kid) in ("xcomp", "ccomp") and syntax.is_verbal(kid)


def _infinitive(kid: Token) -> bool:
    return any(k.lower_ == "to" for k in syntax.children(kid, "mark"))


def _words_below(kid: Token, after: int) -> tuple[int, int]:
    words = [t.i for t in kid.subtree if after < t.i < kid.i + 30 and t.i > kid.i - 12]
    low, high = min([*words, kid.i]), max([*words, kid.i])
    doc = kid.doc
    while high > low and (doc[high].is_punct or doc[high].is_space):
        high -= 1
    while low < kid.i and (doc[low].is_punct or doc[low].is_space):
        low += 1
    return low, high + 1


def _for_phrases(verb: Token) -> list[Token]:
    return [k for k in syntax.children(verb, "obl") if syntax.preposition(k) == "for"]


def _owed(scene: Scene, verb: Token) -> list[Cast]:
    """Of whom it is demanded: object, "on X", the subject of the clause or infinitive below."""
    args = syntax.arguments(verb)
    tokens = list(args.sufferers) + args.oblique("on", "upon", "to", "of", "from")
    below = syntax.child(verb, "ccomp")
    if below is not None:
        own = syntax.arguments(below)
        tokens += [t for t in own.doers or own.sufferers[:1] if t.i > verb.i]
    for kid in syntax.children(verb, "xcomp"):
        tokens += syntax.children(kid, "nsubj")
    for kid in _for_phrases(verb):
        tokens.append(kid)
        tokens += [k for k in kid.children if k.dep_ == "nmod:poss"]
    for token in list(tokens):
        tokens += syntax.children(token, "appos", "flat")
    return scene.casts(tokens)


# by auxiliary


def _by_modal(scene: Scene, verb: Token) -> Iterable[CommitmentDraft]:
    """ "Leaders must step up": demanded by whoever's voice it is."""
    modals = {syntax.lemma(k) for k in syntax.children(verb, "aux")}
    if not modals & {"must", "should", "ought"} or "have" in modals:
        return
    if any(k.lower_ == "if" for k in syntax.children(verb, "mark")) or _opens_with_should(verb):
        return
    saying = scene.innermost(verb.i)
    if saying is not None and (saying.act == "ask" or saying.status == "counterfactual"):
        return
    args = syntax.arguments(verb)
    voice = scene.voice(verb.i)
    owed: list[Party] = [
        c for c in scene.casts(list(args.doers) or list(args.sufferers)) if c is not voice
    ]
    if not owed:
        return
    first, end = syntax.clause(verb, limit=25)
    yield CommitmentDraft(
        anchor=verb.i,
        evidence=((first, end),),
        status="called_for",
        confidence=0.22,
        set_by=[voice],
        owed_by=owed,
        task=(verb.i, max(end, verb.i + 1)),
        form="demand",
    )


def _opens_with_should(verb: Token) -> bool:
    """ "should the talks collapse" is a condition."""
    first = min(verb.children, key=lambda k: k.i, default=verb)
    return bool(first.lower_ == "should" and first.i < verb.i)


def _by_will(scene: Scene, verb: Token) -> Iterable[CommitmentDraft]:
    """ "We will go on", "she said she would appeal": promised by the one whose words they are."""
    modals = {k.lower_ for k in syntax.children(verb, "aux")}
    if not modals & _WILL or "have" in modals or syntax.is_passive(verb) or verb.pos_ != "VERB":
        return
    if syntax.child(verb, "mark") is not None and syntax.dep(verb) == "advcl":
        return
    saying = scene.innermost(verb.i)
    if saying is None and modals & {"would"}:
        return
    voice = scene.voice(verb.i)
    subjects = syntax.arguments(verb).doers
    own = any(t.lower_ in FIRST or scene.cast(t) is voice for t in subjects)
    if not own or (saying is not None and saying.speaker in (None, "unnamed")):
        return
    setters = _parties(scene, list(subjects)) or [voice]
    first, end = syntax.clause(verb, limit=25)
    yield CommitmentDraft(
        anchor=verb.i,
        evidence=((max(first, verb.i - 4), end),),
        status="planned",
        confidence=0.25,
        set_by=setters,
        owed_by=setters,
        task=(verb.i, max(end, verb.i + 1)),
        form="promise",
    )


# by noun


def _by_noun(scene: Scene, noun: Token) -> Iterable[CommitmentDraft]:
    """ "his promise to leave", "the plan to divide the country", "a timetable for"."""
    form = _NOUN_FORM.get(syntax.lemma(noun))
    content = _content_of(noun) if form is not None else None
    if form is None or content is None:
        return
    carried = syntax.dep(noun) == "obj" and syntax.lemma(noun.head) in _CARRIERS
    verb = noun.head if carried else None
    own = any(k.dep_ == "nmod:poss" or _of_somebody(k) for k in noun.children)
    doers = list(syntax.arguments(noun).doers) if own else []
    doers = doers or (list(syntax.arguments(verb).doers) if verb is not None else [])
    setters = _parties(scene, doers)
    if not setters:
        return
    owed: list[Party] = list(scene.casts(syntax.children(verb, "iobj"))) if verb is not None else []
    if form in _OWN_FORMS:
        owed = setters
    low, high = _words_below(content, noun.i)
    start = noun.i if verb is None else min(verb.i, noun.i)
    yield CommitmentDraft(
        anchor=noun.i,
        evidence=((min(start, syntax.phrase(noun)[0]), max(high, noun.i + 1)),),
        status=_STATUS.get(form, "planned"),
        confidence=0.3,
        set_by=setters,
        owed_by=owed,
        task=(low, high),
        form=form,
    )


def _of_somebody(token: Token) -> bool:
    return syntax.dep(token) == "nmod" and syntax.preposition(token) in ("of", "by")


def _content_of(noun: Token) -> Token | None:
    for kid in syntax.children(noun, "acl", "nmod"):
        clause = syntax.dep(kid) == "acl" and kid.dep_ != "acl:relcl"
        if kid.i > noun.i and (clause or syntax.preposition(kid) == "for"):
            return kid
    return None


# deadlines, doubles


def _deadlines(scene: Scene, found: list[CommitmentDraft]) -> Iterable[CommitmentDraft]:
    """ "withdraw its guns within seven days": the deadline of a demand or promise."""
    for draft in found:
        words = scene.doc[draft.task[0] : draft.task[1]]
        for token in words:
            if token.lower_ in _BY and token.dep_ == "case" and syntax.lemma(token.head) in _TIMES:
                end = min(max(token.head.i, token.i) + 1, draft.task[1])
                if token.head.i < token.i or token.head.i >= draft.task[1]:
                    continue
                yield CommitmentDraft(
                    anchor=token.head.i,
                    evidence=((max(draft.task[0], token.i - 4), end),),
                    status="called_for",
                    confidence=draft.confidence * 0.8,
                    set_by=draft.set_by,
                    owed_by=draft.owed_by,
                    task=(token.i, end),
                    form="deadline",
                )
                break


def _without_doubles(found: list[CommitmentDraft]) -> list[CommitmentDraft]:
    kept: list[CommitmentDraft] = []
    for draft in sorted(found, key=lambda d: (-d.confidence, d.anchor)):
        near = [k for k in kept if abs(k.anchor - draft.anchor) < 80]
        if not any(_overlap(k.task, draft.task) > 0.6 for k in near):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.anchor)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / max(1, min(a[1] - a[0], b[1] - b[0]))
