"""What a cue says was said: the words of direct, indirect and mixed content around it."""

from faultlines.codebook import SpeechWord, certainty, reporting
from faultlines.language import Doc, Token, WordHeads
from faultlines.reader import syntax
from faultlines.reader.quotes import Quote, QuoteMap

Range = tuple[int, int]
"""Words `[first, end)`."""

Found = tuple[tuple[Range, ...], str]
"""Content and the rule that found it."""

NOTHING: Found = ((), "")
_NEAR = 12
_TRIM = frozenset({",", ";", ":", "-", "–", "—", "--"})
_JOINS, _PARTS = 0.5, 0.12
"""Chances from which a word joins the content it stands beside, and below which it leaves it."""
_STOPS = frozenset(".?!")
_OTHER_CLAUSE = 0.9
_TURNS = frozenset("after before while when although though despite amid since whereas".split())
"""Words that may leave what is said for when or although: there the heads must be surer."""
_SPOKEN = ("say", "think", "ask", "accuse", "deny")


class Contents:
    """Finds the content of a cue in the tree, in quotations and by the words' own chances."""

    def __init__(self, doc: Doc, quotes: QuoteMap, heads: WordHeads | None) -> None:
        self.doc = doc
        self.quotes = quotes
        self.heads = heads

    def of_verb(self, verb: Token, word: SpeechWord) -> Found:
        """What a verb of speech or thought reports."""
        after_colon = self._after_colon(verb)
        if after_colon:
            return after_colon, "colon"
        complement = self._complement(verb)
        if complement is not None:
            return self._around_subject(complement, verb), "complement"
        if syntax.dep(verb) == "parataxis" and word.act in _SPOKEN and self._inserted(verb):
            around = self._around(verb)
            if around:
                return around, "inserted"
        quoted = self._quote_beside(verb) if word.act in _SPOKEN else None
        if quoted is not None and not self._has_object(verb, quoted):
            return (quoted,), "quoted"
        found = self._by_arguments(verb, word)
        return ((quoted,), "quoted") if quoted is not None and not found[0] else found

    def _has_object(self, verb: Token, quoted: Range) -> bool:
        """Whether what is said is told by an object of its own ("called the vote 'a farce'")."""
        base = syntax.lemma(verb)
        objects = [k for k in syntax.children(verb, "obj") if not quoted[0] <= k.i < quoted[1]]
        return bool(objects) and (base in reporting("naming") or base in reporting("nominal"))

    def _by_arguments(self, verb: Token, word: SpeechWord) -> Found:
        base = syntax.lemma(verb)
        open_complement = syntax.child(verb, "xcomp")
        if open_complement is not None and (word.act != "say" or base in reporting("open")):
            return self._open(open_complement, verb, base), "open"
        raised = syntax.is_passive(verb) and open_complement is not None
        if open_complement is not None and raised:
            return self._open(open_complement, verb, base), "raised"
        if base in reporting("naming"):
            found = self._arguments(verb, "obj", "xcomp", "obl", "advcl")
            if found:
                return found, "naming"
        if base in reporting("nominal"):
            found = self._nominal(verb)
            if found:
                return found, "nominal"
        if base in reporting("oblique"):
            parts = [k for k in syntax.children(verb, "obl", "advcl") if k.i > verb.i]
            parts = [
                k
                for k in parts
                if _introducer(k) in ("of", "about", "for", "against", "that", "on")
            ]
            if parts:
                return self._below(parts[:1], verb), "oblique"
        return NOTHING

    def _complement(self, verb: Token) -> Token | None:
        for kid in syntax.children(verb, "ccomp"):
            if not self._said_before(kid.i, verb):
                return kid
        for kid in syntax.children(verb, "parataxis", "advcl"):
            quoted = self.quotes.of(kid.i) is not None and self.quotes.of(verb.i) is None
            quoted = quoted and not self._said_before(kid.i, verb)
            if quoted and (kid.dep_ == "parataxis" or syntax.child(kid, "mark") is None):
                return kid
        return None

    def _inserted(self, verb: Token) -> bool:
        subject = syntax.child(verb, "nsubj")
        return (
            subject is not None and sum(1 for _ in zip(verb.subtree, range(31), strict=False)) <= 30
        )

    def _around_subject(self, complement: Token, cue: Token) -> tuple[Range, ...]:
        """The words below a complement without the cue and its subject, which may stand inside."""
        own = {cue.i}
        for kid in cue.children:
            if syntax.dep(kid) in ("nsubj", "aux") and kid.i != complement.i:
                own.update(t.i for t in kid.subtree)
        return self._ranges(sorted({t.i for t in complement.subtree} - own), cue.i, own)

    def _ranges(self, words: list[int], cue: int, own: set[int]) -> tuple[Range, ...]:
        """Unbroken ranges of words, parted where the cue's own words stand between."""
        if not words:
            return ()
        left = [i for i in words if i < cue]
        right = [i for i in words if i > cue]
        if not (left and right):
            return self.trimmed(words[0], words[-1] + 1)
        low, high = min(own | {cue}), max(own | {cue})
        end = max((i for i in left if i < low), default=left[0] - 1) + 1
        begin = min((i for i in right if i > high), default=right[-1] + 1)
        return self.trimmed(left[0], end) + self.trimmed(begin, right[-1] + 1)

    def around_phrase(self, head: Token, phrase: set[int]) -> tuple[Range, ...]:
        """The clause of `head` without the words of a phrase that stands in, before or after it."""
        words = sorted({t.i for t in head.subtree} - phrase)
        middle = (min(phrase) + max(phrase)) // 2
        return self._ranges(words, middle, phrase)

    def _around(self, verb: Token) -> tuple[Range, ...]:
        """The clause around an inserted cue ("The raid, he said, was wrong")."""
        return self.around_phrase(verb.head, {t.i for t in verb.subtree})

    def _open(self, complement: Token, verb: Token, base: str) -> tuple[Range, ...]:
        """An open complement: with the subject of a raised passive, with the object of a wish."""
        found = self._below([complement], verb)
        if syntax.is_passive(verb):
            for subject in syntax.children(verb, "nsubj"):
                return self.trimmed(*_extent(subject)) + found
        if base in certainty("planned", "verbs") or base in reporting("naming"):
            objects = [k for k in syntax.children(verb, "obj") if verb.i < k.i < complement.i]
            return self._below([*objects, complement], verb)
        return found

    def _arguments(self, verb: Token, *relations: str) -> tuple[Range, ...]:
        parts = [k for k in syntax.children(verb, *relations) if k.i > verb.i and not _is_time(k)]
        parts = [k for k in parts if _introducer(k) not in _TURNS]
        return self._below(parts, verb) if len(parts) > 1 else ()

    def _nominal(self, verb: Token) -> tuple[Range, ...]:
        parts = syntax.children(verb, "obj", "obl", "xcomp", "advcl")
        after = [p for p in parts if p.i > verb.i and not _is_time(p)]
        after = [p for p in after if syntax.dep(p) != "advcl" or _introducer(p) in ("of", "for")]
        kinds = ("for", "on", "against", "of", "to")
        good = [p for p in after if syntax.dep(p) in ("obj", "xcomp") or _introducer(p) in kinds]
        if syntax.is_passive(verb):
            good = [p for p in good if _introducer(p) in ("of", "for")]
        return self._below(good, verb) if good else ()

    def _below(self, parts: list[Token], verb: Token) -> tuple[Range, ...]:
        words = [t.i for part in parts for t in part.subtree if t.i > verb.i]
        return self.trimmed(min(words), max(words) + 1) if words else ()

    # quotations and colons

    def _after_colon(self, verb: Token) -> tuple[Range, ...]:
        """What follows "X said:": a quotation, the sentence's rest, or whole paragraphs."""
        at = verb.i + 1
        stop = min(len(self.doc), verb.i + 25)
        while at < stop and self.doc[at].text != ":":
            if (
                self.doc[at].is_space
                or self.doc[at].text in ".?!"
                or self.quotes.of(at) is not None
            ):
                return ()
            at += 1
        if at >= stop:
            return ()
        begin = at + 1
        gap = ""
        while begin < len(self.doc) and self.doc[begin].is_space:
            gap += self.doc[begin].text
            begin += 1
        if begin >= len(self.doc):
            return ()
        quote = self.quotes.of(begin)
        if quote is not None:
            return (self.quotes.words(quote),)
        if "\n" in gap or "\n" in self.doc[at].whitespace_:
            return self.paragraphs(begin)
        return self.trimmed(begin, self._sentence_end(begin))

    def _sentence_end(self, word: int) -> int:
        return int(self.doc[word].sent.end)

    def paragraphs(self, first: int) -> tuple[Range, ...]:
        """The paragraphs from a word on, up to what looks like a heading or another's "said:"."""
        end = first
        at = first
        while at < len(self.doc):
            stop = self.paragraph_end(at)
            last = stop
            while last > at and self.doc[last - 1].is_space:
                last -= 1
            closing = self.doc[last - 1].text if last > at else ""
            if at > first and closing not in {".", "!", "?", "”", '"', ")"}:
                break
            end = last
            at = stop
            while at < len(self.doc) and self.doc[at].is_space:
                at += 1
        return self.trimmed(first, end)

    def paragraph_end(self, word: int) -> int:
        """The first whitespace with a line break after a word, or the end of the text."""
        while word < len(self.doc) and not (
            self.doc[word].is_space and "\n" in self.doc[word].text
        ):
            word += 1
        return word

    def _quote_beside(self, verb: Token) -> Range | None:
        """The quotation that follows or precedes a cue within a few words, in its sentence."""
        following = self.quotes.after(verb.idx)
        if following is not None and following.words >= 2:
            first, _ = self.quotes.words(following)
            if (
                first - verb.i <= _NEAR
                and first < verb.sent.end
                and not self._breaks(verb.i, first)
            ):
                return self.quotes.words(following)
        preceding = self.quotes.before(verb.idx)
        if preceding is not None and preceding.words >= 2:
            _, end = self.quotes.words(preceding)
            near = verb.i - end <= _NEAR and not self._breaks(end, verb.i)
            if near and self._ends_speech(preceding):
                return self.quotes.words(preceding)
        return None

    def _ends_speech(self, quote: Quote) -> bool:
        """Whether a quotation ends as speech before its cue does: on a comma or a stop."""
        inside = self.quotes.text[quote.start : quote.end].rstrip("”’\"'»“ ")
        return (
            inside.endswith((",", "?", "!", "—", "-"))
            or self.quotes.text[quote.end : quote.end + 1] == ","
        )

    def _breaks(self, first: int, end: int) -> bool:
        return any(
            self.doc[i].text in ".?!;" or (self.doc[i].is_space and "\n" in self.doc[i].text)
            for i in range(first, end)
        )

    def trimmed(self, first: int, end: int) -> tuple[Range, ...]:
        """The range without commas and whitespace at its ends; nothing where nothing is left."""
        while first < end and (self.doc[first].text in _TRIM or self.doc[first].is_space):
            first += 1
        while end > first and (self.doc[end - 1].is_space or self.doc[end - 1].text in _TRIM):
            end -= 1
        spoken = any(not self.doc[i].is_punct for i in range(first, end))
        return ((first, end),) if spoken else ()

    # by the words' chances

    def fitted(
        self, content: tuple[Range, ...], own: set[int], *, opens: bool
    ) -> tuple[Range, ...]:
        """Content with its ends moved to where the heads see them, within its sentence.

        `own` are words of the cue and the source, which no content reaches; where it `opens` as
        the tree says, its beginning stays.
        """
        if self.heads is None or not content:
            return content
        ranges = list(content)
        first, end = ranges[-1]
        ranges[-1] = first, self._longer(end, own)
        first, end = ranges[0]
        ranges[0] = first if opens else self._later(first, end), end
        return tuple(ranges)

    def _longer(self, end: int, own: set[int]) -> int:
        stop = int(self.doc[end - 1].sent.end)
        reach = end
        for i in range(end, stop):
            if i in own or self.doc[i].is_space or self.doc[i].text in _STOPS:
                break
            if self.doc[i].is_punct and self.doc[i].text in _TRIM:
                continue
            if self._likely(i) < (_OTHER_CLAUSE if self.doc[i].lower_ in _TURNS else _JOINS):
                break
            reach = i + 1
        return reach

    def _later(self, first: int, end: int) -> int:
        at = first
        while at < min(end - 2, first + 6) and self._likely(at) < _PARTS and not self._opens(at):
            at += 1
        return at if at < end and self._likely(at) >= _JOINS else first

    def _opens(self, word: int) -> bool:
        return self.quotes.of(word) is not None

    def _likely(self, word: int) -> float:
        return self.heads.content.inside(word) if self.heads is not None else 0.0

    def likely_run(self, cue: Token, threshold: float) -> tuple[Range, ...]:
        """The longest run of likely content in a cue's sentence; empty without heads."""
        if self.heads is None:
            return ()
        best, first = (0, 0), None
        sentence = cue.sent
        for i in range(sentence.start, sentence.end + 1):
            free = i < sentence.end and i != cue.i and not self._said_before(i, cue)
            likely = free and self.heads.content.inside(i) >= threshold
            if likely and first is None:
                first = i
            if not likely and first is not None:
                best = max(best, (first, i), key=lambda pair: pair[1] - pair[0])
                first = None
        return self.trimmed(*best) if best[1] - best[0] >= 3 else ()

    def _said_before(self, word: int, cue: Token) -> bool:
        """Whether a word stands in a quotation that has come to its end before the cue."""
        quote = self.quotes.of(word)
        if quote is None or quote.end > cue.idx:
            return False
        return self.quotes.text[quote.start : quote.end].rstrip("”’\"'»").endswith(".")


def _extent(head: Token) -> Range:
    words = [t.i for t in head.subtree]
    return min(words), max(words) + 1


def _introducer(token: Token) -> str:
    """The preposition or conjunction that introduces a part."""
    mark = syntax.child(token, "mark")
    return mark.lower_ if mark is not None else syntax.preposition(token)


def _is_time(token: Token) -> bool:
    return token.lower_ in _TIMES


_TIMES = frozenset(
    "yesterday today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday "
    "week month year morning evening afternoon night".split()
)
