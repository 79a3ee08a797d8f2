"""Who said what to whom: direct, indirect and mixed speech, and thoughts given to somebody."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace

from faultlines.language import Doc, WordHeads
from faultlines.reader.actors import Ensemble
from faultlines.reader.candidates import FIRST
from faultlines.reader.contents import Contents
from faultlines.reader.cues import Cues
from faultlines.reader.labels import find_labels
from faultlines.reader.passages import cut_at_outlets, find_answers, find_blocks, find_signed
from faultlines.reader.quotes import Quote, QuoteMap
from faultlines.reader.saying import Range, Saying
from faultlines.reader.speakers import AUTHOR_SPEAKS, UNNAMED_SPEAKS, Speaker, Speakers
from faultlines.reader.weighing import SURE_RULES, is_sure, weigh

__all__ = ["AUTHOR_SPEAKS", "UNNAMED_SPEAKS", "Range", "Saying", "SayingIndex", "SpeechFinder"]

_PASSAGES = frozenset({"label", "block"})
_SHORTEST_LOOSE = 4
_ASIDE = 4
_FAR = 60
_LABEL = 6
_NEXT = 8
"""At most so many words may stand between a saying and a quotation that continues it."""


class SayingIndex:
    """Which sayings hold a word, largest first."""

    def __init__(self, sayings: list[Saying] | tuple[Saying, ...]) -> None:
        self._holding: dict[int, list[Saying]] = defaultdict(list)
        for saying in sorted(sayings, key=lambda s: -s.size):
            self.add(saying)

    def add(self, saying: Saying) -> None:
        """Enter a saying."""
        for first, end in saying.content:
            for word in range(first, end):
                self._holding[word].append(saying)

    def holding(self, word: int) -> list[Saying]:
        """The sayings whose content a word stands in and that it does not introduce."""
        return [s for s in self._holding.get(word, ()) if s.anchor != word]


class SpeechFinder:
    """Finds every saying of a text."""

    def __init__(self, doc: Doc, ensemble: Ensemble, heads: WordHeads | None = None) -> None:
        self.doc = doc
        self.heads = heads
        self.quotes = QuoteMap(doc)
        self.contents = Contents(doc, self.quotes, heads)
        self.speakers = Speakers(doc, ensemble, self.quotes, heads)
        self.index = SayingIndex([])
        self._anchors: list[int] = []
        self.cues = Cues(doc, ensemble, self.contents, self.speakers, heads)

    def find(self) -> list[Saying]:
        """Every saying that is sure enough, in text order; `index` knows them by word from then."""
        proposals = self.propose()
        found = [s for s in proposals if is_sure(s) or s.rule in SURE_RULES]
        self.index = SayingIndex(found)
        return sorted(found, key=lambda s: (s.content[0][0], -s.size, s.anchor))

    def propose(self) -> list[Saying]:
        """Every saying that tree, lexicon or heads suggest, weighed, each content once."""
        found = [s for token in self.doc for s in self.cues.at(token)]
        for passages in (find_labels, find_blocks, find_answers, find_signed):
            found += passages(self.doc, self.cues.ensemble, self.contents)
        found = cut_at_outlets(found)
        found = [weigh(self._with_quote(s), self.heads) for s in found]
        return self._in_first_person(self._continued(_without_doubles(found)))

    def _in_first_person(self, sayings: list[Saying]) -> list[Saying]:
        """Give what "I" or "we" say within direct speech to the one who speaks there."""
        index = SayingIndex(sayings)
        result = []
        for saying in sorted(sayings, key=lambda s: -s.size):
            found = saying
            subject = self.doc[saying.subject] if saying.subject is not None else None
            if subject is not None and subject.lower_ in FIRST:
                around = [s for s in index.holding(subject.i) if s.form == "direct"]
                around = [s for s in around if s.anchor != saying.anchor and is_sure(s)]
                if around:
                    found = replace(saying, speaker=around[-1].speaker)
            result.append(found)
        return result

    def quote_of(self, word: int) -> Quote | None:
        """The quotation that a word stands in."""
        return self.quotes.of(word)

    # quotations

    def _with_quote(self, saying: Saying) -> Saying:
        """Widen content to the whole quotation it begins in, and tell direct from mixed speech."""
        content: list[Range] = []
        quoted = 0
        cue = self.doc[saying.anchor].idx
        for first, end in saying.content:
            low, high = first, end
            for word in (first, end - 1):
                quote = self.quotes.of(word)
                if quote is not None and not quote.holds(cue) and self._spoken(quote, saying):
                    run = self.quotes.run(quote)
                    low = min(low, self.quotes.words(run[0])[0])
                    high = max(high, self.quotes.words(run[-1])[1])
            content.append((low, high))
        merged = self._without_asides(_merged(content), saying)
        for first, end in merged:
            quoted += sum(self.quotes.of(i) is not None for i in range(first, end))
        size = sum(end - first for first, end in merged)
        form = "indirect"
        if quoted and self.quotes.of(saying.anchor) is None:
            form = "direct" if quoted >= 0.8 * size else "mixed"
        elif saying.rule in ("colon", "label") and saying.form == "direct":
            form = "direct"
        return replace(saying, content=tuple(merged), form=form)

    def _without_asides(self, content: list[Range], saying: Saying) -> list[Range]:
        """A quotation without the few words beside it ("…, he said in a statement")."""
        if len(content) < 2 or self.quotes.of(saying.anchor) is not None:
            return content
        quoted = [r for r in content if self.quotes.of(r[0]) and self.quotes.of(r[1] - 1)]
        asides = [r for r in content if r not in quoted and r[1] - r[0] <= _ASIDE]
        return [r for r in content if r not in asides] if quoted else content

    def _spoken(self, quote: Quote, saying: Saying) -> bool:
        """Whether a quotation holds no word of the saying's own source."""
        if saying.source is None:
            return True
        first, end = self.quotes.words(quote)
        return not first <= saying.source[0] < end

    def _continued(self, sayings: list[Saying]) -> list[Saying]:
        """Join quotations that nobody introduces to the direct speech right before them."""
        result = list(sayings)
        held = SayingIndex(result)
        self._anchors = [saying.anchor for saying in sayings]
        labelled = {saying.anchor for saying in sayings if saying.rule == "label"}
        ends: dict[int, int] = {}
        for index, saying in enumerate(result):
            if saying.form != "indirect" and is_sure(saying):
                ends[_end(saying)] = index
        for quote in self.quotes.quotes:
            first, end = self.quotes.words(quote)
            if quote.words < _SHORTEST_LOOSE or self._is_held(held, first, end, quote):
                continue
            if not labelled.isdisjoint(range(first, min(first + _LABEL, end))):
                continue  # a line of a transcript, which its label gives to somebody
            before = self._before(ends, first, result)
            if before is not None:
                content = tuple(_merged([*result[before].content, (first, end)]))
                result[before] = replace(result[before], content=content)
                ends[end] = before
            else:
                loose = self.cues.loose(first, end, self._speaker_before(first, result))
                result += [weigh(s, self.heads) for s in loose]
        return result

    def _speaker_before(self, first: int, sayings: list[Saying]) -> Speaker:
        """Who spoke last in direct speech, not far before."""
        at = bisect_left(self._anchors, first)
        for saying in reversed(sayings[max(0, at - _FAR) : at]):
            if first - _end(saying) > _FAR:
                break
            if saying.form == "direct" and is_sure(saying):
                return saying.speaker
        return None

    def _is_held(self, held: SayingIndex, first: int, end: int, quote: Quote) -> bool:
        around = [*held.holding(first), *held.holding(end - 1), *held.holding((first + end) // 2)]
        around = [s for s in around if s.rule not in _PASSAGES and is_sure(s)]
        return any(not quote.holds(self.doc[s.anchor].idx) for s in around)

    def _before(self, ends: dict[int, int], first: int, sayings: list[Saying]) -> int | None:
        """The speech that ends a few words before a quotation, or in the sentence before it.

        "“It burned,” said the mayor, who had come by boat. “We saw it.”"
        """
        nearest = first - _NEXT
        if first > 1 and self.doc[first].sent.start == first:
            nearest = min(nearest, self.doc[first - 1].sent.start)
        for end in range(first, nearest - 1, -1):
            if end < first and "\n" in self.doc[end].text and end < first - _NEXT:
                break
            index = ends.get(end)
            if index is not None and sayings[index].content[0][0] < first:
                return index
        return None


def _end(saying: Saying) -> int:
    places = [saying.content[-1][1]]
    places += [part[1] for part in (saying.cue, saying.source) if part is not None]
    return max(places)


def _merged(ranges: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for first, end in sorted(ranges):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((first, end))
    return merged


def _without_doubles(sayings: list[Saying]) -> list[Saying]:
    """One saying for one content: the one that is surest."""
    kept: list[Saying] = []
    index = SayingIndex([])
    for saying in sorted(sayings, key=lambda s: (-s.confidence, s.anchor)):
        first, end = saying.content[-1]
        if not any(_same_content(k, saying) for k in index.holding((first + end - 1) // 2)):
            kept.append(saying)
            index.add(saying)
    return sorted(kept, key=lambda s: s.anchor)


def _same_content(a: Saying, b: Saying) -> bool:
    """Whether two sayings report the same words, whoever is given as speaker."""
    shared = sum(
        max(0, min(end, stop) - max(first, begin))
        for first, end in a.content
        for begin, stop in b.content
    )
    return shared > 0.8 * (a.size + b.size - shared)
