"""Passages between quotation marks, whatever the marks: typographic, straight, nested, unclosed."""

import re
from dataclasses import dataclass

_OPEN = {"“": "”", "‘": "’", "«": "»", "„": "“"}
_STRAIGHT = {'"', "'"}
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters `[start, end)` of a quotation with its marks; `words` counts what is between."""

    start: int
    end: int
    words: int

    def holds(self, position: int) -> bool:
        """Whether a character stands inside."""
        return self.start <= position < self.end


def find_quotes(text: str) -> list[Quote]:
    """Outermost quotations in text order.

    An apostrophe within a word opens and closes nothing. A paragraph that opens a quotation and
    ends without closing it (as running quotations do) is quoted to its end.
    """
    quotes: list[Quote] = []
    at = 0
    while at < len(text):
        if not _opens(text, at):
            at += 1
            continue
        end = _closing(text, at)
        if end is None:
            at += 1
            continue
        quotes.append(Quote(at, end, len(re.findall(r"\w+", text[at:end]))))
        at = end
    return quotes


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    if mark not in _OPEN and mark not in _STRAIGHT:
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if after.isspace() or (mark == "’"):
        return False
    return not before.isalnum() or mark in "“«„"


def _closing(text: str, at: int) -> int | None:
    mark = text[at]
    want = _OPEN.get(mark, mark)
    limit = min(len(text), at + _LONGEST)
    paragraph = text.find("\n\n", at, limit)
    stop = paragraph if paragraph >= 0 else limit
    for place in range(at + 1, stop):
        if text[place] == want and _closes(text, place, mark):
            return place + 1
    if mark in "“«" and paragraph >= 0:
        return paragraph
    return None


def _closes(text: str, place: int, mark: str) -> bool:
    before = text[place - 1]
    after = text[place + 1] if place + 1 < len(text) else " "
    if mark in "‘'":
        if before.isspace() or after.isalnum():
            return False
        # a plural's apostrophe ("parties’ own") closes nothing where another mark still follows
        later = text.find(text[place], place + 1, place + 300)
        plural = before == "s" and after == " " and later >= 0 and not text[later - 1].isspace()
        return not (plural and "‘" not in text[place:later] and _before_break(text, place, later))
    return not before.isspace() or not after.isalnum()


def _before_break(text: str, place: int, later: int) -> bool:
    between = text[place:later]
    ends = later + 1 >= len(text) or not text[later + 1].isalnum()
    return "\n" not in between and ends and text[later - 1] in ".,!?"
