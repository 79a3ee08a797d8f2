from collections.abc import Iterator
from pathlib import Path

import pytest
from stub_readers import load_plain

from faultlines.case import Case
from faultlines.documents import Notice, Unreadable
from faultlines.pipeline.case_reading import CaseReading, Remark, Tally
from faultlines.records import Reading, Report

AGENCY = " ".join(f"word{number}" for number in range(200))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "a.case") as opened:
        yield opened


def run(
    case: Case, *found: Report | Notice | Unreadable, replace: bool = False
) -> tuple[Tally, list[Remark]]:
    told: list[Remark] = []
    reading = CaseReading(case, tell=told.append, replace=replace, processes=1, load=load_plain)
    return reading.run(found), told


def stored(case: Case) -> dict[str, Reading]:
    return {reading.id: reading for reading in case.readings()}


def copies(case: Case) -> dict[str, str | None]:
    return {entry.id: entry.copy_of for entry in case.documents()}


def test_what_is_known_is_not_read_again(case: Case) -> None:
    first, second = Report(id="a", text="One."), Report(id="b", text="Two.")
    assert run(case, first)[0] == Tally(read=1)
    assert run(case, first, second)[0] == Tally(read=1, known=1)
    assert set(stored(case)) == {"a", "b"}


def test_one_that_fails_does_not_stop_the_others(case: Case) -> None:
    tally, told = run(
        case,
        Unreadable("x.pdf", "It is damaged."),
        Report(id="a", text="crash"),
        Notice("y.png", "Passed over."),
        Report(id="b", text="Two."),
    )
    assert tally == Tally(read=1, unreadable=2)
    assert {remark.path for remark in told} == {"x.pdf", "y.png", "a"}
    assert set(stored(case)) == {"b"}


def test_an_id_with_another_text_is_a_conflict_unless_it_may_replace(case: Case) -> None:
    run(case, Report(id="a", text="One."))
    tally, told = run(case, Report(id="a", text="Another."))
    assert tally == Tally(unreadable=1)
    assert "--replace" in told[0].sentence
    assert stored(case)["a"].text == "One."
    run(case, Report(id="a", text="Another."), replace=True)
    assert stored(case)["a"].text == "Another."


def test_a_date_that_becomes_known_is_taken_in_and_never_lost(case: Case) -> None:
    run(case, Report(id="a", text="One.", source="Post"))
    assert run(case, Report(id="a", text="One.", date="2001-01-01"))[0] == Tally(read=1)
    assert run(case, Report(id="a", text="One."))[0] == Tally(known=1)
    reading = stored(case)["a"]
    assert (reading.source, reading.date) == ("Post", "2001-01-01")


def test_what_somebody_else_read_is_left_as_it_is(case: Case) -> None:
    case.add(Reading(id="a", text="One."), "imported")
    assert run(case, Report(id="a", text="One.", date="2001-01-01"))[0] == Tally(known=1)
    assert stored(case)["a"].date is None


@pytest.mark.parametrize("together", [True, False])
def test_the_original_is_the_earliest_whichever_came_first(case: Case, together: bool) -> None:
    late = Report(id="late", text=AGENCY, date="2001-01-02")
    early = Report(id="early", text=AGENCY + " end.", date="2001-01-01")
    other = Report(id="other", text="Something else.")
    if together:
        tally, _ = run(case, late, other, early)
        assert tally.copies == 1
    else:
        assert run(case, late, other)[0].copies == 0
        assert run(case, early)[0].copies == 0
    assert copies(case) == {"early": None, "late": "early", "other": None}


def test_a_copy_that_changes_is_a_copy_no_longer(case: Case) -> None:
    run(case, Report(id="a", text=AGENCY), Report(id="b", text=AGENCY))
    assert copies(case) == {"a": None, "b": "a"}
    run(case, Report(id="a", text="Something else."), replace=True)
    assert copies(case) == {"a": None, "b": None}


def test_a_run_that_is_interrupted_can_be_repeated(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("faultlines.pipeline.case_reading._BATCH_READINGS", 2)
    reports = [Report(id=str(number), text=f"Text {number}.") for number in range(5)]

    def broken() -> Iterator[Report]:
        yield from reports[:3]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        CaseReading(case, tell=print, processes=1, load=load_plain).run(broken())
    assert set(stored(case)) == {"0", "1"}
    assert run(case, *reports)[0] == Tally(read=3, known=2)
