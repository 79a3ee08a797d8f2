"""Whether two names of persons can mean one person."""

from rapidfuzz import fuzz

from faultlines.joining.names import Name, skeleton
from faultlines.joining.relation import Alike, Clash, Relation

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "junior", "senior"})


def compare_persons(first: Name, second: Name) -> Relation:
    """Same surname, and first names that do not contradict each other."""
    if first.plain == second.plain:
        return Alike(0.97, f"{first.name!r} and {second.name!r} are the same name")
    mine, yours = _words(first), _words(second)
    known_as = _known_as(first, second)
    if not _same_surname(mine[-1], yours[-1]):
        return known_as or Clash()
    given, other = mine[:-1], yours[:-1]
    if not given and not other:
        return Alike(0.85, _variant(first, second))
    if not given or not other:
        bare, full = (first, second) if not given else (second, first)
        return Alike(0.86, f"{bare.name!r} is the surname of {full.name!r}")
    return (
        known_as
        if known_as and _agreement(given, other) is None
        else _by_given(first, second, given, other, exact=mine[-1] == yours[-1])
    )


def _by_given(
    first: Name, second: Name, given: tuple[str, ...], other: tuple[str, ...], *, exact: bool
) -> Relation:
    agreement = _agreement(given, other)
    if agreement is None:
        return Clash()
    if agreement == 1.0 and exact:
        reason = f"{first.name!r} and {second.name!r} differ in a middle name only"
        return Alike(0.88, reason)
    if agreement >= 0.7:
        return Alike(0.84, _variant(first, second))
    return Alike(0.75, f"{first.name!r} and {second.name!r} agree in surname and initial")


def _agreement(given: tuple[str, ...], other: tuple[str, ...]) -> float | None:
    """1 for the same, less for a spelling variant or an initial, None for different first names."""
    best = 1.0
    for one, two in zip(given, other, strict=False):
        if one == two:
            continue
        if len(one) == 1 or len(two) == 1:
            if one[0] != two[0]:
                return None
            best = min(best, 0.5 if one == given[0] else 1.0)
        elif _same_spelling(one, two):
            best = min(best, 0.8)
        else:
            return None
    return best


def _known_as(first: Name, second: Name) -> Alike | None:
    if first.plain in second.aliases:
        return Alike(0.85, f"a report that names {second.name!r} also says {first.name!r}")
    if second.plain in first.aliases:
        return Alike(0.85, f"a report that names {first.name!r} also says {second.name!r}")
    return None


def _words(name: Name) -> tuple[str, ...]:
    words = tuple(word for word in name.tokens if word not in _SUFFIXES)
    return words or name.tokens


def _same_surname(one: str, two: str) -> bool:
    return one == two or _same_spelling(one, two)


def _same_spelling(one: str, two: str) -> bool:
    if len(one) < 4 or len(two) < 4:
        return False
    return skeleton(one) == skeleton(two) and fuzz.ratio(one, two) >= 70


def _variant(first: Name, second: Name) -> str:
    return f"{first.name!r} and {second.name!r} are spellings of one name"
