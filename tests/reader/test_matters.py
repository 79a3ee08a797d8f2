"""Rival accounts of one happening stand together, read with the real model."""

from faultlines.language import Analyser
from faultlines.reader import read_report
from faultlines.records import Claim, Event, Report, Tie, validate


def claims_of(analyser: Analyser, text: str) -> tuple[Claim, ...]:
    """The claims of a reading without defects."""
    reading = read_report(Report(id="r", text=text), analyser)
    assert not validate(reading)
    return reading.claims


def at(claims: tuple[Claim, ...], text: str, word: str) -> list[Event]:
    """The events that a word tells."""
    return [
        c
        for c in claims
        if isinstance(c, Event) and c.trigger and text[c.trigger.start : c.trigger.end] == word
    ]


def test_a_deed_told_as_verb_and_noun_is_one_matter(analyser: Analyser) -> None:
    text = (
        "Norwegian soldiers attacked the village of Hamlin on Monday. The Swedish government "
        "condemned the attack."
    )
    claims = claims_of(analyser, text)
    matters = {e.matter for word in ("attacked", "attack") for e in at(claims, text, word)}
    assert len(matters) == 1
    assert None not in matters


def test_a_stance_on_a_happening_is_on_its_matter(analyser: Analyser) -> None:
    text = (
        "Norwegian soldiers attacked the village of Hamlin on Monday. The Swedish government "
        "condemned the attack."
    )
    claims = claims_of(analyser, text)
    events = {c.id: c for c in claims if isinstance(c, Event)}
    ties = [c for c in claims if isinstance(c, Tie) and c.target in events]
    assert all(tie.matter == events[tie.target].matter for tie in ties)


def test_two_deeds_far_apart_by_others_are_two_matters(analyser: Analyser) -> None:
    text = (
        "Norwegian soldiers attacked the village of Hamlin. "
        + "The harvest was good and the weather was mild in all the valleys of the north. " * 8
        + "In Peru the police arrested three bankers."
    )
    claims = claims_of(analyser, text)
    (attack,) = at(claims, text, "attacked")
    (arrest,) = at(claims, text, "arrested")
    assert attack.matter is None or attack.matter != arrest.matter
