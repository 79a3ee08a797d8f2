"""Numbers with what they count, as ranges: "at least 40 people", "a dozen dead", "some 30 men"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from faultlines.analysis.stems import stem, words_of

_UNITS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_VAGUE = {
    "dozen": (10, 14), "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999),
    "thousands": (2_000, 9_999), "several": (3, 9), "score": (20, 20),
}  # fmt: skip
"""What a word for no exact number may stand for, both ends included."""
_AT_LEAST = re.compile(r"\b(?:at least|more than|over|above|no fewer than|no less than)\s+$", re.I)
_AT_MOST = re.compile(r"\b(?:at most|up to|fewer than|less than|under|no more than)\s+$", re.I)
_ABOUT = re.compile(r"\b(?:about|around|some|nearly|almost|roughly|approximately)\s+$", re.I)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD = "|".join(sorted((*_UNITS, *_TENS, *_SCALES, *_VAGUE), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.])(?:{_DIGITS}|(?:an?\s+)?(?:{_WORD}))(?:[\s-](?:and\s)?(?:{_WORD}))*\b(?!\.\d)",
    re.I,
)
_CALENDAR = re.compile(
    r"^(?:\s|-)*(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|o'clock|a\.?m\b|p\.?m\b|st\b|nd\b|rd\b|th\b|seats?\b)|^\s*:\d", re.I
)  # fmt: skip
_OF_PEOPLE = frozenset(
    stem(word)
    for word in "people persons civilians men women children dead killed dying deaths lives "
    "victims residents villagers bodies casualties".split()
)
_FATES = tuple(
    (name, re.compile(rf"\b(?:{words})\w*", re.I))
    for name, words in (
        ("dead", "kill|dead|death|die|dying|bodies|corpse|slain|murder|massacre"),
        ("hurt", "wound|injur|hurt"),
        ("held", "arrest|detain|captur|imprison|seiz|hostage|abduct|kidnap"),
    )
)
"""What befell the people that are counted."""
_SHARE = 0.1
"""How far "about" reaches to either side."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a range, both ends included, in its words; `counts` are stems of what it counts,
    `thing` its words.

    People count as "dead", "hurt", "held" or "people", whatever they are called.
    """

    words: str
    least: float
    most: float
    counts: frozenset[str]
    thing: str

    def meets(self, other: "Quantity") -> bool:
        """Whether one number can be both."""
        return self.least <= other.most and other.least <= self.most


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities of some words; dates, years and ordinals are none."""
    for found in _NUMBER.finditer(text):
        value = _value(found[0])
        before, after = text[: found.start()], text[found.end() :]
        if (
            value is None
            or after.startswith("-")
            or _CALENDAR.match(after)
            or _is_date(found[0], before)
        ):
            continue
        counted, thing = _counted(after, before)
        if counted:
            least, most, words = _bounds(value, before, found[0])
            yield Quantity(words.strip(), least, most, counted, thing)


def _value(text: str) -> tuple[float, float] | None:
    """The number that the words stand for, as a range; None for none."""
    words = [
        word for word in re.split(r"[\s-]+", text.casefold()) if word not in ("a", "an", "and")
    ]
    if words == ["one"] or not words:
        return None
    total = current = 0.0
    for word in words:
        if word in _VAGUE:
            if current:
                return (current * _VAGUE[word][0],) * 2
            return _VAGUE[word]
        if word in _SCALES:
            current = max(current, 1.0) * _SCALES[word]
            total, current = (total + current, 0.0) if _SCALES[word] > 100 else (total, current)
        else:
            known = _UNITS.get(word, _TENS.get(word))
            current += float(word.replace(",", "")) if known is None else known
    return (total + current,) * 2


def _bounds(value: tuple[float, float], before: str, words: str) -> tuple[float, float, str]:
    least, most = value
    for pattern, bounds in (
        (_AT_LEAST, (least, inf)),
        (_AT_MOST, (0.0, most)),
        (_ABOUT, (least * (1 - _SHARE), most * (1 + _SHARE))),
    ):
        found = pattern.search(before)
        if found:
            return (*bounds, found[0] + words)
    return least, most, words


def _counted(after: str, before: str) -> tuple[frozenset[str], str]:
    """What is counted, as stems and in words: what stands behind the number; people by fate."""
    phrase = re.split(
        r"[.,;:!?()–—…“”\"]| (?:and|in|on|at|by|from|with|to|who|that|were|was|have|had|has)\b",
        after,
    )[0]
    if re.match(r"\s*(?:per ?cent|%)", after):
        return frozenset({"%"}), "per cent"
    words = " ".join(phrase.split()[:3])
    stems = [stem(word) for word in words_of(words)]
    if any(one in _OF_PEOPLE for one in stems) or not stems:
        near = " ".join((*before.split()[-4:], "|", *after.split()[:5]))
        fates = [name for name, pattern in _FATES if pattern.search(near)]
        if not fates and not stems:
            return frozenset(), ""
        fate = fates[0] if fates else "people"
        return frozenset({fate}), fate
    return frozenset(stems), " ".join(words.split()[:2])


def _is_date(number: str, before: str) -> bool:
    month = re.search(
        r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\w*\.?\s+$", before
    )
    plain = number.isdigit() and len(number) == 4 and 1500 <= int(number) <= 2100
    return bool(month) or (plain and bool(re.search(r"\b(?:in|since|of|by|until)\s+$", before)))
