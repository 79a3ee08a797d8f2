"""Time phrases in a text, and what each says by itself: a date, or an anchor (see anchors.py).

Nothing here knows when a report was written: `resolve` makes a date of an anchor once it is known.
Where words say less than a date ("recently", "before May"), the anchor says as little.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from faultlines.times.anchors import REPORT, Anchor, Relation, Unit, resolve
from faultlines.times.edtf import days_of


class Meaning(NamedTuple):
    """What a phrase says: a date (EDTF) that its words fix, or what it hangs on; or neither."""

    edtf: str | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time phrase at characters `[start, end)` of a text."""

    start: int
    end: int
    meaning: Meaning


def find_phrases(text: str) -> list[Phrase]:
    """Every time phrase in text order; of overlapping ones the longer."""
    found = [
        Phrase(match.start(), match.end(), read(match))
        for pattern, read in _RULES
        for match in pattern.finditer(text)
    ]
    kept: list[Phrase] = []
    for phrase in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(phrase.start < other.end and other.start < phrase.end for other in kept):
            kept.append(phrase)
    return sorted(kept, key=lambda one: one.start)


def meaning_of(words: str) -> Meaning:
    """What the words of a time say, by the longest phrase in them; no date where there is none."""
    phrases = find_phrases(words)
    if phrases:
        return max(phrases, key=lambda one: one.end - one.start).meaning
    past = _FORMER.search(words)
    return Meaning(anchor=Anchor(REPORT, "before")) if past else Meaning()


# words

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_FULL_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_COUNTS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}
_COUNT = rf"(?P<count>\d+|{'|'.join(_COUNTS)})"
_FEW = r"(?:a few|several|many|some|a couple of)"
_UNITS: dict[str, tuple[Unit, int]] = {
    "day": ("d", 1), "week": ("w", 1), "fortnight": ("w", 2), "month": ("m", 1), "year": ("y", 1),
    "decade": ("y", 10), "century": ("y", 100),
}  # fmt: skip
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade|century)s?"
_ANY_UNIT = r"(?:day|week|fortnight|month|year|hour|minute|moment|decade)s?"
_ROUGHLY = r"(?P<about>about|around|some|nearly|almost|roughly|just over|just under)"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_RELATIONS: dict[str, Relation] = {
    "since": "since", "from": "since", "until": "until", "till": "until", "by": "until",
    "before": "before", "prior to": "before", "after": "after", "following": "after",
}  # fmt: skip
_FORMER = re.compile(r"\b(?:former|formerly|ex|used to|once|then|previous|late|ousted)\b", re.I)

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|{_DAY}\s+{_MONTH}(?:,?\s+\d{{4}})?"
    rf"|{_MONTH}\s*{_DAY}\b(?:,?\s+\d{{4}})?|{_MONTH}(?:\s+of)?\s+\d{{4}}"
    rf"|(?:spring|summer|autumn|fall|winter)\s+(?:of\s+)?\d{{4}})"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_PART = r"(?:(?:the\s+)?(?:early|mid|late|beginning of|end of|start of)[\s-]+(?:the\s+)?)"
_LEAD = rf"(?P<lead>{'|'.join(_RELATIONS)}|in|on|of|during|at)"


_Read = Callable[[re.Match[str]], Meaning]


def _rule(pattern: str, read: _Read, *, any_case: bool = False) -> tuple[re.Pattern[str], _Read]:
    return re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE if any_case else 0), read


# readers of a match


def _fixed(match: re.Match[str]) -> Meaning:
    """A date, with the word before it: since it, by it, before it."""
    return _led(match["lead"], _date(match["date"]))


def _led(lead: str | None, said: Meaning) -> Meaning:
    relation = _RELATIONS.get((lead or "").lower())
    if relation is None:
        return said
    if said.edtf is not None:
        base = Anchor(said.edtf, relation)
        return (
            Meaning(resolve(base, said.edtf), None)
            if relation in ("since", "until")
            else (Meaning(anchor=base))
        )
    anchor = said.anchor
    if anchor is None:
        return said
    towards = {"since": "last-", "until": "next-"}.get(relation, "")
    named = anchor.named
    if named is not None and named.startswith("XXXX"):
        named = f"{towards}{named}"
    return Meaning(anchor=Anchor(anchor.base, relation, anchor.count, anchor.unit, named))


def _date(words: str) -> Meaning:
    """A date as the words give it; without a year it hangs on the report."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return Meaning(words) if days_of(words).earliest else Meaning()
    year, month = re.search(r"\d{4}", words), re.search(_MONTH, words)
    season = re.match(r"[a-z]+", words.lower())
    if month is None and year is not None:
        code = _SEASONS.get(season[0]) if season else None
        return Meaning(f"{year[0]}-{code}" if code else year[0])
    if month is None:
        return Meaning()
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    rest = f"-{_MONTHS.index(month[0].lower()[:3]) + 1:02d}" + (
        f"-{int(day[0]):02d}" if day else ""
    )
    if days_of(f"2000{rest}").earliest is None:  # 31 June
        return Meaning()
    if year is None:
        return Meaning(anchor=Anchor(REPORT, named=f"XXXX{rest}"))
    return Meaning(f"{year[0]}{rest}") if days_of(f"{year[0]}{rest}").earliest else Meaning()


def _decade(match: re.Match[str]) -> Meaning:
    return _led(match["lead"], Meaning(f"{match['decade']}X"))


def _from_to(match: re.Match[str]) -> Meaning:
    """`from 2004 to 2009`; the first takes its year from the second where it has none."""
    last = _date(match["last"])
    first = _date(match["first"])
    if first.edtf is None and last.edtf is not None:
        first = _date(f"{match['first']} {last.edtf[:4]}")
    if first.edtf and last.edtf and days_of(f"{first.edtf}/{last.edtf}").earliest:
        return Meaning(f"{first.edtf}/{last.edtf}")
    return Meaning()


def _counted(match: re.Match[str]) -> tuple[int, Unit]:
    word = match["count"].lower()
    unit, size = _UNITS[match["unit"].lower()]
    return (int(word) if word.isdecimal() else _COUNTS[word]) * size, unit


def _ago(match: re.Match[str]) -> Meaning:
    count, unit = _counted(match)
    about = unit != "d" or bool(match["about"])
    relation: Relation = "before" if match["more"] else "on"
    return Meaning(anchor=Anchor(REPORT, relation, -count, unit, about=about))


def _from_now(match: re.Match[str]) -> Meaning:
    count, unit = _counted(match)
    return Meaning(anchor=Anchor(REPORT, "on", count, unit, about=unit != "d"))


def _from_date(match: re.Match[str]) -> Meaning:
    """`20 years before May 2003`; with `for`, all the time until then."""
    count, unit = _counted(match)
    base = _date(match["date"]) if match["date"] else Meaning(match["year"])
    if base.edtf is None:
        return Meaning()
    sign = -1 if match["side"].lower() == "before" else 1
    there = resolve(Anchor(base.edtf, "on", sign * count, unit, about=unit != "d"), base.edtf)
    if there is None or not match["all"]:
        return Meaning(there)
    return Meaning(f"{there}/{base.edtf}" if sign < 0 else f"{base.edtf}/{there}")


def _past_units(match: re.Match[str]) -> Meaning:
    """`for the past three years` is since then; `in the past three years` at some time since."""
    count, unit = _counted(match)
    since: Relation = "since" if match["lead"].lower() in ("for", "throughout") else "after"
    return Meaning(anchor=Anchor(REPORT, since, -count, unit, about=True))


def _unit_beside(match: re.Match[str]) -> Meaning:
    """`last week`, `this year`, `next month`."""
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
    unit, size = _UNITS[match["unit"].lower()]
    return Meaning(anchor=Anchor(REPORT, "on", step[match["which"].lower()] * size, unit))


def _end_of(match: re.Match[str]) -> Meaning:
    """`by the end of the month`: no later than the report's month lasts."""
    unit, size = _UNITS[match["unit"].lower()]
    relation: Relation = "until" if (match["lead"] or "") in ("by", "before", "until") else "on"
    return Meaning(anchor=Anchor(REPORT, relation, 0, unit)) if size == 1 else Meaning()


def _weekday(match: re.Match[str]) -> Meaning:
    which = "next" if (match["which"] or "").lower() in ("next", "this", "coming") else "last"
    named = f"{which}-{match['day'].lower()}"
    return _led(match["lead"], Meaning(anchor=Anchor(REPORT, named=named)))


def _month_beside(match: re.Match[str]) -> Meaning:
    """`last March`; `this March` is the nearest."""
    number = _MONTHS.index(match["month"].lower()[:3])
    which = match["which"].lower()
    named = f"XXXX-{number + 1:02d}" if which == "this" else f"{which}-{_FULL_MONTHS[number]}"
    return Meaning(anchor=Anchor(REPORT, named=named))


def _days_on(match: re.Match[str]) -> Meaning:
    days = {"yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2}
    words = re.sub(r"\s+", " ", match.group().lower())
    return Meaning(anchor=Anchor(REPORT, "on", days.get(words, 0), "d"))


def _said(relation: Relation) -> _Read:
    return lambda _: Meaning(anchor=Anchor(REPORT, relation))


def _month_alone(match: re.Match[str]) -> Meaning:
    return _led(match["lead"], _date(match["month"]))


def _year_alone(match: re.Match[str]) -> Meaning:
    return _led(match["lead"], Meaning(match["year"]))


_RULES = (
    _rule(rf"(?:{_LEAD}\s+(?:the\s+)?)?{_PART}?(?P<date>{_DATE})", _fixed),
    _rule(rf"{_LEAD}\s+(?:the\s+)?{_PART}?(?P<year>{_YEAR})", _year_alone),
    _rule(rf"(?P<lead>){_PART}(?P<year>{_YEAR})", _year_alone),
    _rule(rf"(?:{_LEAD}\s+)?(?:the\s+)?{_PART}?(?P<decade>(?:1[5-9]|20)\d)0s", _decade),
    _rule(rf"{_LEAD}\s+(?:the\s+)?{_PART}?(?P<month>{_MONTH})", _month_alone),
    _rule(rf"(?P<lead>){_PART}(?P<month>{_MONTH})", _month_alone),
    _rule(rf"(?:from|between)\s+(?P<first>{_DATE}|{_MONTH}|{_YEAR})\s+(?:to|until|and)\s+"
          rf"(?P<last>{_DATE}|{_YEAR})", _from_to),
    _rule(rf"(?P<which>last|this|next)\s+(?P<month>{_MONTH})", _month_beside),
    _rule(r"the day before yesterday|yesterday|(?:earlier |later )?today|tonight|tomorrow"
          r"|last night|this (?:morning|afternoon|evening)", _days_on, any_case=True),
    _rule(rf"(?:(?P<lead>on|since|until|by|before|after|from)\s+)?(?:(?:early|late)\s+(?:on\s+)?)?"
          rf"(?:(?P<which>last|next|this|coming)\s+)?(?P<day>{_WEEKDAY})"
          r"(?:\s+(?:morning|evening|night|afternoon))?", _weekday, any_case=True),
    _rule(rf"(?P<which>last|past|previous|this|next|coming)\s+{_UNIT}", _unit_beside,
          any_case=True),
    _rule(rf"(?:{_ROUGHLY}\s+|(?P<more>more than|over|at least)\s+)?{_COUNT}\s+{_UNIT}\s+ago",
          _ago, any_case=True),
    _rule(rf"(?:just\s+)?{_FEW}\s+{_ANY_UNIT}\s+ago", _said("before"), any_case=True),
    _rule(rf"(?:in\s+)?{_COUNT}\s+{_UNIT}\s+from\s+now", _from_now, any_case=True),
    _rule(rf"in\s+{_COUNT}\s+{_UNIT}['’]?\s+time", _from_now, any_case=True),
    _rule(rf"(?P<all>for\s+)?(?:the\s+)?{_COUNT}\s+{_UNIT}\s+(?P<side>before|after)\s+"
          rf"(?:(?P<date>{_DATE})|(?P<year>{_YEAR}))", _from_date),
    _rule(rf"(?P<lead>for|in|over|during|throughout|within)\s+the\s+(?:past|last)\s+{_COUNT}\s+"
          rf"{_UNIT}", _past_units, any_case=True),
    _rule(rf"(?:(?:in|over|for|during)\s+)?(?:the\s+)?(?:recent|last few|past few)\s+{_ANY_UNIT}"
          r"|recently|lately|recent", _said("before"), any_case=True),
    _rule(rf"in\s+the\s+(?:coming|next)\s+(?:few\s+)?{_ANY_UNIT}|soon", _said("after"),
          any_case=True),
    _rule(r"now|nowadays|currently|at present|these days|overnight", _said("around"),
          any_case=True),
    _rule(rf"(?:last|this|next)\s+(?:weekend|spring|summer|autumn|winter)"
          rf"|for\s+(?:the\s+)?(?:{_COUNT}|{_FEW})\s+{_ANY_UNIT}"
          rf"|(?:in|over)\s+{_FEW}\s+{_ANY_UNIT}", _said("on"), any_case=True),
    _rule(r"(?:until|up to)\s+now|so far", _said("until"), any_case=True),
    _rule(rf"(?:(?P<lead>by|before|until|till|at|in)\s+)?the\s+end\s+of\s+(?:the|this)\s+{_UNIT}",
          _end_of, any_case=True),
    _rule(rf"{_COUNT}\s+{_ANY_UNIT}\s+(?:earlier|later|before)", lambda _: Meaning(),
          any_case=True),
)  # fmt: skip
"""Patterns, and what their matches say; where two overlap, the longer match counts."""
