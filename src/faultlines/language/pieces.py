"""What the network reads: word pieces, and for each piece how its word is written and set off.

The encoder's vocabulary has no capitals, and word pieces say nothing of line breaks; both help to
tell names and sentence starts, so each piece carries one number for them.
"""

from __future__ import annotations

from pathlib import Path

from faultlines.language.wordpiece import LONGEST, WordPieces

# How a word is written.
LOWER, TITLE, CAPITALS, INITIAL, MIXED, NUMBER, MARK = range(7)
SHAPES = 7

# What stands before a word; the fifth place is for the later pieces of a word.
NOTHING, SPACE, LINE_BREAK, BLANK_LINE, WITHIN_WORD = range(5)
GAPS = 5

FRAME = SHAPES * GAPS  # the feature of the pieces that frame a window
FEATURES = FRAME + 1

UNKNOWN_PIECE, FIRST_PIECE, LAST_PIECE = 100, 101, 102  # [UNK], [CLS], [SEP] of the BERT vocabulary
MOST_PIECES = 12  # a longer word (an address, a hash) is read by its beginning


def shape_of(word: str) -> int:
    """How `word` is written: one of the seven shapes above."""
    if any(c.isdigit() for c in word):
        return NUMBER
    capitals = [c.isupper() for c in word if c.isalpha()]
    if not any(capitals):
        return LOWER if capitals else MARK
    if all(capitals):
        return CAPITALS if len(capitals) > 1 else INITIAL
    return TITLE if capitals[0] and not any(capitals[1:]) else MIXED


def gap_of(white: str) -> int:
    """Which gap the whitespace `white` between two words is."""
    if not white:
        return NOTHING
    breaks = white.count("\n") + white.count("\u2028") + 2 * white.count("\u2029")
    if "\r" in white:
        breaks = max(breaks, white.count("\r"))
    if breaks == 0:
        return SPACE
    return LINE_BREAK if breaks == 1 else BLANK_LINE


def feature(shape: int, gap: int) -> int:
    """The one number for a piece; below FRAME."""
    return shape * GAPS + gap


class PieceVocabulary:
    """Cuts words into pieces, and remembers the words it has cut (words repeat)."""

    def __init__(self, path: Path) -> None:
        self._pieces = WordPieces(path)
        self._known: dict[str, tuple[int, ...]] = {}

    def cut(self, words: list[str]) -> list[tuple[int, ...]]:
        """The piece numbers of each word, at least one and at most MOST_PIECES each."""
        known = self._known
        if len(known) > 200_000:
            known.clear()
        for word in words:
            if word not in known:
                known[word] = tuple(self._pieces.of(word[:LONGEST])[:MOST_PIECES]) or (
                    UNKNOWN_PIECE,
                )
        return [known[word] for word in words]
