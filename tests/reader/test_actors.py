"""Who is who in sentences read with the real model."""

import pytest

from faultlines.language import Analyser
from faultlines.reader import read_report
from faultlines.reader.actors import Cast, Ensemble
from faultlines.records import Report


def cast_of(ensemble: Ensemble, word: str, nth: int = 0) -> Cast | None:
    """The actor that the nth occurrence of a word stands for."""
    tokens = [token for token in ensemble.doc if token.text == word]
    return ensemble.of_word(tokens[nth])


@pytest.fixture
def ensemble(analyser: Analyser, request: pytest.FixtureRequest) -> Ensemble:
    """The actors of the text that a test is given."""
    analysis = analyser.analyse(request.param)
    return Ensemble(analysis.doc, analysis.heads)


def reads(text: str) -> pytest.MarkDecorator:
    """Give a test the actors of a text."""
    return pytest.mark.parametrize("ensemble", [text], indirect=True)


@reads("President Anna Keller met reporters in Vienna. Keller said she would resign.")
def test_a_surname_and_a_pronoun_are_the_named_person(ensemble: Ensemble) -> None:
    keller = cast_of(ensemble, "Keller")
    assert keller is not None
    assert keller.kind == "person"
    assert cast_of(ensemble, "Keller", 1) is keller
    assert cast_of(ensemble, "she") is keller


@reads("Mayor Paul Brandt closed the bridge. On Friday the mayor opened it again.")
def test_a_title_takes_up_the_person_who_bears_it(ensemble: Ensemble) -> None:
    assert cast_of(ensemble, "mayor") is cast_of(ensemble, "Brandt")


@reads(
    "Hungarian troops crossed the river. "
    "Hungary denied it, and the Hungarian government apologised."
)
def test_a_state_its_troops_and_its_government_are_three(ensemble: Ensemble) -> None:
    state = cast_of(ensemble, "Hungary")
    troops, government = cast_of(ensemble, "troops"), cast_of(ensemble, "government")
    assert state is not None
    assert troops is not None
    assert government is not None
    assert len({id(state), id(troops), id(government)}) == 3
    assert troops.of is state
    assert government.of is state


@reads("Spain voted on Sunday. Spain was quiet. The government called it a success.")
def test_a_government_is_of_the_only_state_in_sight(ensemble: Ensemble) -> None:
    government = cast_of(ensemble, "government")
    assert government is not None
    assert government.of is cast_of(ensemble, "Spain")


@reads("Spain attacked Portugal. The government called it a success.")
def test_a_government_is_nobodys_where_two_states_are_in_sight(ensemble: Ensemble) -> None:
    government = cast_of(ensemble, "government")
    assert government is None or government.of is None


@reads("Peter Lang, who leads the miners, attacked the minister.")
def test_a_relative_pronoun_stands_for_its_noun(ensemble: Ensemble) -> None:
    assert cast_of(ensemble, "who") is cast_of(ensemble, "Lang")


@reads("Maria Stern was appointed by the king as prime minister.")
def test_an_office_said_of_somebody_is_nobody_else(ensemble: Ensemble) -> None:
    assert cast_of(ensemble, "minister") in (None, cast_of(ensemble, "Stern"))


def test_without_the_network_the_lists_find_actors(analyser: Analyser) -> None:
    doc = analyser.analyse("The rebels shelled the Hungarian army.").doc
    ensemble = Ensemble(doc, None)
    rebels, army = cast_of(ensemble, "rebels"), cast_of(ensemble, "army")
    assert rebels is not None
    assert rebels.kind == "armed_group"
    assert army is not None
    assert army.kind == "military"


def test_the_us_in_capitals_is_a_state_and_no_pronoun(analyser):
    from faultlines.reader import read_report
    from faultlines.records import Report

    text = "The US condemned the raid. He told us that the US would withdraw its envoy."
    reading = read_report(Report(id="1", text=text), analyser)
    states = [actor for actor in reading.actors if actor.type == "state"]
    assert [state.name for state in states] == ["US"]
    places = [m for m in reading.mentions if m.actor == states[0].id and m.form == "name"]
    assert [m.start for m in places] == [4, text.rindex("US")]


def test_loaded_words_are_no_part_of_a_name(analyser: Analyser) -> None:
    reading = read_report(
        Report(
            id="r",
            text="The head of the puppet government met the brutal army of Norway on Monday.",
        ),
        analyser,
    )
    names = [name for a in reading.actors for name in (a.name, *a.aliases)]
    assert "The head of the government" in names
    assert not [name for name in names if "puppet" in name or "brutal" in name]
