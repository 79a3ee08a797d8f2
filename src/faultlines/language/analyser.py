"""Text in, sentences, trees and names out: the door to this room.

analysis = load_analyser().analyse("Hamas said it would hold fire.")
[(token.text, token.dep_, token.head.text) for token in analysis.doc]
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from faultlines.settings import number_setting, text_setting

if TYPE_CHECKING:
    import numpy as np

    from faultlines.language.doc import Doc
    from faultlines.language.heads import WordHeads


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text as the model reads it.

    `doc` has exact offsets (`doc.text` is the text), sentences, UD v2 tags and trees, lemmas, and
    names (PER, ORG, LOC, MISC) in `doc.ents`. Whitespace that is more than one space stands in it
    as tokens whose `is_space` is true; each hangs on a word beside it. `vectors` has a row for each
    token (zeros for whitespace), and `heads` says what each word seems to do in the claims of the
    text; both are None where the pipeline is somebody's own.
    """

    doc: Doc
    vectors: np.ndarray[Any, Any] | None = None
    heads: WordHeads | None = None


class Analyser(Protocol):
    """Whatever turns a text into an Analysis: our network, or a user's own spaCy pipeline."""

    def analyse(self, text: str) -> Analysis:
        """Analyse one text, of any length and content."""
        ...


def load_analyser() -> Analyser:
    """The analyser that the settings ask for; loaded once for each process.

    Raises ModelUnusable where its files are missing or damaged.
    """
    return _load(text_setting("spacy_pipeline"), number_setting("threads"))


@lru_cache(maxsize=2)
def _load(pipeline: str, threads: int) -> Analyser:
    # Imported here, and not above: onnxruntime takes half a second that `--help` should not.
    if pipeline:
        from faultlines.language.own_pipeline import OwnPipeline  # noqa: PLC0415

        return OwnPipeline(pipeline)
    from faultlines.language.network_analyser import NetworkAnalyser  # noqa: PLC0415

    return NetworkAnalyser(threads=threads)
