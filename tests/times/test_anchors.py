import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.times import Anchor, days_of, parse_anchor, rebased, resolve

DAYS = st.dates().map(str)
UNITS = st.sampled_from("dwmy")
RELATIONS = st.sampled_from(["on", "before", "after", "around", "since", "until"])
NAMED = st.sampled_from(["last-tuesday", "next-may", "XXXX-05", "XXXX-02-29", "next-XXXX-12-31"])
PLAIN = st.builds(Anchor, base=st.sampled_from(["report", "c3", "2003-05"]), relation=RELATIONS)
STEPPED = st.builds(
    Anchor,
    base=st.sampled_from(["report", "c3"]),
    relation=RELATIONS,
    count=st.integers(-400, 400),
    unit=UNITS,
    about=st.booleans(),
)
BY_NAME = st.builds(Anchor, base=st.just("report"), relation=RELATIONS, named=NAMED)


@given(st.one_of(PLAIN, STEPPED, BY_NAME))
def test_written_and_read_again(anchor):
    assert parse_anchor(str(anchor)) == anchor


@pytest.mark.parametrize(
    ("anchor", "report", "edtf"),
    [
        ("report-1d", "2006-10-26", "2006-10-25"),
        ("report+0d", "2006-10-26", "2006-10-26"),
        ("report-1d", "2006-10", "2006-09-30/2006-10-30"),
        ("report-1w", "2006-10-26", "2006-10-16/2006-10-22"),
        ("report-2w~", "2006-10-26", "2006-10-09~/2006-10-15~"),
        ("report-1m", "2006-01-26", "2005-12"),
        ("report-20y~", "2006-01-26", "1986~"),
        ("report:last-tuesday", "2006-10-26", "2006-10-24"),
        ("report:last-thursday", "2006-10-26", "2006-10-26"),
        ("report:next-thursday", "2006-10-26", "2006-11-02"),
        ("report-last-march", "2006-02-26", "2005-03"),
        ("report:next-march", "2006-03-26", "2007-03"),
        ("report:XXXX-05-15", "2006-06-01", "2006-05-15"),
        ("report:XXXX-12-30", "2006-01-05", "2005-12-30"),
        ("report:XXXX-09", "2031-02-12", "[2030-09,2031-09]"),
        ("report:next-XXXX-09", "2031-02-12", "2031-09"),
        ("report:XXXX-02-29", "2031-02-12", "[2028-02-29,2032-02-29]"),
        ("until:report:next-XXXX-09-30", "2031-02-12", "../2031-09-30"),
        ("since:report-1w", "2006-10-26", "2006-10-16/.."),
        ("until:report-1w", "2006-10-26", "../2006-10-22"),
        ("before:report", "2006-10-26", None),
        ("report", "2006-10-26", None),
        ("report-1d", None, None),
        ("report-1d", "2006/..", None),
        ("report:XXXX-05-15", "2006", None),
        ("report-9999y", "2006-10-26", None),
        ("something odd", "2006-10-26", None),
    ],
)
def test_date_that_follows_from_the_reports(anchor, report, edtf):
    assert resolve(parse_anchor(anchor), report) == edtf


def test_base_may_be_a_claim_or_a_date():
    dates = {"c3": "2006-10-26"}
    assert rebased(parse_anchor("c3+1d"), dates.get, None) == "2006-10-27"
    assert rebased(parse_anchor("c4+1d"), dates.get, "2006-10-26") is None
    assert rebased(parse_anchor("2003-05-20y~"), dates.get, None) == "1983~"


@given(STEPPED, DAYS)
def test_what_follows_is_a_date_that_can_be_read(anchor, report):
    found = resolve(anchor, report)
    if found is not None:
        assert days_of(found) != (None, None)


@given(st.builds(Anchor, base=st.just("report"), count=st.integers(-50, 50), unit=UNITS), DAYS)
def test_better_known_report_gives_times_within_those_of_the_worse_known(anchor, day):
    wide, narrow = (days_of(resolve(anchor, date)) for date in (day[:7], day))
    if wide.earliest and narrow.earliest:
        assert wide.earliest <= narrow.earliest <= narrow.latest <= wide.latest


@given(st.builds(Anchor, base=st.just("report"), count=st.integers(-50, 50), unit=UNITS), DAYS)
def test_steps_back_undo_steps_on_for_days(anchor, day):
    there = resolve(Anchor("report", count=anchor.count, unit="d"), day)
    if there is not None:
        assert resolve(Anchor("report", count=-anchor.count, unit="d"), there) == day
