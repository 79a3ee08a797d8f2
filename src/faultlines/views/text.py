"""Words of strangers made fit for a terminal: nothing in them may move the cursor or colour it."""

import re
from collections.abc import Sequence

# Control characters, and those that turn the direction of writing or hide what stands there.
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
)
_SPACE = re.compile(r"[\s\u2028\u2029]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """On one line, with each unsafe character shown as ``�``."""
    return _SPACE.sub(" ", _UNSAFE.sub("�", text)).strip()


def quoted(words: Sequence[str]) -> str:
    """Verbatim words in quotation marks; several spans are joined by dots."""
    return f"“{' … '.join(safe(part) for part in words)}”" if words else ""


def safe_cell(text: str) -> str:
    """For a CSV: a spreadsheet must not take words of strangers for a formula."""
    shown = safe(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def safe_json(text: str) -> str:
    """JSON with every unsafe character as an escape; the values stay exactly the same."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def chain(vouchers: Sequence[str]) -> str:
    """`the author ← Khalilzad`: who vouches, outermost first."""
    return " ← ".join(safe(name) for name in vouchers)
