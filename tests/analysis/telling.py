"""Tellings of ties by hand, without readings."""

from datetime import date

from faultlines.analysis.moments import CALENDAR, Moment
from faultlines.analysis.told_ties import ToldTie
from faultlines.case import CaseClaim, Source
from faultlines.records import Span, Tie


def told(sign, day, **more) -> ToldTie:
    """`sign` of a towards b on a day (YYYY-MM-DD, or None for an undated report)."""
    report = more.pop("report", f"r{day}")
    ident = more.pop("ident", f"c{sign}{more.get('change')}")
    clock, number = (CALENDAR, date.fromisoformat(day).toordinal()) if day else (report, 0)
    claim = Tie(
        id=ident,
        evidence=(Span(0, 1),),
        vouchers=("author",),
        source="a",
        target="b",
        sign=sign,
        relation="supports" if sign >= 0 else "opposes",
    )
    fields = {
        "one": CaseClaim(Source(report, "Post", day), claim, ("x",)),
        "source": "a",
        "target": "b",
        "target_name": "B",
        "on_issue": False,
        "relation": claim.relation,
        "sign": sign,
        "moment": Moment(clock, number, number),
        "voucher": report,
        "weight": 1.0,
    }
    return ToldTie(**(fields | more))
