from functools import partial
from pathlib import Path

import pytest

from faultlines.case import Case
from faultlines.cli.app import run
from faultlines.pipeline import case_reading
from faultlines.records import Reading, Report


def read_plainly(report: Report) -> Reading:
    return Reading(**{field: getattr(report, field) for field in report.__struct_fields__})


@pytest.fixture(autouse=True)
def _stub_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    stub = partial(case_reading.CaseReading, load=lambda: read_plainly, processes=1)
    monkeypatch.setattr(case_reading, "CaseReading", stub)


def test_a_folder_is_read_into_a_new_case_and_only_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, case = tmp_path / "reports", tmp_path / "a.case"
    folder.mkdir()
    (folder / "a.txt").write_text("One.")
    (folder / "b.txt").write_text("Two.")
    arguments = ["read", str(folder), "--case", str(case), "--source", "Post", "--date", "2001"]
    assert run(arguments) == 0
    assert capsys.readouterr().out == "Reports: 2 read, 0 known already.\n"
    assert run(arguments) == 0
    assert capsys.readouterr().out == "Reports: 0 read, 2 known already.\n"
    with Case.open(case) as opened:
        assert {(entry.source, entry.date) for entry in opened.documents()} == {("Post", "2001")}


def test_what_is_unreadable_is_named_and_sets_the_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b\x1b[31m.txt"
    good.write_text("One.")
    bad.write_bytes(b"\0")
    assert run(["read", str(bad), str(good), "--case", str(tmp_path / "a.case")]) == 1
    shown = capsys.readouterr()
    assert shown.out == "Reports: 1 read, 0 known already, 1 unreadable.\n"
    assert "binary" in shown.err
    assert "\x1b" not in shown.err


def test_a_date_that_is_none_makes_no_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["read", str(tmp_path), "--case", str(tmp_path / "a.case"), "--date", "Monday"]
    assert run(arguments) == 1
    assert "Monday" in capsys.readouterr().err
    assert not (tmp_path / "a.case").exists()
