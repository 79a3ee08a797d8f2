import io
import json

import pytest
from factory import ReadingFactory, raid, rival
from rich.console import Console

from faultlines.case import Case, Filter
from faultlines.records import Time
from faultlines.times import parse_anchor
from faultlines.views import find_listing, find_shown, print_page, shown_json, to_json
from faultlines.views.timeline import anchor_words


def undated():
    text = (
        "Ana raided Bo yesterday. Bo fled the day after the raid. Ana met Bo last week. "
        "Ana is boss."
    )
    factory = ReadingFactory("009", text, "Herald").actor("a1", "Ana Ort").actor("a2", "Bo Ek")
    factory.event("ASSAULT", ["a1"], ["a2"], "Ana raided Bo yesterday", "raided",
                  time=Time(text="yesterday", anchor="report-1d"))  # fmt: skip
    factory.event("RETREAT", ["a2"], [], "Bo fled the day after the raid", "fled",
                  time=Time(text="the day after the raid", anchor="c1+1d"))  # fmt: skip
    factory.event("CONSULT", ["a1"], ["a2"], "Ana met Bo last week", "met",
                  time=Time(text="last week", anchor="report-1w"))  # fmt: skip
    return factory.role("a1", "boss", "Ana is boss").build()


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "a.case") as opened:
        opened.add_many([raid(), rival(), undated()])
        opened.join_actors()
        yield opened


def lines(case, asked=None):
    page = find_listing("timeline").find(case, asked or Filter())
    return {row.telling.id: row for row in page.rows}, page


def test_undated_report_is_in_order_by_what_its_words_say(case):
    rows, page = lines(case)
    assert list(rows)[-3:] == ["009#c3", "009#c1", "009#c2"]
    assert [rows[f"009#c{n}"].when for n in (3, 1, 2)] == [
        "1 week before the report", "1 day before the report", "1 day after 009#c1"
    ]  # fmt: skip
    assert rows["009#c2"].after == ("009#c1",)
    assert rows["001#c1"].when == "by 2006-10-26"
    assert rows["001#c1"].known == "told"
    assert page.left_out[-1].why == "ties and roles without a time"


def test_everything_falls_into_place_once_the_report_is_dated(case):
    case.date_report("009", "2006-10-25", "me")
    rows, _ = lines(case)
    assert list(rows) == ["009#c3", "009#c1", "009#c2", "001#c1", "002#c1"]
    assert [rows[f"009#c{n}"].when for n in (3, 1, 2)] == [
        "2006-10-16/2006-10-22", "2006-10-24", "2006-10-25"
    ]  # fmt: skip


def test_limit_and_day(case):
    assert len(lines(case, Filter(limit=2))[1].rows) == 2
    assert set(lines(case, Filter(as_of="2006-10-26"))[0]) == {"001#c1"}


def test_corrected_and_ended_claims_say_so(case):
    case.correct_claim("001#c2", {"sign": "-1"}, "me")
    case.correct_claim("002#c3", {"change": "ended"}, "me")
    page = find_listing("ties").find(case, Filter(as_of="2006-10-27"))
    stream = io.StringIO()
    print_page(find_listing("ties"), page, Console(file=stream, width=200, markup=False))
    said = " ".join(stream.getvalue().split())
    assert "corrected by a person (was sign: 1)" in said
    rows = {row["id"]: row for row in json.loads(to_json(page.rows))}
    assert (rows["001#c2"]["ruling"], rows["001#c2"]["was"]) == ("corrected", ["sign: 1"])
    assert (rows["002#c3"]["as_of"], rows["001#c2"]["ended_by"]) == ("ended", "002#c3")


def test_decisions_listing_shows_all(case):
    case.confirm_claim("001#c1", "ana")
    case.split("001#a2", "002#a3", "bo")
    case.undo(1, "ana")
    page = find_listing("decisions").find(case, Filter())
    assert [(row.what, row.about, row.state, row.who) for row in page.rows] == [
        ("confirm", "claim", "undone", "ana"),
        ("reject", "join", "in effect", "bo"),
        ("undo", "decision", "in effect", "ana"),
    ]


def test_rejected_claim_can_still_be_shown(case):
    case.reject_claim("001#c1", "me")
    assert "001#c1" not in lines(case)[0]
    (shown,) = find_shown(case, "001#c1", Filter())
    assert json.loads(shown_json([shown]))[0]["subject"]["ruling"] == "rejected"
    assert any(line.startswith("when: by 2006-10-26") for line in shown.lines)


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("report-1d", "1 day before the report"),
        ("report+0w", "the week of the report"),
        ("report-2m~", "about 2 months before the report"),
        ("since:report:last-XXXX-03", "since the last March before the report"),
        ("until:report:next-XXXX-05-15", "until the next 15 May after the report"),
        ("report:XXXX-05", "May nearest to the report"),
        ("report:last-tuesday", "the last Tuesday before the report"),
        ("after:c3", "after 009#c3"),
        ("c3-2w", "2 weeks before 009#c3"),
        ("before:2003-05", "before 2003-05"),
        ("around:report", "around the report"),
    ],
)
def test_anchors_in_words(anchor, words):
    assert anchor_words(parse_anchor(anchor), "009") == words
