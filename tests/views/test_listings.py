import csv
import io
import json

import msgspec
import pytest
from factory import ReadingFactory, raid, rival
from rich.console import Console

from faultlines.case import Case, Filter
from faultlines.errors import NotInCase
from faultlines.records import Commitment, Outcome, Outlook, Span
from faultlines.views import (
    LISTINGS,
    find_listing,
    find_shown,
    print_page,
    print_shown,
    shown_json,
    to_csv,
    to_json,
)

HOSTILE = "Evil [red]Man[/red] :smile: \x1b[31m\x9b2J\u202e"


def hostile():
    text = f"{HOSTILE} opposes US."
    factory = (
        ReadingFactory("h\x1b[2J", text, "=cmd()", "2006")
        .actor("a1", HOSTILE)
        .actor("a2", "US", "state")
        .tie("a1", "a2", -1, text)
        .role("a1", "[bold]boss\x07", text)
        .framing("a1", "Evil [red]", -1)
        .event("ASSAULT", ["a1"], ["a2"], text, "opposes", matter="m")
        .says("a1", text)
        .issue("i1", "=issue \x9b")
        .tie("a1", "i1", -1, text)
        .tie("a1", "a2", 1, text, relation="supports", change="ended")
    )
    common = {"evidence": (Span(0, 4),), "vouchers": ("author", "a1")}
    factory.claims += [
        Commitment(
            id="k", set_by=("a1",), owed_by=("a2",), task="\x1b]0;x", form="demand", **common
        ),
        Outcome(id="o", of=("k",), result="failed", **common),
        Outlook(id="l", by="unnamed", form="fear", about=("i1", "k", "a2"), **common),
    ]
    return msgspec.structs.replace(factory.build(), unread=(Span(5, 20),), title="\u202etitle")


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "a.case") as opened:
        opened.add_many([raid(), rival(), hostile()])
        opened.join_actors()
        opened.confirm_claim("h\x1b[2J#c1", "\x1b[2J=me")
        yield opened


def drawn(listing, page) -> str:
    stream = io.StringIO()
    print_page(listing, page, Console(file=stream, width=80, markup=False))
    return stream.getvalue()


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda one: one.name)
def test_every_listing_in_every_form(case, listing):
    page = listing.find(case, Filter(min_confidence=0.5))
    assert page.rows
    text = drawn(listing, page)
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "\x1b" not in text
    assert "\x9b" not in text
    assert "\u202e" not in text
    made = to_json(page.rows)
    assert "\x9b" not in made
    assert "\u202e" not in made
    assert len(json.loads(made)) == len(page.rows)
    rows = list(csv.DictReader(io.StringIO(to_csv(page.rows))))
    assert len(rows) == len(page.rows)
    assert not any(str(cell).startswith("=") for row in rows for cell in row.values())


def test_markup_of_strangers_is_shown_and_not_obeyed(case):
    text = drawn(find_listing("ties"), find_listing("ties").find(case, Filter()))
    assert "[red]Man" in text.replace("\n", "")
    assert ":smile:" in text


def test_json_keeps_the_exact_words(case):
    page = find_listing("ties").find(case, Filter())
    words = [row["words"] for row in json.loads(to_json(page.rows))]
    assert [f"{HOSTILE} opposes US."] in words


def test_line_has_words_vouchers_and_id(case):
    page = find_listing("ties").find(case, Filter(actor=case.find_actors("Khalilzad")[0].id))
    text = " ".join(drawn(find_listing("ties"), page).split())
    assert "“Khalilzad backs" in text
    denial = find_listing("ties").find(case, Filter(document="001"))
    assert "the author ← Nouri al-" in " ".join(drawn(find_listing("ties"), denial).split())


def test_left_out_is_said(case):
    text = drawn(
        find_listing("ties"), find_listing("ties").find(case, Filter(min_confidence=0.5, limit=1))
    )
    assert "Ties: 1 of 6 (--limit)" in text
    assert "Left out: 1 below confidence 0.5." in text


def test_actors_of_a_period_only(case):
    every = find_listing("actors").find(case, Filter())
    some = find_listing("actors").find(case, Filter(since="2006-10-27", until="2006-10-27"))
    assert 0 < len(some.rows) < len(every.rows)
    assert some.left_out[0].count == len(every.rows) - len(some.rows)


def test_reports_of_a_period_and_a_source(case):
    page = find_listing("reports").find(case, Filter(source="Daily Lantern", since="2006-10-27"))
    assert page.rows == ()
    assert [one.count for one in page.left_out] == [2, 1]
    assert len(find_listing("reports").find(case, Filter(until="2006-10-26")).rows) == 2


def test_accounts_stand_together(case):
    page = find_listing("accounts").find(case, Filter(limit=1))
    assert [row.telling.id for row in page.rows] == ["001#c1", "002#c1"]
    assert "≠" in drawn(find_listing("accounts"), page)
    rows = list(csv.DictReader(io.StringIO(to_csv(page.rows))))
    assert [(row["matter"], row["telling_matter"]) for row in rows] == [
        ("001#c1", "m1"),
        ("001#c1", ""),
    ]


def test_show_actor_claim_statement_and_report(case):
    for name, expected in (
        ("Maliki", "also called"),
        ("001#c1", "in the report"),
        ("001#s1", "direct, neutral"),
        ("001", "Daily Lantern"),
    ):
        stream = io.StringIO()
        several = find_shown(case, name, Filter(min_confidence=0.5))
        for one in several:
            print_shown(one, Console(file=stream, width=80, markup=False))
        assert expected in stream.getvalue()
        assert json.loads(shown_json(several))[0]["subject"]


def test_unknown_names(case):
    with pytest.raises(NotInCase, match="actors, issues"):
        find_listing("enemies")
    with pytest.raises(NotInCase, match="Khalilzad"):
        find_shown(case, "Khalilsad", Filter())
