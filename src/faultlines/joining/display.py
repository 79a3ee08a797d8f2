"""Which of an actor's names stands for it."""

from collections.abc import Mapping

from faultlines.joining.names import plain_name
from faultlines.joining.words import titles


def display_name(actor_type: str, counts: Mapping[str, int]) -> str:
    """The name of most reports among the full ones: with a first name, and without a title.

    `counts`: reports by name, not empty. Ties go to the shorter, then to the alphabet.
    """
    return min(counts, key=lambda name: (*_lacks(actor_type, name), -counts[name], len(name), name))


def _lacks(actor_type: str, name: str) -> tuple[bool, bool]:
    if actor_type != "person":
        words = name.split()
        return (not name[:1].isupper() and not words[-1][:1].isupper(), False)
    words = name.lower().replace(".", "").split()
    return len(plain_name(name, "person").split()) < 2, any(word in titles() for word in words)
