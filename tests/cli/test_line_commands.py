import io
import json
import sys
from functools import partial
from pathlib import Path

import pytest

from faultlines import pipeline
from faultlines.cli.app import run
from faultlines.pipeline.relation import Pair, Relation
from faultlines.records import Reading, Report

LINES = b'{"id": "1", "text": "One."}\nnonsense\n{"id": "3", "text": "Three."}\n'


def read_plainly(report: Report) -> Reading:
    return Reading(id=report.id, text=report.text)


@pytest.fixture(autouse=True)
def _stub_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        pipeline,
        "extract_lines",
        partial(pipeline.extract_lines, load=lambda _: read_plainly, processes=1),
    )


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(LINES)
    return path


def test_each_line_is_answered_and_a_bad_one_sets_the_status(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "readings.jsonl"
    assert run(["extract", "--input", str(reports), "--output", str(target)]) == 1
    answers = [json.loads(line) for line in target.read_text().splitlines()]
    assert [found["id"] for found in answers] == ["1", None, "3"]
    assert "error" in answers[1]
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "1 line of 3" in shown.err


def test_all_is_well_without_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    source.write_bytes(LINES.splitlines(keepends=True)[0])
    assert run(["extract", "--input", str(source), "--output", str(target)]) == 0
    assert capsys.readouterr().err == ""


def test_standard_streams(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES)))
    assert run(["extract", "--input", "-", "--output", "-"]) == 1
    assert len(capfdbinary.readouterr().out.splitlines()) == 3


def test_input_and_output_may_not_be_one_file(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["extract", "--input", str(reports), "--output", str(reports)]) == 1
    assert reports.read_bytes() == LINES
    assert "both input and output" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("source", "target"), [("gone.jsonl", "out"), (".", "out"), ("in", "no/such/folder")]
)
def test_files_that_cannot_be_opened_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, target: str
) -> None:
    (tmp_path / "in").write_bytes(LINES)
    given = ["--input", str(tmp_path / source), "--output", str(tmp_path / target)]
    assert run(["extract", *given]) == 1
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert str(tmp_path / (source if target == "out" else target)) in complaint


def test_a_full_disk_is_told(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    assert run(["extract", "--input", str(reports), "--output", "/dev/full"]) == 1
    assert "/dev/full cannot be written on" in capsys.readouterr().err


def test_relate_answers_pairs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def score(pair: Pair) -> Relation:
        return Relation(id=pair.id, stance={"neutral": 1.0}, event={"NONE": 1.0})

    stub = partial(pipeline.relate_lines, load=lambda: score, processes=1)
    monkeypatch.setattr(pipeline, "relate_lines", stub)
    path = tmp_path / "pairs.jsonl"
    pair = {"id": "7", "text": "A hit B.", "source": [0, 1], "target": [6, 7]}
    path.write_text(json.dumps(pair) + "\n{}\n")
    assert run(["relate", "--input", str(path), "--output", "-"]) == 1
    first, second = map(json.loads, capfd.readouterr().out.splitlines())
    assert first == {"id": "7", "stance": {"neutral": 1.0}, "event": {"NONE": 1.0}}
    assert list(second) == ["id", "error"]
