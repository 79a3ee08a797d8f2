"""Short and long forms of a name that stand beside each other."""

import pytest
from test_retellings import read

from faultlines.language import Analyser


@pytest.mark.parametrize(
    "text",
    [
        "The SCNRN (the Supreme Council for the Northern Revival in Norway) met in Oslo.",
        "The Supreme Council for the Northern Revival in Norway (SCNRN) met in Oslo.",
    ],
)
def test_short_and_long_form_are_one_actor(analyser: Analyser, text: str) -> None:
    reading = read(analyser, text)
    long = "Supreme Council for the Northern Revival in Norway"
    (council,) = [a for a in reading.actors if "SCNRN" in (a.name, *a.aliases)]
    assert {long, "SCNRN"} <= {council.name, *council.aliases}
    assert not [a for a in reading.actors if a is not council and "Revival" in a.name]


def test_letters_that_do_not_fit_are_another_name(analyser: Analyser) -> None:
    reading = read(analyser, "The Northern League (ABC) met in Oslo.")
    assert not [a for a in reading.actors if {"ABC", "Northern League"} <= {a.name, *a.aliases}]
