"""Text to words, sentences, trees and names; pairs of spans to stance and event.

Must not: know claims, actors or cases. Loads onnxruntime only when a text is read.
"""

from faultlines.language.analyser import Analyser, Analysis, load_analyser
from faultlines.language.doc import Doc, Span, Token, doc_of_words
from faultlines.language.heads import WordHead, WordHeads
from faultlines.language.pairs import EVENTS, STANCES, TIES, PairScores, score_pairs, span_of
from faultlines.language.parts import score_parts

__all__ = [
    "EVENTS",
    "STANCES",
    "TIES",
    "Analyser",
    "Analysis",
    "Doc",
    "PairScores",
    "Span",
    "Token",
    "WordHead",
    "WordHeads",
    "doc_of_words",
    "load_analyser",
    "score_pairs",
    "score_parts",
    "span_of",
]
