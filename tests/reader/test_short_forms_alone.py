"""Short forms with letters from within, and those that stand alone, beside their long ones."""

import pytest

from faultlines.codebook import how_made
from faultlines.language import load_analyser
from faultlines.reader import read_report
from faultlines.records import Report


@pytest.fixture(scope="module")
def analyser():
    return load_analyser()


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "The Supreme Council for the Northern Revival (SCNR) opposed the pact. The SCNR said "
            "it would fight the army.",
            "SCNR",
        ),
        (
            "The Supreme Council for the Islamic Revolution in Iraq attacked the ministry. SCIRI "
            "denied it.",
            "SCIRI",
        ),
        (
            "The UN Assistance Mission for Iraq criticised the government. UNAMI called for talks "
            "with the army.",
            "UNAMI",
        ),
        (
            "The Economic Community of West African States (ECOWAS) sent troops. ECOWAS warned the "
            "junta.",
            "ECOWAS",
        ),
    ],
)
def test_short_and_long_form_are_one_actor(analyser, text, short):
    reading = read_report(Report(id="d", text=text), analyser)
    bearers = [actor for actor in reading.actors if short in (actor.name, *actor.aliases)]
    assert len(bearers) == 1
    assert bearers[0].name != short


@pytest.mark.parametrize(
    ("short", "long", "made"),
    [
        ("sciri", "supreme council for the islamic revolution in iraq", "initials"),
        ("ecowas", "economic community of west african states", "initials"),
        ("unami", "un assistance mission for iraq", "beginnings"),
        ("unprofor", "un protection force", "beginnings"),
        ("centcom", "central command", "beginnings"),
        ("afr", "alliance for freedom", "letters"),
        ("nato", "northern alliance", None),
        ("kdf", "kurdish patriots", None),
    ],
)
def test_how_a_short_form_is_made(short, long, made):
    found = how_made(short, tuple(long.split()))
    assert found == made
