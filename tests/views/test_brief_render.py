"""The brief on a terminal, in a file and as JSON."""

import io
import json

import msgspec
import pytest
from factory import ReadingFactory, raid, rival, span
from rich.console import Console
from test_brief import TEXT, canal
from test_listings import hostile

from faultlines.case import Case, Filter
from faultlines.views.brief import make_brief
from faultlines.views.brief_render import brief_json, print_brief


@pytest.fixture
def drawn(tmp_path):
    def draw(*readings, width=80, limit=5, terminal=False):
        with Case.create(tmp_path / f"{width}.case") as case:
            case.add_many(readings)
            case.join_actors()
            made = make_brief(case, Filter(), limit)
        stream = io.StringIO()
        colours = "standard" if terminal else None
        console = Console(file=stream, force_terminal=terminal, width=200, color_system=colours)
        print_brief(made, console, "my.case", width)
        return stream.getvalue()

    return draw


def section(text, heading):
    """The lines from a heading to the next empty one."""
    lines = text.splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith(heading))
    end = lines.index("", start) if "" in lines[start:] else len(lines)
    return "\n".join(lines[start:end])


def test_every_section_with_its_words_and_vouchers(drawn):
    text = drawn(canal().build(), width=110)
    assert "“Prime Minister Ola Berg”  author" in section(text, "Who is in it")
    contested = section(text, "What is contested")
    assert "“Borduria rejects the canal”  author" in contested
    assert "Aland denies" in contested
    assert "author ← Aland" in contested
    assert "Aland supports the canal" in section(text, "Who stands with and against whom")
    owed = section(text, "What was demanded")
    assert "an outcome is told of 1 of 1" in owed
    assert "Borduria demands of Aland" in owed
    assert "→ failed" in owed
    assert "author ← Borduria" in section(text, "What is feared")
    assert "“thief”, “A thief”  author" in section(text, "Loaded words")
    assert "nothing" in section(text, "Left out")


def test_one_outcome_of_several_demands_stands_once_after_them(drawn):
    made = canal()
    demand, outcome = made.claims[-4], made.claims[-3]
    again = msgspec.structs.replace(demand, id="k2", evidence=(span(TEXT, "Aland pay by June"),))
    made.claims[-3] = msgspec.structs.replace(outcome, of=("k", "k2"))
    made.claims.append(again)
    owed = section(drawn(made.build()), "What was demanded")
    assert owed.count("Borduria demands of Aland") == 1
    assert owed.count("Aland never paid") == 1
    assert owed.index("→ failed, of 2 of these") > owed.rindex("□")


def test_ties_to_several_in_the_same_words_are_one_line(drawn):
    text = "Carl accuses Aland and Borduria."
    made = ReadingFactory("1", text).actor("a", "Aland").actor("b", "Borduria").actor("c", "Carl")
    made.tie("c", "a", -1, text).tie("c", "b", -1, "and Borduria").tie("c", "b", 1, "Carl")
    stands = section(drawn(made.build(), width=100), "Who stands")
    assert "−  Carl opposes Aland and Borduria" in stands.replace("− ", "−  ")
    assert "Carl supports Borduria" in stands
    assert "more" not in stands


def test_a_pair_that_turned(drawn):
    strained = section(drawn(raid(), rival(), width=110), "What is under strain")
    assert "told to be for, later against" in strained


def test_sections_without_lines_are_not_shown(drawn):
    text = drawn(canal().build())
    assert "under strain" not in text
    assert "How else" not in text


def test_among_several_reports_outlets_stand_for_their_authors(drawn):
    text = drawn(raid(), rival(), width=110)
    assert text.startswith("2 reports  Daily Lantern, Evening Herald · 2006-10-26 to 2006-10-27")
    contested = " ".join(section(text, "What is contested").split())
    assert "“American forces raided Sadr City” Evening Herald 2006-10-27 ← officials" in contested
    strained = section(text, "What is under strain")
    assert "“Khalilzad backs Maliki”  Daily Lantern 2006-10-26" in strained
    assert "−   Zalmay Khalilzad opposes Nouri al-Maliki" in strained


def test_what_is_not_shown_says_how_to_see_it(drawn):
    text = drawn(canal().build(), limit=1)
    assert "and 1 more: faultlines list my.case actors" in text


@pytest.mark.parametrize("width", [60, 80, 110])
def test_no_line_is_wider_or_ends_in_blanks(drawn, width):
    for line in drawn(raid(), rival(), canal().build(), width=width).splitlines():
        assert len(line) <= width
        assert line == line.rstrip()


def test_words_of_strangers_are_neutralised_everywhere(drawn, tmp_path):
    text = drawn(hostile(), terminal=False)
    assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(text)
    assert "[red]Man[/red] :smile:" in " ".join(text.split())
    with Case.open(tmp_path / "80.case", read_only=True) as case:
        made = brief_json(make_brief(case, Filter()))
    assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(made)


def test_colours_only_on_a_terminal(drawn):
    assert "\x1b[" in drawn(raid(), width=81, terminal=True)
    assert "\x1b" not in drawn(raid(), width=82)


def test_json_is_the_brief(tmp_path):
    with Case.create(tmp_path / "a.case") as case:
        case.add_many([canal().build()])
        case.join_actors()
        made = make_brief(case, Filter())
    plain = json.loads(brief_json(made))
    assert plain == json.loads(msgspec.json.encode(made))
    assert plain["commitments"]["lines"][0]["voice"]["words"] == [
        "Borduria demanded that Aland pay by June"
    ]
