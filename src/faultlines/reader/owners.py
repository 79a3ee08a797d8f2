"""Whose part an actor is: a government's state, a leader's party, an army's owner."""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from faultlines.codebook import offices
from faultlines.language import Doc, Token
from faultlines.reader import syntax
from faultlines.reader.candidates import Candidate, country_of
from faultlines.reader.naming import of_place

if TYPE_CHECKING:
    from faultlines.reader.actors import Cast

Finder = Callable[[Token], "Cast | None"]
_OF = ("of", "to", "for", "from")
_ORGANS = frozenset({"government", "military"})
_STATE_OFFICES = frozenset(
    "president premier minister chancellor king queen emir sultan senator "
    "parliamentarian congressman "
    "congresswoman ambassador governor lawmaker legislator".split()
)


class Owners:
    """Finds the owner of every actor of one text."""

    def __init__(self, doc: Doc, casts: "list[Cast]", by_word: Finder) -> None:
        self.doc = doc
        self.casts = casts
        self.by_word = by_word
        self.states = [cast for cast in casts if cast.kind == "state"]
        self.by_country = {cast.country: cast for cast in self.states if cast.country}
        self.main = self._main_state()

    def find(self) -> None:
        """Set `of` of every actor whose owner the text tells or leaves no doubt about."""
        for cast in self.casts:
            if cast.of is None and cast.kind != "state":
                cast.of = self._told(cast)
        for cast in self.casts:
            if cast.of is None and self.main is not None and self._is_organ(cast):
                cast.of = self.main
        self._break_circles()

    def _told(self, cast: "Cast") -> "Cast | None":
        for place in cast.places:
            head = self.doc[place.head]
            if place.form == "description":
                found = self._beside(cast, head)
            elif place.form == "name" and cast.kind == "person":
                found = self._of_person(cast, place, head)
            elif place.form == "name":
                found = self._inside_name(cast, place) or self._beside(cast, head)
            else:
                found = None
            if found is not None:
                return found
        if cast.country is not None and cast.kind != "person":
            return self.by_country.get(cast.country)
        return None

    def _of_person(self, cast: "Cast", place: Candidate, head: Token) -> "Cast | None":
        """By title or apposition: "Kenyan minister X", "X, leader of the league"."""
        for i in range(place.first - 1, max(-1, place.first - 6), -1):
            word = self.doc[i]
            if word.pos_ not in ("NOUN", "PROPN", "ADJ", "PART") or word.is_punct:
                break
            owner = self._state_of(word) or self.by_word(word)
            if owner is not None and owner is not cast and owner.kind != "person":
                return owner
        party = self._in_brackets(place)
        if party is not None:
            return party
        for kid in syntax.children(head, "appos", "flat"):
            found = self._beside(cast, kid)
            if found is not None:
                return found
        return self._beside(cast, head.head) if syntax.dep(head) == "appos" else None

    def _in_brackets(self, place: Candidate) -> "Cast | None":
        """The body named in brackets right after a person: "Ann Poe (Reform)"."""
        doc = self.doc
        if place.end + 1 >= len(doc) or doc[place.end].text != "(":
            return None
        found = self.by_word(doc[place.end + 1])
        return found if found is not None and found.kind not in ("person", "state") else None

    def _inside_name(self, cast: "Cast", place: Candidate) -> "Cast | None":
        for i in range(max(0, place.first - 1), place.end):
            word = self.doc[i]
            if place.first <= i or word.pos_ in ("ADJ", "PROPN"):
                owner = self._state_of(word)
                if owner is not None and owner is not cast:
                    return owner
        return None

    def _beside(self, cast: "Cast", head: Token) -> "Cast | None":
        for kid in head.children:
            possessive = kid.dep_ == "nmod:poss" or syntax.dep(kid) in ("compound", "amod")
            of = syntax.dep(kid) == "nmod" and (syntax.preposition(kid) in _OF or kid.i < head.i)
            if not (possessive or of):
                continue
            owner = self.by_word(kid) or (self._state_of(kid) if possessive else None)
            if owner is not None and owner is not cast:
                return owner
        return None

    def _state_of(self, word: Token) -> "Cast | None":
        """The state of the text whose name or adjective a word is."""
        country = country_of().get(word.lower_)
        if country is not None:
            return self.by_country.get(country)
        if not word.text[:1].isupper():
            return None
        return next((s for s in self.states if any(of_place(word.text, n) for n in s.names)), None)

    def _main_state(self) -> "Cast | None":
        """The one state that a text is about, or None where two or more may be meant."""
        counts: Counter[int] = Counter()
        for number, state in enumerate(self.states):
            counts[number] = len(state.places)
        for token in self.doc:
            named = self._state_of(token) if token.ent_type_ == "MISC" else None
            if named is not None:
                counts[self.states.index(named)] += 1
        if not counts:
            return None
        (first, most), *rest = counts.most_common(2)
        if rest and most < 3 * rest[0][1]:
            return None
        return self.states[first]

    def _is_organ(self, cast: "Cast") -> bool:
        if cast.kind in _ORGANS:
            return True
        return cast.kind == "person" and bool(cast.titles & _STATE_OFFICES)

    def _break_circles(self) -> None:
        for cast in self.casts:
            seen = {id(cast)}
            above: Cast | None = cast.of
            while above is not None:
                if id(above) in seen:
                    cast.of = None
                    break
                seen.add(id(above))
                above = above.of


def titles_of(doc: Doc, place: Candidate) -> set[str]:
    """Words of office right before a name or in apposition to it, by lemma."""
    found = set()
    for i in range(place.first - 1, max(-1, place.first - 5), -1):
        if doc[i].pos_ not in ("NOUN", "PROPN", "ADJ") or doc[i].is_punct:
            break
        found.add(doc[i].lower_.rstrip("."))
    for token in doc[place.first : place.end]:
        found.add(token.lower_.rstrip("."))
    head = doc[place.head]
    beside = [
        *syntax.children(head, "appos", "flat"),
        *([head.head] if head.dep_ == "appos" else []),
    ]
    found |= {syntax.lemma(token) for token in beside}
    held = offices("heads") | offices("speakers") | offices("members") | offices("servants")
    return found & (held | _STATE_OFFICES)
