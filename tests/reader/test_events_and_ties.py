"""Events, ties and matters of sentences of our own, with the model that is in the package."""

import pytest

from faultlines.language import load_analyser
from faultlines.reader import read_report
from faultlines.reader.acts import action_types
from faultlines.records import Report


def read(text):
    reading = read_report(Report(id="own", text=text), load_analyser())
    names = {actor.id: actor.name for actor in reading.actors}
    names |= {issue.id: issue.name for issue in reading.issues}
    return reading, names


def events_of(text):
    reading, names = read(text)
    return [
        (c.type, {names[i] for i in c.actors}, {names[i] for i in c.recipients}, c.status)
        for c in reading.claims
        if c.kind == "event"
    ]


def ties_of(text):
    reading, names = read(text)
    return {
        (names.get(c.source, c.source), c.sign, names.get(c.target, "event"))
        for c in reading.claims
        if c.kind == "tie"
    }


def test_who_attacked_whom():
    found = events_of("On Friday Germany attacked Poland near the border.")
    assert ("ASSAULT", {"Germany"}, {"Poland"}, "asserted") in found


def test_a_passive_tells_the_same():
    found = events_of("Poland was attacked by Germany on Friday.")
    assert ("ASSAULT", {"Germany"}, {"Poland"}, "asserted") in found


def test_a_deed_is_also_a_tie():
    found = ties_of("Germany attacked Poland. Norway condemned Germany.")
    assert {("Germany", -1, "Poland"), ("Norway", -1, "Germany")} <= found


def test_negated_support_is_opposition():
    found = ties_of("Norway does not support Germany.")
    assert ("Norway", -1, "Germany") in found
    assert ("Norway", 1, "Germany") not in found


def test_praise_is_positive_and_directed():
    found = ties_of("Norway praised Sweden.")
    assert ("Norway", 1, "Sweden") in found
    assert ("Sweden", 1, "Norway") not in found


def test_a_position_on_an_issue():
    found = ties_of("The Labour Party opposes the partition of Cyprus.")
    assert any(sign == -1 and "partition" in target for _, sign, target in found)


def test_nobody_is_tied_to_himself():
    reading, _ = read("Germany attacked Germany's own army, and Germany blamed Germany for it.")
    assert all(c.source != c.target for c in reading.claims if c.kind == "tie")


def test_protest_against_an_act_is_against_the_act():
    text = "Germany attacked Poland on Monday. Norway condemned the attack on Tuesday."
    reading, names = read(text)
    attack = next(c for c in reading.claims if c.kind == "event" and c.type == "ASSAULT")
    ties = [c for c in reading.claims if c.kind == "tie" and names.get(c.source) == "Norway"]
    assert [(c.target, c.sign) for c in ties] == [(attack.id, -1)]


def test_a_later_definite_mention_is_the_same_matter():
    reading, _ = read(
        "German troops attacked Poland on Monday and killed forty. "
        "Germany said that the attack by German troops on Poland was justified."
    )
    acts = [c for c in reading.claims if c.kind == "event"]
    attacks = [c.matter for c in acts if "attack" in c.trigger.of(reading.text)]
    assert len(attacks) == 2
    assert attacks[0] is not None
    assert attacks[0] == attacks[1]


def test_confidence_is_a_chance():
    reading, _ = read("Germany attacked Poland. Norway does not support Germany.")
    assert all(0 < c.confidence < 1 for c in reading.claims)


@pytest.mark.parametrize("text", ["", "...", "Attack!", "No, no, no."])
def test_texts_without_actors_have_no_ties(text):
    assert ties_of(text) == set()


def test_particles_decide_what_a_verb_names():
    doc = load_analyser().analyse("Norway called for calm. The army pulled out.").doc
    called, pulled = (next(t for t in doc if t.text == word) for word in ("called", "pulled"))
    assert action_types(called)[0] == "REQUEST"
    assert action_types(pulled)[0] == "RETREAT"
