import json
from pathlib import Path

import pytest

from benchmarks.figures import Figure, show
from benchmarks.frustration import FAMILIES, measure
from benchmarks.matters import matched_events, score_matters
from benchmarks.texts import benchmark_reports, count_words
from faultlines.records import Event, Reading, Span


def test_reports_made_are_as_long_as_asked_for_and_the_same_each_time() -> None:
    reports = benchmark_reports(3000)
    assert 3000 <= count_words(reports) < 3600
    assert reports == benchmark_reports(3000)
    assert len({report.text for report in reports}) == len(reports)


def test_a_folder_is_read_again_where_it_is_short(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one two three")
    assert count_words(benchmark_reports(7, tmp_path)) == 9
    (tmp_path / "a.txt").unlink()
    with pytest.raises(SystemExit, match="no reports"):
        benchmark_reports(7, tmp_path)


def test_the_last_line_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    show([Figure("key", "what", 1.23456, "s"), Figure("other", "more", 2, "MB")])
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"key": 1.2346, "other": 2}


def reading_of(*matters: str | None) -> Reading:
    """Events of one letter each, "a b c …", on these matters."""
    text = " ".join("abcdef"[: len(matters)])
    events = [
        Event(
            id=f"c{n}", evidence=(Span(2 * n, 2 * n + 1),), vouchers=("author",), status="asserted",
            type="ASSAULT", trigger=Span(2 * n, 2 * n + 1), matter=matter,
        )
        for n, matter in enumerate(matters)
    ]  # fmt: skip
    return Reading(id="r", text=text, claims=tuple(events))


def key_of(*matters: str | None) -> dict[str, object]:
    """The same events as a key has them."""
    return {
        "actors": [],
        "issues": [],
        "claims": [
            {
                "id": f"e{n}", "kind": "event", "types": ["ASSAULT"], "actors": [],
                "recipients": [], "evidence": [[2 * n, 2 * n + 1]],
                "trigger": [2 * n, 2 * n + 1], "matter": matter,
            }
            for n, matter in enumerate(matters)
        ],
    }  # fmt: skip


def test_pairs_on_one_matter_are_counted_whatever_the_matters_are_called() -> None:
    key = key_of("x", "x", "x", "y", None)
    score = score_matters([(key, reading_of("m1", "m1", "m2", "m2", None))])
    assert (score.said, score.wanted, score.both) == (2, 3, 1)
    assert score.precision == 1 / 2
    assert score.recall == 1 / 3
    assert score.f1 == pytest.approx(0.4)
    assert score_matters([(key, reading_of("m1", "m1", "m2", "m2", None))], matched_events) == score


def test_two_claims_that_stand_alone_are_on_no_matter_together() -> None:
    score = score_matters([(key_of(None, None), reading_of(None, None))])
    assert (score.said, score.wanted, score.f1) == (0, 0, 0.0)


def test_networks_of_the_frustration_benchmark_are_as_large_as_asked_for_and_the_same():
    for name, make in FAMILIES.items():
        ties = make(125, 1)
        assert ties == make(125, 1) != make(125, 2)
        assert abs(len(ties) - 125) <= 10, name
    measured = measure(FAMILIES["planted"](60, 0), 10)
    assert measured.proven
    assert measured.cost == measured.bound <= measured.plain_cost
