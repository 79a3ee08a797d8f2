import pytest
from factory import ReadingFactory
from hypothesis import given, settings
from hypothesis import strategies as st

from faultlines.analysis import tenures_of
from faultlines.analysis.offices import has_one_holder, office_of, standing_of
from faultlines.case import Case, Filter


def report(ident, name, role, *, date=None, of="Iraq", **more):
    text = f"{ident}: {name} is {role} of {of}."
    return (
        ReadingFactory(ident, text, date=date)
        .actor("a1", name)
        .actor("a2", of, "state")
        .role("a1", role, f"{name} is {role}", of="a2", **more)
    )


def tenures(tmp_path, *reports):
    with Case.create(tmp_path / f"{len(list(tmp_path.iterdir()))}.case") as case:
        case.add_many([one.build() for one in reports])
        case.join_actors()
        claims = case.claims(Filter(kinds=("role", "tie")))
        labels = case.labels({one.told_in.document for one in claims})
        names = {actor.id: actor.name for actor in case.actors()}
        found = tenures_of(claims, labels, case.actors())
        return {(names[one.actor], one.office): one for one in found}


def test_a_report_bounds_the_begin_and_tells_no_end(tmp_path):
    found = tenures(tmp_path, report("1", "Ibrahim Jaafari", "Prime Minister", date="2006-03-29"))
    one = found["Ibrahim Jaafari", "prime minister"]
    assert (one.begins, one.ends, one.standing) == ("../2006-03-29", None, "held")
    assert one.last_told == "2006-03-29"


def test_a_successor_ends_the_predecessors_between_the_two(tmp_path):
    found = tenures(
        tmp_path,
        report("1", "Ibrahim Jaafari", "Prime Minister", date="2006-03-29"),
        report("2", "Nouri al-Maliki", "Iraqi prime minister", date="2006-10-26"),
    )
    before = found["Ibrahim Jaafari", "prime minister"]
    after = found["Nouri al-Maliki", "prime minister"]
    assert (before.ends, before.ended_by) == ("2006-03-29/2006-10-26", "2#c1")
    assert after.begins == "2006-03-29/2006-10-26"
    assert after.ends is None


def test_undated_reports_and_other_countries_end_nobodys(tmp_path):
    undated = tenures(
        tmp_path,
        report("1", "Ibrahim Jaafari", "Prime Minister"),
        report("2", "Nouri al-Maliki", "Prime Minister"),
    )
    assert {(one.begins, one.ends) for one in undated.values()} == {(None, None)}
    abroad = tenures(
        tmp_path,
        report("1", "Ibrahim Jaafari", "Prime Minister", date="2006-03-29"),
        report("2", "Ehud Olmert", "Prime Minister", date="2006-10-26", of="Israel"),
    )
    assert {one.ends for one in abroad.values()} == {None}


def test_of_members_nobody_ends_anothers(tmp_path):
    found = tenures(
        tmp_path,
        report("1", "Ibrahim Jaafari", "senator", date="2006-03-29"),
        report("2", "Nouri al-Maliki", "senator", date="2006-10-26"),
    )
    assert {one.ends for one in found.values()} == {None}


def test_told_at_the_same_time_nobody_ends_anybodys(tmp_path):
    found = tenures(
        tmp_path,
        report("1", "Ibrahim Jaafari", "president", date="2006-03-29"),
        report("2", "Nouri al-Maliki", "president", date="2006-04-01"),
        report("3", "Ibrahim Jaafari", "president", date="2006-05-01"),
    )
    assert {one.ends for one in found.values()} == {None}


def test_told_times_are_taken_as_told(tmp_path):
    found = tenures(
        tmp_path,
        report("1", "Ibrahim Jaafari", "Prime Minister", date="2007", edtf="2005-04/2006-05"),
        report("2", "Nouri al-Maliki", "Prime Minister", date="2007-02-01", edtf="2006-05/.."),
    )
    before = found["Ibrahim Jaafari", "prime minister"]
    assert (before.begins, before.ends, before.standing) == ("2005-04", "2006-05", "ended")
    assert found["Nouri al-Maliki", "prime minister"].begins == "2006-05"


def test_former_ends_by_the_day_of_the_report(tmp_path):
    found = tenures(
        tmp_path, report("1", "Ayad Allawi", "former prime minister", date="2006-03-29")
    )
    one = found["Ayad Allawi", "prime minister"]
    assert (one.begins, one.ends, one.standing) == (None, "../2006-03-29", "ended")


def test_whoever_was_removed_holds_it_no_longer(tmp_path):
    first = report("1", "Corvan Tiesh", "interior minister", date="2031-03-10")
    text = "PM Ada sacked Corvan Tiesh."
    second = (
        ReadingFactory("2", text, date="2031-04-09")
        .actor("a1", "PM Ada")
        .actor("a2", "Corvan Tiesh")
        .tie("a1", "a2", -1, "sacked Corvan Tiesh", relation="removed", edtf="2031-04-08")
    )
    one = tenures(tmp_path, first, second)["Corvan Tiesh", "interior minister"]
    assert (one.ends, one.ended_by) == ("2031-04-08", "2#c1")
    assert not one.disputed


def test_denied_and_planned_roles_are_no_tenures(tmp_path):
    reports = [
        report("1", "Ayad Allawi", "president", date="2006-03-29", status="denied"),
        report("2", "Adel Mahdi", "president", date="2006-03-29", status="planned"),
    ]
    assert not tenures(tmp_path, *reports)


def test_a_member_who_left(tmp_path):
    text = "Edda Sarrowby left the Harvest League."
    left = (
        ReadingFactory("1", text, date="2031-05-02")
        .actor("a1", "Edda Sarrowby")
        .actor("a2", "Harvest League", "party")
        .tie("a1", "a2", 0, text[:-1], relation="member_of", change="ended", edtf="2031-05-01")
    )
    one = tenures(tmp_path, left)["Edda Sarrowby", "member"]
    assert (one.begins, one.ends, one.standing) == (None, "2031-05-01", "ended")


@settings(max_examples=8, deadline=None)
@given(order=st.permutations(range(4)))
def test_the_order_of_reports_does_not_matter(tmp_path_factory, order):
    reports = [
        report("1", "Ibrahim Jaafari", "Prime Minister", date="2006-03-29"),
        report("2", "Nouri al-Maliki", "Prime Minister", date="2006-10-26"),
        report("3", "Haider al-Abadi", "Prime Minister", date="2014-12"),
        report("4", "Nouri al-Maliki", "former Prime Minister", date="2015"),
    ]
    folder = tmp_path_factory.mktemp("order")
    found = tenures(folder, *(reports[at] for at in order))
    assert found["Nouri al-Maliki", "prime minister"].ends == "2006-10-26/2014-12"
    assert found["Ibrahim Jaafari", "prime minister"].ended_by == "2#c1"


@pytest.mark.parametrize(
    ("role", "office", "alone", "standing"),
    [
        ("the Iraqi Prime Minister", "prime minister", True, "held"),
        ("PM", "prime minister", True, "held"),
        ("former US president", "president", True, "ended"),
        ("president-elect", "president-elect", False, "coming"),
        ("outgoing chairwoman of the board", "chairperson", True, "held"),
        ("Deputy Prime Minister", "deputy prime minister", False, "held"),
        ("minister", "minister", False, "held"),
        ("Defense Minister", "defence minister", True, "held"),
        ("Secretary of State", "secretary state", True, "held"),
        ("senator", "senator", False, "held"),
        ("leader of the Dawa Party", "leader", False, "held"),
    ],
)
def test_offices(role, office, alone, standing):
    assert (office_of(role), has_one_holder(office_of(role))) == (office, alone)
    assert standing_of(role) == standing
