"""How sure a saying is: what found it and what the heads say of its words, in one chance.

The weights are those of a logistic regression over the sayings proposed for the annotated texts.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import exp, log

from faultlines.language import WordHeads
from faultlines.reader.saying import Saying

LEAST = 0.18
"""What is less sure is not said."""

SURE_RULES = frozenset({"according", "label", "block"})
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
_BIAS = -1.17
_WEIGHTS = {
    "cue head": 0.4,
    "content head": 0.2,
    "source head": 0.17,
    "length": -0.01,
    "direct": 0.18,
    "mixed": -0.13,
    "no source": -0.03,
    "listed": 0.2,
    "speaker unknown": -0.71,
    "author": 0.03,
    "unnamed": 0.09,
    "denied": -0.11,
    "unsure": -0.2,
    "rule complement": 0.04,
    "rule inserted": -0.18,
    "rule quoted": -0.14,
    "rule colon": 0.03,
    "rule open": 0.05,
    "rule raised": 0.1,
    "rule naming": 0.17,
    "rule nominal": 0.44,
    "rule oblique": 0.04,
    "rule run": -0.45,
    "rule as": -0.09,
    "rule adjective": -0.12,
    "rule noun clause": 0.18,
    "rule noun of": -0.15,
    "rule according": 0.34,
    "rule loose": -0.19,
    "rule label": -0.07,
    "act say": -0.12,
    "act accuse": 0.06,
    "act deny": 0.35,
    "act think": 0.01,
    "act want": -0.05,
    "act ask": -0.25,
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
