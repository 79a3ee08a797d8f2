"""Whether two names of states, parties, armies and other bodies can mean one body."""

import re
from functools import lru_cache

from faultlines.codebook import how_made
from faultlines.joining.acronyms import looks_short
from faultlines.joining.names import Name, same_stem
from faultlines.joining.relation import Alike, Clash, Relation
from faultlines.joining.spelling import same_spelling, sound_key
from faultlines.joining.words import COMMON, FUNCTION_WORDS, countries_within, country_names

FAMILY = frozenset({"party", "armed_group", "coalition", "organisation"})
"""Types that reports give to one and the same body."""
_KINDS = frozenset("party movement group organisation organization militia network".split())
_ANY_BODY = "organisation"  # what a body is called whose kind a report does not tell
_STATE = re.compile(r"state:([^@#]+)")
_SURE = {"initials": 0.93, "beginnings": 0.82, "letters": 0.3}


def compare_bodies(first: Name, second: Name, *, by_alias: bool) -> Relation:
    """Same name, a spelling variant, or (`by_alias`) a name that a report uses for the other."""
    if not types_meet(first.type, second.type):
        return _two_types(first, second)
    found = (_by_alias(first, second) if by_alias else None) or _by_name(first, second)
    if found is None:
        return Clash() if by_alias and first.aliases & second.aliases else None
    return _weighed(first, second, found)


def compare_short(letters: str | None, first: Name, second: Name) -> Relation:
    """A short form and its long form; two long forms of one short form speak against each other.

    `letters`: the initials that brought the two together; None where only two letters did.
    """
    short, long = sorted((first, second), key=lambda name: len(name.tokens))
    if len(short.tokens) > 1:
        same = compare_bodies(first, second, by_alias=False)
        if letters is None or isinstance(same, Alike):
            return None if letters is None else same
        return Clash() if types_meet(first.type, second.type) else None
    if len(long.tokens) == 1 or not looks_short(short.name):
        return None
    made = how_made(short.plain, long.tokens)
    if made == "initials" and letters is None:
        return None  # the block of the initials says it, and knows all rivals
    if made in (None, "letters") and _with_country(short, long):
        made = "beginnings"
    if made is None or not types_meet(first.type, second.type):
        return None
    what = "initials" if made == "initials" else "letters"
    reason = f"{short.name!r} is made of the {what} of {long.name!r}"
    return _weighed(first, second, Alike(_SURE[made], reason))


def _with_country(short: Name, long: Name) -> bool:
    """`SCIRI` for what a report calls the Supreme Council for the Islamic Revolution (of Iraq).

    Of fewer than five letters chance makes too many.
    """
    if len(short.plain) < 5:
        return False
    countries = countries_of(long) | countries_of(short)
    told = set(countries_within(long.tokens)[0])
    return any(
        how_made(short.plain, (*long.tokens, *country.casefold().split())) == "initials"
        for country in countries - told
    )


def types_meet(one: str, other: str) -> bool:
    """Whether reports may give both types to one actor."""
    return one == other or (_ANY_BODY in (one, other) and {one, other} <= FAMILY)


def _two_types(first: Name, second: Name) -> Relation:
    if first.plain != second.plain or not {first.type, second.type} <= FAMILY:
        return None
    reason = f"{first.name!r} is called {first.type} here and {second.type} there"
    return Alike(0.7, reason)


def _weighed(first: Name, second: Name, found: Alike) -> Relation:
    """The same with what is known of owners and countries, and of how common the name is."""
    mine, yours = countries_of(first), countries_of(second)
    common = all(word in COMMON for word in core(first.plain))
    if mine and yours:
        if mine & yours:
            return Alike(max(found.confidence, 0.95), found.reason)
        if common or first.plain != second.plain or len(first.tokens) == 1:
            return Clash()
        return Alike(0.4, f"{found.reason}, though said to be of different countries", True)
    owners = first.owner_plain, second.owner_plain
    if None not in owners and not _owner_alike(str(owners[0]), str(owners[1])):
        if first.plain != second.plain:
            return None
        if common:
            return Clash()
        return Alike(0.82, f"{found.reason}, though said to be of different owners")
    return Alike(min(found.confidence, 0.88), found.reason) if common else found


def _by_alias(first: Name, second: Name) -> Alike | None:
    for named, other in ((first, second), (second, first)):
        if named.plain in other.aliases:
            return Alike(0.95, f"a report that names {other.name!r} also says {named.name!r}")
        for alias in sorted(other.aliases):
            spelt = named.type != "state" and not looks_short(named.name)
            if spelt and _variant(core(named.plain), core(alias)):
                reason = f"a report that names {other.name!r} also says {alias!r}"
                return Alike(0.92, f"{reason}, a spelling of {named.name!r}")
    return None


def _by_name(first: Name, second: Name) -> Alike | None:
    if first.plain == second.plain:
        return Alike(0.97, f"{first.name!r} and {second.name!r} are the same name")
    country = country_names().get(first.plain)
    if country is not None and country == country_names().get(second.plain):
        return Alike(0.98, f"{first.name!r} and {second.name!r} are names of one country")
    if first.type == "state":
        known = country_names()
        unknown = first.plain not in known and second.plain not in known
        if not unknown or not same_stem(first.plain, second.plain):
            return None
        return Alike(0.88, f"{first.name!r} and {second.name!r} are spellings of one name")
    if looks_short(first.name) or looks_short(second.name):
        return None  # another letter makes another short form
    return _by_core(first, second)


def _by_core(first: Name, second: Name) -> Alike | None:
    mine, yours = core(first.plain), core(second.plain)
    names = f"{first.name!r} and {second.name!r}"
    if mine == yours:
        return Alike(0.96, f"{names} are the same name but for small words and the country")
    if _variant(mine, yours):
        return Alike(0.94, f"{names} are spellings of one name")
    if len(mine) != len(yours) and _variant(bare(mine), bare(yours)):
        return Alike(0.9, f"{names} are one name with and without what kind of body it is")
    if len(mine) == len(yours) > 1 and _variant(tuple(sorted(mine)), tuple(sorted(yours))):
        turned = {"of", "for"} & {*first.tokens, *second.tokens}
        return Alike(0.84 if turned else 0.6, f"{names} are the same words in another order")
    return None


def _variant(mine: tuple[str, ...], yours: tuple[str, ...]) -> bool:
    """Word by word the same, or spellings of one, or a people for its country."""
    if len(mine) != len(yours) or not mine:
        return False
    return all(
        one == two or same_stem(one, two) or (len(one) > 4 and same_spelling(one, two))
        for one, two in zip(mine, yours, strict=True)
    )


@lru_cache(maxsize=65536)
def core(plain: str) -> tuple[str, ...]:
    """The words that tell a body from others: no small words, and no country beside another."""
    words = tuple(word for word in plain.split() if word not in FUNCTION_WORDS)
    _, rest = countries_within(words)
    return rest or words or tuple(plain.split())


@lru_cache(maxsize=65536)
def core_key(plain: str) -> str:
    """Equal for names whose cores may be spellings of each other, in whatever order."""
    return " ".join(sorted(sound_key(_singular(word)) for word in core(plain)))


def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without what kind of body it is: `likud party` is `likud`."""
    rest = tuple(word for word in words if word not in _KINDS)
    return rest if any(word not in COMMON for word in rest) else words


def bare_key(plain: str) -> str:
    """`core_key` without what kind of body it is."""
    return core_key(" ".join(bare(core(plain))))


def _singular(word: str) -> str:
    for ending in ("ians", "ian", "ns", "an", "is", "s", "n", "i"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def countries_of(name: Name) -> frozenset[str]:
    """The countries that a name tells, by its own words or by its owner."""
    return _countries(name.node, name.plain)


@lru_cache(maxsize=65536)
def _countries(node: str, plain: str) -> frozenset[str]:
    owners = {country_names().get(one) for one in _STATE.findall(node.partition("@")[2])}
    told, rest = countries_within(plain.split())
    known = {country for country in owners if country is not None}
    return frozenset(known or (told if rest else ()))


def _owner_alike(mine: str, yours: str) -> bool:
    """Owners are compared by name alone; an acronym and its long form are the same owner."""
    short, long = sorted((mine, yours), key=len)
    if short == "".join(word[0] for word in long.split() if word not in FUNCTION_WORDS):
        return True
    return _variant(core(mine), core(yours))
