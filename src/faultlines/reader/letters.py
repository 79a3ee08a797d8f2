"""Short forms that stand alone in a text, found by the letters of its long names.

Beside `short_forms`, which sees what stands in brackets: here a short form may stand anywhere, take
more than the first letter of a word, and go on in a country told after the name.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from faultlines.codebook import how_made
from faultlines.language import Doc
from faultlines.reader.naming import bare, name_words

if TYPE_CHECKING:
    from faultlines.reader.actors import Cast

_GOING_ON = frozenset("in of for the".split())
"""Words after which a name may go on."""
_MOST_MORE = 6  # words by which it may


def long_form_of(doc: Doc, casts: "Iterable[Cast]", first: int, short: str) -> "Cast | None":
    """The body whose name gives the letters of the short form at word `first`; None for none."""
    if not _is_short(short):
        return None
    for cast in casts:
        if cast.kind in ("person", "state"):
            continue
        for place in (p for p in cast.places if p.form == "name" and p.end - p.first > 1):
            words = name_words(bare(place.text(doc)))
            end = _end_of_name(doc, place.end)
            after = name_words(doc[place.end : end].text)
            beside = first in (place.end + 1, end + 1) and doc[first - 1].text == "("
            if any(_stands_for(short, long, beside) for long in (words, words + after)):
                return cast
    return None


def _is_short(word: str) -> bool:
    """Whether it is written as short forms are: `SCIRI`, `UNAMI`, `PhRMA`."""
    return 3 <= len(word) <= 10 and word.isalpha() and sum(map(str.isupper, word)) > 2


def _stands_for(short: str, long: list[str], beside: bool) -> bool:
    """Whether a short form is made of the words of a long one.

    `beside` where it follows in brackets, so that letters from within the words will do.
    """
    made = how_made(short.lower(), tuple(word.lower() for word in long))
    return made in ("initials", "beginnings") or (beside and made is not None)


def _end_of_name(doc: Doc, at: int) -> int:
    """Where a name ends that goes on with "in Iraq" or "of the North"; else `at`."""
    end, last = at, min(at + _MOST_MORE, len(doc))
    while end < last and doc[end].lower_ in _GOING_ON:
        end += 1
    begin = end
    goes_on = begin > at or doc[at - 1].lower_ in _GOING_ON
    while end < last and doc[end].text[:1].isupper():
        end += 1
    return end if goes_on and end > begin else at
