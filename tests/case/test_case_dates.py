import pytest

from faultlines.case import days_of


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2006-10-26", "2006-10-26", "2006-10-26"),
        ("2006-02", "2006-02-01", "2006-02-28"),
        ("2006~", "2006-01-01", "2006-12-31"),
        ("2006-10/2007", "2006-10-01", "2007-12-31"),
        ("2006/..", "2006-01-01", None),
        ("../2006", None, "2006-12-31"),
        ("2006-21", "2006-01-01", "2006-12-31"),
        ("soon", None, None),
        (None, None, None),
    ],
)
def test_bounds(edtf, earliest, latest):
    assert days_of(edtf) == (earliest, latest)
