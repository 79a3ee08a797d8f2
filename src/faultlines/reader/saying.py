"""One act of speech or thought, as the reader holds it."""

from dataclasses import dataclass

from faultlines.reader.actors import Cast

Range = tuple[int, int]
"""Words `[first, end)`."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of speech or thought as found in the tree.

    `speaker` is a Cast, "author", "unnamed", or None where it is not known who; `content` are
    ranges of words in text order; `source` is the range of words that name the speaker, `subject`
    its head word; `rule` names what found the content.
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
    subject: int | None = None
    rule: str = ""
    listed: bool = True
    confidence: float = 0.5

    def holds(self, word: int) -> bool:
        """Whether a word stands in its content."""
        return any(first <= word < end for first, end in self.content)

    @property
    def size(self) -> int:
        """Words of content."""
        return sum(end - first for first, end in self.content)
