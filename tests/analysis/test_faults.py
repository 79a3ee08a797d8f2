"""Fault lines and camps of small readings: what enters, what carries them, according to whom."""

import msgspec
import pytest
from factory import ReadingFactory

from faultlines.analysis import faults, find_teller
from faultlines.analysis.actor_camps import actor_camps
from faultlines.analysis.actor_ties import actor_ties
from faultlines.analysis.camps import Wanted
from faultlines.case import Case, Filter
from faultlines.records import Implication

TEXT = (
    "Aland backs Borduria. Borduria backs Cascara. Aland fights Cascara. Cascara fights Aland. "
    "Aland props up the junta. Its soldiers raided the docks. The junta condemned the raid. "
    "The junta is a puppet of Aland. Aland praised Borduria."
)


def factory(ident="1", source="Post", text=TEXT):
    return (
        ReadingFactory(ident, text, source, "2001-01-01")
        .actor("a", "Aland", "state")
        .actor("b", "Borduria", "state")
        .actor("c", "Cascara", "state")
        .actor("j", "the junta", "government")
        .actor("s", "Its soldiers", "military", of="a")
    )


@pytest.fixture
def asked(tmp_path):
    def ask(question, *made, teller=None, **options):
        with Case.create(tmp_path / "a.case") as case:
            case.add_many([getattr(one, "build", lambda one=one: one)() for one in made])
            case.join_actors()
            who = None if teller is None else find_teller(case, teller)
            claims = case.claims(Filter(teller=who))
            labels = case.labels({one.told_in.document for one in claims})
            return question(claims, labels, **options)

    return ask


def fault_lines(claims, labels, **options):
    return faults.fault_lines(actor_ties(claims, labels, **options), claims, labels)


def triad(made, against=-1, **more):
    made.tie("a", "b", 1, "Aland backs Borduria").tie("b", "c", 1, "Borduria backs Cascara")
    return made.tie("a", "c", against, "Aland fights Cascara", **more)


def test_a_line_with_what_carries_each_side(asked):
    (line,) = asked(fault_lines, triad(factory())).lines
    assert (line.strain.kind, line.survives, line.implied) == ("triad", False, False)
    assert [(leg.weakest.id, leg.survives, leg.tellers) for leg in line.legs] == [
        ("1#c1", False, 1), ("1#c3", False, 1), ("1#c2", False, 1),
    ]  # fmt: skip


def test_it_survives_where_other_words_carry_every_side(asked):
    again = triad(factory("2", "Herald", "Again. " + TEXT))
    (line,) = asked(fault_lines, triad(factory()), again).lines
    assert line.survives
    assert [leg.tellers for leg in line.legs] == [2, 2, 2]


def test_the_least_sure_claim_is_the_weakest_and_the_same_words_are_no_second(asked):
    made = triad(factory(), confidence=0.9)
    made.tie("a", "c", -1, "fights Cascara", confidence=0.6)
    made.tie("c", "a", -1, "Cascara fights Aland", confidence=0.7)
    made.tie("a", "b", 1, "backs Borduria", confidence=0.8)
    (line,) = asked(fault_lines, made).lines
    legs = {leg.leg.sign * len(leg.leg.claims): leg for leg in line.legs}
    assert (legs[-3].weakest.id, legs[-3].survives) == ("1#c4", True)
    assert (legs[2].weakest.id, legs[2].survives) == ("1#c6", False)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"status": "denied"}, "denied, planned, foreseen or only possible"),
        ({"status": "planned"}, "denied, planned, foreseen or only possible"),
        ({"change": "ended"}, "said to have ended"),
        ({"sign": 0, "relation": "negotiates_with"}, "without for or against"),
    ],
)
def test_what_does_not_enter_is_counted(asked, change, why):
    reading = triad(factory()).build()
    third = msgspec.structs.replace(reading.claims[2], **change)
    reading = msgspec.structs.replace(reading, claims=(*reading.claims[:2], third))
    found = asked(fault_lines, reading)
    assert found.lines == ()
    assert [(one.count, one.why) for one in found.left_out] == [(1, why)]


def puppet():
    made = factory().framing("j", "puppet", -1)
    made.claims[-1] = msgspec.structs.replace(
        made.claims[-1], implies=Implication(relation="controls", other="a")
    )
    made.event("ASSAULT", ["s"], [], "Its soldiers raided the docks", "raided")
    return made.tie("j", "c2", -1, "The junta condemned the raid")


def test_a_client_against_an_act_of_its_patron_and_its_soldiers(asked):
    made = factory().tie("a", "j", 1, "Aland props up the junta", "funds")
    made.event("ASSAULT", ["s"], [], "Its soldiers raided the docks", "raided")
    made.tie("j", "c2", -1, "The junta condemned the raid")
    (line,) = asked(fault_lines, made).lines
    assert (line.strain.kind, line.strain.actors) == ("act", ("1#a", "1#j"))
    assert [leg.weakest.id for leg in line.legs] == ["1#c1", "1#c3"]


def test_what_a_loaded_word_insinuates_enters_only_where_asked_and_is_marked(asked):
    found = asked(fault_lines, puppet())
    assert found.lines == ()
    assert "--implied" in found.left_out[0].why


def test_what_a_loaded_word_insinuates_is_marked(asked):
    (line,) = asked(fault_lines, puppet(), implied=True).lines
    assert (line.strain.kind, line.implied) == ("act", True)
    assert [leg.leg.implied for leg in line.legs] == [True, False]
    assert (line.strain.legs[0].source, line.strain.legs[0].target) == ("1#a", "1#j")


def camps(claims, labels, weights=None, **options):
    entered = actor_ties(claims, labels, **options)
    return actor_camps(entered, labels, Wanted(alternatives=9, strain=True), weights or {})


def test_a_teller_counts_once_for_two_actors_and_a_sign(asked):
    made = triad(factory()).tie("a", "b", 1, "Aland praised Borduria")
    (part,) = asked(camps, made, triad(factory("2", "Herald", "Again. " + TEXT), -1)).parts
    assert part.ties == 6
    assert (part.camps.frustration, part.camps.proven) == (2, True)
    assert {pair.weight for pair in part.camps.pairs} == {2, -2}
    assert [len(pair.told) for pair in part.pairs] == [3, 2, 2]


def test_according_to_one_teller_the_camps_are_others(asked):
    other = factory("2", "Herald", "Again. " + TEXT).tie("b", "a", -1, "Aland backs Borduria")
    (part,) = asked(camps, triad(factory(), 1), other, teller="Herald").parts
    assert part.camps.camps == (("1#a",), ("1#b",))


def test_parts_that_nothing_connects_are_solved_each_for_itself(asked):
    made = factory().tie("a", "b", -1, "Aland backs Borduria")
    made.tie("c", "j", 1, "Cascara fights Aland")
    found = asked(camps, made)
    assert [part.camps.camps for part in found.parts] == [
        (("1#a",), ("1#b",)), (("1#c", "1#j"),),
    ]  # fmt: skip


def test_bonds_without_a_sign_are_no_part_of_camps_and_are_counted(asked):
    made = factory().tie("a", "j", 0, "Aland props up the junta", "installed")
    found = asked(camps, made)
    assert found.parts == ()
    assert [(one.count, one.why) for one in found.left_out] == [
        (1, "that bind without for or against")
    ]


def test_of_what_is_reckoned_only_what_holds_now_enters(asked):
    made = triad(factory()).tie("b", "a", -1, "praised Borduria")
    found = asked(fault_lines, made, holding={"1#c1", "1#c2", "1#c3"})
    assert [line.strain.kind for line in found.lines] == ["triad"]
    assert [(one.count, one.why) for one in found.left_out] == [
        (1, "left behind by a turn, or undated")
    ]


def test_of_several_tellings_of_one_teller_the_weightiest_counts(asked):
    made = factory().tie("a", "b", 1, "Aland backs Borduria")
    made.tie("b", "a", 1, "Aland praised Borduria").tie("a", "b", -1, "backs Borduria")
    weights = {"1#c1": 0.25, "1#c2": 0.5, "1#c3": 0.125}
    (part,) = asked(camps, made, weights=weights).parts
    assert (part.ties, part.weight) == (2, 0.625)
    assert [pair.weight for pair in part.camps.pairs] == [0.375]
    assert part.camps.frustration == 0.125
