"""Words of a text, cut as the English UD treebanks cut them (`faultlines.language.cutting`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from faultlines.language.cutting import cut_run

# Runs without a space are cut one by one and remembered, as most of them come again. Longer ones
# (encoded files, rows of brackets) are cut anywhere, so that no run takes long.
LONGEST_RUN = 300
_RUNS = re.compile(rf"(\S{{1,{LONGEST_RUN}}})( ?)(\s*)")
_WHITE = re.compile(r"\s*")

LONGEST_KNOWN = 40  # characters of a run that is worth remembering
MOST_RUNS_KNOWN = 100_000
_known: dict[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, and of each whether a single space follows that is no word.

    White space beyond that is words of its own; words and spaces joined are the text exactly.
    """

    words: list[str]
    spaces: list[bool]

    def __len__(self) -> int:
        return len(self.words)

    def spans(self) -> Iterator[tuple[int, int]]:
        """[start, end) of each word in characters of the text."""
        at = 0
        for word, space in zip(self.words, self.spaces, strict=True):
            yield at, at + len(word)
            at += len(word) + space


def words_of(text: str) -> Words:
    """The words of `text`; takes time in proportion to its length, whatever stands in it."""
    words: list[str] = []
    spaces: list[bool] = []
    known = _known
    lead = _WHITE.match(text)
    if lead and lead[0]:
        words.append(lead[0])
        spaces.append(False)
    for found in _RUNS.finditer(text, len(words[0]) if words else 0):
        run, space, white = found.groups()
        parts = known.get(run) or _learnt(run)
        if len(parts) == 1:
            words.append(run)
            spaces.append(space != "")
        else:
            words += parts
            spaces += [False] * (len(parts) - 1)
            spaces.append(space != "")
        if white:
            words.append(white)
            spaces.append(False)
    return Words(words, spaces)


def _learnt(run: str) -> tuple[str, ...]:
    """The words of a run that was not known; known from now on where it is short."""
    parts = cut_run(run)
    if len(run) <= LONGEST_KNOWN:
        if len(_known) >= MOST_RUNS_KNOWN:
            _known.clear()
        _known[run] = parts
    return parts


def forget_runs() -> None:
    """Forgets every run, as a new process has seen none: for measurements."""
    _known.clear()
