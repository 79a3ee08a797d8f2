import pytest

from faultlines.analysis.moments import holds_at, told_at
from faultlines.case import CaseClaim, Source
from faultlines.records import Span, Tie, Time


def claim(date, edtf=None, anchor=None):
    time = Time(text="then", edtf=edtf, anchor=anchor) if edtf or anchor else None
    tie = Tie(
        id="c", evidence=(Span(0, 1),), vouchers=("author",), source="a", target="b", sign=1,
        relation="supports", time=time,
    )  # fmt: skip
    return CaseClaim(Source("r1", "Post", date), tie, ("x",))


@pytest.mark.parametrize(
    ("report", "edtf", "day"),
    [
        ("2031-05-02", None, "2031-05-02"),
        ("2031-05-02", "2031-03", "2031-03-31"),
        ("2031-05-02", "2027/..", "2031-05-02"),
        ("2031-05-02", "2031-06", "2031-05-02"),
        (None, "2031-03", "2031-03-31"),
    ],
)
def test_what_is_said_of_a_time_holds_then_or_until_it_is_told(report, edtf, day):
    assert holds_at(claim(report, edtf)).date == day


def test_an_undated_report_has_a_clock_of_its_own():
    told = told_at(claim(None))
    assert not told.dated
    assert told.date is None
    assert holds_at(claim(None, anchor="report-2w")).day == -14
    assert holds_at(claim(None, anchor="report-last-march")).day == -1
    assert holds_at(claim(None, anchor="report+3d")).day == 0
    assert holds_at(claim(None)).clock == "r1"


def test_an_impossible_day_is_not_known():
    assert holds_at(claim("2031-05-02", "2031-02-31")).date == "2031-05-02"
