"""Short and long forms that a text sets beside each other: "the NRC (National Relief Council)".

After Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions": one
of the two stands in brackets behind the other, and the letters of the short one begin words of the
long one, here every word that has a capital.
"""

from collections.abc import Iterator

from faultlines.language import Doc

_SHORTEST, _LONGEST = 2, 8  # letters of a short form
_MOST_WORDS = 12  # of a long one
_SMALL = frozenset("the for of in and on to a an de la del di".split())


def long_forms(doc: Doc) -> Iterator[tuple[int, int]]:
    """Words `[first, end)` of every long form that stands beside its short form."""
    for token in doc:
        if not _is_short(token.text):
            continue
        after = token.i + 1
        if after < len(doc) and doc[after].text == "(":
            yield from _in_brackets(doc, after + 1, token.text)
        enclosed = token.i > 0 and doc[token.i - 1].text == "("
        if enclosed and after < len(doc) and doc[after].text == ")":
            yield from _before(doc, token.i - 1, token.text)


def _is_short(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and word.isupper() and word.isalpha()


def _in_brackets(doc: Doc, first: int, short: str) -> Iterator[tuple[int, int]]:
    end = first
    while end < len(doc) and doc[end].text != ")" and end - first <= _MOST_WORDS:
        end += 1
    while first < end and doc[first].lower_ in _SMALL:
        first += 1
    if end < len(doc) and doc[end].text == ")" and _initials(doc, first, end) == short:
        yield first, end


def _before(doc: Doc, end: int, short: str) -> Iterator[tuple[int, int]]:
    """The nearest words before a bracket whose capitals make the short form."""
    for first in range(end - 1, max(end - _MOST_WORDS, 0) - 1, -1):
        capital = doc[first].text[:1].isupper()
        if not capital and doc[first].lower_ not in _SMALL:
            return
        if capital and _initials(doc, first, end) == short:
            yield first, end
            return


def _initials(doc: Doc, first: int, end: int) -> str:
    words = [token.text for token in doc[first:end]]
    return "".join(word[0] for word in words if word[:1].isupper())
