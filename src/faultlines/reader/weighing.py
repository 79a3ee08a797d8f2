"""How sure a saying is: what found it and what the heads say of its words, in one chance.

The weights are those of a logistic regression over the sayings proposed for the annotated texts.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import exp, log

from faultlines.language import WordHeads
from faultlines.reader.saying import Saying

LEAST = 0.22
"""What is less sure is not said."""

SURE_RULES = frozenset({"according", "label"})
"""What these find is said however the words look to the heads."""

_RULES = (
    "complement", "inserted", "quoted", "colon", "open", "raised", "naming", "nominal", "oblique",
    "run", "as", "adjective", "noun clause", "noun of", "according", "loose", "label",
)  # fmt: skip
_ACTS = ("say", "accuse", "deny", "think", "want", "ask")
NAMES = (
    "cue head", "content head", "source head", "length", "direct", "mixed", "no source", "listed",
    "speaker unknown", "author", "unnamed", "denied", "unsure",
    *(f"rule {rule}" for rule in _RULES), *(f"act {act}" for act in _ACTS),
)  # fmt: skip
_BIAS = -1.08
_WEIGHTS = {
    "cue head": 0.35,
    "content head": 0.23,
    "source head": 0.31,
    "length": 0.07,
    "direct": 0.07,
    "mixed": 0.03,
    "no source": -0.15,
    "listed": -0.0,
    "speaker unknown": -0.78,
    "author": 0.12,
    "unnamed": -0.03,
    "denied": 0.03,
    "unsure": -0.24,
    "rule complement": -0.06,
    "rule inserted": -0.45,
    "rule quoted": -0.06,
    "rule colon": 0.05,
    "rule open": 0.32,
    "rule raised": 0.22,
    "rule naming": 0.18,
    "rule nominal": 0.43,
    "rule oblique": 0.01,
    "rule run": -0.6,
    "rule as": -0.06,
    "rule adjective": -0.1,
    "rule noun clause": 0.14,
    "rule noun of": -0.07,
    "rule according": 0.28,
    "rule loose": -0.15,
    "rule label": -0.06,
    "act say": -0.07,
    "act accuse": 0.02,
    "act deny": 0.32,
    "act think": 0.0,
    "act want": -0.07,
    "act ask": -0.21,
}
_MOST_WORDS = 400


def weigh(saying: Saying, heads: WordHeads | None) -> Saying:
    """The saying with its confidence."""
    score = _BIAS + sum(
        weight * value
        for weight, value in zip(_WEIGHTS.values(), features(saying, heads), strict=True)
    )
    return replace(saying, confidence=1.0 / (1.0 + exp(-score)))


def features(saying: Saying, heads: WordHeads | None) -> list[float]:
    """What is weighed, in the order of `NAMES`; without heads their answers count as even."""
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
    yield _odds(max((heads.cues.inside(i) for i in cue), default=0.5))
    yield _odds(sum(heads.content.inside(i) for i in words) / len(words))
    yield _odds(heads.sources.inside(saying.subject) if saying.subject is not None else 0.2)


def _odds(chance: float) -> float:
    bounded = min(max(chance, 0.01), 0.99)
    return log(bounded / (1.0 - bounded))
