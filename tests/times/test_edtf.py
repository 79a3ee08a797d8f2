from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.times import days_of, edtf_between, possible_days

DAY = st.dates().map(str)


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2006-10-26", "2006-10-26", "2006-10-26"),
        ("2006-02", "2006-02-01", "2006-02-28"),
        ("2006~", "2006-01-01", "2006-12-31"),
        ("2006-10/2007", "2006-10-01", "2007-12-31"),
        ("2006/..", "2006-01-01", None),
        ("2006/", "2006-01-01", None),
        ("../2006", None, "2006-12-31"),
        ("2006-21", "2006-01-01", "2006-12-31"),
        ("2006-24", "2005-12-01", "2007-02-28"),
        ("2006-34", "2006-04-01", "2006-06-30"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2006-XX", "2006-01-01", "2006-12-31"),
        ("2006-1X", "2006-10-01", "2006-12-31"),
        ("2004-02-XX", "2004-02-01", "2004-02-29"),
        ("2006-XX-31", "2006-01-31", "2006-12-31"),
        ("2006-10-26T10:00:00Z", "2006-10-26", "2006-10-26"),
        ("[2006-03, 2008]", "2006-03-01", "2008-12-31"),
        ("{..2006}", None, "2006-12-31"),
        ("2006-~10-26", "2006-10-26", "2006-10-26"),
        ("XXXX-05-15", None, None),
        ("2006-02-30", None, None),
        ("2006-13", None, None),
        ("2008/2006", None, None),
        ("0000", None, None),
        ("soon", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_bounds(edtf, earliest, latest):
    assert days_of(edtf) == (earliest, latest)


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2006-10-26", "2006-10-26", "2006-10-26"),
        ("2006-10-26?", "2006-10-25", "2006-10-27"),
        ("2006-10~", "2006-08-31", "2006-12-01"),
        ("2006~/2008", "2004-12-31", "2008-12-31"),
    ],
)
def test_approximate_dates_may_be_a_unit_off(edtf, earliest, latest):
    assert possible_days(edtf) == (earliest, latest)


@given(st.text(alphabet="0123456789-X/~?%.[]{},T:Z ", max_size=24))
def test_anything_is_read_or_undated_and_never_backwards(text):
    days, possible = days_of(text), possible_days(text)
    if days.earliest and days.latest:
        assert date.fromisoformat(days.earliest) <= date.fromisoformat(days.latest)
        assert possible.earliest <= days.earliest
        assert days.latest <= possible.latest


@given(DAY, DAY)
def test_span_is_written_and_read_again(one, other):
    first, last = sorted((one, other))
    assert days_of(edtf_between(first, last)) == (first, last)


@given(DAY)
def test_finer_dates_lie_within_coarser_ones(day):
    for coarse in (day[:7], day[:4], f"{day[:3]}X", f"{day[:4]}-XX", f"{day}/..", f"{day[:8]}XX"):
        wide = days_of(coarse)
        assert (wide.earliest or "") <= day <= (wide.latest or "9999-12-31")


@given(
    st.one_of(
        st.dates(min_value=date(1000, 1, 1)).map(str),
        st.dates(min_value=date(1000, 1, 1)).map(lambda day: str(day)[:7]),
        st.integers(1000, 9999).map(str),
        st.integers(100, 999).map(lambda year: f"{year}X"),
    ),
    st.sampled_from(["", "?", "~", "%"]),
)
def test_same_bounds_as_the_edtf_package(edtf, mark):
    parse_edtf = pytest.importorskip("edtf").parse_edtf
    parsed = parse_edtf(edtf + (mark if "X" not in edtf else ""))
    lower, upper = (f"{t.tm_year:04d}-{t.tm_mon:02d}-{t.tm_mday:02d}"
                    for t in (parsed.lower_strict(), parsed.upper_strict()))  # fmt: skip
    assert days_of(edtf + mark) == (lower, upper)
