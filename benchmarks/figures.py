"""Figures as a table for people and as JSON for programs."""

import json
import os
import platform
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """One measured number: `key` in the JSON, `what` in the table."""

    key: str
    what: str
    value: float
    unit: str


def show(figures: Sequence[Figure]) -> None:
    """Prints the table, the machine in general terms, and the JSON line."""
    width = max(len(figure.what) for figure in figures)
    for figure in figures:
        print(f"{figure.what:<{width}}  {figure.value:>12,.2f} {figure.unit}")
    print(machine())
    print(json.dumps({figure.key: round(figure.value, 4) for figure in figures}))


def machine() -> str:
    """The machine in general terms, and how busy others keep it."""
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    cores = os.cpu_count() or 1
    busy = _reading_of_load()
    return f"({cores} cores, {system}{busy})"


def _reading_of_load() -> str:
    if not hasattr(os, "getloadavg"):
        return ""
    return f", load {os.getloadavg()[0]:.1f} while measuring"


def progress(sentence: str) -> None:
    """What is being measured, on standard error."""
    print(sentence, file=sys.stderr, flush=True)


def best_of(times: int, measure: Callable[[], float]) -> float:
    """The smallest of several measurements: what disturbs only ever adds."""
    return min(measure() for _ in range(times))
