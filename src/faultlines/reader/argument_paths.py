"""How likely a mention is the doer or the sufferer of an act, by the way through the tree to it.

A way is the steps from the word that names the act to the mention: "nsubj", "obl+against",
"^xcomp nsubj" (up an open complement, down to its governor's subject). codebook/argument_paths.yaml
counts how often each way led to a doer or a sufferer in texts that people annotated; ways that it
lacks are judged by a coarser form of them.
"""

from functools import cache

from faultlines.codebook.tables import table
from faultlines.language import Token
from faultlines.reader import syntax

Chances = tuple[float, float]
"""The chance that the mention is the doer, and that it is the sufferer."""

_FARTHEST = 6
_NOWHERE: Chances = (0.02, 0.02)
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def argument_chances(act: Token, mention: Token) -> Chances:
    """Doer and sufferer chances of a mention's head word; both words stand in one sentence."""
    way = way_between(act, mention)
    if way is None:
        return _NOWHERE
    voice = _voice(act)
    known = _known_ways()
    for key in (f"{voice} {way}", f"{voice} {coarse(way)}"):
        if key in known:
            return known[key]
    return known.get(f"{voice} far", _NOWHERE)


def _voice(act: Token) -> str:
    if act.pos_ in ("NOUN", "PROPN", "ADJ"):
        return "N"
    return "P" if syntax.is_passive(act) else "V"


def way_between(act: Token, mention: Token) -> str | None:
    """The steps from an act to a mention; None where they are too many or in two sentences."""
    above = _ancestors(act)
    place = {token.i: n for n, token in enumerate(above)}
    down: list[Token] = []
    token = mention
    while token.i not in place:
        if len(down) >= _FARTHEST or token.head.i == token.i:
            return None
        down.append(token)
        token = token.head
    up = above[: place[token.i]]
    while down and syntax.dep(down[0]) in ("conj", "appos") and len(down) > 1:
        down = down[1:]
    if len(up) + len(down) > _FARTHEST:
        return None
    steps = [f"^{_step_up(word)}" for word in up] + [_step(word) for word in reversed(down)]
    return " ".join(steps) or "self"


def _ancestors(token: Token) -> list[Token]:
    found = [token]
    while token.head.i != token.i and len(found) <= _FARTHEST + 1:
        token = token.head
        found.append(token)
    return found


def _step(word: Token) -> str:
    relation = str(word.dep_)
    if relation in ("nmod:poss", "nsubj:pass", "acl:relcl"):
        return relation
    base = syntax.dep(word)
    if base in ("obl", "nmod"):
        name = syntax.preposition(word).split(" ")[0]
        return f"{base}+{name}" if name else base
    return base


def _step_up(word: Token) -> str:
    """As `_step`; a relative clause also tells what its missing argument is."""
    if word.dep_ != "acl:relcl":
        reduced = word.pos_ == "VERB" and syntax.dep(word) == "acl"
        return _participle(word) if reduced else _step(word)
    subject = syntax.child(word, "nsubj")
    if subject is None:
        return "acl:relcl"
    if subject.lower_ in _RELATIVE:
        return "acl:relcl+p" if subject.dep_ == "nsubj:pass" else "acl:relcl+s"
    return "acl:relcl+o"


def _participle(word: Token) -> str:
    return "acl+ing" if word.lower_.endswith("ing") else "acl"


def coarse(way: str) -> str:
    """A way without prepositions and with its middle left out."""
    steps = [step.partition("+")[0] for step in way.split(" ")]
    steps = [step for step in steps if step not in ("^conj", "conj")] or steps
    return " ".join(steps if len(steps) <= 2 else [steps[0], "~", steps[-1]])


@cache
def _known_ways() -> dict[str, Chances]:
    return {way: (row[0] / 100, row[1] / 100) for way, row in table("argument_paths").items()}
