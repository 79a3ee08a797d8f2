"""Words of a brief made short enough for a line; every word that is left is verbatim."""

import re
from collections.abc import Sequence

from faultlines.records.terms import AUTHOR
from faultlines.views.brief_records import Voice
from faultlines.views.rows import Named
from faultlines.views.text import safe

_QUOTES = {"“": "”", "‘": "’", "«": "»", '"': '"'}
_SINGLE = frozenset({"person", "state", "issue", "claim", "party", "media"})
_EDGES = " ,;:–—-"


def quote(words: Sequence[str], room: int, core: str | None = None) -> str:
    """Verbatim words in quotation marks, at most `room` characters long, `core` among them."""
    text = " … ".join(tidy(part) for part in words)
    shown = elided(text, room - 2)
    if core and core in text and core not in shown:
        shown = _around(text, core, room - 2)
    return f"“{shown}”"


def _around(text: str, core: str, room: int) -> str:
    """The beginning of a text, and what stands from its core on."""
    place = text.index(core)
    rest = _cut(text[place:], room * 2 // 3)
    head = _cut(text[:place], room - len(rest) - 3).removesuffix("…").rstrip(_EDGES)
    return f"{head} … {rest}" if head else f"… {rest}"


def _cut(text: str, room: int) -> str:
    """As many whole words from the beginning as there is room for, with … where some are left."""
    if len(text) <= room:
        return text
    return text[: max(room - 1, 0)].rpartition(" ")[0].rstrip(_EDGES) + "…"


def elided(text: str, room: int) -> str:
    """The text, or its beginning and its end with … for what stood between them."""
    if len(text) <= room:
        return text
    words = text.split(" ")
    if len(words) < 4:
        return text[: max(room - 1, 1)].rstrip() + "…"
    head, tail = [words[0]], [words[-1]]
    left, right = 1, len(words) - 1
    while left < right:
        nearer_head = _length(head) <= _length(tail) * 1.5
        word = words[left] if nearer_head else words[right - 1]
        if _length(head) + _length(tail) + len(word) + 4 > room:
            break
        if nearer_head:
            head.append(word)
            left += 1
        else:
            tail.insert(0, word)
            right -= 1
    shown = f"{' '.join(head).rstrip(_EDGES)} … {' '.join(tail)}".replace("… …", "…")
    return shown if len(shown) <= room else shown[: max(room - 1, 1)].rstrip() + "…"


def _length(words: Sequence[str]) -> int:
    return sum(len(word) + 1 for word in words)


def tidy(words: str) -> str:
    """On one line, without quotation marks and commas that hang over at the ends."""
    text = safe(words).strip(_EDGES)
    for opening, closing in _QUOTES.items():
        if opening == closing:
            whole = text.startswith(opening) and text.endswith(closing)
            if text.count(opening) == 1 or (whole and text.count(opening) == 2):
                text = text.strip(opening)
            continue
        if text.startswith(opening) and closing not in text:
            text = text[1:]
        if text.endswith(closing) and opening not in text:
            text = text[:-1]
        if text.startswith(opening) and text.endswith(closing) and text.count(opening) == 1:
            text = text[1:-1]
    return text.strip(_EDGES)


def agreeing(verb: str, *, several: bool) -> str:
    """A verb and what follows it, in the third person: `opposes`, or `oppose` for several."""
    first, _, rest = verb.partition(" ")
    if several:
        first = {"is": "are", "has": "have", "was": "were", "denies": "deny"}.get(
            first, first.removesuffix("s")
        )
    return f"{first} {rest}".strip()


def is_plural(named: Named) -> bool:
    """Whether a name reads as several: `Shi’ite politicians`, but not `the United States`."""
    head = re.split(r" (?:of|in|from|for|on|with|who|that)\b", named.name)[0]
    return named.type not in _SINGLE and re.search(r"[a-z]{2}(?<![suy])s$", head) is not None


def vouchers_of(voice: Voice, author: str) -> str:
    """`author ← Khalilzad, denied`: who vouches, outermost first; `author` is the outermost."""
    chain = [author, *(safe(one.name) for one in voice.vouchers[1:])]
    status = "" if voice.status == "asserted" else f", {voice.status.replace('_', ' ')}"
    state = {"future": ", to come", "ended": ", ended"}.get(voice.as_of or "", "")
    ruled = f", {voice.ruling}" if voice.ruling else ""
    return " ← ".join(chain) + status + state + ruled


def author_of(voice: Voice, several: bool, dated: bool = False) -> str:
    """The report's own voice: `author`, or with several reports the outlet, or else the report."""
    if not several:
        return AUTHOR
    date = f" {voice.date_of_report}" if dated and voice.date_of_report else ""
    return safe(voice.source_of_report or voice.report) + date
