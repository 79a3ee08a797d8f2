"""Pages to a terminal, to JSON, to CSV."""

import csv
import io
from collections.abc import Sequence
from typing import IO, Any

import msgspec
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from faultlines.case import LeftOut
from faultlines.views.listing_parts import Listing, Page
from faultlines.views.rows import Named, TextRow
from faultlines.views.text import quoted, safe, safe_cell, safe_json


def console_for(stream: IO[str]) -> Console:
    """A console that takes no text for markup; 80 columns where no terminal says otherwise."""
    width = None if stream.isatty() else 80
    return Console(file=stream, markup=False, highlight=False, emoji=False, width=width)


def print_page(listing: Listing, page: Page, console: Console) -> None:
    """The page as a table, then what was left out."""
    console.print(Text(f"{listing.title}: {counted(page)}", style="bold"))
    if page.rows:
        console.print(table_of(listing, page.rows))
    for line in notes(page.left_out):
        console.print(Text(line, style="dim"))


def counted(page: Page) -> str:
    """`12`, or `12 of 40` where a limit cut the rest; an account counts once for its tellings."""
    shown = len({getattr(row, "matter", None) or id(row) for row in page.rows})
    if not any(hasattr(row, "telling") for row in page.rows):
        shown = len(page.rows)
    return str(shown) if shown >= page.found else f"{shown} of {page.found} (--limit)"


def notes(left_out: Sequence[LeftOut]) -> list[str]:
    """`Left out: 12 below confidence 0.5; 3 before 2006-01-01.`."""
    if not left_out:
        return []
    return ["Left out: " + "; ".join(f"{one.count} {one.why}" for one in left_out) + "."]


def table_of(listing: Listing, rows: Sequence[msgspec.Struct]) -> Table:
    """A table that wraps rather than cuts."""
    table = Table(box=SIMPLE_HEAD, expand=True, show_lines=False, pad_edge=False, leading=1)
    for column in listing.columns:
        if column.weight:
            table.add_column(column.heading, ratio=column.weight, overflow="fold")
        else:
            table.add_column(column.heading, no_wrap=True)
    for row in rows:
        table.add_row(*(shown(column.cell(row)) for column in listing.columns))
    return table


def shown(text: str) -> Text:
    """A cell: our own line breaks are kept, everything else in it is made safe."""
    return Text("\n".join(safe(line) for line in text.split("\n")), overflow="fold")


def to_json(rows: Sequence[msgspec.Struct]) -> str:
    """A list of objects, one a line, with nothing in it that a terminal would obey."""
    lines = ",\n".join(msgspec.json.encode(row).decode() for row in rows)
    return safe_json(f"[\n{lines}\n]" if rows else "[]")


def to_csv(rows: Sequence[msgspec.Struct]) -> str:
    """One line a row, with a heading for each field; of several names, all with semicolons."""
    if not rows:
        return ""
    plain = [_flat(row) for row in rows]
    stream = io.StringIO()
    fields = list(dict.fromkeys(field for row in plain for field in row))
    writer = csv.DictWriter(stream, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(plain)
    return stream.getvalue()


def _flat(row: msgspec.Struct) -> dict[str, str | int | float | bool]:
    """Fields of what lies within stand beside the others; with its name where several do."""
    values = {field: getattr(row, field) for field in row.__struct_fields__}
    inner = [field for field, value in values.items() if _nested(value)]
    flat: dict[str, str | int | float | bool] = {}
    for field, value in values.items():
        if field in inner:
            for name, part in _flat(value).items():
                apart = len(inner) > 1 or name in values
                flat[f"{field}_{name}" if apart else name] = part
        else:
            flat[field] = _plain(value)
    return flat


def _nested(value: Any) -> bool:
    return isinstance(value, msgspec.Struct) and not isinstance(value, Named)


def _plain(value: Any) -> str | int | float | bool:
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return value
    return safe_cell(_words(value))


def _words(value: Any) -> str:
    if isinstance(value, Named):
        return value.name
    if isinstance(value, TextRow):
        return f"{quoted(value.words)} {value.id}"
    if isinstance(value, msgspec.Struct):
        fields = [getattr(value, field) for field in value.__struct_fields__]
        several = any(isinstance(field, tuple) for field in fields)
        told = (_words(field) for field in fields if field is not None and field != ())
        return (", " if several else " ").join(told)
    if isinstance(value, tuple):
        return "; ".join(_words(one) for one in value)
    return str(value)
