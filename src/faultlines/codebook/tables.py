"""Reads the vocabulary files beside it and checks their shape as they are read."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from faultlines.errors import FaultlinesError


class VocabularyBroken(FaultlinesError):
    """A vocabulary file has not the shape that its reader expects."""


@cache
def table(name: str) -> Any:
    """The contents of `name`.yaml, parsed once."""
    raw = files("faultlines.codebook").joinpath(f"{name}.yaml").read_bytes()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(raw, Loader=loader)


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """The list of words at a path of a table; empty where the table has no such list.

    Raises VocabularyBroken where something else than words stands there (YAML reads a bare `no` as
    false, for example).
    """
    place: Any = table(name)
    for key in path:
        place = place.get(key, ()) if isinstance(place, Mapping) else ()
    return require_words(place, f"{name}.yaml: {'.'.join(path)}")


def require_words(found: Any, where: str) -> frozenset[str]:
    """The words of a list; raises VocabularyBroken where it is no list of words."""
    if not isinstance(found, Sequence) or isinstance(found, str):
        raise VocabularyBroken(f"{where}: found {found!r}; allowed is a list of words.")
    for word in found:
        if not isinstance(word, str):
            raise VocabularyBroken(f"{where}: found {word!r}; put quotes around a word like this.")
    return frozenset(found)
