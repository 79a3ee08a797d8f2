"""Passages from plain text and character spans, cut into words as the program cuts them."""

from __future__ import annotations

from dataclasses import dataclass

from faultlines.language.pieces import BLANK_LINE, gap_of
from faultlines.language.words import words_of


@dataclass(frozen=True, slots=True)
class CutText:
    """The words of a text, the gap before each, and where each stands ([start, end) characters)."""

    words: list[str]
    gaps: list[int]
    spans: list[tuple[int, int]]

    def words_within(self, start: int, end: int) -> tuple[int, int] | None:
        """The words that share a character with [start, end), as [first, end); None if none do."""
        inside = [i for i, (a, b) in enumerate(self.spans) if a < end and b > start]
        return (inside[0], inside[-1] + 1) if inside else None


def cut_text(text: str) -> CutText:
    """Words as the program finds them; whitespace tokens are no words here."""
    spans = [(a, b) for a, b in words_of(text).spans() if not text[a:b].isspace()]
    ends = [0, *(end for _, end in spans)]
    gaps = [gap_of(text[ends[i] : start]) for i, (start, _) in enumerate(spans)]
    if gaps:
        gaps[0] = BLANK_LINE
    return CutText([text[a:b] for a, b in spans], gaps, spans)


NO_SPACE_BEFORE = frozenset(",.;:!?%)]}'’”") | {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "’s"}
NO_SPACE_AFTER = frozenset("([{$£€“‘")


def joined(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Text that a writer would have written for `tokens`, and where each token stands in it."""
    text, spans, open_quote, glue = "", [], False, True
    for token in tokens:
        if token in {'"', "``", "''"}:
            before = not open_quote
            text += " " if before and not glue else ""
            glue, open_quote = before, before
        else:
            text += "" if glue or token in NO_SPACE_BEFORE else " "
            glue = token in NO_SPACE_AFTER
        spans.append((len(text), len(text) + len(token)))
        text += token
    return text, spans
