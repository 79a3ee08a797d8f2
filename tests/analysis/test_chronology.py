from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from faultlines.analysis.chronology import chronology_of
from faultlines.case import CaseClaim
from faultlines.case.entries import Source
from faultlines.records import Commitment, Event, Span, Tie, Time


def told(document, ident, time=None, day=None, **more):
    """An event with a time that is an EDTF date or an anchor, of a report of a day."""
    if time is not None and not isinstance(time, Time):
        is_date = time[:1].isdigit() or time.startswith("..")
        time = Time(text="then", **{"edtf" if is_date else "anchor": time})
    event = Event(
        id=ident, evidence=(Span(0, 4),), vouchers=("author",), type="ASSAULT", time=time, **more
    )
    return CaseClaim(Source(document, None, day), event, ("then",))


def tie(document, ident, time, change=None, day=None):
    claim = Tie(
        id=ident, evidence=(Span(0, 4),), vouchers=("author",), source="a", target="b", sign=1,
        relation="supports", change=change, time=Time(text="then", edtf=time),
    )  # fmt: skip
    return CaseClaim(Source(document, None, day), claim, ("then",))


def relation(*claims):
    chronology = chronology_of(claims)
    return chronology.relation(claims[0].id, claims[1].id)


# what follows, and what does not


def test_days_are_in_order_across_reports():
    assert relation(told("r", "c", "2031-03-09"), told("s", "c", "2031-03-10")) == "before"
    assert relation(told("r", "c", "2031-03"), told("s", "c", "2031-03-10")) is None
    assert relation(told("r", "c", "2031-03-09"), told("s", "c", "2031-03-09")) == "same day"
    assert relation(told("r", "c", "2031-05~"), told("s", "c", "2031-06-10")) is None
    assert relation(told("r", "c", "2031-05~"), told("s", "c", "2031-07-10")) == "before"


def test_undated_report_orders_its_own_claims():
    assert relation(told("r", "c", "report-1d"), told("r", "d", "report-3d")) == "after"
    assert relation(told("r", "c", "report-1d"), told("r", "d", "report-1w")) is None
    assert relation(told("r", "c", "report-1d"), told("r", "d", "report-2w")) == "after"
    assert relation(told("r", "c", "report-1d"), told("s", "d", "report-3d")) is None
    assert relation(told("r", "c", "report-2d"), told("r", "d", "report-2d")) == "same day"
    assert relation(told("r", "c", "report:last-tuesday"), told("r", "d", "report-1m")) is None
    assert relation(told("r", "c", "report:last-tuesday"), told("r", "d", "report-2m")) == "after"


def test_chains_of_claims():
    raid, after = told("r", "c1"), told("r", "c2", "after:c1")
    later = told("r", "c3", "c2+2d")
    chronology = chronology_of([raid, after, later])
    assert chronology.relation("r#c1", "r#c3") == "before"
    assert [one.id for one in chronology.ordered()] == ["r#c1", "r#c2", "r#c3"]
    assert chronology.just_before("r#c3", ["r#c1", "r#c2", "r#c3"]) == ("r#c2",)
    assert chronology.extent("r#c2").known == "relative"


def test_date_of_one_dates_the_chain():
    raid, after = told("r", "c1", "2031-03-09"), told("r", "c2", "c1+1d")
    extent = chronology_of([raid, after]).extent("r#c2")
    assert extent.known == "derived"
    assert "2031-03-09" <= extent.earliest <= "2031-03-10" <= extent.latest <= "2031-03-11"


def test_date_in_an_undated_report_bounds_the_report():
    chronology = chronology_of([told("r", "c", "2031-03-09"), told("r", "d", "report+1d",
                                                                   status="planned")])  # fmt: skip
    assert chronology.relation("r#c", "r#d") == "before"
    assert chronology.extent("r#d").earliest >= "2031-03-09"


def test_what_is_asserted_happened_before_it_is_told():
    early, late = told("r", "c", day="2031-01-15"), told("s", "c", "2031-03-09", day="2031-03-10")
    assert relation(early, late) == "before"
    planned = told("r", "c", day="2031-01-15", status="planned")
    assert relation(planned, late) is None
    assert chronology_of([early]).extent("r#c").latest == "2031-01-15"
    assert chronology_of([planned]).extent("r#c").known == "open"


def test_ties_may_go_on_unless_they_are_told_to_end():
    later = told("s", "c", "2031-03-09")
    assert relation(tie("r", "c", "2003"), later) is None
    assert relation(tie("r", "c", "2003", change="ended"), later) == "before"
    assert relation(tie("r", "c", "../2003"), later) == "before"
    assert relation(tie("r", "c", "2027/.."), later) is None


def test_deadline_is_the_time_of_what_is_owed():
    owed = Commitment(
        id="c", evidence=(Span(0, 4),), vouchers=("author",), set_by=("a",), task="reform",
        form="deadline", time=Time(text="by 31 May", edtf="../2031-05-31"),
    )  # fmt: skip
    claim = CaseClaim(Source("r", None, "2031-02-12"), owed, ("by 31 May",))
    assert chronology_of([claim]).extent("r#c").latest == "2031-05-31"


def test_before_a_date_ends_before_it_begins():
    assert relation(told("r", "c", "before:2003-05"), told("s", "c", "2003-05-01")) == "before"
    assert relation(told("r", "c", "after:2003-05"), told("s", "c", "2003-05-31")) == "after"


def test_contradiction_is_left_aside_and_told():
    claims = [told("r", "c1", "2031-03-09"), told("r", "c2", "2031-03-08"),
              told("r", "c3", "after:c1"), told("r", "c4", Time(text="then", edtf="2031-03-01",
                                                               anchor="after:c1"))]  # fmt: skip
    chronology = chronology_of(claims)
    assert [one.claim for one in chronology.refusals] == ["r#c4"]
    assert chronology.relation("r#c4", "r#c1") == "before"


def test_circle_of_claims_is_one_moment():
    claims = [told("r", "c1", "after:c2"), told("r", "c2", "after:c1")]
    assert relation(*claims) == "same day"


# laws

REPORT = date(2031, 3, 14)
_SHIFTS = st.integers(-40, 20)


def _truly(day, how):
    """A time that is true of something on `day`, told on REPORT, with more or less precision."""
    step = (day - REPORT).days
    weeks = (day - timedelta(day.weekday()) - REPORT + timedelta(REPORT.weekday())).days // 7
    months = (day.year - REPORT.year) * 12 + day.month - REPORT.month
    return {
        "day": str(day), "month": str(day)[:7], "about": f"{str(day)[:7]}~",
        "step": f"report{step:+d}d", "week": f"report{weeks:+d}w", "months": f"report{months:+d}m",
        "side": "before:report" if step <= 0 else "after:report", "none": None,
    }[how]  # fmt: skip


_HOW = st.sampled_from(["day", "month", "about", "step", "week", "months", "side", "none"])
_TOLD = st.lists(st.tuples(_SHIFTS, _HOW), min_size=2, max_size=6)


def _world(shifts, document, day):
    days = [REPORT + timedelta(shift) for shift, _ in shifts]
    claims = [
        told(document, f"c{n}", _truly(there, how), day,
             status="asserted" if there <= REPORT else "planned")
        for n, (there, (_, how)) in enumerate(zip(days, shifts, strict=True))
    ]  # fmt: skip
    return dict(zip([one.id for one in claims], days, strict=True)), claims


@given(first=_TOLD, second=_TOLD, dated=st.booleans())
def test_nothing_false_follows_from_what_is_true(first, second, dated):
    days, claims = {}, []
    for document, shifts in (("r", first), ("s", second)):
        known, told_here = _world(shifts, document, str(REPORT) if dated else None)
        days |= known
        claims += told_here
    chronology = chronology_of(claims)
    assert chronology.refusals == ()
    order = [one.id for one in chronology.ordered()]
    assert sorted(order) == sorted(days)
    for one, other in permutations(days, 2):
        found = chronology.relation(one, other)
        if found == "before":
            assert days[one] <= days[other]
            assert chronology.relation(other, one) == "after"
            assert order.index(one) < order.index(other)
        elif found == "same day":
            assert days[one] == days[other]
    for one, day in days.items():
        extent = chronology.extent(one)
        assert (extent.earliest or "0001") <= str(day) <= (extent.latest or "9999-12-31")


@given(first=_TOLD)
def test_dating_the_report_keeps_every_order(first):
    undated, dated = (_world(first, "r", day)[1] for day in (None, str(REPORT)))
    before, after = chronology_of(undated), chronology_of(dated)
    for one, other in permutations([claim.id for claim in undated], 2):
        found = before.relation(one, other)
        if found is not None:
            assert after.relation(one, other) == found


@given(first=_TOLD, seed=st.randoms())
def test_order_of_the_claims_given_changes_nothing(first, seed):
    claims = _world(first, "r", None)[1]
    mixed = list(claims)
    seed.shuffle(mixed)
    assert [o.id for o in chronology_of(mixed).ordered()] == [
        o.id for o in chronology_of(claims).ordered()
    ]


@given(first=_TOLD)
def test_before_is_a_partial_order(first):
    chronology = chronology_of(_world(first, "r", None)[1])
    ids = [f"r#c{n}" for n in range(len(first))]
    for one, two, three in permutations(ids, 3) if len(ids) > 2 else ():
        pairs = [chronology.relation(one, two), chronology.relation(two, three)]
        if pairs == ["before", "before"]:
            assert chronology.relation(one, three) == "before"
