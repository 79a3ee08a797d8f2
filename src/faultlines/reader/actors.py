"""Who is who in one text: names, descriptions and pronouns gathered into actors.

Names join by their words (surname, acronym, spelling), descriptions by head and modifiers, by the
title that a named person bears or because the text puts them beside a name, pronouns by the
nearest fitting actor before them.
"""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from faultlines.codebook import action_words, actor_nouns, speech_verbs
from faultlines.language import Doc, Token, WordHead, WordHeads
from faultlines.reader import syntax
from faultlines.reader.anaphora import Anaphora, linked_cast
from faultlines.reader.candidates import (
    Candidate,
    capitals,
    country_names,
    country_of,
    find_candidates,
    is_plural,
)
from faultlines.reader.coreference import Links
from faultlines.reader.letters import long_form_of
from faultlines.reader.naming import (
    bare,
    description_key,
    name_keys,
    same_name,
)
from faultlines.reader.owners import Owners, titles_of

_GROUP_NOUNS = frozenset(
    "party group movement militia organisation organization army coalition alliance council "
    "commission agency company government union faction country committee court parliament bank "
    "league force network firm newspaper paper board bloc".split()
)
_GENERAL = frozenset("group movement organisation organization party country body".split())
_OWN = frozenset("our my this".split())
_DEFINITE = frozenset("the this that these those both".split())
_OWN_WEIGHT = 0.5  # of the type that a place suggests by its words
_SURE_LINK = 1.0  # log-odds from which the scorer joins a description to an actor
_NEAR = 60  # words within which a general noun takes up a name


@dataclass(slots=True)
class Cast:
    """One actor while the text is being read: its places, its type, whose part it is.

    `titles` are words of office that the text puts beside a person's name; `heads` the nouns that
    describe it; `chance` how likely it is an actor at its likeliest place.
    """

    kind: str
    places: list[Candidate] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    country: str | None = None
    of: "Cast | None" = None
    plural: bool = False
    key: str | None = None
    titles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    chance: float = 0.0

    @property
    def named(self) -> bool:
        """Whether the text names it anywhere."""
        return any(place.form == "name" for place in self.places)


class Ensemble:
    """All actors of a text; finds the actor that a word stands for."""

    def __init__(
        self, doc: Doc, heads: WordHeads | None = None, links: Links | None = None
    ) -> None:
        self.doc = doc
        self.links = links or Links((), (), ())
        self.phrase_at = {p.head: n for n, p in enumerate(self.links.phrases) if p.sort != "joint"}
        self.casts: list[Cast] = []
        self.candidates = find_candidates(doc, heads)
        self._by_head: dict[int, Cast] = {}
        self._by_word: dict[int, Cast] = {}
        self._by_key: dict[str, list[Cast]] = {}
        self._by_noun: dict[str, list[tuple[int, int]]] = {}
        self._passes(heads)

    def of_word(self, token: Token) -> Cast | None:
        """The actor whose mention has this word as its head, or that is named by a word in it."""
        found = self._by_head.get(token.i)
        if found is None:
            found = self._by_word.get(token.i)
        return found

    def assign(self, place: Candidate, cast: Cast) -> None:
        """Make a place stand for an actor ("I" and "we" too, once speakers are known)."""
        if place.form != "pronoun":
            text = place.text(self.doc)
            if text not in cast.names:
                cast.names.append(text)
            cast.chance = max(cast.chance, place.chance)
        cast.places.append(place)
        self._by_head[place.head] = cast
        if place.form == "name":
            for i in range(place.first, place.end):
                self._by_word.setdefault(i, cast)

    def describe(self, place: Candidate) -> Cast:
        """The actor of a description that was found late, a new one if need be."""
        self.candidates.append(place)
        self._place_description(place)
        return self._by_head[place.head]

    def country_cast(self, country: str) -> Cast | None:
        """The state of this name, where the text names it."""
        return next((c for c in self.casts if c.kind == "state" and c.country == country), None)

    # the passes: names, then descriptions, then owners, then pronouns

    def _passes(self, heads: WordHeads | None) -> None:
        names = [c for c in self.candidates if c.form == "name"]
        for place in sorted(names, key=lambda c: (-(c.end - c.first), c.first)):
            self._place_name(place)
        for number, cast in enumerate(self.casts):
            self._note_nouns(number, cast)
        for place in (c for c in self.candidates if c.form == "description"):
            self._place_description(place)
        for cast in self.casts:
            cast.places.sort(key=lambda c: c.first)
            if heads is not None and not (cast.kind == "state" and cast.country):
                _settle_kind(cast, heads.actors)
        Owners(self.doc, self.casts, self.of_word).find()
        anaphora = Anaphora(self.doc, self.casts, self.links)
        for place in (c for c in self.candidates if c.form == "pronoun"):
            found = anaphora.resolve(place, self.of_word)
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
        country = country_names().get(text.lower())
        if place.kind == "state" and country is not None:
            self._place_state(place, country)
        elif place.label == "LOC":
            self._place_location(place, text)
        else:
            self._join_name(place, place.kind or "organisation")

    def _place_location(self, place: Candidate, text: str) -> None:
        """A place is an actor where it acts, or where the network sees one."""
        country = capitals().get(text.lower())
        if country is not None and self._acts(place):
            self._place_state(place, country)
        elif place.chance > 0.5 and place.kind is not None:
            self._join_name(place, place.kind)
        elif self._acts(place) or self._same_name(place, "other") is not None:
            self._join_name(place, "other")

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
        if found is None:
            found = self._new(place, kind)
        else:
            self.assign(place, found)
        if found.kind == "person":
            found.titles |= titles_of(self.doc, place)
        for key in name_keys(place.text(self.doc)):
            known = self._by_key.setdefault(key, [])
            if found not in known:
                known.append(found)

    def _same_name(self, place: Candidate, kind: str) -> Cast | None:
        """The actor of this name; types may differ for one and the same string only."""
        text = bare(place.text(self.doc))
        alike: list[Cast] = []
        for key in sorted(name_keys(text)):
            alike += [c for c in self._by_key.get(key, ()) if c not in alike]
        equal = [c for c in alike if any(text.lower() == bare(n).lower() for n in c.names)]
        if equal:
            return equal[0]
        found = []
        for cast in alike:
            person = cast.kind == "person"
            if (not person and kind == "person") or cast.kind == "state" or kind == "state":
                continue
            surname = person and kind != "person" and " " in text
            if not surname and any(same_name(text, bare(name), person) for name in cast.names):
                found.append(cast)
        return found[0] if found else long_form_of(self.doc, self.casts, place.first, text)

    # descriptions

    def _note_nouns(self, number: int, cast: Cast) -> None:
        """Make a named actor known under its titles and the noun that its name ends in."""
        for place in cast.places:
            nouns = set(cast.titles)
            if cast.kind != "person":
                nouns.add(self.doc[place.end - 1].lower_)
            for noun in nouns & (actor_nouns().keys() | _GROUP_NOUNS | cast.titles):
                insort(self._by_noun.setdefault(noun, []), (place.first, number))

    def _place_description(self, place: Candidate) -> None:
        head = self.doc[place.head]
        found = self._as_named(place) or self._beside_name(head) or self._own_country(head)
        found = found or self._taken_up(place, head)
        found = found or self._linked(place, head)
        if found is None:
            found = self._new(place, place.kind or "other")
            found.country = self._nationality(head)
            found.plural = is_plural(head)
            found.key = description_key(self.doc, place)
        else:
            self.assign(place, found)
        noun = syntax.lemma(head)
        if len(found.heads) < 12:
            found.heads.add(noun)
        insort(self._by_noun.setdefault(noun, []), (place.first, self.casts.index(found)))

    def _as_named(self, place: Candidate) -> Cast | None:
        """The actor whose name the description is, but for its capitals ("the Lake army")."""
        text = bare(place.text(self.doc)).lower()
        if " " not in text:
            return None
        known = (cast for key in name_keys(text) for cast in self._by_key.get(key, ()))
        return next((c for c in known if any(bare(n).lower() == text for n in c.names)), None)

    def _beside_name(self, head: Token) -> Cast | None:
        """The actor that an apposition or a compound identifies the description with."""
        after = [k for k in syntax.children(head, "nmod") if k.i == head.i + 1 and k.ent_type_]
        for kid in (*syntax.children(head, "appos", "flat"), *after, *_appositive_of(head)):
            found = self._named_at(kid)
            if found is not None and self._fits(found, head):
                return found
        if syntax.lemma(head) in _GROUP_NOUNS:
            for kid in syntax.children(head, "compound", "amod"):
                found = self._by_word.get(kid.i)
                if found is not None and found.kind not in ("state", "person", "population"):
                    _refine(found, head)
                    return found
        return None

    def _named_at(self, token: Token) -> Cast | None:
        """Who a word stands for, or the name beside it ("our president, Sister Ada")."""
        for word in (token, *syntax.children(token, "appos", "flat")):
            found = self._by_head.get(word.i) or self._by_word.get(word.i)
            if found is not None:
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

    def _own_country(self, head: Token) -> Cast | None:
        """ "our country", "this nation": the state that the text names most."""
        if actor_nouns().get(syntax.lemma(head)) != "state" or is_plural(head):
            return None
        if not any(k.lower_ in _OWN or k.lower_ == "the" for k in head.children):
            return None
        if syntax.children(head, "amod", "compound", "nmod", "acl") and not any(
            k.lower_ in _OWN for k in head.children
        ):
            return None
        states = [c for c in self.casts if c.kind == "state"]
        before = [c for c in states if any(head.i - 200 < p.first < head.i for p in c.places)]
        return max(before, key=lambda c: len(c.places)) if before else None

    def _nationality(self, head: Token) -> str | None:
        for kid in syntax.children(head, "amod", "compound", "nmod"):
            country = country_of().get(kid.text.lower())
            if country is not None and (kid.i < head.i or syntax.preposition(kid) == "of"):
                return country
        return country_of().get(head.text.lower())

    def _taken_up(self, place: Candidate, head: Token) -> Cast | None:
        """The actor that a repeated or shortened description takes up ("the party")."""
        noun = syntax.lemma(head)
        definite = any(k.lower_ in _DEFINITE or k.dep_ == "nmod:poss" for k in head.children)
        key, plural = description_key(self.doc, place), is_plural(head)
        alone = key == noun
        before = self._by_noun.get(noun, [])
        for at, number in reversed(before[-12:]):
            cast = self.casts[number]
            if cast.key == key and (definite or (plural and place.first - at < 400)):
                return cast
            if definite and at < place.first and self._shortens(cast, head, key, alone, plural):
                return cast
        pointing = any(k.lower_ in ("this", "that") for k in head.children)
        if definite and (alone or pointing) and noun in _GENERAL and not plural:
            return self._last_of_kind(actor_nouns().get(noun), head.i)
        return None

    def _linked(self, place: Candidate, head: Token) -> Cast | None:
        """The actor that the scorer says a definite description takes up."""
        number = self.phrase_at.get(head.i)
        if number is None or not self.links.options[number]:
            return None
        if self.links.phrases[number].sort not in ("definite", "pointed", "possessed"):
            return None
        if self.links.options[number][0][1] < _SURE_LINK:
            return None
        found = linked_cast(head, self.links, self.phrase_at, self.of_word)
        if found is None or found.kind == "state":
            return None
        kind, plural = place.kind or "other", is_plural(head)
        alike = found.kind == kind or {found.kind, kind} <= _BODIES | {"organisation"}
        return found if alike and (found.plural == plural or (found.named and not plural)) else None

    def _shortens(self, cast: Cast, head: Token, key: str, alone: bool, plural: bool) -> bool:
        if cast.kind == "person" and cast.named:
            return not plural and (alone or self._nationality(head) == cast.country is not None)
        if cast.named and cast.key is None:
            return alone
        if cast.key is None or cast.plural != plural:
            return False
        mine, other = set(key.split()), set(cast.key.split())
        return mine <= other or (other <= mine and len(other) > 1)

    def _last_of_kind(self, kind: str | None, before: int) -> Cast | None:
        low, found = before - _NEAR, None
        latest = -1
        for cast in self.casts:
            fits = cast.kind == kind or (kind == "organisation" and cast.kind in _BODIES)
            if not fits:
                continue
            for place in cast.places:
                if low < place.first < before and place.first > latest:
                    latest, found = place.first, cast
        return found


_BODIES = frozenset({"armed_group", "party", "coalition", "media"})


def _settle_kind(cast: Cast, head: WordHead) -> None:
    """The type that the network sees at all places of an actor together, theirs helped on."""
    scores: dict[str, float] = dict.fromkeys(head.labels[1:], 0.0)
    for place in cast.places:
        for label, chance in zip(head.labels[1:], head.chances[place.head][1:], strict=True):
            scores[label] += float(chance)
        if place.kind in scores:
            scores[place.kind] += _OWN_WEIGHT
    if cast.kind == "person" and cast.named:
        scores["person"] += 0.5
    cast.kind = max(sorted(scores), key=scores.__getitem__)


def _refine(cast: Cast, head: Token) -> None:
    """Let a describing noun say what kind of body a name stands for ("the Mahdi Army militia")."""
    kind = actor_nouns().get(syntax.lemma(head))
    if cast.kind == "organisation" and kind not in (None, "person", "state", "population"):
        cast.kind = kind or cast.kind


def _appositive_of(head: Token) -> Iterable[Token]:
    """What a description stands beside, or is said to be ("his deputy is Ann Poe")."""
    above = head.head
    if syntax.dep(head) == "appos":
        return [above]
    if syntax.dep(head) == "nsubj" and above.pos_ == "PROPN" and syntax.child(above, "cop"):
        return [above]
    return []
