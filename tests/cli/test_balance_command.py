import json
import signal
import subprocess
import sys
import time

import pytest

from benchmarks.frustration import by_chance
from faultlines.cli import app

TRIANGLE = "a\tb\tsign\nAnn\tBo\t1\nBo\tCy\t1\nAnn\tCy\t-1\n"


@pytest.fixture
def run(tmp_path, capsys):
    def balance(text, *options):
        (tmp_path / "t.tsv").write_text(text)
        status = app.run(["balance", str(tmp_path / "t.tsv"), *options])
        return status, *capsys.readouterr()

    return balance


def test_one_object_a_window(run):
    text = "a\tb\tsign\twindow_start\nA\tB\t1\t1950\nA\tB\t-1\t1960\nB\tC\t-1\t1960\n"
    status, out, err = run(text, "--json")
    first, second = map(json.loads, out.splitlines())
    assert (status, err) == (0, "")
    assert first.pop("seconds") < 5
    assert first == {
        "window_start": 1950, "nodes": 2, "ties": 1, "frustration": 0, "proven": True,
        "camps": [["A", "B"]], "bound": 0, "gap": 0, "unavoidable": 0, "frustrated": [],
    }  # fmt: skip
    assert second["window_start"] == 1960
    assert second["camps"] == [["A", "C"], ["B"]]


def test_alternatives_and_strain(run):
    _, out, _ = run(TRIANGLE, "--json", "--alternatives", "9", "--strain")
    told = json.loads(out)
    assert (told["window_start"], told["frustration"], told["complete"]) == (None, 1, True)
    assert len(told["alternatives"]) == 2
    assert {len(one["moved"]) for one in told["alternatives"]} == {1}
    assert [pair["turning"] for pair in told["pairs"]] == [0, 0, 0]
    assert {pair["share"] for pair in told["pairs"]} == {0.3333}
    _, out, _ = run(TRIANGLE, "--alternatives", "1", "--strain")
    assert "frustration 1 (proven) · 3 nodes · 3 ties" in out
    assert "as good: 1 or more other partitions" in out
    assert "turning Ann – Bo costs 0" in out


def test_a_bad_row_is_named_and_the_rest_goes_on(run):
    status, out, err = run(TRIANGLE + "Ann\tDi\tmaybe\n", "--json")
    assert status == 1
    assert "t.tsv:5: its sign is 'maybe'; allowed are 1, -1, and 0 for neither" in err
    assert json.loads(out)["ties"] == 3


def test_who_has_no_tie_is_in_a_camp_only_where_asked(run):
    text = TRIANGLE + "Eve\t\t\nAnn\tFay\t0\n"
    assert json.loads(run(text, "--json")[1])["nodes"] == 3
    told = json.loads(run(text, "--json", "--isolated")[1])
    assert told["nodes"] == 5
    assert {"Eve", "Fay"} <= set(told["camps"][0])


def test_what_cannot_be_used(run, capsys):
    status, out, err = run("a\tb\n")
    assert (status, out) == (1, "")
    assert "sign is missing" in err
    status, out, err = run("a\tb\tsign\n", "--json")
    assert (status, out) == (1, "")
    assert "no row that can be used" in err
    assert app.run(["balance", "nowhere.tsv"]) == 1
    assert "nowhere.tsv cannot be read" in capsys.readouterr().err


def test_names_of_strangers_do_not_move_the_cursor(run):
    text = "a\tb\tsign\n\x1b[31mRed[bold]\tBo\t-1\n"
    assert "\x1b" not in run(text)[1]
    _, out, _ = run(text, "--json")
    assert "\x1b" not in out
    assert json.loads(out)["camps"] == [["\x1b[31mRed[bold]"], ["Bo"]]


@pytest.mark.slow
def test_an_interruption_is_heard_while_the_integer_program_runs(tmp_path):
    rows = "\n".join(f"{t.a}\t{t.b}\t{t.sign}" for t in by_chance(600, 0))
    (tmp_path / "hard.tsv").write_text(f"a\tb\tsign\n{rows}\n")
    command = [sys.executable, "-m", "faultlines", "balance", str(tmp_path / "hard.tsv")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        time.sleep(8)
        assert running.poll() is None
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=20)
    assert running.returncode == 130
