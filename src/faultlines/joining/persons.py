"""Whether two names of persons can mean one person."""

from functools import cache, lru_cache

from faultlines.codebook import nicknames
from faultlines.joining.names import Name
from faultlines.joining.relation import Alike, Clash, Relation
from faultlines.joining.spelling import SLIP, apart, same_spelling

_NEAR = 0.25  # distance by letter up to which a third spelling may stand between two
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "junior", "senior"})
_SAME, _SPELT, _CALLED, _MIDDLE, _INITIAL = 1.0, 0.8, 0.7, 0.6, 0.5
"""How well two given names agree; below the last, or None, they do not."""


def compare_persons(first: Name, second: Name) -> Relation:
    """Same surname, and first names that do not contradict each other."""
    if first.plain == second.plain:
        return Alike(0.97, f"{first.name!r} and {second.name!r} are the same name")
    mine, yours = _words(first), _words(second)
    if not same_spelling(mine[-1], yours[-1]):
        otherwise = _otherwise(first, second, mine, yours) or _slip(first, second, mine, yours)
        return otherwise or Clash(near=apart(mine[-1], yours[-1]) <= _NEAR)
    given, other = mine[:-1], yours[:-1]
    exact = mine[-1] == yours[-1]
    if not given and not other:
        return Alike(0.9, _variant(first, second))
    if not given or not other:
        bare, full = (first, second) if not given else (second, first)
        how = "is the surname" if exact else "is a spelling of the surname"
        return Alike(0.92 if exact else 0.85, f"{bare.name!r} {how} of {full.name!r}")
    agreement = _agreement(given, other)
    if agreement is None:
        near = 0 < apart(given[0], other[0]) <= _NEAR and not _man_and_woman(given[0], other[0])
        return _otherwise(first, second, mine, yours) or Clash(near=near)
    return _by_given(first, second, agreement, exact=exact)


def _by_given(first: Name, second: Name, agreement: float, *, exact: bool) -> Alike:
    if agreement == _SAME and exact:
        reason = f"{first.name!r} and {second.name!r} differ in a middle name only"
        return Alike(0.94, reason)
    if agreement >= _SPELT:
        sure = 0.95 if exact or agreement == _SAME else 0.92
        return Alike(sure, _variant(first, second))
    if agreement == _CALLED:
        reason = f"{first.name!r} and {second.name!r} are forms of one name"
        return Alike(0.92 if exact else 0.85, reason)
    if agreement == _MIDDLE:
        reason = f"{first.name!r} and {second.name!r} agree in surname and a middle name"
        return Alike(0.75, reason)
    return Alike(0.92, f"{first.name!r} and {second.name!r} agree in surname and initial")


def _agreement(given: tuple[str, ...], other: tuple[str, ...]) -> float | None:
    """How well the first names agree; None for different ones."""
    best = _SAME
    for one, two in zip(given, other, strict=False):
        found = _given_alike(one, two)
        if found is None:
            return _known_by_middle_name(given, other)
        if found > _INITIAL or one == given[0]:
            best = min(best, found)
    return best


def _given_alike(one: str, two: str) -> float | None:
    if one == two:
        return _SAME
    if len(one) == 1 or len(two) == 1:
        return _INITIAL if one[0] == two[0] else None
    if _man_and_woman(one, two):
        return None
    if same_spelling(one, two):
        return _SPELT
    return _CALLED if _forms(one) & _forms(two) else None


def _known_by_middle_name(given: tuple[str, ...], other: tuple[str, ...]) -> float | None:
    """`Recep Tayyip` and `Tayyip`: every word of the shorter is a word of the longer."""
    short, long = sorted((given, other), key=len)
    if len(short) == len(long) or any(len(word) == 1 for word in short):
        return None
    return _MIDDLE if set(short) <= set(long) else None


def _man_and_woman(one: str, two: str) -> bool:
    """`Mario` and `Maria`, `Karim` and `Karima` are two names, not two spellings."""
    short, long = sorted((one, two), key=len)
    if len(short) == len(long):
        return short[:-1] == long[:-1] and {short[-1], long[-1]} in ({"a", "o"}, {"a", "e"})
    return long == short + "a" and short[-1] not in "aeiouy"


@lru_cache(maxsize=65536)
def _forms(given: str) -> frozenset[int]:
    """The groups of forms of one name that a given name is in, under any spelling."""
    found = set(_listed_forms().get(given, ()))
    for form, groups in _listed_forms().items():
        if form[0] == given[0] and same_spelling(form, given):
            found.update(groups)
    return frozenset(found)


@cache
def _listed_forms() -> dict[str, tuple[int, ...]]:
    listed: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(nicknames()):
        for form in group:
            listed[form] = (*listed.get(form, ()), number)
    return listed


# names that are not written word for word alike


def _otherwise(
    first: Name, second: Name, mine: tuple[str, ...], yours: tuple[str, ...]
) -> Alike | None:
    return _known_as(first, second) or _written_otherwise(first, second, mine, yours)


def _known_as(first: Name, second: Name) -> Alike | None:
    if first.plain in second.aliases:
        return Alike(0.9, f"a report that names {second.name!r} also says {first.name!r}")
    if second.plain in first.aliases:
        return Alike(0.9, f"a report that names {first.name!r} also says {second.name!r}")
    return None


def _written_otherwise(
    first: Name, second: Name, mine: tuple[str, ...], yours: tuple[str, ...]
) -> Alike | None:
    """The family name first or last, or words written together: `Ahmadi-Nejad`."""
    if len(mine) < 2 or len(yours) < 2 or mine == yours:
        return None
    if sorted(mine) == sorted(yours) and all(len(word) > 1 for word in mine):
        reason = f"{first.name!r} and {second.name!r} are the same words in another order"
        return Alike(0.85, reason)
    if any(len(word) == 1 for word in (*mine, *yours)):
        return None
    if len(mine) != len(yours) and same_spelling("".join(mine), "".join(yours)):
        return Alike(0.93, _variant(first, second))
    return None


def _slip(first: Name, second: Name, mine: tuple[str, ...], yours: tuple[str, ...]) -> Alike | None:
    """A slip in a long surname, where the first names are the same."""
    full = len(mine) > 1 and len(mine) == len(yours) and len(mine[0]) > 1
    if not full or mine[:-1] != yours[:-1] or min(len(mine[-1]), len(yours[-1])) < 6:
        return None
    if apart(mine[-1], yours[-1]) > SLIP:
        return None
    return Alike(0.85, f"{first.name!r} and {second.name!r} differ by a slip of one letter or two")


def _words(name: Name) -> tuple[str, ...]:
    words = tuple(word for word in name.tokens if word not in _SUFFIXES)
    return words or name.tokens


def _variant(first: Name, second: Name) -> str:
    return f"{first.name!r} and {second.name!r} are spellings of one name"
