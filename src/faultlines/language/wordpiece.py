"""BERT's way from a word to word pieces: plain lower-case letters, then the longest known parts.

The same pieces as the library `tokenizers` gives, which brings thirty megabytes for what stands
here; training and program cut with this.
"""

from __future__ import annotations

import json
import string
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from faultlines.errors import ModelUnusable

LONGEST = 100  # letters of a part; a longer one is unknown
CONTINUED = "##"
IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
"""What BERT takes for Chinese: each such letter is a part by itself."""


class WordPieces:
    """The vocabulary in `path`, a tokenizer.json."""

    def __init__(self, path: Path) -> None:
        """Raises ModelUnusable where the file is damaged."""
        try:
            model = json.loads(path.read_text(encoding="utf-8"))["model"]
            self._pieces: dict[str, int] = model["vocab"]
            self._unknown: int = self._pieces[model["unk_token"]]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelUnusable(
                f"{path} is damaged ({error!r}). Install faultlines again."
            ) from error

    def of(self, word: str) -> list[int]:
        """The numbers of the pieces of a word; none where nothing of it can be seen."""
        whole = self._pieces.get(word) if word.isascii() and word.islower() else None
        if whole is not None and word.isalpha():
            return [whole]
        return [piece for part in parts_of(word) for piece in self._of_part(part)]

    def _of_part(self, part: str) -> list[int]:
        if len(part) > LONGEST:
            return [self._unknown]
        found: list[int] = []
        begin = 0
        while begin < len(part):
            before = CONTINUED if begin else ""
            for end in range(len(part), begin, -1):
                piece = self._pieces.get(before + part[begin:end])
                if piece is not None:
                    break
            else:
                return [self._unknown]
            found.append(piece)
            begin = end
        return found


def parts_of(word: str) -> list[str]:
    """The word in plain lower-case letters, cut at white space, marks and ideographs."""
    return "".join(_plain(word)).split()


def _plain(word: str) -> Iterator[str]:
    """Each letter as BERT knows it; those that are parts by themselves between spaces."""
    if word.isascii() and word.isalnum():
        yield word.lower()
        return
    spaced = "".join(f" {c} " if _is_ideograph(c) else c for c in word)
    for letter in unicodedata.normalize("NFD", "".join(map(_visible, spaced))):
        if unicodedata.category(letter) == "Mn":
            continue
        small = letter.lower()
        yield f" {small} " if _is_mark(small) else small


@lru_cache(maxsize=10_000)
def _visible(letter: str) -> str:
    """The letter; a space for any white space; nothing for what cannot be seen."""
    if letter in "\t\n\r":
        return " "
    if letter in "\x00\ufffd" or unicodedata.category(letter) in ("Cc", "Cf", "Co"):
        return ""
    return " " if letter.isspace() else letter


def _is_mark(letter: str) -> bool:
    return letter in string.punctuation or unicodedata.category(letter[0]).startswith("P")


def _is_ideograph(letter: str) -> bool:
    code = ord(letter)
    return code >= 0x3400 and any(low <= code <= high for low, high in IDEOGRAPHS)
