"""Ties, splits, sides, happenings and slant out of small cases, and of the sample crisis."""

import pytest
from factory import ReadingFactory

from benchmarks.shifts import measure
from faultlines.analysis.happenings import Happenings
from faultlines.analysis.issue_names import Issues, issue_key
from faultlines.analysis.positions import positions_by_acts
from faultlines.analysis.shifts import shifts_of
from faultlines.analysis.sides import side_of
from faultlines.analysis.slant import slant_of
from faultlines.analysis.splits import splits_of
from faultlines.analysis.told_ties import told_ties
from faultlines.case import Case, Filter
from faultlines.records import Commitment, Outcome, Span

TEXT = (
    "Anna Arden leads the Blue Party. Bruno Bell belongs to the Blue Party. Bell opposes Arden. "
    "The Blue Party broke with Carla Coll. Coll backs Arden. Coll no longer supports Arden. "
    "Bell attacked Arden, the heroic traitor. An envoy says that aides say that Coll backs Bell."
)


def report(ident, date, source="Post"):
    return (
        ReadingFactory(ident, f"{TEXT} {ident}", source, date)
        .actor("a", "Anna Arden")
        .actor("b", "Bruno Bell")
        .actor("c", "Carla Coll")
        .actor("p", "Blue Party", "party")
        .actor("e", "An envoy")
        .actor("f", "aides", "other")
        .issue("i", "the budget")
    )


def together(ident="1", date="2031-01-01"):
    return (
        report(ident, date)
        .tie("a", "p", 0, "Anna Arden leads the Blue Party", relation="leads")
        .tie("b", "p", 0, "Bruno Bell belongs to the Blue Party", relation="member_of")
    )


@pytest.fixture
def look(tmp_path):
    def find(*made):
        with Case.create(tmp_path / "a.case") as case:
            case.add_many([one.build() for one in made])
            case.join_actors()
            claims = case.claims(Filter())
            labels = case.labels({one.told_in.document for one in claims})
            issues = Issues(claims, labels)
            told = (*told_ties(claims, labels, issues), *positions_by_acts(claims, labels, issues))
            names = {actor.id: actor.name for actor in case.actors()}
            return told, claims, labels, names, case.actors(), case.statements(Filter())

    return find


def test_no_longer_is_a_turn_and_a_break_is_one(look):
    told, *_ = look(
        report("1", "2031-01-01")
        .tie("c", "a", -1, "Coll no longer supports Arden", relation="supports", change="ended")
        .tie("p", "c", -1, "The Blue Party broke with Carla Coll", relation="breaks_with")
        .tie("c", "b", 1, "Coll backs Bell", relation="supports", change="ended")
    )
    assert [(one.was, one.sign, one.change) for one in told] == [
        (1, -1, "ended"),
        (1, -1, "ended"),
        (1, 0, "ended"),
    ]


def test_hearsay_weighs_less_and_a_party_speaks_for_itself(look):
    told, *_ = look(
        report("1", "2031-01-01")
        .tie("c", "a", 1, "Coll backs Arden")
        .tie("c", "b", 1, "Coll backs Bell", vouchers=["c"])
        .tie("c", "b", 1, "Coll backs Bell", vouchers=["e", "f"])
        .tie("c", "b", 1, "Coll backs Bell", vouchers=["e", "c"])
    )
    assert [one.weight for one in told] == [1.0, 1.0, 0.25, 0.5]


@pytest.mark.parametrize("status", ["denied", "planned", "possible", "predicted", "called_for"])
def test_only_what_is_asserted_is_a_tie(look, status):
    told, *_ = look(report("1", None).tie("c", "a", 1, "Coll backs Arden", status=status))
    assert told == ()


def test_a_promise_is_a_position_and_so_is_a_refusal(look):
    made = report("1", "2031-01-01").tie("c", "i", 1, "Coll backs Arden", status="planned")
    common = {"evidence": (Span(0, 4),)}
    made.claims += [
        Commitment(
            id="k", set_by=("a",), owed_by=("b",), task="pay", form="demand",
            vouchers=("author", "a"), **common,
        ),
        Outcome(id="o", of=("k",), result="refused", vouchers=("author", "b"), **common),
    ]  # fmt: skip
    told, _, _, names, *_ = look(made)
    assert [(names[one.source], one.target_name, one.sign) for one in told] == [
        ("Carla Coll", "the budget", 1),
        ("Anna Arden", "pay", 1),
        ("Bruno Bell", "pay", -1),
    ]
    assert issue_key("The Budget") == issue_key("the budget")


def test_a_party_splits_where_a_member_turns_against_its_leader(look):
    later = report("2", "2031-06-01").tie("b", "a", -1, "Bell opposes Arden")
    told, _, _, names, actors, _ = look(together(), later)
    (split,) = splits_of(told, actors)
    assert [names[one] for one in split.parted] == ["Bruno Bell"]
    assert {names[one] for one in split.stayed} == {"Blue Party", "Anna Arden"}
    assert split.by_day == "2031-06-01"
    assert [one.id for one in split.after] == ["2#c1"]


def test_opposite_sides_on_an_issue_within_a_month_split_a_party(look):
    later = (
        report("2", "2031-06-01")
        .tie("a", "i", 1, "Anna Arden")
        .tie("b", "i", -1, "Bruno Bell")
    )  # fmt: skip
    told, _, _, _, actors, _ = look(together(), later)
    assert len(splits_of(told, actors)) == 1


def test_nobody_splits_who_was_against_before(look):
    earlier = report("0", "2030-01-01").tie("b", "a", -1, "Bell opposes Arden")
    told, _, _, _, actors, _ = look(together(), earlier)
    assert splits_of(told, actors) == ()


def test_a_stranger_splits_nothing(look):
    stranger = report("2", "2031-06-01").tie("c", "a", -1, "Coll backs Arden")
    told, _, _, _, actors, _ = look(together(), stranger)
    assert splits_of(told, actors) == ()


def test_what_happened_between_the_two_comes_just_before(look):
    told, claims, labels, *_ = look(
        report("1", "2031-01-01").tie("b", "a", 1, "Coll backs Arden"),
        report("2", "2031-04-20").event("ASSAULT", ["b"], ["a"], "Bell attacked Arden", "attacked"),
        report("3", "2031-01-20").event("ASSAULT", ["b"], ["a"], "Bell attacked Arden", "attacked"),
        report("4", "2031-04-20").event("ASSAULT", ["b"], ["c"], "Bell attacked Arden", "attacked"),
        report("5", "2031-06-01").tie("b", "a", -1, "Bell opposes Arden"),
    )
    (shift,) = shifts_of(told)
    assert [one.id for one in Happenings(claims, labels).before(shift)] == ["2#c1"]


def test_a_side_is_an_actor_and_who_backs_it(look):
    told, _, _, names, actors, _ = look(
        together(),
        report("2", "2031-01-02")
        .tie("c", "p", 1, "Coll backs Arden")
        .tie("b", "e", -1, "Bell opposes Arden"),
    )
    party = [actor for actor in actors if actor.name == "Blue Party"]
    side = side_of("Blue Party", party, told, actors)
    assert {names[one] for one in side.actors} == {
        "Blue Party",
        "Anna Arden",
        "Bruno Bell",
        "Carla Coll",
    }


def test_slant_tells_own_words_from_those_passed_on_and_who_speaks(look):
    _, claims, labels, names, _, said = look(
        report("1", "2031-01-01")
        .framing("a", "traitor", -1)
        .framing("a", "heroic", 1, vouchers=["c"])
        .tie("b", "a", -1, "Bell opposes Arden")
        .says("a", "Coll backs Arden", uptake="endorsed")
        .says("a", "Bell opposes Arden", status="counterfactual"),
        report("2", "2031-01-01", "Herald").framing("a", "heroic", 1),
    )
    found = {(one.outlet, names[one.actor]): one for one in slant_of(claims, said, labels)}
    post = found["Post", "Anna Arden"]
    assert [use.word for use in post.framed] == ["traitor"]
    assert [use.word for use in post.quoted] == ["heroic"]
    assert (post.against.count, post.against.total) == (1, 1)
    assert (post.against_elsewhere.count, post.against_elsewhere.total) == (0, 1)
    assert (post.speaks.count, post.speaks.total) == (1, 4)
    assert (post.endorsed.count, post.distanced.count) == (1, 0)


def test_the_sample_crisis():
    from sample_key_readings import KEYS

    scores = {one.name: one for one in measure(KEYS, read=False)}
    for name in ("turns of crisis.json", "splits of crisis.json", "ties", "splits", "framed"):
        assert scores[name].recall >= 0.9, scores[name].missed
        assert scores[name].precision >= 0.9, scores[name].wrong
