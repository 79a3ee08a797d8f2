"""`faultlines list CASE shifts|standings|positions|slant` as a user calls it."""

import csv
import io
import json

import pytest
from sample_key_readings import key_readings

from faultlines.case import Case
from faultlines.cli import app


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    file = tmp_path_factory.mktemp("crisis") / "a.case"
    with Case.create(file) as case:
        case.add_many(key_readings())
        case.join_actors()
    return file


def listed(capsys, path, *arguments):
    assert app.run(["list", str(path), *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def ends(row):
    return row["who"][0]["name"], row["towards"][0]["name"]


def test_shifts_within_days_say_what_is_left_out(path, capsys):
    rows = listed(capsys, path, "shifts", "--since", "2031-07", "--until", "2031-07")
    assert ("Ardenholm", "Ilsabet Marrowen") in {ends(row) for row in rows}
    assert all(row["by"].startswith("2031-07") for row in rows)
    assert app.run(["list", str(path), "shifts", "--since", "2031-07", "--limit", "1"]) == 0
    drawn = capsys.readouterr().out
    assert "undated or of other dates" in drawn
    assert "turned: for" in drawn


def test_a_split_names_both_sides_and_its_claims(path, capsys):
    (split,) = (row for row in listed(capsys, path, "shifts") if "Harvest League" in row["blocs"])
    assert "Edda Sarrowby" in {one["name"] for one in split["towards"]}
    assert split["by"] is None
    assert split["claims_after"]


def test_according_to_one_and_to_one_side(path, capsys):
    one = listed(capsys, path, "shifts", "--according-to", "Corvan Tiesh")
    assert {ends(row) for row in one if row["kind"] != "split"} == {
        ("Corvan Tiesh", "Ilsabet Marrowen")
    }
    side = listed(capsys, path, "standings", "--side", "Tomar Duskeld")
    vouchers = {claim["vouchers"][-1]["name"] for row in side for claim in row["supporting"]}
    assert "Tomar Duskeld" in vouchers
    assert "the author" not in vouchers
    assert app.run(["list", str(path), "shifts", "--side", "x", "--according-to", "y"]) == 2
    assert app.run(["list", str(path), "shifts", "--side", "Nobody"]) == 1


def test_standings_as_of_a_day(path, capsys):
    for day, sign in (("2031-05-01", 1), ("2031-08-31", -1)):
        rows = listed(capsys, path, "standings", "--until", day)
        (row,) = (
            row
            for row in rows
            if (row["source"]["name"], row["target"]["name"]) == ("Ardenholm", "Ilsabet Marrowen")
        )
        assert row["sign"] == sign
        assert row["low"] < row["support"] < row["high"]


def test_positions_are_on_issues(path, capsys):
    rows = listed(capsys, path, "positions")
    assert {row["target"]["type"] for row in rows} == {"issue"}


def test_slant_as_csv_is_flat(path, capsys):
    assert app.run(["list", str(path), "slant", "--csv", "--limit", "3"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows[0]["outlet"] == "Ombrel Banner"
    assert (rows[0]["against_total"], rows[0]["speaks_count"]) == ("5", "8")
    assert "Row(" not in str(rows)


def test_a_half_life_that_is_no_number(path, capsys, monkeypatch):
    monkeypatch.setenv("FAULTLINES_HALF_LIFE", "soon")
    assert app.run(["list", str(path), "shifts"]) == 1
    assert "FAULTLINES_HALF_LIFE" in capsys.readouterr().err
