"""How short forms are made of the letters of a long form. Language, not politics.

Most take the first letter of each word, with or without the small words (SCIRI, of). Some take more
letters of a word (ECOWAS, CENTCOM), a short form whole (UNAMI), or letters from within.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

Made = Literal["initials", "beginnings", "letters"]
SMALL_WORDS = frozenset("the a an of for and in on to at de la le du des der die das".split())
"""Words that need not give a letter."""
_TELLING = 5  # letters of a short form that chance seldom makes of beginnings
_MOST_OF_A_WORD = 4  # letters that a short form takes from the beginning of one word


@lru_cache(maxsize=65536)
def how_made(short: str, words: tuple[str, ...]) -> Made | None:
    """How a short form is made of the words of a long form; None where it is not.

    Every word but a small one gives at least its first letter, in order. "beginnings" need five
    letters; what else fits, with one letter from within a word at most, is "letters", which chance
    makes often.
    """
    telling = [word for word in words if word not in SMALL_WORDS]
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
    if word in SMALL_WORDS and _spelt(short, rest, within):
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
