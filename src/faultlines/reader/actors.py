"""Who is who in one text: names, descriptions and pronouns gathered into actors.

Names join by their words (surname, acronym, spelling), descriptions by head and nationality or
because the text puts them beside a name, pronouns by the nearest fitting actor before them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from spacy.tokens import Doc, Token

from faultlines.codebook import action_words, actor_nouns, offices, speech_verbs
from faultlines.reader import syntax
from faultlines.reader.candidates import (
    NEUTER,
    PERSONAL,
    PLURAL,
    Candidate,
    capitals,
    country_names,
    country_of,
    find_candidates,
)

_GROUP_NOUNS = frozenset("party group movement militia organisation organization army coalition".split()) | {
    "alliance",
    "council",
    "commission",
    "agency",
    "company",
    "government",
    "union",
    "faction",
    "country",
}
_SPELLING = 90.0


@dataclass(slots=True)
class Cast:
    """One actor while the text is being read: its places, its type, whose part it is."""

    kind: str
    places: list[Candidate] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    country: str | None = None
    of: "Cast | None" = None
    plural: bool = False
    key: str | None = None

    @property
    def named(self) -> bool:
        """Whether the text names it anywhere."""
        return any(place.form == "name" for place in self.places)


class Ensemble:
    """All actors of a text; finds the actor that a word stands for."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.casts: list[Cast] = []
        self.candidates = find_candidates(doc)
        self._by_head: dict[int, Cast] = {}
        self._by_word: dict[int, Cast] = {}
        self._passes()

    def of_word(self, token: Token) -> Cast | None:
        """The actor whose mention has this word as its head, or that is named by a word in it."""
        found = self._by_head.get(token.i)
        if found is None:
            found = self._by_word.get(token.i)
        return found

    def assign(self, place: Candidate, cast: Cast) -> None:
        """Make a place stand for an actor (pronouns of the first person, once speakers are known)."""
        if place.form != "pronoun" and place.text(self.doc) not in cast.names:
            cast.names.append(place.text(self.doc))
        cast.places.append(place)
        self._by_head[place.head] = cast
        if place.form == "name":
            for i in range(place.first, place.end):
                self._by_word.setdefault(i, cast)

    def country_cast(self, country: str) -> Cast | None:
        """The state of this name, where the text names it."""
        return next((c for c in self.casts if c.kind == "state" and c.country == country), None)

    # the passes: names, then descriptions, then pronouns

    def _passes(self) -> None:
        names = [c for c in self.candidates if c.form == "name"]
        for place in sorted(names, key=lambda c: -(c.end - c.first)):
            self._place_name(place)
        for place in (c for c in self.candidates if c.form == "description"):
            self._place_description(place)
        for cast in self.casts:
            cast.places.sort(key=lambda c: c.first)
            self._find_owner(cast)
        for place in (c for c in self.candidates if c.form == "pronoun"):
            found = self._antecedent(place)
            if found is not None:
                self.assign(place, found)

    def _new(self, place: Candidate, kind: str) -> Cast:
        cast = Cast(kind)
        self.casts.append(cast)
        self.assign(place, cast)
        return cast

    # names

    def _place_name(self, place: Candidate) -> None:
        if place.label == "MISC" and place.kind is None:
            return
        text = bare(place.text(self.doc))
        if place.kind == "state":
            self._place_state(place, country_names()[text.lower()])
        elif place.label == "LOC":
            country = capitals().get(text.lower())
            if country is not None and self._acts(place):
                self._place_state(place, country)
            elif self._acts(place) or self._same_name(place, "other") is not None:
                self._join_name(place, "other")
        else:
            self._join_name(place, place.kind or "organisation")

    def _acts(self, place: Candidate) -> bool:
        """Whether a place name does something that only actors do."""
        token = self.doc[place.head]
        verb = token.head
        known = syntax.lemma(verb) in action_words("verbs") or syntax.lemma(verb) in speech_verbs()
        return token.dep_ in ("nsubj", "nmod:poss") and verb.pos_ == "VERB" and known

    def _place_state(self, place: Candidate, country: str) -> None:
        found = self.country_cast(country)
        if found is None:
            self._new(place, "state").country = country
        else:
            self.assign(place, found)

    def _join_name(self, place: Candidate, kind: str) -> None:
        found = self._same_name(place, kind)
        if found is not None:
            self.assign(place, found)
        else:
            self._new(place, kind)

    def _same_name(self, place: Candidate, kind: str) -> Cast | None:
        text = bare(place.text(self.doc))
        for cast in self.casts:
            if (cast.kind == "person") != (kind == "person") or cast.kind == "state":
                continue
            if any(same_name(text, bare(name), kind == "person") for name in cast.names):
                return cast
        return None

    # descriptions

    def _place_description(self, place: Candidate) -> None:
        head = self.doc[place.head]
        found = self._beside_name(head) or self._same_description(place, head)
        if found is not None:
            self.assign(place, found)
            return
        cast = self._new(place, place.kind or "other")
        cast.country = self._nationality(head)
        cast.plural = head.text.lower() != syntax.lemma(head)
        cast.key = description_key(self.doc, place)

    def _beside_name(self, head: Token) -> Cast | None:
        """The actor that an apposition or a compound identifies the description with."""
        for kid in (*syntax.children(head, "appos", "flat"), *_appositive_of(head)):
            found = self._by_head.get(kid.i) or self._by_word.get(kid.i)
            if found is not None and self._fits(found, head):
                return found
        if syntax.lemma(head) in _GROUP_NOUNS:
            for kid in syntax.children(head, "compound", "amod"):
                found = self._by_word.get(kid.i)
                if found is not None and found.kind not in ("state", "person", "population"):
                    _refine(found, head)
                    return found
        return None

    def _fits(self, cast: Cast, head: Token) -> bool:
        kind = actor_nouns().get(syntax.lemma(head))
        person = cast.kind == "person"
        if person or kind == "person":
            return person and kind in ("person", "other", "population", None)
        if cast.kind == "state":
            return kind == "state"
        _refine(cast, head)
        return True

    def _nationality(self, head: Token) -> str | None:
        for kid in syntax.children(head, "amod", "compound", "nmod"):
            country = country_of().get(kid.text.lower())
            if country is not None and (kid.i < head.i or syntax.preposition(kid) == "of"):
                return country
        return country_of().get(head.text.lower())

    def _same_description(self, place: Candidate, head: Token) -> Cast | None:
        key = description_key(self.doc, place)
        same = [cast for cast in self.casts if cast.key == key]
        if same:
            return same[-1]
        definite = any(k.lower_ in ("the", "this", "that", "these") for k in head.children)
        alone = not syntax.children(head, "amod", "compound", "nmod")
        if definite and alone and syntax.lemma(head) in _GROUP_NOUNS:
            return self._last_of_kind(actor_nouns().get(syntax.lemma(head)), head.i)
        return None

    def _last_of_kind(self, kind: str | None, before: int) -> Cast | None:
        places = [(p.first, cast) for cast in self.casts for p in cast.places if p.first < before]
        fitting = [(at, cast) for at, cast in places if cast.kind == kind and before - at < 60]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None

    # whose part an actor is

    def _find_owner(self, cast: Cast) -> None:
        if cast.kind != "state" and cast.country is not None:
            cast.of = self.country_cast(cast.country)
        for place in cast.places:
            if cast.of is None and place.form == "description":
                cast.of = self._owner_by_words(cast, self.doc[place.head])

    def _owner_by_words(self, cast: Cast, head: Token) -> Cast | None:
        for kid in head.children:
            owner = self._by_head.get(kid.i) or self._by_word.get(kid.i)
            possessive = kid.dep_ == "nmod:poss" or syntax.dep(kid) in ("compound", "amod")
            of = syntax.dep(kid) == "nmod" and syntax.preposition(kid) in ("of", "to", "for", "from")
            if owner is not None and owner is not cast and (possessive or of):
                return owner
        return None

    # pronouns

    def _antecedent(self, place: Candidate) -> Cast | None:
        word = self.doc[place.head].text.lower()
        if word in PERSONAL:
            return self._nearest(place, lambda c: c.kind == "person")
        if word in PLURAL:
            return self._nearest(place, lambda c: c.kind not in ("person", "state") or c.plural)
        if word in NEUTER and self.doc[place.head].dep_ != "expl":
            return self._nearest(place, lambda c: c.kind not in ("person", "population", "other"))
        return None

    def _nearest(self, place: Candidate, fits) -> Cast | None:  # type: ignore[no-untyped-def]
        """The fitting actor before a pronoun: subjects first, the near before the far."""
        sentence = self.doc[place.head].sent.start
        best: tuple[float, Cast] | None = None
        for cast in self.casts:
            if not fits(cast):
                continue
            for other in cast.places:
                if not 0 < place.first - other.first < 70 or other.form == "pronoun_first":
                    continue
                score = self._salience(other, place, sentence)
                if best is None or score > best[0]:
                    best = (score, cast)
        return best[1] if best is not None and best[0] > -60 else None

    def _salience(self, other: Candidate, place: Candidate, sentence: int) -> float:
        token = self.doc[other.head]
        pronoun = self.doc[place.head]
        score = -float(place.first - other.first) * 0.6
        score += 14.0 if syntax.dep(token) == "nsubj" else 0.0
        score += 4.0 if other.form == "name" else 0.0
        score += 6.0 if other.first >= sentence else 0.0
        if token.head.i == pronoun.head.i and pronoun.dep_ in ("obj", "obl") and token.dep_ == "nsubj":
            score -= 50.0  # "X hit him": not X
        if token.dep_ in ("nmod", "nmod:poss", "compound"):
            score -= 8.0
        return score


def _refine(cast: Cast, head: Token) -> None:
    """Let a describing noun say what kind of body a name stands for ("the Mahdi Army militia")."""
    kind = actor_nouns().get(syntax.lemma(head))
    if cast.kind == "organisation" and kind not in (None, "person", "state", "population"):
        cast.kind = kind or cast.kind


def _appositive_of(head: Token) -> Iterable[Token]:
    return [head.head] if syntax.dep(head) == "appos" else []


def description_key(doc: Doc, place: Candidate) -> str:
    """What identifies a description: its words without article and number, by lemma and country."""
    words = []
    for token in doc[place.first : place.end]:
        if token.pos_ in ("DET", "PUNCT", "ADP") and token.lower_ not in ("no",):
            continue
        words.append(country_of().get(token.lower_) or syntax.lemma(token))
    return " ".join(words)


def bare(name: str) -> str:
    """A name without article, possessive and honorifics in front."""
    words = re.sub(r"['’]s?$", "", name.strip()).split()
    while len(words) > 1 and words[0].lower().strip(".,") in offices("honorifics") | {"the"}:
        words = words[1:]
    return " ".join(words)


def same_name(a: str, b: str, person: bool) -> bool:
    """Whether two names of one text name the same: equal, surname, acronym, or a spelling apart."""
    x, y = _words(a), _words(b)
    if x == y:
        return True
    if not x or not y:
        return False
    short, long = sorted((x, y), key=len)
    if person:
        return _same_person(short, long)
    if len(short) == 1 and len(long) > 1 and short[0].isupper():
        return short[0] == "".join(word[0] for word in long if word[0].isupper())
    if len(short) == len(long) and len(long) > 1:
        return fuzz.ratio(" ".join(short).lower(), " ".join(long).lower()) >= _SPELLING
    return False


def _same_person(short: list[str], long: list[str]) -> bool:
    if short[-1].lower() != long[-1].lower():
        return False
    return len(short) == 1 or {w.lower() for w in short} <= {w.lower() for w in long}


def _words(name: str) -> list[str]:
    joined = re.sub(r"(?i)\b(al|el|ul)[-\s](?=\w)", "", name)
    return [word for word in re.findall(r"\w+", joined) if word.lower() != "the"]
