"""Words as they are compared across reports: without endings, small words and reporting verbs."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from faultlines.codebook import all_deed_classes

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDINGS = re.compile(
    r"(?<=\w{3})(?:isations?|izations?|ations?|utions?|atures?|ures?|ments?|ance|ence|ings?|ions?"
    r"|ised?|ized?|edly|ed|ally|ly|ers?|ors?|ies|es|s|e|y)$"
)
_LONGEST = 6
"""Letters of a stem: what follows is an ending or makes no difference."""

_SMALL = frozenset(
    """a an the and or but nor of in on at to by for with from into out over under after before
    between since until till during within without against about as than that this these those it
    its he him his she her hers they them their theirs we us our ours you your i me my mine is are
    was were be been being has have had having do does did done will would shall should can could
    may might must not no never none nobody nothing any some all each every both either neither
    more most less least few many much such same other another one two three first second so too
    very also only even just now then there here where when who whom whose which what why how if
    because while though although however still yet already again once up down off if per via said
    says say saying told tells tell added adds asked according called calls call made make makes
    denied denies deny meanwhile mr mrs ms miss dr year years month months week weeks day days
    yesterday today tomorrow last next take takes took taken taking give gives gave given giving
    put puts come comes came go goes went going get gets got keep keeps kept bring brings brought
    hold holds held let need needs want wants wanted see sees saw seen look looks part side word
    words country government states state party people member members leader leaders spokesman
    spokeswoman spokesperson office minister ministers prime president deputy foreign general
    ministry movement group official officials source sources""".split()
)
_CALENDAR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
    June July August September October November December""".split()
)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The first letters without the ending: `authorised` and `authorisation` are both `author`."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    return _ENDINGS.sub("", plain)[:_LONGEST]


def words_of(text: str) -> Iterator[str]:
    """The words of three letters and more that carry something, as they are written."""
    for word in _WORD.findall(text):
        plain = word.casefold().replace("’", "'").removesuffix("'s")
        if len(plain) > 2 and plain not in _SMALL and word not in _CALENDAR:
            yield word


def is_name(word: str) -> bool:
    """Whether a word is written with a capital."""
    return word[:1].isupper()


def deeds_of(text: str) -> Iterator[str]:
    """What a trigger names: the stems of its words, and the lists of like deeds that hold them."""
    for word in words_of(text):
        short = stem(word)
        yield short
        yield from _like_deeds().get(short, ())


@cache
def _like_deeds() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word, classes in all_deed_classes().items():
        found[stem(word)] |= {f"#{number}" for number in classes}
    return {short: tuple(sorted(classes)) for short, classes in found.items()}
