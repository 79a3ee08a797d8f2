"""Who vouches for what a word carries: the author, then those whose words hold it and assert it.

Not all that stands in somebody's words is vouched for by them. What a verb takes for granted
("knew that", "condemned the raid": Kiparsky and Kiparsky 1970, "Fact") its reporter vouches for,
and so he does for the titles that he gives to people in indirect speech.
"""

from collections.abc import Iterable

from faultlines.codebook import reporting
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.draft import Draft, EventDraft, RoleDraft, TieDraft
from faultlines.reader.saying import Saying
from faultlines.reader.scene import Scene

_WHOLE_PASSAGES = frozenset({"label", "block"})
_NOMINAL = frozenset({"nominal", "oblique"})


class Vouching:
    """Finds the speakers who vouch for a claim or a saying."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._doc = scene.doc

    def of_saying(self, saying: Saying) -> list[Cast | str]:
        """Who vouches that something was said, outermost first, the author left out."""
        around = [s for s in self._holding(saying.anchor) if s.anchor != saying.anchor]
        return _speakers(s for s in around if s.speaker is not saying.speaker)

    def of_draft(self, draft: Draft) -> list[Cast | str]:
        """Who vouches for a claim, outermost first, the author left out."""
        return _speakers(s for s in self._holding(draft.anchor) if self._asserts(s, draft))

    def _holding(self, word: int) -> list[Saying]:
        sayings = self._scene.speech.index.holding(word)
        return [s for s in sayings if s.status != "counterfactual"]

    def _asserts(self, saying: Saying, draft: Draft) -> bool:
        """Whether a saying that holds a claim vouches for it."""
        if saying.rule in _WHOLE_PASSAGES or self._quotes(saying, draft.anchor):
            return True
        if isinstance(draft, RoleDraft):
            return self._is_predicate(draft.anchor)
        return not (self._takes_for_granted(saying, draft) or _is_its_own(saying, draft))

    def _quotes(self, saying: Saying, word: int) -> bool:
        """Whether a word stands in quotation marks within what is said."""
        quote = self._scene.speech.quote_of(word)
        return quote is not None and not quote.holds(self._doc[saying.anchor].idx)

    def _is_predicate(self, word: int) -> bool:
        token = self._doc[word]
        return token.pos_ in ("VERB", "AUX") or syntax.child(token, "cop") is not None

    def _takes_for_granted(self, saying: Saying, draft: Draft) -> bool:
        """Whether the cue presupposes what a claim says: facts known, and acts judged."""
        cue = syntax.lemma(self._doc[saying.anchor])
        if cue in reporting("factive"):
            return True
        judged = saying.rule in _NOMINAL and cue in reporting("judging")
        return judged and isinstance(draft, EventDraft)


def _is_its_own(saying: Saying, draft: Draft) -> bool:
    """Whether a claim is what a saying itself does: who reiterates support, supports."""
    if saying.rule not in _NOMINAL or not isinstance(draft, TieDraft):
        return False
    return draft.source is saying.speaker


def _speakers(sayings: Iterable[Saying]) -> list[Cast | str]:
    chain: list[Cast | str] = []
    for saying in sayings:
        if (
            saying.speaker is not None
            and saying.speaker != "author"
            and saying.speaker not in chain
        ):
            chain.append(saying.speaker)
    return chain
