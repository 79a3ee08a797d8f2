import json
from pathlib import Path

import pytest

from benchmarks.figures import Figure, show
from benchmarks.texts import benchmark_reports, count_words


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
