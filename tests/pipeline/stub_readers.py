"""Readers that stand in for the real one, where spawned processes can import them."""

import os
import signal
import time
from collections.abc import Callable

from faultlines.errors import ModelUnusable
from faultlines.records import Actor, Reading, Report, Span, Tie


def read_plainly(report: Report) -> Reading:
    """An empty reading; the text of a report may order a misfortune."""
    words = report.text
    if words == "crash":
        raise ZeroDivisionError("division by zero")
    if words == "recurse":
        raise RecursionError
    if words == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if words == "slow":
        time.sleep(0.3)
    if words == "no model":
        raise ModelUnusable("The model is gone.")
    reading = Reading(
        id=report.id, text=words, title=report.title, source=report.source, date=report.date
    )
    if words == "defect":
        tie = Tie(
            id="c1", evidence=(Span(0, 99),), vouchers=("author",), source="a1", target="a1",
            sign=1, relation="supports",
        )  # fmt: skip
        actors = (Actor(id="a1", name="Defect", type="state"),)
        return Reading(id=report.id, text=words, actors=actors, claims=(tie,))
    return reading


def load_plain(tokens: bool = False) -> Callable[[Report], Reading]:  # noqa: ARG001
    return read_plainly


def load_broken(tokens: bool = False) -> Callable[[Report], Reading]:  # noqa: ARG001
    raise ModelUnusable("The model file is damaged.")


def load_and_die(tokens: bool = False) -> Callable[[Report], Reading]:  # noqa: ARG001
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError
