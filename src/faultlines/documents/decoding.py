"""Bytes of a text file to its text.

A report's text is what the file says, character by character, with two exceptions: a byte order
mark is no part of the text, and line breaks are "\\n" whatever system wrote them, so that a report
saved on two systems is one report. All offsets count in the text after this.
"""

import codecs
from typing import NamedTuple

from faultlines.errors import ReportUnreadable
from faultlines.settings import number_setting

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document", "name it .pdf"),
    (b"PK\x03\x04", "a ZIP archive or office document", "save it as text (.txt)"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text (.txt)"),
    (b"{\\rtf", "a rich text document", "save it as plain text (.txt)"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
)
_TEXT_CONTROLS = frozenset("\t\n\r\f\v\x1b\x85")
_MOST_BYTES_A_CHARACTER = 4
_MOST_CONTROLS = 0.02  # a text with stray control characters stays far below, binary data far above


class Decoded(NamedTuple):
    """A text, and how it was made out; `remark` is null where the file left no doubt."""

    text: str
    remark: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of a file's bytes.

    `declared` is the encoding that the file itself names, as HTML does; a byte order mark goes
    before it, and UTF-8 before cp1252, which is a guess and is said to be one. Raises
    ReportUnreadable where the bytes are no text.
    """
    _refuse_other_formats(data)
    decoded = _decode(data, declared)
    _refuse_binary(decoded.text)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReportUnreadable("It is empty; a report has a text.")
    return decoded._replace(text=require_length(text))


def require_length(text: str) -> str:
    """The text itself; raises ReportUnreadable where it is longer than one report may be."""
    if len(text) > number_setting("max_characters"):
        raise too_long(f"{len(text):,} characters")
    return text


def too_long(found: str) -> ReportUnreadable:
    """The error for a text that is longer than one report may be; `found` says how long."""
    allowed = number_setting("max_characters")
    return ReportUnreadable(
        f"It has {found}; one report may have {allowed:,} characters. Split it into its reports, "
        "or raise FAULTLINES_MAX_CHARACTERS."
    )


def most_bytes() -> int:
    """How many bytes a text file may have before its text is too long in any encoding."""
    return number_setting("max_characters") * _MOST_BYTES_A_CHARACTER


def _decode(data: bytes, declared: str | None) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return _decode_marked(data, unmarked)._replace(
            remark=f"no encoding is marked; it was read as {unmarked.upper()}, which is a guess"
        )
    if declared:
        try:
            return Decoded(data.decode(declared))
        except (LookupError, UnicodeDecodeError):
            pass  # files often name an encoding that they do not have
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _guess(data)


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise ReportUnreadable(
            f"It says that it is {encoding.upper()} and is not (byte {error.start}: "
            f"{error.reason}). Save it again as UTF-8."
        ) from error


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is zero, and the others hardly."""
    head = data[:4096]
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if half >= 2 and odd > 0.8 * half and even < 0.05 * half:
        return "utf-16-le"
    if half >= 2 and even > 0.8 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> Decoded:
    """Damaged UTF-8, where most of it is sound; else cp1252, what Western systems wrote before."""
    repaired = data.decode("utf-8", "replace")
    damaged = repaired.count("\ufffd")
    sound = sum(character > "\x7f" for character in repaired) - damaged
    if sound > damaged:
        places = "1 place" if damaged == 1 else f"{damaged} places"
        return Decoded(repaired, f"damaged UTF-8: {places} marked with U+FFFD")
    try:
        return Decoded(
            data.decode("cp1252"),
            "not UTF-8; it was read as Windows-1252 (Western European), which is a guess",
        )
    except UnicodeDecodeError as error:
        raise ReportUnreadable(
            "It is neither UTF-8 nor UTF-16 nor Windows-1252 text. Save it as UTF-8."
        ) from error


def _refuse_other_formats(data: bytes) -> None:
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise ReportUnreadable(f"It is {what}, not text; {remedy}.")


def _refuse_binary(text: str) -> None:
    controls = sum(
        character not in _TEXT_CONTROLS for character in text[:100_000] if character < " "
    )
    if "\0" in text or controls > _MOST_CONTROLS * min(len(text), 100_000) + 1:
        raise ReportUnreadable("It holds binary data, not text. Convert it to text first.")
