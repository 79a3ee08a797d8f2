"""The reader that the program uses unless it is given another."""

from collections.abc import Callable
from functools import partial

from faultlines.records import Reading, Report

Reader = Callable[[Report], Reading]
"""Whatever makes a reading of a report."""


def load_reader(tokens: bool = False) -> Reader:
    """Our own reader with its language model; `tokens` puts the words into its readings.

    Raises ModelUnusable.
    """
    # Imported where they are used: they load the language libraries.
    from faultlines.language.analyser import load_analyser  # noqa: PLC0415
    from faultlines.reader import read_report  # noqa: PLC0415

    return partial(read_report, analyser=load_analyser(), with_tokens=tokens)
