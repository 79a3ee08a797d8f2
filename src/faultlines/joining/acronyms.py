"""Short forms made of the letters of a long form.

Most take the first letter of each word, with or without the small words (SCIRI, of). Some take more
letters of a word (ECOWAS, CENTCOM), a short form whole (UNAMI), or letters from within.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from faultlines.joining.names import Name
from faultlines.joining.words import FUNCTION_WORDS

Made = Literal["initials", "beginnings", "letters"]
LONGEST = 9
_TELLING = 5  # letters of a short form that chance seldom makes of beginnings
_MOST_OF_A_WORD = 4  # letters that a short form takes from the beginning of one word


def initials(name: Name) -> frozenset[str]:
    """The first letters of a long form, with and without small words; a short form itself."""
    tokens = name.tokens
    if len(tokens) == 1:
        return frozenset(tokens) if 2 <= len(tokens[0]) <= LONGEST else frozenset()
    proper = [word for word in tokens if word not in FUNCTION_WORDS]
    found = {"".join(word[0] for word in words) for words in (tokens, proper)}
    return frozenset(letters for letters in found if 2 <= len(letters) <= LONGEST)


def looks_short(name: str) -> bool:
    """Whether it is written as short forms are: `SCIRI`, `U.N.`, `the PKK`, `UNAMI`."""
    word = name.removeprefix("the ").removeprefix("The ").replace(".", "").replace("-", "")
    if " " in word or len(word) > LONGEST + 1:
        return False
    return word.isupper() or (word[:1].isupper() and sum(map(str.isupper, word)) >= 2)


@lru_cache(maxsize=65536)
def how_made(short: str, words: tuple[str, ...]) -> Made | None:
    """How a short form is made of the words of a long form; None where it is not.

    Every word but a small one gives at least its first letter, in order. "beginnings" need five
    letters; what else fits, with one letter from within a word at most, is "letters", which chance
    makes often.
    """
    telling = [word for word in words if word not in FUNCTION_WORDS]
    if len(telling) < 2 or len(short) < 2:
        return None
    if short in ("".join(word[0] for word in words), "".join(word[0] for word in telling)):
        return "initials"
    if len(short) >= _TELLING and _spelt(short, words, within=0):
        return "beginnings"
    return "letters" if len(short) > 2 and _spelt(short, words, within=1) else None


def _spelt(short: str, words: Sequence[str], within: int) -> bool:
    """Whether the letters can be taken from the words in order, `within` of them from inside."""
    if not words:
        return not short
    word, rest = words[0], words[1:]
    if word in FUNCTION_WORDS and _spelt(short, rest, within):
        return True
    if not short or short[0] != word[0]:
        return False
    for size in range(1, min(_MOST_OF_A_WORD, len(word), len(short)) + 1):
        if short[:size] != word[:size]:
            break
        if _spelt(short[size:], rest, within):
            return True
        inside = short[size : size + 1]
        if (
            within
            and inside
            and inside in word[size:]
            and _spelt(short[size + 1 :], rest, within - 1)
        ):
            return True
    return False


def first_letters(name: Name) -> frozenset[str]:
    """The two letters that short forms of a name begin with; a short form's own two."""
    tokens = [word for word in name.tokens if word not in FUNCTION_WORDS]
    if len(tokens) == 1:
        return frozenset({tokens[0][:2]}) if looks_short(name.name) else frozenset()
    if not tokens:
        return frozenset()
    return frozenset({tokens[0][:2], tokens[0][0] + tokens[1][0]})
