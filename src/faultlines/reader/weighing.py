"""How sure a saying is: what found it and what the heads say of its words, in one chance."""

from collections.abc import Iterator
from dataclasses import replace
from math import log

from faultlines.language import WordHeads
from faultlines.reader.regressions import odds, regression
from faultlines.reader.saying import Saying


def is_sure(saying: Saying) -> bool:
    """Whether a saying is sure enough to be said."""
    return saying.confidence >= regression("speech").least


SURE_RULES = frozenset({"according", "label", "block", "raised", "signed"})
"""What these find is said however the words look to the heads."""

_RULES = (
    "complement", "inserted", "quoted", "colon", "open", "raised", "naming", "nominal", "oblique",
    "run", "as", "adjective", "noun clause", "noun of", "according", "loose", "label", "signed",
    "told next",
)  # fmt: skip
_ACTS = ("say", "accuse", "deny", "think", "want", "ask")
_MOST_WORDS = 400


def weigh(saying: Saying, heads: WordHeads | None) -> Saying:
    """The saying with its confidence."""
    return replace(saying, confidence=regression("speech").chance(features(saying, heads)))


def features(saying: Saying, heads: WordHeads | None) -> list[float]:
    """What is weighed, in the order of the regression "speech".

    Without heads their answers count as even.
    """
    return [
        *_seen(saying, heads),
        min(log(saying.size), 4.0),
        saying.form == "direct",
        saying.form == "mixed",
        saying.source is None,
        saying.listed,
        saying.speaker is None,
        saying.speaker == "author",
        saying.speaker == "unnamed",
        saying.status == "denied",
        saying.status not in ("denied", "asserted"),
        *(saying.rule == rule for rule in _RULES),
        *(saying.act == act for act in _ACTS),
    ]


def _seen(saying: Saying, heads: WordHeads | None) -> Iterator[float]:
    """Log-odds that the cue is one, that the content is content, that the source is one."""
    if heads is None:
        yield from (0.0, 0.0, 0.0)
        return
    cue = range(*saying.cue) if saying.cue is not None else ()
    words = [i for first, end in saying.content for i in range(first, end)][:_MOST_WORDS]
    yield odds(max((heads.cues.inside(i) for i in cue), default=0.5))
    yield odds(sum(heads.content.inside(i) for i in words) / len(words))
    yield odds(heads.sources.inside(saying.subject) if saying.subject is not None else 0.2)
