"""Ties that began, ended or turned."""

import pytest
from test_retellings import read

from faultlines.language import Analyser
from faultlines.records import Tie


@pytest.mark.parametrize(
    ("text", "source", "change"),
    [
        (
            "The Northern League no longer supports President Anna Keller.",
            "Northern League",
            "ended",
        ),
        ("Paul Brandt withdrew his support for President Anna Keller.", "Paul Brandt", "ended"),
        ("Paul Brandt has stopped supporting President Anna Keller.", "Paul Brandt", "ended"),
        ("Paul Brandt turned against President Anna Keller.", "Paul Brandt", "worsened"),
        ("Norway restored its alliance with Sweden.", "Norway", "improved"),
        ("The Northern League supports President Anna Keller.", "Northern League", None),
    ],
)
def test_words_of_change(analyser: Analyser, text: str, source: str, change: str | None) -> None:
    reading = read(analyser, text)
    names = {actor.id: actor.name for actor in reading.actors}
    ties = [c for c in reading.claims if isinstance(c, Tie) and source in names.get(c.source, "")]
    found = {tie.change for tie in ties}
    assert change in found
    assert None not in found or found == {None}
