"""Which office a role names, and whether only one can hold it at a time."""

import re
from functools import lru_cache
from typing import Literal

from faultlines.codebook import nations, offices

Standing = Literal["held", "ended", "coming"]

_WORD = re.compile(r"[\w-]+")
_ONE_HOLDER = frozenset(
    """president premier chancellor king queen emir sultan monarch pope patriarch governor mayor
    chairperson secretary-general""".split()
)
"""Heads of a body; "leader" and "head" are said of too much, and members are many."""
_OF_MANY = frozenset({"deputy", "vice", "junior", "assistant", "state", "former"})
_ALIKE = {
    **dict.fromkeys(("chairman", "chairwoman", "chair"), "chairperson"),
    **dict.fromkeys(("defense",), "defence"),
    **dict.fromkeys(("pm", "premier"), "prime minister"),
    **dict.fromkeys(("general secretary", "secretary general"), "secretary-general"),
    **dict.fromkeys(("spokeswoman", "spokesperson"), "spokesman"),
}
_SMALL = frozenset("the a an his her its their our new acting current interim of for and".split())


@lru_cache(maxsize=4096)
def office_of(role: str) -> str:
    """`the former Iraqi Prime Minister` is the office of `prime minister`.

    Countries, small words and what says that it is over are left out; what follows "of" too, since
    a role's `of` tells it. A role of nothing else stays as it is, in lower case.
    """
    head = re.split(r"\b(?:of|for|to)\b", role.casefold(), maxsplit=1)[0]
    if re.match(r"\s*(?:secretary|minister) of\b", role.casefold()):
        head = role.casefold().replace(" of ", " ")
    drop = _SMALL | offices("ended") | offices("coming")
    words = [_ALIKE.get(word, word) for word in _WORD.findall(head) if word not in drop]
    words = [word for word in words if word not in _nationalities()]
    plain = " ".join(words)
    return _ALIKE.get(plain, plain) or role.casefold().strip()


def standing_of(role: str) -> Standing:
    """Whether a role says of itself that it is over or yet to come ("ex-", "outgoing", "-elect").

    "outgoing" is told of somebody who is still there, so the office is held.
    """
    words = set(_WORD.findall(role.casefold()))
    if words & (offices("coming") - {"future"}) or any(w.endswith("-elect") for w in words):
        return "coming"
    over = offices("ended") - {"outgoing", "then", "late", "past"}
    if words & over or any(word.startswith("ex-") for word in words):
        return "ended"
    return "held"


@lru_cache(maxsize=4096)
def has_one_holder(office: str) -> bool:
    """Whether whoever comes into it takes the place of whoever held it."""
    words = office.split()
    if office in ("foreign secretary", "secretary state", "chief staff"):
        return True
    if not words or set(words) & _OF_MANY:
        return False
    if words[-1] == "minister":
        return len(words) > 1
    return words[-1] in _ONE_HOLDER


@lru_cache(maxsize=1)
def _nationalities() -> frozenset[str]:
    return frozenset(form.casefold() for one in nations() for form in (*one.adjectives, *one.names))
