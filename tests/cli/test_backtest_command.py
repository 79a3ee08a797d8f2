import json

import numpy as np
import pytest

from faultlines.case import Case
from faultlines.cli import app

HEAD = "window_start\twindow_end\ta\tb\tsign\n"


def table(years=12, actors=14, seed=0):
    """Two camps; ties turn by chance, and back."""
    chance = np.random.default_rng(seed)
    signs = {
        (a, b): 1 if (a < 7) == (b < 7) else -1
        for a in range(actors)
        for b in range(a)
        if chance.random() < 0.6
    }
    lines = []
    for year in range(1950, 1950 + years):
        told = {tie: -s if chance.random() < 0.1 else s for tie, s in signs.items()}
        there = [(a, b, s) for (a, b), s in told.items() if chance.random() < 0.95]
        lines += [f"{year}\t{year + 1}\t{a}\t{b}\t{s}" for a, b, s in there]
    return HEAD + "\n".join(lines) + "\n"


@pytest.fixture
def run(tmp_path, capsys):
    def command(text, *options):
        (tmp_path / "t.tsv").write_text(text)
        status = app.run(["backtest", str(tmp_path / "t.tsv"), *options])
        return status, *capsys.readouterr()

    return command


def test_one_object(run):
    status, out, err = run(table(), "--json", "--train-before", "1956")
    told = json.loads(out)
    assert (status, err) == (0, "")
    assert (told["horizon"], told["train_before"]) == (2, 1956)
    assert told["train_windows"] == [1950, 1951, 1952]
    assert told["test_windows"] == [1956, 1957, 1958, 1959]
    scores = {"n", "turned", "auc", "average_precision", "log_loss", "calibration_error"}
    assert set(told["persisting"]) == scores | {"intervals"}
    assert {"no_change", "sign", "triad_counts"} <= set(told["baselines"])
    assert all(set(one) == scores | {"intervals"} for one in told["baselines"].values())
    assert set(told["new"]) == set(told["vanishing"]) == scores | {"intervals", "baselines"}
    assert told["persisting"]["n"] > 100
    low, high = told["persisting"]["intervals"]["log_loss"]
    assert low < told["persisting"]["log_loss"] < high
    assert told["models"]["persisting"]["terms"][0]["term"] == "against"
    assert "does not" in told["note"]


def test_for_a_reader_and_with_another_horizon(run):
    status, out, _ = run(table(), "--horizon", "3")
    assert status == 0
    assert "3 years ahead" in out
    assert "this model" in out
    assert "no_change" in out


def test_a_bad_row_is_named_and_the_rest_goes_on(run):
    status, out, err = run(table() + "1950\t1951\tx\ty\tmaybe\n1950\t1955\tx\ty\t1\n", "--json")
    assert status == 1
    assert "its sign is 'maybe'" in err
    assert "its window ends in '1955', in rows before it in '1951'" in err
    assert json.loads(out)["persisting"]["n"] > 100


@pytest.mark.parametrize(
    ("text", "options", "sentence"),
    [
        ("a\tb\tsign\nA\tB\t1\n", (), "no column window_start"),
        (HEAD, (), "no dated tie"),
        (HEAD + "1950\t1951\tA\tB\t1\n", (), "no two windows that share no year"),
        (HEAD + "spring\t1951\tA\tB\t1\n", (), "a window at 'spring'"),
        (HEAD + "1950\t1949\tA\tB\t1\n", (), "must not end before it starts"),
        (table(), ("--horizon", "1"), "1 years ahead"),
        (table(), ("--train-before", "1950"), "nothing to learn from"),
        (table(), ("--train-before", "1999"), "nothing to foretell"),
    ],
)
def test_what_cannot_be_used_gets_a_sentence(run, text, options, sentence):
    status, out, err = run(text, *options)
    assert (status, out) == (1, "")
    assert sentence in err


def test_no_such_file_and_an_empty_case(tmp_path, capsys):
    assert app.run(["backtest", str(tmp_path / "nowhere")]) == 1
    assert "cannot be read" in capsys.readouterr().err
    Case.create(tmp_path / "c.case").close()
    assert app.run(["backtest", str(tmp_path / "c.case")]) == 1
    assert "no dated tie" in capsys.readouterr().err
