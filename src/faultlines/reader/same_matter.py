"""How likely two claims of one text are on one matter: what speaks for it, weighed.

The weights are those of a logistic regression over pairs of claims of annotated texts, fitted by
`python -m training.fit_matters`.
"""

from dataclasses import dataclass
from math import log

from faultlines.codebook import deed_classes
from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.draft import CommitmentDraft, EventDraft
from faultlines.reader.regressions import regression
from faultlines.reader.saying import Saying
from faultlines.reader.scene import Scene

FARTHEST = 300
"""Words between two claims beyond which they are not compared."""

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})
_SPEECH_TYPES = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE"})
_ASKS = frozenset({"REQUEST", "THREATEN", "AGREE", "demand", "plan", "promise"})
_ANSWERS = frozenset({"REJECT", "AGREE", "CONCEDE", "RETREAT", "COOPERATE"})
_COMMENTS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "PROTEST"})
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_STEM = 5


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim with what is compared of it: `doers` and `sufferers` are ids of actors."""

    draft: EventDraft | CommitmentDraft
    word: Token
    lemma: str
    type: str
    doers: frozenset[int]
    sufferers: frozenset[int]
    words: frozenset[str]
    names: frozenset[str]
    saying: Saying | None
    number: int
    """Its place among the tellings of the text."""


def tellings_of(scene: Scene, drafts: list[EventDraft | CommitmentDraft]) -> list[Telling]:
    """What is compared of each claim, in text order."""
    ordered = sorted(drafts, key=lambda d: (d.anchor, isinstance(d, CommitmentDraft)))
    return [_telling(scene, draft, number) for number, draft in enumerate(ordered)]


def _telling(scene: Scene, draft: EventDraft | CommitmentDraft, number: int) -> Telling:
    word = scene.doc[draft.anchor]
    lemma = syntax.lemma(word)
    if isinstance(draft, EventDraft):
        doers, sufferers = draft.actors, [*draft.recipients, *(c for c, _ in draft.others)]
        kind = draft.type
    else:
        doers, sufferers = _casts(draft.set_by), _casts(draft.owed_by)
        kind = draft.form
    evidence = [token for words in draft.evidence for token in scene.doc[words[0] : words[1]]]
    return Telling(
        draft=draft,
        word=word,
        lemma=lemma,
        type=kind,
        doers=_ids(doers),
        sufferers=_ids(sufferers),
        words=frozenset(
            syntax.lemma(t) for t in evidence if t.pos_ in _CONTENT and len(t) > 2 and t is not word
        ),
        names=frozenset(t.lower_ for t in evidence if t.ent_type_ or t.pos_ == "NUM"),
        saying=scene.innermost(draft.anchor),
        number=number,
    )


def _casts(parties: list[Cast | str]) -> list[Cast]:
    return [party for party in parties if isinstance(party, Cast)]


def _ids(casts: list[Cast]) -> frozenset[int]:
    """Who takes part; with those whose part they are, unless a state as all of it has parts."""
    owners = (c.of for c in casts if c.of is not None and c.of.kind != "state")
    return frozenset(id(cast) for cast in (*casts, *owners))


def chance_of(earlier: Telling, later: Telling) -> float:
    """The chance, 0 to 1, that two claims are on one matter; the first stands before the other."""
    if _of_others(earlier, later):
        return 0.0
    told = features(earlier, later)
    return regression("matters").chance(told)


def _of_others(a: Telling, b: Telling) -> bool:
    """Whether two deeds are known to be by others and to others: two deeds, however alike."""
    if a.type not in _FORCE or b.type not in _FORCE:
        return False
    told = all((a.doers, b.doers, a.sufferers, b.sufferers))
    return told and not (a.doers | a.sufferers) & (b.doers | b.sufferers)


def features(a: Telling, b: Telling) -> tuple[float, ...]:
    """What speaks for and against one matter, in the order of the regression "matters".

    `a` stands before `b`.
    """
    apart = b.word.i - a.word.i
    same_sentence = a.word.sent.start == b.word.sent.start
    same_lemma, same_stem = a.lemma == b.lemma, _same_stem(a.lemma, b.lemma)
    deed = same_deed(a.lemma, b.lemma)
    return (
        *_nearness(a, b, apart, same_sentence),
        *map(float, (
            same_lemma, same_stem, deed, a.type == b.type,
            a.type in _FORCE and b.type in _FORCE,
            a.type in _SPEECH_TYPES and b.type not in _SPEECH_TYPES,
        )),
        *_participants(a, b),
        *_form(a, b, deed, same_sentence),
        *_structure(a, b),
        *_rest(a, b, apart, deed),
        *_together(a, b, deed),
    )  # fmt: skip


def same_deed(lemma: str, other: str) -> bool:
    """Whether two words can name one deed: the same, of one stem, or near in meaning."""
    near = deed_classes(lemma) & deed_classes(other)
    return lemma == other or _same_stem(lemma, other) or bool(near)


def _same_stem(lemma: str, other: str) -> bool:
    return len(lemma) >= _STEM <= len(other) and lemma[:_STEM] == other[:_STEM]


def _nearness(a: Telling, b: Telling, apart: int, same_sentence: bool) -> tuple[float, ...]:
    next_sentence = not same_sentence and a.word.sent.end >= b.word.sent.start
    return (
        log(1 + apart), float(same_sentence), float(next_sentence), float(b.number - a.number == 1),
    )  # fmt: skip


def _participants(a: Telling, b: Telling) -> tuple[float, ...]:
    same_doer, same_sufferer = bool(a.doers & b.doers), bool(a.sufferers & b.sufferers)
    crossed = bool(a.doers & b.sufferers) or bool(a.sufferers & b.doers)
    return tuple(map(float, (
        same_doer, same_sufferer, same_doer and same_sufferer, crossed,
        bool(a.doers and b.doers) and not same_doer,
        bool(a.sufferers and b.sufferers) and not same_sufferer,
    )))  # fmt: skip


def _form(a: Telling, b: Telling, deed: bool, same_sentence: bool) -> tuple[float, ...]:
    definite = _is_definite(b.word)
    verbs = a.word.pos_ == "VERB" == b.word.pos_
    return tuple(map(float, (
        definite, definite and not same_sentence, definite and deed,
        _is_plural(a.word) != _is_plural(b.word), verbs,
    )))  # fmt: skip


def _structure(a: Telling, b: Telling) -> tuple[float, ...]:
    above, below = _hangs_on(b.word, a.word), _hangs_on(a.word, b.word)
    return tuple(map(float, (
        above, below, above and a.type in _SPEECH_TYPES,
        b.saying is not None and _introduces(b.saying, a.word),
        a.saying is not None and a.saying is b.saying,
        a.saying is None and b.saying is None,
    )))  # fmt: skip


def _rest(a: Telling, b: Telling, apart: int, deed: bool) -> tuple[float, ...]:
    shared = len(a.words & b.words) if apart else 0
    share = shared / max(1.0, (len(a.words) * len(b.words)) ** 0.5)
    denied = (a.draft.status == "denied") != (b.draft.status == "denied")
    commitments = sum(isinstance(t.draft, CommitmentDraft) for t in (a, b))
    return (
        float(denied and deed), share, share if apart > 30 else 0.0,
        float(commitments == 1), float(commitments == 2), float(apart == 0),
        float(_in_task(a, b) or _in_task(b, a)),
    )  # fmt: skip


def _together(a: Telling, b: Telling, deed: bool) -> tuple[float, ...]:
    shared = len(a.words & b.words)
    people = bool((a.doers | a.sufferers) & (b.doers | b.sufferers))
    names = len(a.names & b.names)
    return (
        float(a.type in _ASKS and b.type in _ANSWERS),
        float(a.type not in _SPEECH_TYPES and b.type in _COMMENTS),
        float(deed and people), float(deed and shared > 0),
        log(1 + b.number - a.number), float(min(names, 3)),
        float(a.word.sent.start == 0),
        float(a.saying is not None and _introduces(a.saying, b.word)),
    )  # fmt: skip


def _in_task(a: Telling, b: Telling) -> bool:
    task = a.draft.task if isinstance(a.draft, CommitmentDraft) else None
    return task is not None and task[0] <= b.word.i < task[1]


def _introduces(saying: Saying, word: Token) -> bool:
    cue = saying.cue
    return saying.anchor == word.i or (cue is not None and cue[0] <= word.i < cue[1])


def _hangs_on(below: Token, above: Token) -> bool:
    """Whether one word stands at most four steps below another."""
    for _ in range(4):
        if below.head is below:
            return False
        below = below.head
        if below is above:
            return True
    return False


def _is_definite(token: Token) -> bool:
    return token.pos_ == "NOUN" and any(
        kid.lower_ in ("the", "this", "that", "these", "those") or kid.dep_ == "nmod:poss"
        for kid in token.children
    )


def _is_plural(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lower_ != syntax.lemma(token) and token.lower_[-1] == "s"
