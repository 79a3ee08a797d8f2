"""When: dates as spans of days, what an undated time hangs on, and the words for both.

Must not: know of claims, reports or cases.
"""

from faultlines.times.anchors import REPORT, Anchor, parse_anchor, rebased, resolve
from faultlines.times.edtf import (
    UNDATED,
    Days,
    day_at,
    day_number,
    days_of,
    edtf_between,
    possible_days,
)
from faultlines.times.phrases import Meaning, Phrase, find_phrases, meaning_of

__all__ = [
    "REPORT",
    "UNDATED",
    "Anchor",
    "Days",
    "Meaning",
    "Phrase",
    "day_at",
    "day_number",
    "days_of",
    "edtf_between",
    "find_phrases",
    "meaning_of",
    "parse_anchor",
    "possible_days",
    "rebased",
    "resolve",
]
