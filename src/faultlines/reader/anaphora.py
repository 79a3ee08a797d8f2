"""Whom a pronoun stands for.

The fitted scorer of coreference says what a pronoun takes up; where it has no word on one, the
fitting actor nearest before it is meant, subjects first.
"""

from bisect import bisect_left, insort
from collections.abc import Callable
from typing import TYPE_CHECKING

from faultlines.language import Doc, Token
from faultlines.reader import syntax
from faultlines.reader.candidates import (
    FIRST,
    NEUTER,
    PERSONAL,
    PLURAL,
    RELATIVE,
    Candidate,
    relative_antecedent,
)
from faultlines.reader.coreference import Links
from faultlines.reader.naming import FEMININE, MASCULINE

if TYPE_CHECKING:
    from faultlines.reader.actors import Cast

_WINDOW = 80  # words back
_FEMALE = frozenset("she her hers herself".split())
_BODIES = frozenset("government party armed_group military coalition organisation media".split())


class Anaphora:
    """Finds antecedents in one text, pronoun after pronoun from its beginning to its end."""

    def __init__(self, doc: Doc, casts: "list[Cast]", links: Links) -> None:
        self.doc = doc
        self.links = links
        self.phrase_at = {p.head: n for n, p in enumerate(links.phrases) if p.sort != "joint"}
        self.places = sorted(
            ((p.first, p.end, n) for n, cast in enumerate(casts) for p in cast.places),
        )
        self.casts = casts
        self.by_place = {(p.first, p.end): p for cast in casts for p in cast.places}
        self.number = {id(cast): n for n, cast in enumerate(casts)}
        self.female = {id(cast): _sex(doc, cast) for cast in casts}

    def resolve(self, place: Candidate, by_word: "Callable[[Token], Cast | None]") -> "Cast | None":
        """The actor that a pronoun stands for, or None."""
        token = self.doc[place.head]
        found = self._linked(token, by_word)
        if found is None and not self._told(token):
            found = self._resolve(place, token, by_word)
        if found is not None:
            if token.lower_ in PERSONAL and self.female.get(id(found)) is None:
                self.female[id(found)] = token.lower_ in _FEMALE
            if token.lower_ not in RELATIVE:
                insort(self.places, (place.first, place.end, self.number[id(found)]))
                self.by_place[place.first, place.end] = place
        return found

    def _linked(self, token: Token, by_word: "Callable[[Token], Cast | None]") -> "Cast | None":
        """The actor in the chain that the scorer puts a pronoun into."""
        if token.lower_ in RELATIVE or token.lower_ in FIRST:
            return None
        found = linked_cast(token, self.links, self.phrase_at, by_word)
        if found is None or not _may_be(found, token.lower_):
            return None
        sex = self.female.get(id(found)) if token.lower_ in PERSONAL else None
        return found if sex in (None, token.lower_ in _FEMALE) else None

    def _told(self, token: Token) -> bool:
        """Whether the scorer's word is enough: its "it" and "they" may well be no actor."""
        return token.i in self.phrase_at and token.lower_ in NEUTER | PLURAL

    def _resolve(
        self, place: Candidate, token: Token, by_word: "Callable[[Token], Cast | None]"
    ) -> "Cast | None":
        word = token.lower_
        if word in RELATIVE:
            antecedent = relative_antecedent(token)
            return by_word(antecedent) if antecedent is not None else None
        if word in PERSONAL:
            sex = word in _FEMALE
            return self._nearest(
                place,
                lambda c: 2.0 if _is_person(c) and self.female[id(c)] in (None, sex) else None,
            )
        if word in PLURAL:
            return self._nearest(place, _plural_fit)
        if word in NEUTER and token.dep_ != "expl":
            return self._nearest(place, _neuter_fit)
        return None

    def _nearest(self, place: Candidate, fit: "Callable[[Cast], float | None]") -> "Cast | None":
        sentence = self.doc[place.head].sent.start
        low = bisect_left(self.places, (place.first - _WINDOW,))
        high = bisect_left(self.places, (place.first,))
        best: tuple[float, Cast] | None = None
        for first, end, number in self.places[low:high]:
            extra = fit(self.casts[number])
            other = self.by_place[first, end]
            if extra is None or place.head < other.end:
                continue
            score = extra + self._salience(other, place, sentence)
            if best is None or score >= best[0]:
                best = (score, self.casts[number])
        return best[1] if best is not None and best[0] > -45 else None

    def _salience(self, other: Candidate, place: Candidate, sentence: int) -> float:
        token, pronoun = self.doc[other.head], self.doc[place.head]
        score = -float(place.first - other.first) * 0.55
        relation = syntax.dep(token)
        score += 14.0 if relation == "nsubj" else 0.0
        score += 3.0 if other.form == "name" else 0.0
        score += 7.0 if other.first >= sentence else 0.0
        score += 6.0 if other.form == "pronoun" and token.lower_[:2] == pronoun.lower_[:2] else 0.0
        if token.head.i == pronoun.head.i and pronoun.dep_ != "nmod:poss":
            score -= 50.0  # "X hit him": not X
        if relation in ("nmod", "compound", "amod"):
            score -= 8.0
        if other.form != "pronoun":
            score -= 12.0 * (1.0 - other.chance)
        return score


def linked_cast(
    token: Token, links: Links, phrase_at: dict[int, int], by_word: "Callable[[Token], Cast | None]"
) -> "Cast | None":
    """The actor of the nearest phrase before a word in its chain that stands for one."""
    number = phrase_at.get(token.i)
    before = None if number is None else links.taken_up[number]
    while before is not None:
        phrase = links.phrases[before]
        found = by_word(token.doc[phrase.head]) if phrase.sort != "joint" else None
        if found is not None:
            return found
        before = links.taken_up[before]
    return None


def _may_be(cast: "Cast", word: str) -> bool:
    """Whether an actor's type lets a pronoun stand for it."""
    if word in PERSONAL:
        return _is_person(cast)
    if word in PLURAL:
        return cast.plural or cast.kind not in ("person", "state")
    return not cast.plural and cast.kind not in ("person", "population")


def _is_person(cast: "Cast") -> bool:
    return cast.kind == "person" and not cast.plural


def _plural_fit(cast: "Cast") -> float | None:
    if cast.plural or cast.kind in ("population", "other"):
        return 8.0
    return 0.0 if cast.kind in _BODIES else None


def _neuter_fit(cast: "Cast") -> float | None:
    if cast.plural or cast.kind in ("person", "population", "other"):
        return None
    return 4.0


def _sex(doc: Doc, cast: "Cast") -> bool | None:
    """Whether the words for a person tell that it is a woman; None where they tell nothing."""
    if cast.kind != "person":
        return None
    for place in cast.places:
        low = max(0, place.first - 1)
        words = {doc[i].lower_.rstrip(".") for i in range(low, place.end)}
        if words & FEMININE:
            return True
        if words & MASCULINE:
            return False
    return None
