"""What is objected to, and the deed that it answers to, are of one matter."""

from collections.abc import Iterator

import pytest
from test_retellings import read, told_by

from faultlines.language import Analyser
from faultlines.records import Event

RAID = "On Monday Norwegian soldiers attacked the Swedish police in Malmo. "


def matters_of(analyser: Analyser, text: str, *words: str) -> list[str | None]:
    """The matter of the first event that each word tells."""
    reading = read(analyser, text)
    return [events[0].matter for events in _told(reading, words)]


def _told(reading: object, words: tuple[str, ...]) -> Iterator[list[Event]]:
    for word in words:
        yield told_by(reading, word)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reaction", "word"),
    [
        ("Bishop Paul Brandt condemned the attack.", "condemned"),
        ("President Anna Keller refused to support the Norwegian action.", "refused"),
        ("President Anna Keller protested against the raid.", "protested"),
    ],
)
def test_who_reacts_is_of_the_matter_of_the_deed(
    analyser: Analyser, reaction: str, word: str
) -> None:
    deed, answer = matters_of(analyser, RAID + reaction, "attacked", word)
    assert deed == answer is not None


def test_the_deed_of_those_whom_the_noun_names_is_meant(analyser: Analyser) -> None:
    text = (
        RAID + "The harbour was closed for a week, and trade moved to Lund. Then, on a Friday in "
        "June, Danish gunmen attacked two Finnish sailors. President Anna Keller condemned the "
        "Norwegian attack."
    )
    reading = read(analyser, text)
    norwegian, danish = told_by(reading, "attacked")
    (answer,) = told_by(reading, "condemned")
    assert answer.matter == norwegian.matter != danish.matter


def test_what_one_speaker_tells_twice_by_one_word_is_one_matter(analyser: Analyser) -> None:
    reading = read(
        analyser,
        RAID
        + "The Norwegian army said that the raid was over. “Our forces conducted a raid on the "
        "harbour in Malmo,” the Norwegian army said.",
    )
    told = told_by(reading, "raid")
    assert len({event.matter for event in told}) == 1
    assert told[0].matter is not None


def test_who_issued_a_statement_is_its_speaker(analyser: Analyser) -> None:
    reading = read(
        analyser, "The Swedish police issued a statement claiming that the harbour was safe."
    )
    names = {actor.id: actor.name for actor in reading.actors}
    assert {names.get(said.speaker or "") for said in reading.statements} == {"The Swedish police"}
    assert "a statement" not in names.values()


def test_a_deed_in_a_headline_is_nobody(analyser: Analyser) -> None:
    reading = read(analyser, "Keller Objects To Navy Raid On Malmo\n\nAnna Keller spoke.")
    assert not [actor.name for actor in reading.actors if "Raid" in actor.name]


def test_neighbouring_states_keep_their_adjective(analyser: Analyser) -> None:
    reading = read(analyser, "President Anna Keller appealed to neighbouring states for help.")
    assert "neighbouring states" in {actor.name for actor in reading.actors}
