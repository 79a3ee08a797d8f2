"""What positions are taken on and that is no actor: "the occupation", "the partition of Iraq"."""

from faultlines.language import Token
from faultlines.reader import syntax
from faultlines.reader.draft import IssueDraft

_LONGEST = 12
_EMPTY = frozenset("it this that they them which who what thing one something anything".split())


class IssueBook:
    """The issues of one text: the same words, or the same head with the same "of", are one."""

    def __init__(self) -> None:
        self.issues: list[IssueDraft] = []

    def of_phrase(self, head: Token) -> IssueDraft | None:
        """The issue that a nominal names, made where it is new; None for empty words."""
        if head.pos_ not in ("NOUN", "PROPN", "VERB") or syntax.lemma(head) in _EMPTY:
            return None
        first, end = _extent(head)
        words = [t for t in head.doc[first:end] if not _droppable(t, first)]
        if not words:
            return None
        name = str(head.doc[words[0].i : words[-1].i + 1].text)
        return self._known(name, _key(words), syntax.lemma(head))

    def _known(self, name: str, key: str, head: str) -> IssueDraft:
        for issue in self.issues:
            if issue.key == key or (issue.key.split()[0] == head and key == head):
                return issue
        issue = IssueDraft(name, key)
        self.issues.append(issue)
        return issue


def _extent(head: Token) -> tuple[int, int]:
    if head.pos_ == "VERB":
        first, end = syntax.clause(head, limit=_LONGEST)
        return max(first, head.i), end
    first, end = syntax.phrase(head)
    last = max((t.i for t in _tail(head)), default=end - 1)
    return first, max(end, min(last + 1, head.i + _LONGEST))


def _tail(head: Token) -> list[Token]:
    """The complements that say what it is about ("the plan to divide the country")."""
    found = []
    for kid in head.children:
        plain = syntax.dep(kid) in ("nmod", "acl") and kid.dep_ != "acl:relcl"
        if kid.i > head.i and plain:
            found += [t for t in kid.subtree if t.i < head.i + _LONGEST]
    return found


def _droppable(token: Token, first: int) -> bool:
    at_start = token.i == first
    return bool(token.is_punct and at_start) or (
        at_start and token.pos_ in ("DET", "PRON", "ADP", "PUNCT", "PART")
    )


def _key(words: list[Token]) -> str:
    content = [t for t in words if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")]
    head = min(content, key=_depth, default=words[0])
    rest = sorted({syntax.lemma(t) for t in content if t.i != head.i})
    return " ".join([syntax.lemma(head), *rest])


def _depth(token: Token) -> int:
    depth = 0
    while token.head.i != token.i and depth < 50:
        token = token.head
        depth += 1
    return depth
