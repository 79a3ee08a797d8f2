"""Who said what to whom: direct, indirect and mixed speech, and thoughts given to somebody."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from faultlines.codebook import SpeechWord, speech_nouns, speech_verbs
from faultlines.reader import syntax
from faultlines.reader.actors import Cast, Ensemble
from faultlines.reader.candidates import FIRST
from faultlines.reader.certainty import firmness, is_counterfactual, is_negated
from faultlines.reader.quotes import Quote, find_quotes

Range = tuple[int, int]
"""Words `[first, end)`."""

AUTHOR_SPEAKS = "author"
UNNAMED_SPEAKS = "unnamed"
_UNNAMED_HEADS = frozenset("source people many some critic observer everyone nobody one they it".split())
_NOMINAL_CONTENT = frozenset(
    "announce declare demand deny condemn denounce criticize criticise confirm reject accuse predict "
    "claim warn urge oppose promise pledge propose threaten blame call request order fear want allege "
    "admit acknowledge reveal deplore dispute refuse vow advocate dismiss expect".split()
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of speech or thought as found in the tree.

    `speaker` is a Cast, "author", "unnamed", or None where nobody is told; `content` are ranges of
    words in text order; `source` is the range of words that name the speaker.
    """

    speaker: Cast | str | None
    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    addressee: Cast | None
    form: str
    act: str
    status: str
    uptake: str
    anchor: int

    def holds(self, word: int) -> bool:
        """Whether a word stands in its content."""
        return any(first <= word < end for first, end in self.content)

    @property
    def size(self) -> int:
        """Words of content."""
        return sum(end - first for first, end in self.content)


class SpeechFinder:
    """Finds every saying of a text."""

    def __init__(self, doc: Doc, ensemble: Ensemble) -> None:
        self.doc = doc
        self.ensemble = ensemble
        self.text: str = doc.text  # spaCy builds it anew each time it is asked for
        self.quotes = [q for q in find_quotes(self.text) if q.words >= 1]
        self._quote_of = self._quotes_by_word()
        self._quoted_words = self._words_by_quote()
        # a quotation without a word of its own (control characters, say) quotes nothing
        self.quotes = [q for q in self.quotes if q in self._quoted_words]

    def find(self) -> list[Saying]:
        """Every saying, in text order, running quotations joined to the saying they continue."""
        found = [s for token in self.doc if (s := self._at(token)) is not None]
        found += self._labels()
        found = [self._with_quote(s) for s in found]
        found = self._continued(_without_doubles(found))
        return sorted(found, key=lambda s: (s.content[0][0], -s.size))

    def quote_of(self, word: int) -> Quote | None:
        """The quotation that a word stands in."""
        return self._quote_of.get(word)

    # one cue

    def _at(self, token: Token) -> Saying | None:
        if token.pos_ in ("VERB", "AUX") or (token.pos_ == "ADJ" and syntax.lemma(token) in ("afraid",)):
            return self._by_verb(token)
        if token.pos_ in ("NOUN", "PROPN"):
            return self._by_noun(token)
        if token.lower_ == "according" and token.i + 1 < len(self.doc):
            return self._according(token)
        return None

    def _by_verb(self, verb: Token) -> Saying | None:
        word = speech_verbs().get(syntax.lemma(verb))
        if word is None:
            return None
        content = self._content_of(verb, word)
        if not content:
            return None
        subjects = syntax.arguments(verb).doers
        if not subjects and not syntax.is_passive(verb) and not self._impersonal(verb):
            return None
        subject = subjects[0] if subjects else None
        if subject is not None and any(a <= subject.i < b for a, b in content):
            return None
        status, negated = firmness(verb)
        if is_counterfactual(verb):
            status = "counterfactual"
        elif negated and status == "asserted":
            status = "denied"
        return Saying(
            speaker=self._speaker(subject),
            source=self._source(subject, content),
            cue=self._cue(verb),
            content=content,
            addressee=self._addressee(verb, word),
            form="indirect",
            act=word.act,
            status=status,
            uptake=word.uptake,
            anchor=verb.i,
        )

    def _impersonal(self, verb: Token) -> bool:
        return any(k.lower_ == "it" for k in syntax.children(verb, "expl", "nsubj"))

    def _cue(self, verb: Token) -> Range:
        particles = [k.i for k in syntax.children(verb, "compound") if k.dep_ == "compound:prt"]
        low = min([verb.i, *(k.i for k in syntax.children(verb, "aux") if k.i == verb.i - 1)])
        return low, max([verb.i, *(i for i in particles if i == verb.i + 1)]) + 1

    def _speaker(self, subject: Token | None) -> Cast | str | None:
        if subject is None:
            return UNNAMED_SPEAKS
        cast = self.ensemble.of_word(subject)
        if cast is not None:
            return cast
        if subject.lower_ in FIRST and self.quote_of(subject.i) is None:
            return AUTHOR_SPEAKS
        if syntax.lemma(subject) in _UNNAMED_HEADS:
            return UNNAMED_SPEAKS
        return None

    def _source(self, subject: Token | None, content: tuple[Range, ...]) -> Range | None:
        if subject is None:
            return None
        words = [subject.i]
        for token in subject.subtree:
            inside = any(a <= token.i < b for a, b in content)
            if not inside and not _in_clause_below(token, subject) and abs(token.i - subject.i) < 25:
                words.append(token.i)
        low, high = min(words), max(words)
        while high > low and self.doc[high].is_punct:
            high -= 1
        while low < high and (self.doc[low].is_punct or self.doc[low].dep_ in ("cc", "mark")):
            low += 1
        return low, high + 1

    def _addressee(self, verb: Token, word: SpeechWord) -> Cast | None:
        objects = syntax.children(verb, "iobj")
        if syntax.lemma(verb) in ("tell", "inform", "brief", "assure", "advise", "warn", "remind") or (
            word.act == "ask"
        ):
            objects += syntax.children(verb, "obj")
        objects += [t for t in syntax.arguments(verb).oblique("to", "on", "upon")]
        for token in objects:
            cast = self.ensemble.of_word(token)
            if cast is not None:
                return cast
        return None

    # what is said

    def _content_of(self, verb: Token, word: SpeechWord) -> tuple[Range, ...]:
        complement = syntax.child(verb, "ccomp")
        if complement is not None:
            return self._ranges(complement, verb)
        if syntax.dep(verb) == "parataxis" and word.act in ("say", "think", "accuse", "ask"):
            return self._around(verb)
        quoted = self._quote_beside(verb)
        if quoted is not None and word.act not in ("want",):
            return (quoted,)
        if word.act in ("want", "ask", "think", "say", "deny"):
            open_complement = syntax.child(verb, "xcomp")
            if open_complement is not None and word.act != "say":
                return self._ranges(open_complement, verb)
        if syntax.lemma(verb) in _NOMINAL_CONTENT:
            return self._nominal_content(verb)
        return ()

    def _nominal_content(self, verb: Token) -> tuple[Range, ...]:
        parts = syntax.children(verb, "obj", "obl", "xcomp", "advcl")
        after = [p for p in parts if p.i > verb.i and not _is_time(p)]
        if not any(syntax.dep(p) in ("obj", "xcomp") or syntax.preposition(p) in ("for", "on") for p in after):
            return ()
        words = [t.i for part in after for t in part.subtree if t.i > verb.i]
        return self._trimmed(min(words), max(words) + 1)

    def _ranges(self, head: Token, cue: Token) -> tuple[Range, ...]:
        """The words below a complement, in unbroken ranges, without the cue's own words."""
        words = sorted(t.i for t in head.subtree if t.i != cue.i)
        if not words:
            return ()
        if words[0] < cue.i < words[-1]:
            left = [i for i in words if i < cue.i]
            right = [i for i in words if i > cue.i]
            return self._trimmed(left[0], left[-1] + 1) + self._trimmed(right[0], right[-1] + 1)
        return self._trimmed(words[0], words[-1] + 1)

    def _around(self, verb: Token) -> tuple[Range, ...]:
        """The sentence around an inserted cue ("The raid, he said, was wrong")."""
        sentence = verb.sent
        below = {t.i for t in verb.subtree}
        low, high = min(below), max(below)
        parts: tuple[Range, ...] = ()
        if low - sentence.start >= 3:
            parts += self._trimmed(sentence.start, low)
        if sentence.end - high - 1 >= 4 and (low - sentence.start < 3 or verb.head.i > high):
            parts += self._trimmed(high + 1, sentence.end)
        return parts

    def _quote_beside(self, verb: Token) -> Range | None:
        """The quotation that follows or precedes a cue within a few words."""
        place = verb.idx
        best: tuple[int, Quote] | None = None
        for quote in self.quotes:
            if quote.words < 3 or quote.holds(place):
                continue
            distance = quote.start - place if quote.start > place else place - quote.end
            if distance >= 90 or (best is not None and distance >= best[0]):
                continue
            gap = self.text[min(place, quote.end) : max(place, quote.start)]
            if "\n\n" not in gap.strip():
                best = (distance, quote)
        return self._words_of(best[1]) if best else None

    def _trimmed(self, first: int, end: int) -> tuple[Range, ...]:
        while first < end and self.doc[first].text in {",", ";", ":", "-", "–", "—", "that"}:
            first += 1
        while end > first and (self.doc[end - 1].is_space or self.doc[end - 1].text in {",", ";", ":"}):
            end -= 1
        return ((first, end),) if end > first else ()

    # nouns, "according to", labels

    def _by_noun(self, noun: Token) -> Saying | None:
        word = speech_nouns().get(syntax.lemma(noun))
        if word is None:
            return None
        clause = next((k for k in syntax.children(noun, "acl", "ccomp") if k.i > noun.i), None)
        if clause is None or clause.dep_ == "acl:relcl" and syntax.child(clause, "mark") is None:
            return None
        owners = [k for k in noun.children if k.dep_ == "nmod:poss"]
        verb = noun.head
        if not owners and verb.pos_ == "VERB" and syntax.dep(noun) == "obj":
            owners = list(syntax.arguments(verb).doers)
        if not owners:
            return None
        content = self._ranges(clause, noun)
        if not content:
            return None
        status = "denied" if is_negated(noun) else "asserted"
        return Saying(
            self._speaker(owners[0]), self._source(owners[0], content), (noun.i, noun.i + 1), content,
            None, "indirect", word.act, status, word.uptake, noun.i,
        )  # fmt: skip

    def _according(self, token: Token) -> Saying | None:
        source = next((k for k in (token.head, *token.children) if k.pos_ in ("NOUN", "PROPN", "PRON")), None)
        if source is None or source.i < token.i:
            return None
        sentence = token.sent
        below = {t.i for t in source.subtree} | {token.i}
        low, high = min(below), max(below)
        content = self._trimmed(high + 1, sentence.end) if low - sentence.start < 3 else ()
        content = content or self._trimmed(sentence.start, low)
        if not content:
            return None
        return Saying(
            self._speaker(source), self._source(source, content), (token.i, token.i + 2), content,
            None, "indirect", "say", "asserted", "neutral", token.i,
        )  # fmt: skip

    def _labels(self) -> list[Saying]:
        """Sources named at the head of a passage ("Al-Zaman :", "(BBC)") vouch for what follows."""
        labels: list[tuple[int, int, int]] = []
        for sentence in self.doc.sents:
            label = self._label(sentence.start)
            if label is not None:
                labels.append((sentence.start, *label))
        found = []
        ends = [start for start, _, _ in labels[1:]] + [len(self.doc)]
        for (_, name, after), following in zip(labels, ends, strict=False):
            end = min(following, self._paragraph_end(after))
            cast = self.ensemble.of_word(self.doc[name])
            content = self._trimmed(after, end)
            if cast is not None and content:
                found.append(Saying(cast, (name, name + 1), None, content, None, "indirect", "say",
                                    "asserted", "neutral", name))  # fmt: skip
        return found

    def _label(self, start: int) -> tuple[int, int] | None:
        doc = self.doc
        bracket = doc[start].text in "(["
        at = start + bracket
        end = at
        while end < len(doc) and end - at < 5 and (doc[end].ent_type_ or doc[end].pos_ == "PROPN"):
            end += 1
        if end == at or end >= len(doc) - 1:
            return None
        closes = doc[end].text in ")]" if bracket else doc[end].text == ":"
        cast = self.ensemble.of_word(doc[end - 1])
        media = cast is not None and cast.kind in ("media", "organisation")
        return (end - 1, end + 1) if closes and media else None

    def _paragraph_end(self, word: int) -> int:
        at = self.text.find("\n", self.doc[word].idx)
        if at < 0:
            return len(self.doc)
        return next((t.i for t in self.doc[word:] if t.idx >= at), len(self.doc))

    # quotations

    def _quotes_by_word(self) -> dict[int, Quote]:
        found: dict[int, Quote] = {}
        quotes = iter(self.quotes)
        quote = next(quotes, None)
        for token in self.doc:
            while quote is not None and token.idx >= quote.end:
                quote = next(quotes, None)
            if quote is not None and quote.holds(token.idx):
                found[token.i] = quote
        return found

    def _words_by_quote(self) -> dict[Quote, Range]:
        found: dict[Quote, Range] = {}
        for word, quote in self._quote_of.items():
            first, _ = found.get(quote, (word, word))
            found[quote] = (first, word + 1)
        return found

    def _words_of(self, quote: Quote) -> Range:
        return self._quoted_words[quote]

    def _with_quote(self, saying: Saying) -> Saying:
        """Widen content to the whole quotation it begins in, and tell direct from mixed speech."""
        content = []
        quoted = 0
        for first, end in saying.content:
            opening = self.quote_of(first)
            if opening is not None and not opening.holds(self.doc[saying.anchor].idx):
                low, high = self._words_of(opening)
                first, end = min(first, low), max(end, high)  # noqa: PLW2901
            content.append((first, end))
            quoted += sum(self.quote_of(i) is not None for i in range(first, end))
        size = sum(end - first for first, end in content)
        outside = self.quote_of(saying.anchor) is None
        form = "indirect"
        if outside and quoted:
            form = "direct" if quoted >= 0.8 * size else "mixed"
        return replace(saying, content=tuple(_merged(content)), form=form)

    def _continued(self, sayings: list[Saying]) -> list[Saying]:
        """Join quotations that nobody introduces to the direct speech right before them."""
        result = list(sayings)
        for quote in self.quotes:
            if quote.words < 4:
                continue
            first, end = self._words_of(quote)
            if any(s.holds(first) or s.holds(end - 1) for s in result if self._outside(s, quote)):
                continue
            index = self._before(result, first)
            if index is not None:
                saying = result[index]
                result[index] = replace(saying, content=tuple(_merged([*saying.content, (first, end)])))
        return result

    def _outside(self, saying: Saying, quote: Quote) -> bool:
        return not quote.holds(self.doc[saying.anchor].idx)

    def _before(self, sayings: list[Saying], first: int) -> int | None:
        """The direct speech that ends within a few words before, in the same paragraph."""
        best: tuple[int, int] | None = None
        for index, saying in enumerate(sayings):
            ends = max(saying.content[-1][1], (saying.cue or (0, 0))[1])
            ends = max(ends, (saying.source or (0, 0))[1])
            if saying.form == "indirect" or not 0 <= first - ends <= 8:
                continue
            if best is None or ends > best[0]:
                best = (ends, index)
        return best[1] if best else None


def _in_clause_below(token: Token, top: Token) -> bool:
    while token.i not in (top.i, token.head.i):
        if token.dep_ == "acl:relcl" or syntax.dep(token) in ("parataxis", "advcl", "cop", "punct"):
            return syntax.dep(token) != "punct"
        token = token.head
    return False


def _is_time(token: Token) -> bool:
    return token.lower_ in (
        "yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday week".split()
    )


def _merged(ranges: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for first, end in sorted(ranges):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((first, end))
    return merged


def _without_doubles(sayings: list[Saying]) -> list[Saying]:
    """One saying for one content and speaker: the one whose cue stands nearest."""
    kept: list[Saying] = []
    for saying in sorted(sayings, key=lambda s: -s.size):
        twin = next((k for k in kept if _same_content(k, saying)), None)
        if twin is None:
            kept.append(saying)
    return kept


def _same_content(a: Saying, b: Saying) -> bool:
    mine = {i for first, end in a.content for i in range(first, end)}
    theirs = {i for first, end in b.content for i in range(first, end)}
    overlap = len(mine & theirs) / max(1, len(mine | theirs))
    return overlap > 0.85 and (a.speaker is b.speaker or a.speaker is None or b.speaker is None)
