"""`list CASE faults` and `camps` as a user runs them, on a small case of three reports."""

import csv
import io
import json

import pytest
from factory import ReadingFactory

from faultlines.case import Case
from faultlines.cli import app

FIRST = "Aland backs Borduria. Borduria backs Cascara. Aland fights Cascara."
LATER = "Aland has broken with Borduria and fights it."


def reading(ident, text, date, source="Post"):
    return (
        ReadingFactory(ident, text, source, date)
        .actor("a", "Aland", "state")
        .actor("b", "Borduria", "state")
        .actor("c", "Cascara", "state")
    )


@pytest.fixture
def path(tmp_path):
    first = reading("1", FIRST, "2001-01-01").tie("a", "b", 1, "Aland backs Borduria")
    first.tie("b", "c", 1, "Borduria backs Cascara").tie("a", "c", -1, "Aland fights Cascara")
    later = reading("2", LATER, "2001-09-01").tie("a", "b", -1, "broken with", "breaks_with")
    later.tie("a", "b", -1, "fights it", "fights")
    with Case.create(tmp_path / "a.case") as case:
        case.add_many([first.build(), later.build()])
        case.join_actors()
    return tmp_path / "a.case"


@pytest.fixture
def rows(path, capsys):
    def listed(what, *options):
        assert app.run(["list", str(path), what, "--json", *options]) == 0
        return json.loads(capsys.readouterr().out)

    return listed


def test_a_fault_line_until_one_of_its_ties_turned(rows):
    (line,) = rows("faults", "--until", "2001-06-01")
    assert (line["fault"], line["survives"], line["implied"]) == ("triad", False, False)
    assert line["legs"][0]["words"] == ["Aland backs Borduria"]
    assert [[claim["id"] for claim in leg["claims"]] for leg in line["legs"]] == [
        ["1#c1"], ["1#c3"], ["1#c2"],
    ]  # fmt: skip
    assert rows("faults") == []


def test_camps_before_and_after(rows):
    (before,) = rows("camps", "--until", "2001-01-01")
    assert (before["frustration"], before["proven"], before["weight"]) == (1, True, 3)
    assert (len(before["alternatives"]), before["complete"]) == (2, True)
    assert [pair["turning"] for pair in before["pairs"]] == [0, 0, 0]
    (after,) = rows("camps")
    names = [[one["name"] for one in camp] for camp in after["camps"]]
    assert (names, after["frustration"]) == ([["Borduria", "Cascara"], ["Aland"]], 0)


def test_nobody_else_tells_it(rows):
    assert rows("faults", "--according-to", "Aland", "--until", "2001-06-01") == []
    assert rows("camps", "--according-to", "Post", "--since", "2001-08-01")[0]["nodes"] == 2


@pytest.mark.parametrize("what", ["faults", "camps"])
def test_as_csv_and_for_a_reader(path, capsys, what):
    until = ("--until", "2001-06-01")
    assert app.run(["list", str(path), what, "--csv", *until]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert "Aland" in (row["actors"] if what == "faults" else row["camps"])
    assert app.run(["list", str(path), what, *until]) == 0
    told = capsys.readouterr().out
    assert "Aland" in told
    assert "Left out: 2 of other dates." in told


def test_implied_is_for_these_two(path, capsys):
    assert app.run(["list", str(path), "ties", "--implied"]) == 2
    assert "only faults and camps" in capsys.readouterr().err
