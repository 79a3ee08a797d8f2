"""Whether two names of states, parties, armies and other bodies can mean one body."""

from rapidfuzz import fuzz

from faultlines.joining.names import Name, same_stem, skeleton
from faultlines.joining.relation import Alike, Clash, Relation
from faultlines.joining.words import COMMON, FUNCTION_WORDS, country_names


def compare_bodies(first: Name, second: Name, *, by_alias: bool) -> Relation:
    """Same name, a spelling variant, or (`by_alias`) a name that a report uses for the other."""
    if first.type != second.type:
        return Clash()
    alike = (_by_alias(first, second) if by_alias else None) or _by_name(first, second)
    if alike is None:
        return Clash() if by_alias and first.aliases & second.aliases else None
    mine, yours = first.owner_plain, second.owner_plain
    if mine is None or yours is None or mine == yours or _owner_alike(mine, yours):
        return alike
    if first.plain != second.plain:
        return None
    if all(word in COMMON for word in first.tokens):
        return Clash()
    return Alike(0.82, f"{alike.reason}, though said to be of different owners")


def _by_alias(first: Name, second: Name) -> Alike | None:
    for named, other in ((first, second), (second, first)):
        if named.plain in other.aliases:
            return Alike(0.9, f"a report that names {other.name!r} also says {named.name!r}")
        mine = _proper(named.plain)
        for alias in sorted(other.aliases):
            if named.type != "state" and _spelling_variant(mine, _proper(alias)):
                reason = f"a report that names {other.name!r} also says {alias!r}"
                return Alike(0.86, f"{reason}, a spelling of {named.name!r}")
    return None


def _by_name(first: Name, second: Name) -> Alike | None:
    if first.plain == second.plain:
        return Alike(0.95, f"{first.name!r} and {second.name!r} are the same name")
    country = country_names().get(first.plain)
    if country is not None and country == country_names().get(second.plain):
        return Alike(0.93, f"{first.name!r} and {second.name!r} are names of one country")
    if _spelling_variant(_proper(first.plain), _proper(second.plain)) and (
        first.type != "state" or _people_of_unknown_state(first.plain, second.plain)
    ):
        return Alike(0.88, f"{first.name!r} and {second.name!r} are spellings of one name")
    return None


def _spelling_variant(mine: tuple[str, ...], yours: tuple[str, ...]) -> bool:
    """Word by word the same, or the same consonants, or a people for its country."""
    if len(mine) != len(yours) or not mine:
        return False
    if len(mine) == 1:
        one, two = mine[0], yours[0]
        if same_stem(one, two):
            return True
        near = abs(len(one) - len(two)) <= 1 and min(len(one), len(two)) >= 5
        return near and skeleton(one) == skeleton(two) and fuzz.ratio(one, two) >= 75
    return all(
        same_stem(one, two) or (min(len(one), len(two)) >= 5 and skeleton(one) == skeleton(two))
        for one, two in zip(mine, yours, strict=True)
    )


def _people_of_unknown_state(mine: str, yours: str) -> bool:
    """`Tarvesian` for Tarvesia; of countries that the codebook lists it knows the adjectives."""
    known = country_names()
    return mine not in known and yours not in known and same_stem(mine, yours)


def _proper(plain: str) -> tuple[str, ...]:
    return tuple(word for word in plain.split() if word not in FUNCTION_WORDS)


def _owner_alike(mine: str, yours: str) -> bool:
    """Owners are compared by name alone; an acronym and its long form are the same owner."""
    short, long = sorted((mine, yours), key=len)
    initials = "".join(word[0] for word in long.split() if word not in FUNCTION_WORDS)
    return short == initials or _spelling_variant(tuple(mine.split()), tuple(yours.split()))
