"""Places in a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in Unicode code points of the text exactly as it was given."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def __str__(self) -> str:
        return f"[{self.start}, {self.end})"


Spans = tuple[Span, ...]
