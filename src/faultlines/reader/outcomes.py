"""What became of demands, plans and promises, where a verb says so and they can be told."""

from faultlines.codebook import certainty
from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.certainty import firmness
from faultlines.reader.draft import CommitmentDraft, EventDraft, OutcomeDraft
from faultlines.reader.scene import Scene
from faultlines.reader.tasks import TASK_NOUNS

_SOON = 60  # words after a request within which its answer is told
_RECENT = 200  # words after a demand within which its outcome is told
_MET = frozenset(
    "fulfil fulfill meet achieve complete implement honour honor keep comply deliver "
    "heed accept grant agree approve comply relent yield satisfy".split()
)
_FAILED = frozenset(
    "fail collapse founder stall unravel damn falter flop break miss breach violate "
    "renege flout abandon "
    "thwart derail scupper rescind".split()
)
_REFUSED = frozenset("refuse reject decline ignore rebuff spurn dismiss defy veto".split())
_PENDING = frozenset("await delay postpone remain wait consider suspend study review".split())
_AGREED = frozenset("agree accept approve comply relent yield".split())
_ASKED = frozenset({"REQUEST", "THREATEN"})
_PLANS = TASK_NOUNS | frozenset(
    "plan proposal timetable deal agreement truce ceasefire offer talk effort bid attempt".split()
)


def find_outcomes(
    scene: Scene, commitments: list[CommitmentDraft], events: list[EventDraft]
) -> list[OutcomeDraft]:
    """What became of plans, tasks and demands, where a verb says so and they can be told."""
    found = []
    open_words = {i for c in commitments for i in range(*c.task)}
    for token in scene.doc:
        if token.i in open_words:
            continue
        draft = _outcome_at(scene, token, commitments, events)
        if draft is not None:
            found.append(draft)
    return found


def _outcome_at(
    scene: Scene, verb: Token, commitments: list[CommitmentDraft], events: list[EventDraft]
) -> OutcomeDraft | None:
    result = _result(verb)
    of: list[CommitmentDraft | EventDraft]
    if result is None or any(k.lower_ == "to" for k in syntax.children(verb, "mark")):
        return None
    args = syntax.arguments(verb)
    things = [*args.sufferers, *(args.doers if result in ("failed", "pending") else ())]
    things += args.oblique("with", "to", "on")
    plan = next((t for t in things if syntax.lemma(t) in _PLANS and t.pos_ == "NOUN"), None)
    below = syntax.child(verb, "xcomp")
    if plan is not None:
        of = [*(_meant(scene, plan, commitments) or _owed_by_subject(scene, verb, commitments))]
    elif result == "refused":
        of = [c for c in commitments if c.anchor < verb.i and below and _same_task(scene, c, below)]
        of = of or [*_owed_by_subject(scene, verb, commitments)]
    elif syntax.lemma(verb) in _AGREED:
        of = [*_owed_by_subject(scene, verb, commitments)]
    else:
        return None
    if not of and (plan is None or result == "refused"):
        asked = _asked_of_subject(scene, verb, events)
        of = [asked] if asked is not None else []
    planned = [
        e for e in events if plan is not None and e.anchor == plan.i and e.status != "asserted"
    ]
    if not of and not planned:
        return None
    status, negated = firmness(verb)
    told = ("asserted", "denied") if plan is None else ("asserted", "denied", "possible")
    if status not in told:
        return None
    if negated:
        result = {"met": "failed", "failed": "pending"}.get(result, result)
    return OutcomeDraft(
        anchor=verb.i,
        evidence=(syntax.clause(verb, limit=30),),
        status=status,
        confidence=0.5,
        of=[*of, *planned],
        result=result,
    )


def _owed_by_subject(
    scene: Scene, verb: Token, commitments: list[CommitmentDraft]
) -> list[CommitmentDraft]:
    """The last thing asked of, or promised by, whoever the verb is said of."""
    subjects = scene.casts(list(syntax.arguments(verb).doers))
    for commitment in reversed(commitments):
        if 0 < verb.i - commitment.task[1] < _RECENT and any(
            subject in commitment.owed_by for subject in subjects
        ):
            return [commitment]
    return []


def _asked_of_subject(scene: Scene, verb: Token, events: list[EventDraft]) -> EventDraft | None:
    """The last request made to whoever the verb is said of, by somebody else."""
    subjects = scene.casts(list(syntax.arguments(verb).doers))
    for event in reversed(events):
        near = 0 < verb.i - event.anchor < _SOON and event.type in _ASKED
        if near and any(s in event.recipients and s not in event.actors for s in subjects):
            return event
    return None


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
