"""Reports and readings as lines of JSON, and back.

A line that does not have the shape of the format raises ReadingInvalid with every defect in it, not
just the first: items of a list are decoded one by one. Fields that the format does not know are
let pass and dropped.
"""

from typing import Any

import msgspec

from faultlines.errors import ReadingInvalid, ReportUnreadable
from faultlines.records.claims import Claim
from faultlines.records.reading import Actor, Issue, Mention, Reading, Report, Statement, Token
from faultlines.records.spans import Span

_ITEMS: dict[str, Any] = {
    "sentences": Span,
    "actors": Actor,
    "issues": Issue,
    "mentions": Mention,
    "statements": Statement,
    "claims": Claim,
    "unread": Span,
    "tokens": Token,
}


def encode_reading(reading: Reading) -> bytes:
    """One line of JSON, UTF-8, without the line break."""
    return msgspec.json.encode(reading)


def decode_reading(line: bytes | str) -> Reading:
    """The reading of one line of JSON; its shape is checked here, its sense in `validation`.

    Raises ReadingInvalid, whose `defects` name each place that has not the shape of the format.
    """
    raw = _decode_object(line)
    defects: list[str] = []
    whole: dict[str, Any] = {}
    for field, item_type in _ITEMS.items():
        if field in raw:
            whole[field] = _convert_items(raw[field], field, item_type, defects)
    for field in ("id", "text", "title", "source", "date"):
        if field in raw:
            whole[field] = raw[field]
    if not defects:
        try:
            return msgspec.convert(whole, type=Reading)
        except msgspec.ValidationError as error:
            defects.append(_sentence(error, ""))
    name = raw.get("id")
    raise ReadingInvalid(f"The reading {name!r} has not the shape of the format.", tuple(defects))


def decode_report(line: bytes | str) -> Report:
    """The report of one line of JSON; raises ReportUnreadable."""
    try:
        return msgspec.json.decode(line, type=Report)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReportUnreadable(
            f'This line is no report: {error}. A report is {{"id": …, "text": …}}, with "title", '
            '"source" and "date" where they are known.'
        ) from error


def _decode_object(line: bytes | str) -> dict[str, Any]:
    try:
        raw = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReadingInvalid(f"This line is no JSON: {error}.", (f"line: {error}",)) from error
    if not isinstance(raw, dict):
        found = type(raw).__name__
        raise ReadingInvalid(
            f"This line holds a {found}; a reading is a JSON object.",
            (f"line: found a {found}, allowed is an object",),
        )
    return raw


def _convert_items(raw: Any, field: str, item_type: Any, defects: list[str]) -> Any:
    if not isinstance(raw, list):
        defects.append(f"{field}: found {type(raw).__name__}, allowed is a list")
        return []
    items = []
    for index, item in enumerate(raw):
        try:
            items.append(msgspec.convert(item, type=item_type))
        except msgspec.ValidationError as error:
            defects.append(_sentence(error, f"{field}[{index}]"))
    return items


def _sentence(error: msgspec.ValidationError, where: str) -> str:
    """`claims[3].status: Invalid enum value 'sure'` from msgspec's own wording."""
    message, _, path = str(error).partition(" - at `$")
    place = f"{where}{path.rstrip('`')}".lstrip(".")
    return f"{place or 'reading'}: {message}"
