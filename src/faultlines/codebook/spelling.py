"""How English words are written: abbreviations, contractions, prefixes, units (spelling.yaml)."""

from collections.abc import Mapping
from functools import cache

from faultlines.codebook.tables import require_words, table, words

NOT = ("n't", "n’t", "nt")


def word_prefixes() -> frozenset[str]:
    """What may stand before a hyphen without being a word of its own, in lower case."""
    return words("spelling", "prefixes")


def number_units() -> frozenset[str]:
    """What is parted from the number before it, case as written."""
    return words("spelling", "units")


def word_endings() -> frozenset[str]:
    """What is parted from its word, each with its apostrophe, in lower case."""
    return frozenset(mark + end for end in words("spelling", "endings") for mark in "'’")


@cache
def known_spellings() -> Mapping[str, tuple[str, ...]]:
    """The words of every spelling that no rule tells: one for abbreviations, two for "cannot"."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in table("spelling")["abbreviations"]:
        for word in words("spelling", "abbreviations", kind):
            found[word] = (word,)
    found |= {word: (word,) for word in words("spelling", "whole")}
    for spelling, parts in table("spelling")["parted"].items():
        require_words(parts, f"spelling.yaml: parted.{spelling}")
        found |= _in_each_case(tuple(parts))
    for ending in table("spelling")["bare_endings"]:
        for stem in words("spelling", "bare_endings", ending):
            found |= _in_each_case((stem, ending))
    for stem in words("spelling", "before_not"):
        for ending in NOT:
            found |= _in_each_case((stem, ending))
    return found


def _in_each_case(parts: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The parts as they are, with a capital at the beginning, and in capitals."""
    first, *others = parts
    forms = (
        parts,
        (first[:1].upper() + first[1:], *others),
        tuple(part.upper() for part in parts),
    )
    return {"".join(form): form for form in forms}
