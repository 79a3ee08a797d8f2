"""A brief drawn for a terminal: two columns, what is claimed and in whose words it is."""

from collections.abc import Iterator
from itertools import zip_longest

import msgspec
from rich.console import Console
from rich.text import Text

from faultlines.views.brief_records import Brief
from faultlines.views.brief_rows import CASE, Block, Row, blocks_of
from faultlines.views.brief_words import elided, quote
from faultlines.views.text import safe, safe_json

NARROWEST = 60
WIDEST = 120
"""Columns beyond which lines are hard to follow."""
_MARK = 4
_GAP = 2
_ROOMY = 55
"""Characters of a column from which two lines are enough for words and vouchers; else three."""
_STYLES = {"+": "green", "−": "red", "≠": "yellow", "!": "bold red", "→": "cyan"}
_KEEP = f"To look further, keep the reports in a case: faultlines read FILE… --case {CASE}"
_LEAST = 24
"""Characters of the words that are shown however long the names of the vouchers are."""


def print_brief(brief: Brief, console: Console, case: str | None, width: int | None = None) -> None:
    """The brief; `case` is the path of the case, for the commands that show what it leaves out."""
    wide = max(NARROWEST, min(width or console.width, WIDEST))
    for number, block in enumerate(blocks_of(brief, case or CASE)):
        if number:
            console.print()
        for line in _lines_of(block, console, wide):
            line.rstrip()
            console.print(line, soft_wrap=True)
    if case is None:
        console.print()
        for line in Text(_KEEP, style="dim").wrap(console, wide):
            line.rstrip()
            console.print(line, soft_wrap=True)


def brief_json(brief: Brief) -> str:
    """One object, with nothing in it that a terminal would obey."""
    plain = msgspec.json.format(msgspec.json.encode(brief), indent=2)
    return safe_json(plain.decode())


def _lines_of(block: Block, console: Console, width: int) -> Iterator[Text]:
    heading = Text(safe(block.heading), style="bold")
    if block.note:
        heading.append(f"  {safe(block.note)}", style="not bold dim")
    yield from heading.wrap(console, width)
    for row in block.rows:
        yield from _lines_of_row(row, console, width)
    for more in block.more:
        yield Text(" " * _MARK + safe(more), style="dim")


def _lines_of_row(row: Row, console: Console, width: int) -> Iterator[Text]:
    """Mark, head and words beside each other; a head without words has the whole line."""
    left = (width - _MARK) * 2 // 5
    right = width - _MARK - left - _GAP
    alone = not (row.words or row.text or row.says)
    room = (width - _MARK if alone else left) - row.indent
    mark = Text(row.mark.rjust(_MARK - 1) + " ", style=_STYLES.get(row.mark, "dim"))
    heads = list(Text(elided(safe(row.head), room * 2)).wrap(console, room)) if row.head else []
    proofs = [] if alone else list(_proof(row, right).wrap(console, right))
    for place, (head, proof) in enumerate(zip_longest(heads, proofs, fillvalue=Text())):
        line = Text.assemble(mark if place == 0 else " " * _MARK, " " * row.indent, head)
        line.rstrip()
        line.append(" " * max(_MARK + left + _GAP - line.cell_len, 0) if proof else "")
        yield line.append_text(proof)


def _proof(row: Row, width: int) -> Text:
    """The words, then who vouches for them, in as many lines as the row may fill."""
    says = safe(row.says)
    lines = 2 if width >= _ROOMY else 3
    room = width * lines - (len(says) + 2 if says else 0) - width // 10
    text = Text(quote(row.words, max(room, _LEAST), row.core) if row.words else safe(row.text))
    if says:
        text.append(f"  {says}" if text else says, style="dim")
    return text
