import pytest
from factory import ReadingFactory, raid, rival
from hypothesis import given, settings
from hypothesis import strategies as st

from faultlines.case import Case
from faultlines.errors import NotInCase


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "a.case") as opened:
        opened.add_many([raid(), rival()])
        opened.join_actors()
        yield opened


def test_reject_parts_and_undo_restores(case):
    before = (case.actors(), case.joins())
    case.decide("reject", "001#a2", "002#a3", "me")
    assert case.find_actors("001#a2") != case.find_actors("002#a3")
    assert "kept apart" in {one.state for one in case.joins()}
    case.undo(1, "me")
    assert (case.actors(), case.joins()) == before
    assert [one.undone_by for one in case.decisions()] == [2, None]


def test_confirm_joins_what_the_program_would_not(case):
    before = case.actors()
    case.decide("confirm", "001#a3", "001#a5", "me")
    assert case.find_actors("001#a3") == case.find_actors("001#a5")
    case.undo(1, "me")
    assert case.actors() == before


def test_namesakes_can_be_parted(tmp_path):
    with Case.create(tmp_path / "b.case") as case:
        for ident in ("x", "y", "z"):
            text = "John Smith spoke."
            case.add(ReadingFactory(ident, text + ident).actor("a1", "John Smith").build())
        case.join_actors()
        assert len(case.actors()) == 1
        case.decide("reject", "x#a1", "y#a1", "me")
        assert [(one.id, one.documents) for one in case.actors()] == [("x#a1", 2), ("y#a1", 1)]
        case.undo(1, "me")
        assert len(case.actors()) == 1


def test_last_decision_on_a_pair_counts(case):
    case.decide("reject", "001#a2", "002#a3", "me")
    case.decide("confirm", "001#a2", "002#a3", "me")
    assert case.find_actors("001#a2") == case.find_actors("002#a3")


def test_decision_outlives_reading_again(case):
    case.decide("reject", "001#a2", "002#a3", "me")
    case.add(raid(), replace=True)
    case.join_actors()
    assert case.find_actors("001#a2") != case.find_actors("002#a3")


def test_what_cannot_be_decided_is_said(case):
    with pytest.raises(NotInCase, match="no actor '009#a1'"):
        case.decide("confirm", "009#a1", "001#a2", "me")
    with pytest.raises(NotInCase, match="same mention"):
        case.decide("confirm", "001#a2", "001#a2", "me")
    with pytest.raises(NotInCase, match="None is standing"):
        case.undo(1, "me")


_WHO = st.sampled_from(["001#a2", "001#a3", "001#a5", "002#a3", "002#a4", "002#a5"])


@settings(max_examples=6, deadline=None)
@given(
    made=st.lists(
        st.tuples(st.sampled_from(["confirm", "reject"]), _WHO, _WHO).filter(
            lambda d: d[1] != d[2]
        ),
        max_size=5,
    )
)
def test_undoing_everything_restores_what_was(tmp_path_factory, made):
    with Case.create(tmp_path_factory.mktemp("case") / "a.case") as case:
        case.add_many([raid(), rival()])
        case.join_actors()
        before = (case.actors(), case.joins())
        numbers = [case.decide(what, one, other, "me").number for what, one, other in made]
        if made:
            what, one, other = made[-1]
            together = case.find_actors(one) == case.find_actors(other)
            assert together or what == "reject" or "reject" in {one[0] for one in made}
            assert not (together and what == "reject")
        for number in reversed(numbers):
            case.undo(number, "me")
        assert (case.actors(), case.joins()) == before
