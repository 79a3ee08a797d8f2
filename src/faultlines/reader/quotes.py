"""Passages between quotation marks, whatever the marks: typographic, straight, nested, unclosed."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from faultlines.language import Doc

_OPEN = {"“": "”", "‘": "’", "«": "»", "„": "“", "‘’": "’’", "``": "''", "''": "''"}
_STRAIGHT = {'"', "'"}
_LONGEST = 4000
_LONGEST_RUN = 12
_MARKS = re.compile(r"‘’|``|''|[“‘«„\"']")
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*[“\"«])")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters `[start, end)` of a quotation with its marks; `words` counts what is between.

    It `runs_on` where its paragraph ends before it does.
    """

    start: int
    end: int
    words: int
    runs_on: bool = False

    def holds(self, position: int) -> bool:
        """Whether a character stands inside."""
        return self.start <= position < self.end


def find_quotes(text: str) -> list[Quote]:
    """Outermost quotations in text order.

    An apostrophe within a word opens and closes nothing. A paragraph that opens a quotation and
    ends without closing it, before another that opens one (as running quotations do), is quoted to
    its end.
    """
    quotes: list[Quote] = []
    at = 0
    while (found := _MARKS.search(text, at)) is not None:
        at = found.end()
        mark = found.group()
        if not _opens(text, found.start(), mark):
            continue
        end = _closing(text, found.start(), mark)
        if end is not None:
            words = len(_WORD.findall(text, found.start(), end))
            closed = text.startswith(("”", "’", "»", "“", '"', "'"), end - 1)
            quotes.append(Quote(found.start(), end, words, runs_on=not closed))
            at = end
    return quotes


def _opens(text: str, at: int, mark: str) -> bool:
    end = at + len(mark)
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    if after.isspace() or (mark == "'" and not after.isalpha() and after not in '"“'):
        return False
    return not before.isalnum() or mark in "“«„"


def _closing(text: str, at: int, mark: str) -> int | None:
    want = _OPEN.get(mark, mark)
    begin = at + len(mark)
    limit = min(len(text), begin + _LONGEST)
    paragraph = _PARAGRAPH.search(text, begin, limit)
    stop = paragraph.start() if paragraph else limit
    place = text.find(want, begin, stop)
    while place >= 0:
        if _closes(text, place, want):
            return place + len(want)
        place = text.find(want, place + 1, stop)
    if want == "’’":  # a doubled mark is at times closed by a proper one
        place = text.find("”", begin, stop)
        return place + 1 if place >= 0 else None
    runs_on = paragraph is not None and text[paragraph.end() :][:3].lstrip()[:1] in '“"«'
    if mark in '“«"' and runs_on and text[paragraph.end() :][:3].strip():  # type: ignore[union-attr]
        return stop
    return stop if mark in "“«" and paragraph else None


def _closes(text: str, place: int, mark: str) -> bool:
    before = text[place - 1]
    after = text[place + len(mark)] if place + len(mark) < len(text) else " "
    if mark in ("’", "'"):
        if before.isspace() or after.isalnum():
            return False
        # a plural's apostrophe ("parties’ own") closes nothing where another mark still follows
        later = text.find(mark, place + 1, place + 300)
        plural = before == "s" and after == " " and later >= 0 and not text[later - 1].isspace()
        return not (plural and "‘" not in text[place:later] and _before_break(text, place, later))
    return not before.isspace() or not after.isalnum()


def _before_break(text: str, place: int, later: int) -> bool:
    between = text[place:later]
    ends = later + 1 >= len(text) or not text[later + 1].isalnum()
    return "\n" not in between and ends and text[later - 1] in ".,!?"


class QuoteMap:
    """The quotations of a text by their words and by their place."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc.text
        self._of_word: dict[int, Quote] = {}
        self._words: dict[Quote, tuple[int, int]] = {}
        self._read(doc, find_quotes(self.text))
        # a quotation without a word of its own (control characters, say) quotes nothing
        self.quotes = sorted(self._words, key=lambda quote: quote.start)
        self._starts = [quote.start for quote in self.quotes]
        self._ends = [quote.end for quote in self.quotes]

    def _read(self, doc: Doc, quotes: list[Quote]) -> None:
        at = 0
        found = [quote for quote in quotes if quote.words]
        for token in doc:
            while at < len(found) and token.idx >= found[at].end:
                at += 1
            if at < len(found) and found[at].holds(token.idx) and not token.is_space:
                quote = found[at]
                self._of_word[token.i] = quote
                first, _ = self._words.get(quote, (token.i, token.i))
                self._words[quote] = (first, token.i + 1)

    def of(self, word: int) -> Quote | None:
        """The quotation that a word stands in."""
        return self._of_word.get(word)

    def words(self, quote: Quote) -> tuple[int, int]:
        """The words of a quotation, its marks included, as `[first, end)`."""
        return self._words[quote]

    def run(self, quote: Quote) -> list[Quote]:
        """A quotation with those that it continues or that continue it in the paragraphs around."""
        at = bisect_left(self._starts, quote.start)
        first = last = at
        while first > 0 and at - first < _LONGEST_RUN and self._joined(first - 1):
            first -= 1
        while last - at < _LONGEST_RUN and self._joined(last):
            last += 1
        return self.quotes[first : last + 1]

    def _joined(self, at: int) -> bool:
        if at + 1 >= len(self.quotes) or not self.quotes[at].runs_on:
            return False
        return self.text[self.quotes[at].end : self.quotes[at + 1].start].isspace()

    def after(self, position: int) -> Quote | None:
        """The first quotation that begins at or after a character."""
        at = bisect_left(self._starts, position)
        return self.quotes[at] if at < len(self.quotes) else None

    def before(self, position: int) -> Quote | None:
        """The last quotation that ends at or before a character."""
        at = bisect_right(self._ends, position)
        return self.quotes[at - 1] if at else None
