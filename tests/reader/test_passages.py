"""Quotations that a name behind them or a label within them gives to somebody."""

from test_retellings import read

from faultlines.language import Analyser
from faultlines.records import Reading


def said_by(reading: Reading) -> list[tuple[str | None, str]]:
    """Speaker and first words of each direct statement."""
    names = {actor.id: actor.name for actor in reading.actors}
    return [
        (names.get(said.speaker or ""), said.content[0].of(reading.text)[:12])
        for said in reading.statements
        if said.form == "direct"
    ]


def test_a_quotation_belongs_to_the_name_behind_its_dash(analyser: Analyser) -> None:
    reading = read(
        analyser,
        "“The minister is a danger to the harbour.” ― Anna Keller\n\n"
        "“Nobody in Oslo has asked us about it.” — Paul Brandt, a teacher",
    )
    assert said_by(reading) == [("Anna Keller", "“The ministe"), ("Paul Brandt", "“Nobody in O")]


def test_a_transcript_may_be_quoted_line_by_line(analyser: Analyser) -> None:
    reading = read(
        analyser,
        "The debate went on for an hour.\n\n"
        '"KELLER: Do you really see those two as equal?"\n\n'
        '"BRANDT: And that is why the party is on its way to Oslo."\n\n'
        '"KELLER: Minister, I do not want to interrupt you."',
    )
    assert [who for who, _ in said_by(reading)] == ["KELLER", "BRANDT", "KELLER"]
    assert all(len(said.content) == 1 for said in reading.statements if said.form == "direct")


def test_a_dash_that_goes_on_with_the_sentence_signs_nothing(analyser: Analyser) -> None:
    reading = read(analyser, "He called it “a great day for the town” — Oslo has few of them.")
    assert ("Oslo", "“a great day") not in said_by(reading)
