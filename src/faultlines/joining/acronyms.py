"""Names that are short forms, or have one."""

from faultlines.joining.names import Name
from faultlines.joining.words import FUNCTION_WORDS

LONGEST = 9


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


def first_letters(name: Name) -> frozenset[str]:
    """The two letters that short forms of a name begin with; a short form's own two."""
    tokens = [word for word in name.tokens if word not in FUNCTION_WORDS]
    if len(tokens) == 1:
        return frozenset({tokens[0][:2]}) if looks_short(name.name) else frozenset()
    if not tokens:
        return frozenset()
    return frozenset({tokens[0][:2], tokens[0][0] + tokens[1][0]})
