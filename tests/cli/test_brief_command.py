"""`faultlines brief` from files, readings, a case and the sample."""

import json
import tempfile
from functools import partial
from pathlib import Path

import pytest
from factory import raid, rival

from faultlines.case import Case
from faultlines.cli.app import run
from faultlines.language import network_analyser
from faultlines.pipeline import case_reading
from faultlines.records import encode_reading

WEIGHTS = Path(network_analyser.__file__).parent / "weights"


@pytest.fixture
def _stub_reader(monkeypatch):
    """Every report is read as the raid, under its own id and text."""

    def read(report):
        made = raid(report.id)
        assert report.text == made.text
        return made

    stub = partial(case_reading.CaseReading, load=lambda: read, processes=1)
    monkeypatch.setattr(case_reading, "CaseReading", stub)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "raid.txt"
    path.write_text(raid().text)
    return path


@pytest.mark.usefixtures("_stub_reader")
def test_a_file_becomes_a_brief_and_leaves_no_case(report, capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    assert run(["brief", str(report), "--width", "100"]) == 0
    shown = capsys.readouterr()
    assert "Khalilzad supports Nouri al-Maliki" in shown.out
    assert "“Khalilzad backs Maliki”  author" in shown.out
    assert "faultlines read FILE… --case CASE" in shown.out
    assert shown.err == ""
    assert not list((tmp_path / "temporary").iterdir())


@pytest.mark.usefixtures("_stub_reader")
def test_what_is_unreadable_is_named_and_sets_the_status(report, tmp_path, capsys):
    (tmp_path / "bad.txt").write_bytes(b"\0")
    assert run(["brief", str(tmp_path / "bad.txt"), str(report)]) == 1
    shown = capsys.readouterr()
    assert "bad.txt: unreadable. " in shown.err
    assert "Who is in it" in shown.out


def test_nothing_readable_is_an_error_in_a_sentence(tmp_path, capsys):
    assert run(["brief", str(tmp_path / "missing.txt")]) == 1
    shown = capsys.readouterr()
    assert "There is no such file" in shown.err
    assert "There is no report to brief on" in shown.err
    assert shown.out == ""


def test_readings_need_no_model(tmp_path, capsys):
    lines = tmp_path / "readings.jsonl"
    lines.write_bytes(b"".join(encode_reading(one) + b"\n" for one in (raid(), rival())) + b"{}\n")
    assert run(["brief", "--readings", str(lines)]) == 1
    shown = capsys.readouterr()
    assert "the tellings contradict each other" in shown.out
    assert "readings.jsonl:3" in shown.err


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "a.case"
    with Case.create(path) as opened:
        opened.add_many([raid(), rival()])
        opened.join_actors()
    return path


def test_a_case_and_its_filters(case, capsys):
    assert run(["brief", "--case", str(case), "--json", "--min-confidence", "0.5"]) == 0
    every = json.loads(capsys.readouterr().out)
    assert len(every["reports"]) == 2
    assert every["left_out"][0]["what"] == "claim below confidence 0.5"
    assert run(["brief", "--case", str(case), "--json", "--according-to", "officials"]) == 0
    theirs = json.loads(capsys.readouterr().out)
    assert theirs["claims"] == 1


@pytest.mark.parametrize("arguments", [[], ["a.txt", "--sample"], ["a.txt", "--case", "x"]])
def test_one_source_is_asked_for(arguments, capsys):
    assert run(["brief", *arguments]) == 2
    assert "give files of reports" in " ".join(capsys.readouterr().err.split())


@pytest.mark.slow
@pytest.mark.skipif(not list(WEIGHTS.glob("*")), reason="the weights are not in this copy")
def test_the_sample_read_by_the_model_from_end_to_end(capsys):
    assert run(["brief", "--sample", "--json", "--limit", "300"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert len(made["reports"]) == 14
    present = {line["actor"]["name"] for line in made["actors"]["lines"][:6]}
    assert {"Ilsabet Marrowen", "Tomar Duskeld", "Corvan Tiesh"} <= present
    ties = {
        (line["source"]["name"], line["sign"], line["target"]["name"])
        for line in made["ties"]["lines"]
    }
    assert ("Ilsabet Marrowen", -1, "Corvan Tiesh") in ties
    for name in ("commitments", "outlooks", "framing"):
        assert made[name]["found"] > 0, name
    sample = Path(case_reading.__file__).parents[1] / "sample" / "crisis"
    for line in made["ties"]["lines"]:
        text = (sample / line["voice"]["report"]).read_text(encoding="utf-8")
        assert all(words in text for words in line["voice"]["words"])
        assert line["voice"]["vouchers"][0]["name"] == "the author"
