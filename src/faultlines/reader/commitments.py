"""Demands, plans, promises, permissions and deadlines, and what became of them."""

from collections.abc import Iterable

from spacy.tokens import Token

from faultlines.codebook import certainty
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.certainty import firmness
from faultlines.reader.draft import CommitmentDraft, EventDraft, OutcomeDraft, Party
from faultlines.reader.scene import Scene
from faultlines.reader.speech import Saying

_PROMISE = frozenset("promise pledge vow agree commit guarantee swear undertake".split())
_PLAN = frozenset("plan intend decide propose prepare aim conspire plot".split())
_ALLOW = frozenset("allow permit let authorise authorize entitle license".split())
_DEMAND = frozenset(
    "demand urge call ask appeal request order insist require press instruct recommend exhort implore "
    "beg plead warn command direct".split()
)
_TASK_NOUNS = frozenset(
    "task demand condition step goal milestone requirement measure reform priority objective target "
    "commitment obligation point promise pledge".split()
)
_MET = frozenset("fulfil fulfill meet achieve complete implement honour honor keep comply deliver".split())
_FAILED = frozenset("fail collapse founder stall unravel damn falter flop break miss".split())
_REFUSED = frozenset("refuse reject decline ignore rebuff spurn dismiss defy".split())
_PENDING = frozenset("await delay postpone remain wait consider suspend".split())
_PLANS = _TASK_NOUNS | frozenset("plan proposal timetable deal agreement truce ceasefire offer talk effort".split())


def find_commitments(scene: Scene) -> list[CommitmentDraft]:
    """Every commitment of a text."""
    found: list[CommitmentDraft] = []
    for token in scene.doc:
        if token.pos_ == "VERB":
            found += _by_verb(scene, token)
            found += _by_modal(scene, token)
        elif token.pos_ == "NOUN":
            found += _by_noun(scene, token)
    for saying in scene.sayings:
        found += _task_list(scene, saying)
    return _without_doubles(found)


def _by_verb(scene: Scene, verb: Token) -> Iterable[CommitmentDraft]:
    form = _form(verb)
    if form is None:
        return
    args = syntax.arguments(verb)
    setters = [p for t in args.doers if (p := scene.party(t)) is not None]
    if not setters:
        return
    status, negated = firmness(verb)
    if negated or status not in ("asserted", "planned", "predicted"):
        return
    owed: list[Cast]
    task = _task(verb)
    if task is None:
        return
    if form in ("promise", "plan"):
        owed = [p for p in setters if isinstance(p, Cast)]
    else:
        owed = scene.casts([*_addressees(verb), *_subjects_below(verb)])
    yield CommitmentDraft(
        anchor=verb.i,
        evidence=(syntax.clause(verb, limit=40),),
        status="called_for" if form == "demand" else "planned",
        confidence=0.5 if owed else 0.4,
        set_by=setters,
        owed_by=[c for c in owed if c not in setters or form in ("promise", "plan")],
        task=task,
        form=form,
    )


def _form(verb: Token) -> str | None:
    word = syntax.lemma(verb)
    forms = {"demand": _DEMAND, "promise": _PROMISE, "plan": _PLAN, "permission": _ALLOW}
    return next((form for form, words in forms.items() if word in words), None)


def _task(verb: Token) -> tuple[int, int] | None:
    """What is demanded or promised: an open or full complement, else the object."""
    for kid in (*syntax.children(verb, "xcomp", "ccomp"), *_for_phrases(verb), *syntax.children(verb, "obj", "advcl")):
        if kid.i > verb.i and not (syntax.dep(kid) == "obj" and kid.pos_ == "PRON"):
            words = [t.i for t in kid.subtree if t.i > verb.i and t.i < kid.i + 35]
            low, high = min(words), max(words)
            while high > low and kid.doc[high].is_punct:
                high -= 1
            return low, high + 1
    return None


def _for_phrases(verb: Token) -> list[Token]:
    return [k for k in syntax.children(verb, "obl") if syntax.preposition(k) in ("for", "to")]


def _addressees(verb: Token) -> list[Token]:
    args = syntax.arguments(verb)
    objects = [t for t in args.sufferers if syntax.child(verb, "xcomp", "ccomp", "obl") is not None]
    return objects + args.oblique("on", "upon", "to", "of", "from")


def _subjects_below(verb: Token) -> list[Token]:
    below = syntax.child(verb, "ccomp")
    if below is None:
        return []
    args = syntax.arguments(below)
    return list(args.doers) or list(args.sufferers)


def _by_modal(scene: Scene, verb: Token) -> Iterable[CommitmentDraft]:
    """ "Leaders must step up": demanded by whoever's voice it is."""
    modals = {syntax.lemma(k) for k in syntax.children(verb, "aux")}
    if not modals & {"must", "should", "ought"} or "have" in modals:
        return
    saying = scene.innermost(verb.i)
    if saying is not None and (saying.act == "ask" or saying.status == "counterfactual"):
        return
    args = syntax.arguments(verb)
    owed = scene.casts(list(args.doers) or list(args.sufferers))
    voice = scene.voice(verb.i)
    owed = [c for c in owed if c is not voice]
    if not owed and not syntax.is_passive(verb):
        return
    first, end = syntax.clause(verb, limit=30)
    yield CommitmentDraft(
        anchor=verb.i,
        evidence=((first, end),),
        status="called_for",
        confidence=0.48 if owed else 0.36,
        set_by=[voice],
        owed_by=owed,
        task=(verb.i, max(end, verb.i + 1)),
        form="demand",
    )


def _by_noun(scene: Scene, noun: Token) -> Iterable[CommitmentDraft]:
    """ "his promise to leave", "the plan to divide the country", "a timetable for"."""
    word = syntax.lemma(noun)
    forms = {"plan": "plan", "promise": "promise", "pledge": "promise", "demand": "demand",
             "deadline": "deadline", "timetable": "deadline", "ultimatum": "demand",
             "proposal": "plan", "permission": "permission", "commitment": "promise"}  # fmt: skip
    form = forms.get(word)
    if form is None:
        return
    content = next((k for k in syntax.children(noun, "acl", "nmod") if k.i > noun.i
                    and (syntax.dep(k) == "acl" or syntax.preposition(k) in ("for", "of", "to"))), None)  # fmt: skip
    if content is None or content.dep_ == "acl:relcl":
        return
    verb = noun.head if syntax.dep(noun) == "obj" and noun.head.pos_ == "VERB" else None
    doers = syntax.arguments(noun).doers if any(k.dep_ == "nmod:poss" for k in noun.children) else ()
    doers = doers or (syntax.arguments(verb).doers if verb is not None else ())
    setters: list[Party] = [p for t in doers if (p := scene.party(t)) is not None]
    if not setters:
        return
    owed = scene.casts(syntax.children(verb, "iobj")) if verb is not None else []
    words = [t.i for t in content.subtree if t.i > noun.i]
    evidence = syntax.clause(verb, limit=30) if verb is not None else (syntax.phrase(noun)[0], max(words) + 1)
    yield CommitmentDraft(
        anchor=noun.i,
        evidence=(evidence,),
        status="called_for" if form in ("demand", "deadline") else "planned",
        confidence=0.45,
        set_by=setters,
        owed_by=owed or ([c for c in setters if isinstance(c, Cast)] if form in ("plan", "promise") else []),
        task=(min(words), max(words) + 1),
        form=form,
    )


def _task_list(scene: Scene, saying: Saying) -> Iterable[CommitmentDraft]:
    """Tasks told one by one: "the conditions were disarming …, holding …, and increasing …"."""
    if not isinstance(saying.speaker, Cast):
        return
    first = saying.content[0][0]
    doc = scene.doc
    sentence = doc[first].sent
    before = doc[max(0, sentence.start - 45) : sentence.start]
    named = [t for t in (*before, *sentence) if syntax.lemma(t) in _TASK_NOUNS and t.pos_ == "NOUN"]
    if not named:
        return
    owed = _owed_before(scene, named[0])
    for verb in _listed_verbs(scene, saying):
        low, end = _listed_words(scene, saying, verb)
        yield CommitmentDraft(
            anchor=verb.i,
            evidence=((low, end),),
            status="called_for",
            confidence=0.5,
            set_by=[saying.speaker],
            owed_by=[c for c in owed if c is not saying.speaker],
            task=(low, end),
            form="demand",
        )


def _listed_verbs(scene: Scene, saying: Saying) -> list[Token]:
    """Gerunds or infinitives that begin the items of a list of three or more."""
    items = []
    for first, end in saying.content:
        for token in scene.doc[first:end]:
            gerund = token.pos_ == "VERB" and token.lower_.endswith("ing")
            opens = token.i == first or scene.doc[token.i - 1].text in (
                ",", "and", ";", ".", "…", ":", "(", "‘", "“", '"', "'", "..", "...", ". . .",
            )  # fmt: skip
            if gerund and opens:
                items.append(token)
    return items if len(items) >= 3 else []


def _listed_words(scene: Scene, saying: Saying, verb: Token) -> tuple[int, int]:
    limit = next(end for first, end in saying.content if first <= verb.i < end)
    others = [t.i for t in _listed_verbs(scene, saying) if t.i > verb.i]
    end = min([limit, *others[:1]])
    doc = scene.doc
    while end > verb.i + 1 and (doc[end - 1].is_punct or doc[end - 1].lower_ in ("and", "or") or doc[end - 1].is_space):
        end -= 1
    return verb.i, end


def _owed_before(scene: Scene, noun: Token) -> list[Cast]:
    """Who was given the tasks: the indirect object of the clause that names them."""
    token = noun
    for _ in range(6):
        if token.pos_ == "VERB":
            receivers = scene.casts(syntax.children(token, "iobj"))
            receivers += scene.casts(syntax.arguments(token).oblique("to", "on", "upon", "for"))
            if receivers:
                return receivers
        if token.head.i == token.i:
            break
        token = token.head
    return []


def _without_doubles(found: list[CommitmentDraft]) -> list[CommitmentDraft]:
    kept: list[CommitmentDraft] = []
    for draft in sorted(found, key=lambda d: -d.confidence):
        if not any(k.form == draft.form and _overlap(k.task, draft.task) > 0.6 for k in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.anchor)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / max(1, min(a[1] - a[0], b[1] - b[0]))


# what became of them


def find_outcomes(
    scene: Scene, commitments: list[CommitmentDraft], events: list[EventDraft]
) -> list[OutcomeDraft]:
    """What became of plans, tasks and demands, where a verb says so and they can be told."""
    found = []
    for token in scene.doc:
        draft = _outcome_at(scene, token, commitments, events)
        if draft is not None:
            found.append(draft)
    return found


def _outcome_at(
    scene: Scene, verb: Token, commitments: list[CommitmentDraft], events: list[EventDraft]
) -> OutcomeDraft | None:
    result = _result(verb)
    if result is None:
        return None
    args = syntax.arguments(verb)
    things = [*args.sufferers, *(args.doers if result in ("failed", "pending") else ())]
    things += args.oblique("with", "to")
    plan = next((t for t in things if syntax.lemma(t) in _PLANS and t.pos_ == "NOUN"), None)
    below = syntax.child(verb, "xcomp")
    if plan is not None:
        of = _meant(scene, plan, commitments)
    elif result == "refused" and below is not None:
        of = [c for c in commitments if c.anchor < verb.i and _same_task(scene, c, below)]
    else:
        return None
    planned = [e for e in events if plan is not None and e.anchor == plan.i and e.status != "asserted"]
    if not of and not planned:
        return None
    status, negated = firmness(verb)
    if negated:
        result = {"met": "failed", "failed": "pending"}.get(result, result)
    return OutcomeDraft(
        anchor=verb.i,
        evidence=(syntax.clause(verb, limit=30),),
        status=status,
        confidence=0.45,
        of=[*of, *planned],
        result=result,
    )


def _result(verb: Token) -> str | None:
    if verb.pos_ != "VERB":
        return None
    word = syntax.lemma(verb)
    results = {"met": _MET, "failed": _FAILED, "refused": _REFUSED, "pending": _PENDING}
    return next((result for result, words in results.items() if word in words), None)


def _meant(scene: Scene, plan: Token, commitments: list[CommitmentDraft]) -> list[CommitmentDraft]:
    """The commitments that "his plan", "Khalilzad's proposals" or "the tasks" can mean."""
    before = [c for c in commitments if c.anchor < plan.i]
    owners = scene.casts([k for k in plan.children if k.dep_ == "nmod:poss"])
    if owners:
        return [c for c in before if any(o in c.set_by for o in owners)]
    return before[-1:] if before and plan.i - before[-1].anchor < 80 else []


def _same_task(scene: Scene, commitment: CommitmentDraft, verb: Token) -> bool:
    words = {syntax.lemma(t) for t in scene.doc[commitment.task[0] : commitment.task[1]]}
    return syntax.lemma(verb) in words and syntax.lemma(verb) not in certainty("refused", "verbs")
