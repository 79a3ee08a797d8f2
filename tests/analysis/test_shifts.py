"""What turned: by tellings, by words of change, and what does not turn anything."""

from hypothesis import given, settings
from hypothesis import strategies as st
from telling import told

from faultlines.analysis.moments import CALENDAR, Moment
from faultlines.analysis.shifts import shifts_of, within
from faultlines.analysis.standings import standings


def test_a_turn_has_the_claims_and_days_before_and_after():
    before, after = told(1, "2031-01-10"), told(-1, "2031-06-10")
    (shift,) = shifts_of([after, before])
    assert (shift.kind, shift.was, shift.now, shift.told) == ("turned", 1, -1, False)
    assert (shift.after_day, shift.by_day) == ("2031-01-10", "2031-06-10")
    assert (shift.before, shift.after) == ((before.one,), (after.one,))


def test_a_first_telling_is_no_turn():
    assert shifts_of([told(-1, "2031-01-10"), told(-1, "2031-06-10")]) == ()


def test_words_alone_tell_a_turn_also_without_a_date():
    ended = told(0, None, change="ended", was=-1, report="r")
    began = told(1, None, change="began", report="r")
    (shift,) = shifts_of([ended, began])
    assert (shift.kind, shift.was, shift.now) == ("turned", -1, 1)
    assert (shift.after_day, shift.by_day) == (None, None)
    assert (shift.before, shift.after) == ((ended.one,), (began.one,))


def test_an_end_without_what_came_after_is_only_an_end():
    (shift,) = shifts_of([told(1, "2031-01-01"), told(0, "2031-06-01", change="ended", was=1)])
    assert (shift.kind, shift.was, shift.now, shift.after_day) == ("ended", 1, 0, "2031-01-01")
    assert standings([told(1, "2031-01-01"), told(0, "2031-06-01", change="ended", was=1)]) == ()


def test_what_a_later_report_tells_again_is_the_same_turn():
    tellings = [
        told(1, "2031-01-10"),
        told(-1, "2031-06-10", change="worsened"),
        told(0, "2031-08-01", change="ended", was=1),
        told(-1, None, change="worsened", report="undated"),
    ]
    (shift,) = shifts_of(tellings)
    assert len(shift.claims) == 4


def test_a_membership_that_ends_with_a_break_is_one_shift():
    member = told(0, "2031-06-10", change="ended", relation="member_of", report="r", ident="m")
    breaks = told(-1, "2031-06-10", change="ended", was=1, report="r", ident="b")
    (shift,) = shifts_of([member, breaks])
    assert (shift.kind, len(shift.claims)) == ("turned", 2)


def test_undated_reports_are_not_put_in_order_among_the_dated():
    assert shifts_of([told(1, "2031-01-10"), told(-1, None, report="undated")]) == ()


def test_one_undated_report_orders_its_own_tellings():
    before = told(1, None, report="r", moment=Moment("r", -400, -400), ident="x")
    (shift,) = shifts_of([before, told(-1, None, report="r")])
    assert (shift.was, shift.now, shift.by_day) == (1, -1, None)


def test_both_directions_told_by_one_claim_are_one_shift():
    one = told(1, "2031-01-10", change="began")
    back = told(1, "2031-01-10", change="began", source="b", target="a", one=one.one)
    (shift,) = shifts_of([one, back])
    assert shift.mutual


def test_what_has_come_within_two_days():
    assert within("2031-06-10", "2031-06", "2031-06-30")
    assert not within("2031-06-10", None, "2031-06-09")
    assert not within(None, "2031-01-01", None)
    assert within(None, None, None)


changes = st.sampled_from([None, "began", "worsened", "improved"])
tellings = st.lists(
    st.builds(
        told,
        st.sampled_from((-1, 1)),
        st.sampled_from(("2031-01-01", "2031-03-01", "2031-08-01", None)),
        change=changes,
        ident=st.uuids().map(str),
        weight=st.floats(0.1, 1),
    ),
    max_size=8,
)


@settings(max_examples=60)
@given(tellings, st.randoms())
def test_the_order_of_reading_changes_nothing(many, random):
    mixed = list(many)
    random.shuffle(mixed)
    assert {(s.kind, s.was, s.now, s.by_day) for s in shifts_of(many)} == {
        (s.kind, s.was, s.now, s.by_day) for s in shifts_of(mixed)
    }
    assert [(s.sign, s.share) for s in standings(many)] == [
        (s.sign, s.share) for s in standings(mixed)
    ]


def test_a_standing_counts_each_voucher_once_and_fades():
    here = [told(1, "2031-01-10", voucher="agency", report=f"r{n}") for n in range(5)]
    (fresh,) = standings(here)
    assert (fresh.vouchers, fresh.share.weight_for) == ((1, 0), 1.0)
    day = Moment(CALENDAR, None, here[0].moment.day).day
    (old,) = standings(here, as_of=day + 360)
    assert old.share.weight_for == 0.25
    assert old.chance < fresh.chance
    (kept,) = standings(here, as_of=day + 360, half_life=0)
    assert kept.share.weight_for == 1.0


def test_a_standing_is_as_of_a_day():
    both = [told(1, "2031-01-10"), told(-1, "2031-06-10")]
    january = both[0].moment.day
    assert [one.sign for one in standings(both, as_of=january)] == [1]
    assert [one.sign for one in standings(both)] == [-1]
    assert standings(both, as_of=january - 1) == ()


def test_undated_words_of_a_sign_left_behind_do_not_count():
    turned = [told(1, "2031-01-10"), told(-1, "2031-06-10")]
    (standing,) = standings([*turned, told(1, None, report="undated")])
    assert (standing.sign, standing.opposing) == (-1, ())
