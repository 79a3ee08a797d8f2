import msgspec
import pytest
from factory import ReadingFactory, raid, rival
from hypothesis import given, settings
from hypothesis import strategies as st

from faultlines.case import Case, Filter
from faultlines.errors import DecisionInvalid, NotInCase
from faultlines.records import Reading, Time

EVERY = Filter()


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "a.case") as opened:
        opened.add_many([raid(), rival(), undated()])
        opened.join_actors()
        yield opened


def undated(ident="003", date=None) -> Reading:
    """Two happenings of an undated report: yesterday, and the day after the raid."""
    text = "Ana raided Bo yesterday. The day after the raid Bo fled Ana. Ana met Bo in May 2003."
    reading = (
        ReadingFactory(ident, text, "Evening Herald", date)
        .actor("a1", "Ana")
        .actor("a2", "Bo", aliases=["Bo"])
        .event("ASSAULT", ["a1"], ["a2"], "Ana raided Bo yesterday", "raided")
        .event("RETREAT", ["a2"], ["a1"], "Bo fled Ana", "fled")
        .event("CONSULT", ["a1"], ["a2"], "Ana met Bo in May 2003", "met", edtf="2003-05")
        .build()
    )
    first, second, third = reading.claims
    yesterday = Time(text="yesterday", anchor="report-1d")
    after = Time(text="The day after the raid", anchor="c1+1d")
    claims = (
        msgspec.structs.replace(first, time=yesterday),
        msgspec.structs.replace(second, time=after),
        third,
    )
    return msgspec.structs.replace(reading, claims=claims)


def claim(case, ident, asked=EVERY):
    return next((one for one in case.claims(asked) if one.id == ident), None)


def renumbered(reading: Reading) -> Reading:
    """The same reading with other ids, as another reader would give them."""
    rename = {one.id: f"x{n}" for n, one in enumerate(reading.actors)}
    rename |= {one.id: f"y{n}" for n, one in enumerate(reversed(reading.claims))}
    text = msgspec.json.encode(reading).decode()
    for old in sorted(rename, key=len, reverse=True):
        text = text.replace(f'"{old}"', f'"<{rename[old]}>"').replace(f'"{old}+1d"', '"<y2>+1d"')
    return msgspec.json.decode(text.replace("<", "").replace(">", ""), type=Reading)


# confirm, reject, correct


def test_confirmed_claim_is_sure_and_marked(case):
    decision = case.confirm_claim("001#c3", "me")
    one = claim(case, "001#c3")
    assert (one.claim.confidence, one.ruling, one.told) == (1.0, "confirmed", None)
    assert (decision.what, decision.about, decision.words) == (
        "confirm", "claim", ("nobody had approved the raid",)
    )  # fmt: skip
    assert claim(case, "001#c3", Filter(min_confidence=0.9)) is not None


def test_rejected_claim_leaves_every_view_and_can_be_listed(case):
    case.reject_claim("001#c2", "me")
    assert claim(case, "001#c2") is None
    assert [one.id for one in case.claims(Filter(rejected=True))] == ["001#c2"]
    found, left_out = case.left_out(Filter(kinds=("tie",)))
    assert (found, [(one.count, one.why) for one in left_out]) == (3, [(1, "rejected by decision")])
    assert case.documents()[1].claims == 3


def test_corrected_claim_shows_both(case):
    changes = {"sign": "-1", "relation": "opposes", "vouchers": "Khalilzad", "time": "2006-10-25"}
    case.correct_claim("001#c2", changes, "me")
    one = claim(case, "001#c2")
    assert (one.claim.sign, one.claim.relation, one.claim.vouchers) == (
        -1, "opposes", ("author", "a3")
    )  # fmt: skip
    assert (one.told.sign, one.told.relation, one.ruling) == (1, "supports", "corrected")
    assert one.claim.time.edtf == "2006-10-25"
    assert claim(case, "001#c2", Filter(until="2006-10-25")) is not None
    assert {(c.field, c.told, c.holds) for c in case.decisions()[0].changes} == {
        ("sign", "1", "-1"), ("relation", "supports", "opposes"),
        ("vouchers", "author", "author, Khalilzad"), ("time", "none", "2006-10-25"),
    }  # fmt: skip


def test_corrected_ends_count_for_the_new_actor(case):
    khalilzad, us = (case.find_actors(one)[0].id for one in ("Khalilzad", "US"))
    before = case.claim_counts(EVERY)
    case.correct_claim("001#c2", {"source": "US"}, "me")
    after = case.claim_counts(EVERY)
    assert after.get(khalilzad, 0) == before[khalilzad] - 1
    assert after[us] == before.get(us, 0) + 1


def test_corrections_of_one_claim_add_up_and_are_undone_one_by_one(case):
    case.correct_claim("001#c2", {"status": "denied"}, "me")
    case.correct_claim("001#c2", {"sign": "-1"}, "me")
    case.undo(1, "me")
    one = claim(case, "001#c2")
    assert (one.claim.status, one.claim.sign) == ("asserted", -1)
    case.undo(2, "me")
    assert claim(case, "001#c2").ruling is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"mood": "good"}, "no 'mood' that could be set. It has: vouchers"),
        ({"sign": "good"}, "Found sign='good'; allowed: -1, 0, 1"),
        ({"status": "sure"}, "Found status='sure'; allowed: asserted"),
        ({"target": "a3"}, "source and target are the same"),
        ({"time": "with care"}, "allowed is a date"),
        ({"sign": "1"}, "says that already"),
        ({"evidence": "none"}, "no 'evidence'"),
    ],
)
def test_correction_that_cannot_be(case, changes, said):
    with pytest.raises(DecisionInvalid, match=said.replace("[", r"\[")):
        case.correct_claim("001#c2", changes, "me")
    assert case.decisions() == ()


def test_what_the_case_does_not_know(case):
    with pytest.raises(NotInCase, match="Its actors: US forces"):
        case.correct_claim("001#c2", {"source": "Napoleon"}, "me")
    with pytest.raises(NotInCase, match="no claim '001#c9'"):
        case.confirm_claim("001#c9", "me")
    with pytest.raises(NotInCase, match="no report '009'"):
        case.date_report("009", "2006", "me")
    with pytest.raises(DecisionInvalid, match="allowed is a date"):
        case.date_report("001", "soon", "me")


def test_name_of_another_report_is_found_in_this_one(case):
    case.correct_claim("002#c2", {"source": "Zalmay Khalilzad"}, "me")
    case.correct_claim("002#c3", {"target": "a2", "source": "Nouri al-Maliki"}, "me")
    assert claim(case, "002#c3").claim.source == "a3"


# reading again


def test_decisions_outlive_other_ids(case):
    case.correct_claim("001#c2", {"sign": "-1", "source": "US"}, "me")
    case.reject_claim("001#c1", "me")
    case.confirm_claim("001#c3", "me")
    before = sorted((one.words, one.ruling, one.claim.kind) for one in case.claims(EVERY))
    case.add(renumbered(raid()), replace=True)
    case.join_actors()
    after = sorted((one.words, one.ruling, one.claim.kind) for one in case.claims(EVERY))
    assert before == after
    assert all(one.in_effect for one in case.decisions())
    corrected = next(one for one in case.claims(EVERY) if one.ruling == "corrected")
    assert (corrected.claim.sign, corrected.claim.source) == (-1, "x3")


def test_confirmed_claim_is_kept_though_it_is_not_read_any_more(case):
    case.confirm_claim("001#c2", "me")
    read = raid()
    fewer = msgspec.structs.replace(read, claims=tuple(c for c in read.claims if c.id != "c2"))
    case.add(fewer, replace=True)
    case.join_actors()
    kept = claim(case, "001#decision-1")
    assert (kept.ruling, kept.words) == ("confirmed", ("Khalilzad backs Maliki",))
    assert list(case.readings(["001"])) == [fewer]
    case.correct_claim("001#decision-1", {"status": "denied"}, "me")
    assert claim(case, "001#decision-1").claim.status == "denied"
    case.undo(2, "me")
    case.undo(1, "me")
    assert claim(case, "001#decision-1") is None


def test_confirmed_claim_wins_over_another_reading_of_its_words(case):
    case.confirm_claim("001#c2", "me")
    case.add(otherwise(), replace=True)
    one = claim(case, "001#c2")
    assert (one.claim.sign, one.told.sign, one.ruling) == (1, -1, "confirmed")


def test_rejection_is_not_of_another_reading_of_the_words(case):
    case.reject_claim("001#c2", "me")
    case.add(otherwise(), replace=True)
    assert claim(case, "001#c2").claim.sign == -1
    assert not case.decisions()[0].in_effect


def otherwise() -> Reading:
    """The raid, with its supporting tie read as an opposing one."""
    read = raid()
    claims = [
        msgspec.structs.replace(c, sign=-1, relation="opposes") if c.id == "c2" else c
        for c in read.claims
    ]
    return msgspec.structs.replace(read, claims=tuple(claims))


def test_another_text_under_the_id_waits_for_the_old_one(case):
    case.confirm_claim("001#c2", "me")
    case.add(Reading(id="001", text="Khalilzad backs Maliki."), replace=True)
    assert claim(case, "001#decision-1") is None
    assert (case.decisions()[0].in_effect, case.decisions()[0].words) == (False, ())
    case.add(raid(), replace=True)
    assert claim(case, "001#c2").ruling == "confirmed"


# dates of reports


def test_dating_a_report_moves_what_hangs_on_it(case):
    case.date_report("003", "2006-10-26", "me")
    assert [claim(case, f"003#c{n}").claim.time.edtf for n in (1, 2, 3)] == [
        "2006-10-25", "2006-10-26", "2003-05"
    ]  # fmt: skip
    report = next(one for one in case.documents() if one.id == "003")
    assert (report.date, report.date_given) == ("2006-10-26", None)
    assert claim(case, "003#c1", Filter(since="2006-10-25", until="2006-10-25")) is not None
    case.undo(1, "me")
    assert claim(case, "003#c1").claim.time.edtf is None


def test_dating_now_is_dating_before_reading(tmp_path):
    with Case.create(tmp_path / "b.case") as case:
        case.add_many([undated(), raid()])
        case.join_actors()
        case.date_report("003", "2006-10-26", "me")
        assert list(case.readings(["003"])) == [undated()]
        moved = case.claims(Filter(document="003"))
    with Case.create(tmp_path / "c.case") as case:
        case.add_many([undated(date="2006-10-26"), raid()])
        case.join_actors()
        assert [one.claim for one in case.claims(Filter(document="003"))] == [
            one.claim for one in moved
        ]


def test_wrong_date_of_a_report_is_corrected_in_its_times(tmp_path):
    text = "Ana fled yesterday. Bo fled on 3 May 2003."
    reading = (
        ReadingFactory("r", text, date="2006-10-26").actor("a1", "Ana").actor("a2", "Bo")
        .event("RETREAT", ["a1"], [], "Ana fled yesterday", "fled")
        .event("RETREAT", ["a2"], [], "Bo fled on 3 May 2003", "fled")
        .build()
    )  # fmt: skip
    times = (
        Time(text="yesterday", edtf="2006-10-25"),
        Time(text="on 3 May 2003", edtf="2003-05-03"),
    )
    claims = [
        msgspec.structs.replace(one, time=time)
        for one, time in zip(reading.claims, times, strict=True)
    ]
    with Case.create(tmp_path / "b.case") as case:
        case.add(msgspec.structs.replace(reading, claims=tuple(claims)))
        case.date_report("r", "2007-10-26", "me")
        assert [one.claim.time.edtf for one in case.claims(EVERY)] == ["2007-10-25", "2003-05-03"]


# laws


def state(case):
    """Everything that a view is made from."""
    return (
        case.documents(), case.claims(EVERY), case.statements(EVERY), case.actors(),
        case.claims(Filter(rejected=True)), case.claim_counts(EVERY), case.joins(),
    )  # fmt: skip


def timeless(one):
    """The state without the moments of adding."""
    return [(d.id, d.date, d.copy_of, d.claims) for d in one[0]], *one[1:]


_CLAIMS = st.sampled_from(["001#c1", "001#c2", "001#c3", "002#c1", "002#c2", "003#c1", "003#c2"])
_DECISION = st.one_of(
    st.tuples(st.sampled_from(["confirm", "reject"]), _CLAIMS),
    st.tuples(st.just("correct"), _CLAIMS, st.sampled_from(["status=denied", "time=2006-10-20"])),
    st.tuples(
        st.just("date"), st.sampled_from(["001", "003"]), st.sampled_from(["2006-10-20", "2007"])
    ),
    st.tuples(st.sampled_from(["merge", "split"]), st.just("001#a3"), st.just("002#a5")),
)


def decide(case, what, *about):
    """Make a decision, if it can be made; its number."""
    methods = {"confirm": case.confirm_claim, "reject": case.reject_claim, "merge": case.merge}
    methods |= {"correct": case.correct_claim, "date": case.date_report, "split": case.split}
    if what == "correct":
        about = about[0], dict([about[1].split("=")])
    try:
        return methods[what](*about, "me").number
    except (DecisionInvalid, NotInCase):
        return None


@settings(max_examples=12, deadline=None)
@given(made=st.lists(_DECISION, max_size=6), data=st.data())
def test_undoing_decisions_in_any_order_restores_what_was(tmp_path_factory, made, data):
    with Case.create(tmp_path_factory.mktemp("case") / "a.case") as case:
        case.add_many([raid(), rival(), undated()])
        case.join_actors()
        before = state(case)
        numbers = [number for one in made if (number := decide(case, *one)) is not None]
        for number in data.draw(st.permutations(numbers)):
            case.undo(number, "me")
        assert state(case) == before


@settings(max_examples=8, deadline=None)
@given(made=st.lists(_DECISION, max_size=4))
def test_reading_again_changes_nothing_that_was_decided(tmp_path_factory, made):
    with Case.create(tmp_path_factory.mktemp("case") / "a.case") as case:
        readings = [raid(), rival(), undated()]
        case.add_many(readings)
        case.join_actors()
        for one in made:
            decide(case, *one)
        before = timeless(state(case)), case.decisions()
        case.add_many(readings)
        case.add_many(readings, replace=True)
        case.join_actors()
        assert (timeless(state(case)), case.decisions()) == before


@settings(max_examples=8, deadline=None)
@given(made=st.lists(_DECISION, max_size=4), order=st.permutations([0, 1, 2]))
def test_order_of_reading_changes_nothing(tmp_path_factory, made, order):
    """Neither does it whether a report came before the decisions or again after them."""
    readings = [raid(), rival(), undated()]
    states = []
    for chosen in (readings, [readings[place] for place in order]):
        with Case.create(tmp_path_factory.mktemp("case") / "a.case") as case:
            for reading in chosen:
                case.add(reading)
                case.join_actors()
            for one in made:
                decide(case, *one)
            states.append(timeless(state(case)))
    assert states[0] == states[1]
