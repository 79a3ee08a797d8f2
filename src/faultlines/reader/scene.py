"""All that is known of a text while claims are looked for: its tree, actors and speech."""

from dataclasses import dataclass

from faultlines.language import Analysis, Doc, Token
from faultlines.reader import syntax
from faultlines.reader.actors import Cast, Ensemble
from faultlines.reader.candidates import FIRST
from faultlines.reader.draft import Party
from faultlines.reader.speech import Saying, SpeechFinder


@dataclass(frozen=True, slots=True)
class Scene:
    """The text under reading. `sayings` are in text order."""

    analysis: Analysis
    doc: Doc
    ensemble: Ensemble
    speech: SpeechFinder
    sayings: tuple[Saying, ...]

    def party(self, token: Token) -> Party | None:
        """Who a word stands for: an actor, the author speaking of himself, or nobody."""
        cast = self.ensemble.of_word(token)
        if cast is not None:
            return cast
        if token.lower_ in FIRST and self.innermost(token.i) is None:
            return "author"
        return None

    def cast(self, token: Token) -> Cast | None:
        """The actor that a word stands for, the author left out."""
        return self.ensemble.of_word(token)

    def casts(self, tokens: tuple[Token, ...] | list[Token]) -> list[Cast]:
        """The actors of several words, each once, in order."""
        found: list[Cast] = []
        for token in tokens:
            cast = self.ensemble.of_word(token)
            if cast is not None and cast not in found:
                found.append(cast)
        return found

    def innermost(self, word: int) -> Saying | None:
        """The smallest saying that holds a word."""
        holding = self.speech.index.holding(word)
        return holding[-1] if holding else None

    def voice(self, word: int) -> Party:
        """Whose own voice a word stands in: the innermost speaker, else the author."""
        saying = self.innermost(word)
        if saying is not None and isinstance(saying.speaker, Cast):
            return saying.speaker
        return "author"

    def clause(self, token: Token) -> tuple[int, int]:
        """The words of the clause around a predicate."""
        return syntax.clause(token)
