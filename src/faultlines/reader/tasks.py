"""Lists of tasks told one by one: "the conditions were disarming …, holding …, and raising …"."""

from collections.abc import Iterable

from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.draft import CommitmentDraft
from faultlines.reader.scene import Scene
from faultlines.reader.speech import Saying

TASK_NOUNS = frozenset(
    "task demand condition step goal milestone requirement measure reform priority "
    "objective target "
    "commitment obligation point promise pledge benchmark aim duty".split()
)


def find_task_lists(scene: Scene) -> list[CommitmentDraft]:
    """Every listed task of a text as a demand."""
    return [draft for saying in scene.sayings for draft in _task_list(scene, saying)]


def _task_list(scene: Scene, saying: Saying) -> Iterable[CommitmentDraft]:
    """Tasks told one by one: "the conditions were disarming …, holding …, and increasing …"."""
    if not isinstance(saying.speaker, Cast):
        return
    first = saying.content[0][0]
    doc = scene.doc
    sentence = doc[first].sent
    before = doc[max(0, sentence.start - 45) : sentence.start]
    named = [t for t in (*before, *sentence) if syntax.lemma(t) in TASK_NOUNS and t.pos_ == "NOUN"]
    if not named:
        return
    owed = _owed_before(scene, named[0])
    for verb in _listed_verbs(scene, saying):
        low, end = _listed_words(scene, saying, verb)
        yield CommitmentDraft(
            anchor=verb.i,
            evidence=((low, end),),
            status="called_for",
            confidence=0.55,
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
    while end > verb.i + 1 and (
        doc[end - 1].is_punct or doc[end - 1].lower_ in ("and", "or") or doc[end - 1].is_space
    ):
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
