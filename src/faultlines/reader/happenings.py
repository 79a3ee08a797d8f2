"""Times that hang on something else that is told: "the day after the raid", "since the coup".

Works on claims that are assembled: the noun is looked up among the words that told of happenings.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec

from faultlines.records import Claim, Event, Span, Time
from faultlines.times import Anchor, parse_anchor

_PHRASE = re.compile(
    r"\b(?:(?P<steps>the|one|two|three|four|five|six|\d+)\s+(?P<unit>day|week|month|year)s?\s+)?"
    r"(?P<side>before|after|since|until|following|prior to)\s+"
    r"(?:the|that|this|these|those|his|her|its|their)\s+(?:[\w’'-]+\s+){0,3}?(?P<noun>[a-z]{4,})\b",
    re.IGNORECASE,
)
_NUMBERS = {"the": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ENDINGS = re.compile(r"(?<=\w{3})(?:ings|ing|ments|ment|ations|ation|ions|ion|ed|es|s|e)$")


def hung_on_happenings(claims: Sequence[Claim], text: str) -> tuple[Claim, ...]:
    """The claims, with those that are told to be before or after another of them anchored to it.

    Only claims whose time is not said otherwise; a noun that fits several happenings means the
    nearest that was told before it.
    """
    told = [(one, _stem(one.trigger.of(text))) for one in claims
            if isinstance(one, Event) and one.trigger is not None]  # fmt: skip
    return tuple(_hung(one, told, text) for one in claims)


def _hung(claim: Claim, told: Iterable[tuple[Event, str]], text: str) -> Claim:
    if claim.time is not None and not _is_vague(claim.time):
        return claim
    for span in claim.evidence:
        for match in _PHRASE.finditer(text, span.start, span.end):
            noun = Span(*match.span("noun"))
            base = _happening(claim, noun, _stem(match["noun"]), told)
            if base is not None:
                time = Time(
                    text=match.group(),
                    start=match.start(),
                    end=match.end(),
                    anchor=str(_anchor(match, base)),
                )
                return msgspec.structs.replace(claim, time=time)
    return claim


def _is_vague(time: Time) -> bool:
    anchor = parse_anchor(time.anchor)
    return time.edtf is None and (anchor is None or anchor.vague)


def _happening(
    claim: Claim, noun: Span, stem: str, told: Iterable[tuple[Event, str]]
) -> str | None:
    fitting = [
        event for event, word in told
        if word == stem and event.id != claim.id and event.trigger is not None
    ]  # fmt: skip
    before = [event for event in fitting if event.trigger and event.trigger.start <= noun.start]
    nearest = max(
        before, key=lambda event: event.trigger.start if event.trigger else 0, default=None
    )
    return (nearest or fitting[0]).id if fitting else None


def _anchor(match: re.Match[str], base: str) -> Anchor:
    side = match["side"].lower()
    if side in ("since", "until"):
        return Anchor(base, side)  # type: ignore[arg-type]
    before = side in ("before", "prior to")
    if match["steps"] is None:
        return Anchor(base, "before" if before else "after")
    word = match["steps"].lower()
    count = int(word) if word.isdecimal() else _NUMBERS[word]
    unit = match["unit"].lower()[0]
    return Anchor(base, "on", -count if before else count, unit, about=unit != "d")  # type: ignore[arg-type]


def _stem(word: str) -> str:
    return _ENDINGS.sub("", word.split(maxsplit=1)[0].casefold()) if word.strip() else ""
