"""A happening taken up by a noun, with those said to have authorised it."""

from faultlines.language import Analyser
from faultlines.reader import read_report
from faultlines.records import Event, Reading, Report, validate


def read(analyser: Analyser, text: str) -> Reading:
    """A reading without defects."""
    reading = read_report(Report(id="r", text=text), analyser)
    assert not validate(reading)
    return reading


def told_by(reading: Reading, word: str) -> list[Event]:
    """The events that a word tells."""
    return [
        c
        for c in reading.claims
        if isinstance(c, Event)
        and c.trigger
        and reading.text[c.trigger.start : c.trigger.end] == word
    ]


def authorisers(reading: Reading, event: Event) -> set[str]:
    """The names of those who are said to have authorised an event."""
    names = {actor.id: actor.name for actor in reading.actors}
    return {names[other.actor] for other in event.others if other.part == "authoriser"}


def test_a_definite_noun_is_the_happening_before_with_its_actors(analyser: Analyser) -> None:
    reading = read(
        analyser,
        "Norwegian soldiers attacked Swedish police on Monday. President Anna Keller had "
        "authorised the raid.",
    )
    (attack,), (raid,) = told_by(reading, "attacked"), told_by(reading, "raid")
    assert raid.actors == attack.actors
    assert raid.recipients == attack.recipients
    assert raid.matter == attack.matter is not None
    assert authorisers(reading, raid) == {"Anna Keller"}


def test_permission_is_given_by_an_authoriser(analyser: Analyser) -> None:
    reading = read(
        analyser,
        "Norwegian soldiers attacked Swedish police on Monday. The army said that the operation "
        "had taken place with the permission of the Swedish government.",
    )
    (operation,) = told_by(reading, "operation")
    assert authorisers(reading, operation) == {"the Swedish government"}


def test_a_noun_without_a_happening_before_it_tells_no_new_one(analyser: Analyser) -> None:
    reading = read(analyser, "The operation is a book by Paul Brandt.")
    assert told_by(reading, "operation") == []
