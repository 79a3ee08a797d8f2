"""When: time phrases, with a date only where the text or the report's date fixes one.

"yesterday" in an undated report hangs on the report (`report-1d`); nothing is made up. Dates are
EDTF (ISO 8601-2): 2003, 2003-05, 2003-05-01.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from faultlines.records import Time

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|several|a few|many)"
)
_COUNTS = "one two three four five six seven eight nine ten".split()
_UNIT = r"(?:day|week|month|year|hour|decade)s?"

_ABSOLUTE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH})(?:,?\s+(?P<y1>\d{{4}}))?"
    rf"|(?P<m2>{_MONTH})\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y2>\d{{4}}))?"
    rf"|(?P<m3>{_MONTH})\s+(?P<y3>\d{{4}})"
    rf"|(?:in|since|by|until|before|after|from|of|during)\s+(?P<m4>{_MONTH})\b"
    rf"|(?:in|since|by|until|before|after|from|of|during|the)\s+(?P<y5>(?:1[5-9]|20)\d\d)\b)"
)
_RELATIVE = re.compile(
    rf"\b(?:yesterday|today|tonight|tomorrow|overnight"
    rf"|(?:on |last |next |this )?{_DAY}(?: (?:morning|evening|night|afternoon))?"
    rf"|(?:last|next|this|past|previous|coming|the past|the last|in recent) (?:{_NUMBER} )?"
    rf"(?:{_UNIT}|weekend|night|spring|summer|autumn|winter)"
    rf"|{_NUMBER} {_UNIT} (?:ago|earlier|later|before)(?: [A-Z]\w+ \d{{4}})?"
    rf"|for (?:the |the past |the last )?{_NUMBER} {_UNIT}(?: before {_MONTH} \d{{4}})?"
    rf"|(?:for|in|over) (?:many|several|some|recent) {_UNIT})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A time phrase at characters `[start, end)`."""

    start: int
    end: int
    time: Time


def find_times(text: str, report_date: str | None) -> list[TimePhrase]:
    """Every time phrase of a text in text order; of overlapping ones the longer."""
    day = _day_of(report_date)
    found = [_absolute(m, day) for m in _ABSOLUTE.finditer(text)]
    found += [_relative(m, day) for m in _RELATIVE.finditer(text)]
    kept: list[TimePhrase] = []
    for phrase in sorted(found, key=lambda p: (p.start - p.end, p.start)):
        if not any(p.start < phrase.end and phrase.start < p.end for p in kept):
            kept.append(phrase)
    return sorted(kept, key=lambda p: p.start)


def _day_of(report_date: str | None) -> date | None:
    if report_date is None or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", report_date):
        return None
    try:
        return date.fromisoformat(report_date)
    except ValueError:
        return None


def _absolute(match: re.Match[str], report: date | None) -> TimePhrase:
    groups = match.groupdict()
    year = groups["y1"] or groups["y2"] or groups["y3"] or groups["y5"]
    month = _month(groups["m1"] or groups["m2"] or groups["m3"] or groups["m4"])
    day = groups["d1"] or groups["d2"]
    edtf = anchor = None
    if year:
        edtf = _edtf(int(year), month, day)
    elif month:
        anchor = "report-year"
        edtf = _nearest_year(month, day, report)
    return _phrase(match, edtf, None if edtf else anchor)


def _month(name: str | None) -> int | None:
    if not name:
        return None
    short = name.lower()[:3]
    return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(short))


def _edtf(year: int, month: int | None, day: str | None) -> str | None:
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, int(day)).isoformat()
    except ValueError:
        return None


def _nearest_year(month: int, day: str | None, report: date | None) -> str | None:
    """The year that brings a month or day nearest to the report's date."""
    if report is None:
        return None
    middle = int(day) if day else 15
    years = (report.year - 1, report.year, report.year + 1)
    dated = [(y, d) for y in years if (d := _safe_date(y, month, middle)) is not None]
    if not dated:
        return None
    year = min(dated, key=lambda pair: abs((pair[1] - report).days))[0]
    return _edtf(year, month, day)


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _relative(match: re.Match[str], report: date | None) -> TimePhrase:
    words = match.group().lower()
    offset = _offset(words)
    if offset is not None:
        anchor = f"report{offset:+d}d" if offset else "report"
        edtf = (report + timedelta(days=offset)).isoformat() if report else None
        return _phrase(match, edtf, None if edtf else anchor)
    weekday = next((i for i, name in enumerate(_DAYS) if name in words), None)
    if weekday is not None:
        return _phrase(match, *_weekday(weekday, words, report))
    ago = re.match(rf"(\d+|{'|'.join(_COUNTS)}) (day|week|month|year)s? ago", words)
    if ago is not None:
        return _phrase(match, None, f"report-{_count(ago[1])}{ago[2][0]}")
    unit = re.match(r"(last|next|this) (day|week|month|year)", words)
    if unit is not None:
        step = {"last": "-1", "next": "+1", "this": "+0"}[unit[1]]
        edtf = _year_or_month(step, unit[2], report)
        return _phrase(match, edtf, None if edtf else f"report{step}{unit[2][0]}")
    before = re.search(rf"before ({_MONTH}) (\d{{4}})", match.group())
    if before is not None:
        until = _edtf(int(before[2]), _month(before[1]), None)
        length = re.search(r"\d+", match.group())
        start = f"{int(before[2]) - int(length.group()):04d}" if length else ""
        return _phrase(match, f"{start}/{until}", None)
    return _phrase(match, None, "report")


def _offset(words: str) -> int | None:
    days = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1}
    return days.get(words)


def _weekday(weekday: int, words: str, report: date | None) -> tuple[str | None, str | None]:
    """The nearest such day before the report (after it for "next"); else what it hangs on."""
    name = _DAYS[weekday]
    if report is None:
        return None, f"report:{'next' if words.startswith('next') else 'last'}-{name}"
    back = (report.weekday() - weekday) % 7
    if words.startswith("next"):
        return (report + timedelta(days=7 - back)).isoformat(), None
    return (report - timedelta(days=back)).isoformat(), None


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else _COUNTS.index(word) + 1


def _year_or_month(step: str, unit: str, report: date | None) -> str | None:
    if report is None:
        return None
    if unit == "year":
        return f"{report.year + int(step):04d}"
    if unit == "month":
        months = report.year * 12 + report.month - 1 + int(step)
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return None


def _phrase(match: re.Match[str], edtf: str | None, anchor: str | None) -> TimePhrase:
    time = Time(text=match.group(), start=match.start(), end=match.end(), edtf=edtf, anchor=anchor)
    return TimePhrase(match.start(), match.end(), time)
