import json
import os
import signal
import subprocess
import sys
import time

import pytest
from factory import raid, rival

from faultlines.cli import app
from faultlines.records import encode_reading


def run(*arguments):
    return app.run([str(argument) for argument in arguments])


@pytest.fixture
def path(tmp_path):
    lines = b"".join(encode_reading(one) + b"\n" for one in (raid(), rival()))
    (tmp_path / "readings.jsonl").write_bytes(lines)
    assert run("import", tmp_path / "readings.jsonl", "--case", tmp_path / "a.case") == 0
    return tmp_path / "a.case"


def test_export_equals_what_was_imported(path, capfdbinary):
    assert run("export", path) == 0
    assert capfdbinary.readouterr().out == (path.parent / "readings.jsonl").read_bytes()
    assert run("export", path, "--output", path.parent / "out") == 0
    assert (path.parent / "out").read_bytes() == (path.parent / "readings.jsonl").read_bytes()


def test_import_names_every_defect_and_keeps_the_good(tmp_path, capsys):
    bad = json.loads(encode_reading(rival()))
    bad["claims"][0]["evidence"] = [[5, 9999]]
    bad["claims"][1]["status"] = "sure"
    no_words = json.loads(encode_reading(rival("003")))
    no_words["claims"][0]["evidence"] = []
    no_words["claims"][0]["vouchers"] = ["a9"]
    extra = json.loads(encode_reading(raid("004")))
    extra["mood"] = extra["claims"][0]["colour"] = "grey"
    lines = [encode_reading(raid()), json.dumps(bad).encode(), b"{", b"", b"[]", b"\xff"]
    lines += [json.dumps(no_words).encode(), json.dumps(extra).encode()]
    (tmp_path / "r.jsonl").write_bytes(b"\n".join(lines))
    assert run("import", tmp_path / "r.jsonl", "--case", tmp_path / "a.case") == 1
    said = capsys.readouterr().err
    for place in ("r.jsonl:2: claims[1]", ":3: ", ":5: ", ":6: ", ":7: claims[0] (c1).evidence"):
        assert place in said
    assert ":7: claims[0] (c1).vouchers" in said
    assert "2 readings imported, 5 with defects left out." in said


def test_import_from_standard_input(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "faultlines", "import", "-", "--case", tmp_path / "a.case"],
        input=encode_reading(raid()),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"1 reading imported.\n")


def test_second_import_and_conflict(path, capsys):
    assert run("import", path.parent / "readings.jsonl", "--case", path) == 0
    assert "0 readings imported, 2 known already." in capsys.readouterr().err
    other = json.loads(encode_reading(raid()))
    (path.parent / "o.jsonl").write_text(json.dumps({**other, "text": other["text"] + " More."}))
    assert run("import", path.parent / "o.jsonl", "--case", path) == 1
    assert "--replace" in capsys.readouterr().err
    assert run("import", path.parent / "o.jsonl", "--case", path, "--replace") == 0


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("list", "CASE", "ties"), "Ties: 3"),
        (("list", "CASE", "ties", "--according-to", "author", "--limit", "1"), "1 of 3"),
        (("list", "CASE", "events", "--source", "evening herald", "--json"), '"002#c1"'),
        (("list", "CASE", "actors", "--csv"), "id,name,type"),
        (("show", "CASE", "Maliki", "--since", "2006-10-27"), "before 2006-10-27"),
        (("joins", "CASE"), "surname"),
        (("joins", "CASE", "--pending", "--json"), "[]"),
        (("settings",), "FAULTLINES_PROCESSES"),
        (("--version",), "faultlines 0"),
    ],
)
def test_commands_answer(path, capsys, arguments, expected):
    assert run(*(path if one == "CASE" else one for one in arguments)) == 0
    assert expected in capsys.readouterr().out


def test_decide_and_undo(path, capsys):
    assert run("decide", path, "reject", "001#a2", "002#a3", "--who", "me") == 0
    assert run("decide", path, "undo", "1") == 0
    capsys.readouterr()
    assert run("joins", path, "--decisions", "--json") == 0
    assert [one["undone_by"] for one in json.loads(capsys.readouterr().out)] == [2, None]
    assert run("joins", path, "--decisions") == 0
    assert run("decide", path, "undo", "1") == 1
    assert run("decide", path, "merge", "001#a2") == 2


def test_decide_on_claims_and_dates(path, capsys):
    assert run("decide", path, "correct", "001#c2", "--set", "sign=-1", "--set", "time=2006") == 0
    assert "is corrected: " in capsys.readouterr().out
    assert run("decide", path, "date", "001", "2006-10-20", "--who", "me") == 0
    assert "the report 001 is of 2006-10-20" in capsys.readouterr().out
    assert run("decide", path, "confirm", "001#c1") == 0
    assert run("decide", path, "reject", "001#c3") == 0
    capsys.readouterr()
    assert run("list", path, "decisions", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["what"], row["about"], row["state"]) for row in rows] == [
        ("correct", "claim", "in effect"),
        ("date", "report", "in effect"),
        ("confirm", "claim", "in effect"),
        ("reject", "claim", "in effect"),
    ]
    assert run("list", path, "ties", "--json") == 0
    ids = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert "001#c3" not in ids
    assert (ids["001#c2"]["was"], ids["001#c2"]["date_of_report"]) == (
        ["time: none", "sign: 1"],
        "2006-10-20",
    )
    assert run("export", path) == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("correct", "001#c2"), 2, "at least one --set"),
        (("confirm", "001#c2", "--set", "sign=-1"), 2, "nothing else does"),
        (("correct", "001#c2", "--set", "sign"), 2, "FIELD=VALUE"),
        (("correct", "001#c2", "--set", "sign=9"), 1, "allowed: -1, 0, 1"),
        (("date", "001"), 2, "its date"),
        (("date", "001", "someday"), 1, "allowed is a date"),
        (("undo", "one"), 2, "the number of a decision"),
        (("confirm", "001#c99"), 1, "no claim"),
    ],
)
def test_decisions_that_cannot_be_made(path, capsys, arguments, status, said):
    assert run("decide", path, *arguments) == status
    assert said in " ".join(capsys.readouterr().err.replace("\n", " ").split())


def test_any_view_as_of_a_day(path, capsys):
    for command in (("list", "CASE", "ties"), ("list", "CASE", "timeline"), ("brief", "--case")):
        words = [str(path) if word == "CASE" else word for word in command]
        words += [str(path)] if command[0] == "brief" else []
        assert run(*words, "--as-of", "2006-10-26", "--json") == 0
        said = capsys.readouterr().out
        assert "Evening Herald" not in said
        assert "Daily Lantern" in said
    assert run("list", path, "ties", "--as-of", "then") == 2


def test_tenures_are_listed(path, capsys):
    assert run("list", path, "tenures", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_identities_are_added_listed_and_taken_back(path, capsys):
    known = path.parent / "mine.csv"
    known.write_text("id,name,type,aliases\nQ1,Nouri al-Maliki,person,Nuri al-Maliki\n")
    assert run("identities", path, known, "--who", "me") == 0
    assert "1 identity; 1 actor of the case" in capsys.readouterr().out
    assert run("identities", path, "--json") == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["identity"]["id"], one["file"], one["outside"]) == ("Q1", "mine.csv", True)
    assert run("show", path, "Nouri al-Maliki") == 0
    assert "outside knowledge: Nouri al-Maliki (Q1), by mine.csv" in capsys.readouterr().out
    assert run("identities", path, "--lists") == 0
    assert "mine.csv" in capsys.readouterr().out
    assert run("identities", path, "--take-back", "1") == 0
    capsys.readouterr()
    assert run("identities", path, "--json") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run("identities", path, "--take-back", "1") == 1
    assert run("identities", path, known, "--take-back", "1") == 2
    assert run("identities", path, path.parent / "none.csv") == 1


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("list", "NONE", "ties"), 1, "There is no case at"),
        (("list", "CASE", "enemies"), 1, "There are: actors"),
        (("list", "CASE", "ties", "--source", "Nobody"), 1, "'Daily Lantern'"),
        (("list", "CASE", "ties", "--since", "soon"), 2, "allowed is a date"),
        (("list", "CASE", "ties", "--min-confidence", "7"), 2, "--min-confidence"),
        (("show", "CASE", "Khalilsad"), 1, "Did you mean 'Khalilzad'"),
        (("import", "NONE", "--case", "CASE"), 1, "cannot be read"),
        (("nothing",), 2, "No such command"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(path, capsys, arguments, status, sentence):
    places = {"CASE": path, "NONE": path.parent / "none"}
    assert run(*(places.get(one, one) for one in arguments)) == status
    said = capsys.readouterr()
    assert sentence in " ".join(said.err.replace("│", "").split())
    assert "Traceback" not in said.err


def test_a_fault_of_our_own_is_a_sentence(path, capsys, monkeypatch):
    monkeypatch.setattr("faultlines.views.find_listing", lambda _: 1 / 0)
    monkeypatch.delenv("FAULTLINES_DEBUG", raising=False)
    assert run("list", path, "ties") == 1
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_broken_pipe_is_quiet(path):
    command = f"{sys.executable} -m faultlines list {path} ties --json | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""


def test_interrupt_leaves_with_130(tmp_path):
    waiting = subprocess.Popen(
        [sys.executable, "-m", "faultlines", "import", "-", "--case", tmp_path / "a.case"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 20
    while not (tmp_path / "a.case").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    os.kill(waiting.pid, signal.SIGINT)
    _, said = waiting.communicate(timeout=20)
    assert waiting.returncode == 130
    assert b"Traceback" not in said


def test_help_is_quick():
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "faultlines", "--help"], check=True, capture_output=True
    )
    assert b"import" in done.stdout
    assert time.perf_counter() - start < 2.5  # 0.3 s on an idle machine
    code = "import sys; from faultlines.cli.app import build_app; build_app(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    heavy = {"duckdb", "numpy", "spacy", "onnxruntime", "rich.table", "rapidfuzz"}
    assert not heavy & set(loaded.stdout.split())
