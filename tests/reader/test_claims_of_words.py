"""Roles, commitments, outcomes and framing of sentences read with the real model."""

import pytest

from faultlines.language import Analyser
from faultlines.reader import read_report
from faultlines.records import Commitment, Framing, Outcome, Reading, Report, Role, validate


def read(analyser: Analyser, text: str) -> Reading:
    """A reading without defects."""
    reading = read_report(Report(id="r", text=text), analyser)
    assert not validate(reading)
    return reading


def names(reading: Reading, ids: tuple[str, ...]) -> set[str]:
    """The names of actors."""
    return {actor.name for actor in reading.actors if actor.id in ids}


def commitments(reading: Reading) -> list[Commitment]:
    """The commitments of a reading."""
    return [c for c in reading.claims if isinstance(c, Commitment)]


def test_a_demand_tells_who_asks_and_who_owes(analyser: Analyser) -> None:
    reading = read(analyser, "Norway urged Sweden to withdraw its troops from the border.")
    (demand,) = [c for c in commitments(reading) if c.form == "demand"]
    assert names(reading, demand.set_by) == {"Norway"}
    assert names(reading, demand.owed_by) == {"Sweden"}
    assert "withdraw its troops" in demand.task
    assert demand.status == "called_for"


def test_a_promise_is_owed_by_the_one_who_makes_it(analyser: Analyser) -> None:
    reading = read(analyser, "Norway promised to release the prisoners.")
    (promise,) = commitments(reading)
    assert promise.form == "promise"
    assert promise.set_by == promise.owed_by
    assert promise.status == "planned"


def test_coordinated_demands_are_one_each(analyser: Analyser) -> None:
    reading = read(analyser, "The miners demanded higher wages, shorter shifts and safer tunnels.")
    assert len([c for c in commitments(reading) if c.form == "demand"]) == 3


def test_what_was_not_promised_is_no_promise(analyser: Analyser) -> None:
    assert commitments(read(analyser, "Norway did not promise to release the prisoners.")) == []


def test_a_deadline_is_told_beside_the_demand(analyser: Analyser) -> None:
    reading = read(analyser, "Norway urged Sweden to leave the island by Friday.")
    assert "deadline" in {c.form for c in commitments(reading)}


def test_a_list_of_tasks_is_owed_by_the_one_who_got_them(analyser: Analyser) -> None:
    text = (
        "Envoy Carla Ruiz handed the Hungarian government a list of tasks. Ruiz said these were "
        "‘disarming the guards, holding a vote in spring and opening the archives’."
    )
    reading = read(analyser, text)
    tasks = [
        c for c in commitments(reading) if c.task.split()[0] in ("disarming", "holding", "opening")
    ]
    assert len(tasks) == 3
    for task in tasks:
        assert names(reading, task.set_by) == {"Carla Ruiz"}
        assert names(reading, task.owed_by) == {"the Hungarian government"}


def test_a_plan_that_collapses_has_failed(analyser: Analyser) -> None:
    text = "Norway unveiled a plan to share the river with Sweden. Norway's plan has collapsed."
    reading = read(analyser, text)
    (outcome,) = [c for c in reading.claims if isinstance(c, Outcome)]
    assert outcome.result == "failed"
    assert outcome.of[0] in {c.id for c in commitments(reading)}


def test_titles_shared_and_former_are_roles(analyser: Analyser) -> None:
    reading = read(
        analyser, "Former president Anna Keller met Senators Paul Brandt and Maria Stern."
    )
    roles = {
        (name, role.role.lower())
        for role in reading.claims
        if isinstance(role, Role)
        for name in names(reading, (role.actor,))
    }
    assert ("Anna Keller", "president") in roles
    assert {("Paul Brandt", "senator"), ("Maria Stern", "senator")} <= roles
    keller = next(r for r in reading.claims if isinstance(r, Role) and r.role == "president")
    assert keller.time is not None
    assert keller.time.text == "Former"


@pytest.mark.parametrize("people", ["Kurdish", "Tamil", "Keshi", "Turkish"])
def test_whose_office_it_is_is_no_part_of_its_name_however_little_known(
    analyser: Analyser, people: str
) -> None:
    reading = read(analyser, f"Dilan Barzan, a {people} commander, denied it.")
    assert {c.role for c in reading.claims if isinstance(c, Role)} == {"commander"}


def test_the_words_of_a_role_do_not_cut_a_name(analyser: Analyser) -> None:
    reading = read(analyser, "The Ossian ambassador, Elio Varga, left the capital.")
    roles = [c for c in reading.claims if isinstance(c, Role)]
    assert roles
    assert not any(span.of(reading.text).endswith("Elio") for c in roles for span in c.evidence)


def test_a_loaded_word_is_framing_and_neither_role_nor_name(analyser: Analyser) -> None:
    reading = read(
        analyser, "The puppet government of Hungary, led by dictator Paul Brandt, attacked Norway."
    )
    assert any(isinstance(c, Framing) for c in reading.claims)
    assert not any("puppet" in actor.name for actor in reading.actors)
    assert not any("dictator" in c.role for c in reading.claims if isinstance(c, Role))


def test_a_refusal_is_the_outcome_of_what_was_asked(analyser: Analyser) -> None:
    text = "Norway urged Sweden to withdraw its troops from the border. Sweden refused."
    reading = read(analyser, text)
    (outcome,) = [c for c in reading.claims if isinstance(c, Outcome)]
    assert outcome.result == "refused"
    assert set(outcome.of) & {c.id for c in commitments(reading)}
