import pytest
from factory import ReadingFactory

from faultlines.analysis.as_of import Mark, marks_as_of
from faultlines.case import Case, Filter


def report(ident, date, *ties):
    """Ana and Bo in one report; each tie is (sign, relation, change, edtf)."""
    text = f"Report {ident} on Ana and Bo. " + " ".join(
        f"Tie {n} of them." for n in range(len(ties))
    )
    factory = (
        ReadingFactory(ident, text, "Lantern", date).actor("a1", "Ana Ort").actor("a2", "Bo Ek")
    )
    for number, (sign, relation, change, edtf) in enumerate(ties):
        factory.tie("a1", "a2", sign, f"Tie {number}", relation, change=change, edtf=edtf)
    return factory.build()


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "a.case") as opened:
        opened.add_many([
            report("1", "2031-01-10", (1, "supports", None, None), (1, "hosts", None, None)),
            report("2", "2031-02-10", (1, "supports", "ended", "2031-02-09")),
            report("3", "2031-03-10", (1, "supports", None, None), (1, "leads", None, "2027/2029")),
            report("4", None, (1, "supports", None, None)),
            report("5", "2031-02-10", (-1, "opposes", "began", "2031-05")),
            report("6", "2031-02", (-1, "opposes", None, "2031-01-05/2031-01-11")),
        ])  # fmt: skip
        opened.join_actors()
        yield opened


def marks(case, day):
    claims = case.claims(Filter(as_of=day))
    labels = case.labels({one.told_in.document for one in claims})
    return {one.id for one in claims}, marks_as_of(claims, day, labels)


def test_only_what_had_been_told_by_the_day(case):
    assert marks(case, "2031-01-31")[0] == {"1#c1", "1#c2"}
    assert marks(case, "2031-02-15")[0] == {"1#c1", "1#c2", "2#c1", "5#c1"}
    _, left_out = case.left_out(Filter(as_of="2031-02-15"))
    assert [(one.count, one.why) for one in left_out] == [
        (1, "of reports without a date"), (3, "of reports after 2031-02-15")
    ]  # fmt: skip


def test_nothing_had_ended_before_it_was_told_to(case):
    assert marks(case, "2031-01-31")[1] == {}


def test_ended_by_another_report_and_told_again_later(case):
    found = marks(case, "2031-12-31")[1]
    assert found["1#c1"] == Mark("ended", "2#c1")
    assert found["2#c1"] == Mark("ended")
    assert found["3#c2"] == Mark("ended")
    assert "3#c1" not in found
    assert "6#c1" not in found


def test_time_still_to_come(case):
    assert marks(case, "2031-02-15")[1]["5#c1"] == Mark("future")
    assert "5#c1" not in marks(case, "2031-05-01")[1]
