"""The brief on hand-built readings: what stands in each section, and what is left out of it."""

import msgspec
import pytest
from factory import ReadingFactory, raid, rival, span

from faultlines.case import Case, Filter
from faultlines.records import Commitment, Outcome, Outlook, Span
from faultlines.views.brief import make_brief

TEXT = (
    "Aland backs the canal. Borduria rejects the canal. Borduria demanded that Aland pay by June. "
    "Aland never paid. Borduria fears a war. Prime Minister Ola Berg leads Aland. "
    "Borduria accuses Aland of theft. The thief Berg! A thief. Aland says it stole nothing."
)


def canal(ident="1", source=None, text=TEXT):
    made = (
        ReadingFactory(ident, text, source)
        .actor("a", "Aland", "state")
        .actor("b", "Borduria", "state")
        .actor("p", "Ola Berg", aliases=["Berg"], of="a")
        .issue("i", "the canal")
        .tie("a", "i", 1, "Aland backs the canal")
        .tie("b", "i", -1, "Borduria rejects the canal")
        .role("p", "Minister", "Minister Ola Berg")
        .role("p", "Prime Minister", "Prime Minister Ola Berg", of="a")
        .tie("p", "a", 0, "Ola Berg leads Aland", "leads")
        .event("ACCUSE", ["b"], ["a"], "Borduria accuses Aland of theft")
        .event("ASSAULT", ["a"], [], "it stole nothing", vouchers=["a"], status="denied")
        .framing("p", "thief", -1)
        .framing("p", "A thief", -1)
    )
    made.claims += [
        Commitment(
            id="k",
            evidence=(span(text, "Borduria demanded that Aland pay by June"),),
            vouchers=("author",),
            status="called_for",
            set_by=("b",),
            owed_by=("a",),
            task="pay by June",
            form="demand",
        ),
        Outcome(
            id="o",
            evidence=(span(text, "Aland never paid"),),
            vouchers=("author",),
            of=("k",),
            result="failed",
        ),
        outlook("l1", "fear", span(text, "Borduria fears a war")),
        outlook("l2", "call", span(text, "Aland pay by June")),
    ]
    return made


def outlook(ident, form, place: Span):
    return Outlook(id=ident, evidence=(place,), vouchers=("author", "b"), by="b", form=form)


@pytest.fixture
def brief_on(tmp_path):
    def make(*readings, limit=5, **asked):
        path = tmp_path / "a.case"
        path.unlink(missing_ok=True)
        with Case.create(path) as case:
            case.add_many(readings)
            case.join_actors()
            return make_brief(case, Filter(**asked), limit)

    return make


def test_actors_by_presence_with_the_fullest_role(brief_on):
    lines = brief_on(canal().build()).actors.lines
    assert [line.actor.name for line in lines] == ["Aland", "Borduria", "Ola Berg"]
    berg = lines[2]
    assert [role.role for role in berg.roles] == ["Prime Minister"]
    assert berg.of is not None
    assert berg.of.name == "Aland"
    assert berg.roles[0].voice.words == ("Prime Minister Ola Berg",)


def test_two_sides_of_an_issue(brief_on):
    (camp,) = brief_on(canal().build()).camps.lines
    assert camp.issue.name == "the canal"
    assert [side.who for side in camp.supporters] == ["Aland"]
    assert [side.voice.words for side in camp.opponents] == [("Borduria rejects the canal",)]


def test_an_issue_with_one_side_is_not_contested(brief_on):
    made = ReadingFactory("1", TEXT).actor("a", "Aland", "state").issue("i", "the canal")
    assert brief_on(made.tie("a", "i", 1, "Aland backs").build()).camps.found == 0


def test_rival_accounts_stand_with_both_sides_in_their_own_words(brief_on):
    accounts = brief_on(raid(), rival()).accounts
    account, stance = accounts.lines
    assert stance.about == "Zalmay Khalilzad supports Nouri al-Maliki"
    assert account.verdict == "contradict"
    said = {side.who: (side.voice.words, side.voice.status) for side in account.sides}
    assert said == {
        "Daily Lantern": (("US forces raided Sadr City",), "asserted"),
        "officials": (("American forces raided Sadr City",), "denied"),
    }


def test_denials_and_accusations(brief_on):
    denial, charge = brief_on(canal().build()).disputes.lines
    assert (denial.form, denial.by[0].name) == ("denial", "Aland")
    assert (charge.form, charge.by[0].name, charge.of[0].name) == (
        "accusation",
        "Borduria",
        "Aland",
    )


def test_ties_of_one_pair_and_sign_are_one_line_with_their_vouchers(brief_on):
    text = "Aland backs Borduria, says Carl. Aland helps Borduria. Aland shuns Borduria."
    made = (
        ReadingFactory("1", text)
        .actor("a", "Aland", "state")
        .actor("b", "Borduria", "state")
        .actor("c", "Carl")
        .tie("a", "b", 1, "Aland backs Borduria", vouchers=["c"], confidence=0.6)
        .tie("a", "b", 1, "Aland helps Borduria", confidence=0.9)
        .tie("a", "b", -1, "Aland shuns Borduria", status="possible")
    )
    good, bad = brief_on(made.build()).ties.lines
    assert (good.vouchers, good.claims) == (2, ("1#c1", "1#c2"))
    assert good.voice.words == ("Aland helps Borduria",)
    assert (bad.sign, bad.status) == (-1, "possible")


def test_relations_without_a_sign_stand_apart_unless_a_role_says_the_same(brief_on):
    assert brief_on(canal().build()).relations.found == 0
    made = ReadingFactory("1", TEXT).actor("a", "Aland", "state").actor("p", "Ola Berg")
    brief = brief_on(made.tie("p", "a", 0, "Ola Berg leads Aland", "leads").build())
    assert [line.relation for line in brief.relations.lines] == ["leads"]
    assert brief.ties.found == 0


def test_a_demand_and_what_became_of_it(brief_on):
    brief = brief_on(canal().build())
    (line,) = brief.commitments.lines
    assert (line.form, line.set_by[0].name, line.owed_by[0].name) == ("demand", "Borduria", "Aland")
    assert [(one.result, one.voice.words) for one in line.outcomes] == [
        ("failed", ("Aland never paid",))
    ]
    assert brief.settled == 1


def test_a_call_that_is_a_demand_is_told_once(brief_on):
    assert [line.form for line in brief_on(canal().build()).outlooks.lines] == ["fear"]


def test_a_reprinted_sentence_is_one_line_of_two_tellers(brief_on):
    first, second = canal("1", "Post"), canal("2", "Herald", TEXT + " Nothing else.")
    brief = brief_on(first.build(), second.build())
    assert [line.tellings for line in brief.commitments.lines] == [2]


def test_loaded_words_are_counted_and_stay_words(brief_on):
    brief = brief_on(canal().build())
    (line,) = brief.framing.lines
    assert (line.target.name, line.by) == ("Ola Berg", "author")
    assert [(one.term, one.count) for one in line.terms] == [("thief", 1), ("A thief", 1)]
    assert "thief" not in {role.role for line in brief.actors.lines for role in line.roles}


def test_unsure_claims_are_left_out_and_counted(brief_on):
    made = canal().tie("a", "b", -1, "Borduria accuses Aland", confidence=0.2)
    brief = brief_on(made.build(), min_confidence=0.5)
    assert brief.ties.found == 2
    assert [(one.count, one.what) for one in brief.left_out] == [(1, "claim below confidence 0.5")]


def test_loaded_words_are_shown_from_half_of_the_confidence_on(brief_on):
    made = canal().framing("a", "Aland", -1, confidence=0.3)
    made.framing("b", "Borduria", -1, confidence=0.1)
    brief = brief_on(made.build(), min_confidence=0.5)
    assert {line.target.name for line in brief.framing.lines} == {"Aland", "Ola Berg"}
    assert [one.what for one in brief.left_out] == ["loaded word below confidence 0.25"]


def test_ties_in_too_few_words_to_understand_come_last(brief_on):
    text = "Aland backs Borduria. Carl praised Dora."
    made = ReadingFactory("1", text)
    for ident, name in zip("abcd", ("Aland", "Borduria", "Carl", "Dora"), strict=True):
        made.actor(ident, name)
    made.tie("c", "d", 1, "praised").tie("c", "d", 1, "Carl").tie(
        "a", "b", 1, "Aland backs Borduria"
    )
    assert [line.source.name for line in brief_on(made.build()).ties.lines] == ["Aland", "Carl"]


def test_what_was_not_understood_is_counted(brief_on):
    reading = msgspec.structs.replace(canal().build(), unread=(Span(0, 5), Span(6, 9)))
    (line,) = brief_on(reading).left_out
    assert (line.count, line.see) == (2, "list CASE unread")


def test_each_section_keeps_to_the_limit_and_counts_the_rest(brief_on):
    brief = brief_on(canal().build(), limit=1)
    assert (brief.actors.found, len(brief.actors.lines)) == (3, 2)
    assert (brief.ties.found, len(brief.ties.lines)) == (2, 2)


def test_nothing_to_tell(brief_on):
    brief = brief_on(ReadingFactory("1", "Nothing.").build())
    assert (brief.claims, brief.actors.found, brief.left_out) == (0, 0, ())
