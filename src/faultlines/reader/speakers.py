"""Who speaks: the words that name a speaker, and the actor they stand for."""

from faultlines.codebook import actor_nouns, speech_nouns
from faultlines.language import Doc, Token, WordHeads
from faultlines.reader import syntax
from faultlines.reader.actors import Cast, Ensemble
from faultlines.reader.candidates import FIRST, Candidate
from faultlines.reader.quotes import QuoteMap

Range = tuple[int, int]
"""Words `[first, end)`."""

AUTHOR_SPEAKS = "author"
UNNAMED_SPEAKS = "unnamed"
Speaker = Cast | str | None
"""An actor, "author", "unnamed", or None where it is not known who."""

_NOBODY = frozenset(
    "it there this that what everyone everybody nobody one people some many others most few".split()
)
_LONGEST_SOURCE = 30
_DOCUMENTS = frozenset(
    "report poll survey letter document record resolution article story book evaluation study "
    "email memo brief filing lawsuit complaint indictment paper ad advertisement website manifesto "
    "treaty headline editorial leaflet note".split()
)

_ISSUE = frozenset(
    "issue release publish put send write make give read sign circulate post hand deliver".split()
)


class Speakers:
    """Finds the speaker and the words of the source from the head word of a source."""

    def __init__(
        self, doc: Doc, ensemble: Ensemble, quotes: QuoteMap, heads: WordHeads | None
    ) -> None:
        self.doc = doc
        self.ensemble = ensemble
        self.quotes = quotes
        self.heads = heads

    def of(self, subject: Token | None, source: Range | None) -> Speaker:
        """The speaker; "unnamed" where nobody in particular is told, None where it is unknown."""
        if subject is None:
            return UNNAMED_SPEAKS
        cast = self._issuer(subject) or self.ensemble.of_word(subject)
        if cast is None or not cast.named:
            cast = self._beside(subject) or self._named_in(source) or cast
        if cast is not None:
            return cast
        if subject.lower_ in FIRST:
            return AUTHOR_SPEAKS if self.quotes.of(subject.i) is None else None
        if subject.pos_ == "PRON" or syntax.lemma(subject) in _NOBODY:
            return UNNAMED_SPEAKS if syntax.lemma(subject) in _NOBODY else None
        return self._new(subject)

    def source(self, subject: Token, content: tuple[Range, ...], cue: int) -> Range:
        """The whole noun phrase of a source, its appositions included, its content left out."""
        low = high = subject.i
        for token in subject.subtree:
            if abs(token.i - subject.i) > _LONGEST_SOURCE or _inside(token.i, content):
                continue
            if (token.i < cue) == (subject.i < cue) and token.i != cue:
                low, high = min(low, token.i), max(high, token.i)
        for first, end in content:  # a source never reaches over what is said
            if subject.i < first <= high:
                high = first - 1
            if low < end <= subject.i:
                low = end
        high = self._with_name(high, cue)
        while high > subject.i and (self.doc[high].is_punct or self.doc[high].is_space):
            high -= 1
        while low < subject.i and self._cannot_begin(self.doc[low]):
            low += 1
        return low, high + 1

    def _with_name(self, high: int, cue: int) -> int:
        """The last word of a name that stands right after ("county clerk Percival Odd")."""
        after = high + 1
        while after < len(self.doc) and after != cue and self.doc[after].ent_type_ == "PER":
            after += 1
        return after - 1

    def _cannot_begin(self, token: Token) -> bool:
        return bool(
            token.is_punct
            or token.is_space
            or syntax.dep(token) in ("cc", "mark", "case", "advmod")
        )

    def _issuer(self, subject: Token) -> Cast | None:
        """Who says what a text says: the ministry that "issued a statement claiming that …"."""
        base = syntax.lemma(subject)
        if base not in _DOCUMENTS and base not in speech_nouns():
            return None
        verb = subject.head
        if syntax.dep(subject) != "obj" or syntax.lemma(verb) not in _ISSUE:
            return None
        doers = (self.ensemble.of_word(token) for token in syntax.arguments(verb).doers)
        return next((cast for cast in doers if cast is not None), None)

    def _beside(self, subject: Token) -> Cast | None:
        """The actor named in apposition, or that the words of the subject itself name."""
        for kid in subject.children:
            if syntax.dep(kid) in ("appos", "flat"):
                cast = self.ensemble.of_word(kid)
                if cast is not None:
                    return cast
        return None

    def _named_in(self, source: Range | None) -> Cast | None:
        """The person named within a source ("Karst's chief delegate, Ansgar Tobler")."""
        if source is None:
            return None
        for i in range(source[1] - 1, source[0] - 1, -1):
            token = self.doc[i]
            named = i == source[1] - 1 or syntax.dep(token) in ("appos", "flat", "nsubj", "root")
            if token.ent_type_ == "PER" and named and token.i == _name_head(token).i:
                cast = self.ensemble.of_word(token)
                if cast is not None and cast.kind == "person":
                    return cast
        return None

    def _new(self, subject: Token) -> Cast | str | None:
        """An actor of its own for a described speaker whom nothing else has found."""
        if subject.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            return None
        kind = self._kind(subject)
        if kind is None:
            return None
        first, end = syntax.phrase(subject)
        return self.ensemble.describe(Candidate(first, end, subject.i, "description", None, kind))

    def _kind(self, subject: Token) -> str | None:
        base = syntax.lemma(subject)
        known = actor_nouns().get(base)
        if known is not None:
            return known
        if base in _DOCUMENTS or base in speech_nouns():
            return "other"
        if self.heads is not None:
            label, chance = self.heads.actors.best(subject.i)
            if label != self.heads.actors.labels[0] and chance >= 0.4:
                return label
            if self.heads.sources.inside(subject.i) >= 0.4:
                return "other"
        return None


def _name_head(token: Token) -> Token:
    """The word of a name that the name's other words hang on."""
    while syntax.dep(token) in ("flat", "compound") and token.head.ent_type_ == "PER":
        if token.head.i == token.i:
            break
        token = token.head
    return token


def _inside(word: int, content: tuple[Range, ...]) -> bool:
    return any(first <= word < end for first, end in content)
