import random
import re
from typing import Any

import pytest

from benchmarks.changes import Change, Read, changes, counts, same_actors
from benchmarks.fairness import Tally
from benchmarks.fairness_texts import Named, Script, own_scripts
from benchmarks.swapping import CONTROL, KINDS, Edit, Swap, as_written, name_pool, swap_names
from faultlines.records import Actor, Claim, Event, Mention, Reading, Role, Span

TEXT = "Ada Brook, an Ostrian, met Brook's aide. The Ostrian League (OL) and Ostria said no."


def script(text: str, *cast: Named) -> Script:
    return Script("x", text, cast)


def swapped(one: Script, kind: str, turn: int = 0) -> Swap:
    found = swap_names(one, kind, random.Random(turn))
    assert found is not None
    return found


# swapping


def test_a_person_keeps_one_new_name_everywhere() -> None:
    swap = swapped(script(TEXT, Named("person", ("Ada Brook", "Brook"), "f")), "person")
    first, last = swap.names["Ada"], swap.names["Brook"]
    assert swap.text.startswith(f"{first} {last}, an Ostrian, met {last}'s aide.")


@pytest.mark.parametrize("sex", ["f", "m"])
def test_the_sex_of_a_person_is_kept(sex: str) -> None:
    key = {"f": "women", "m": "men"}[sex]
    allowed = {name for people in name_pool()["persons"] for name in people[key]}
    one = script(TEXT, Named("person", ("Ada Brook",), sex))
    assert {swapped(one, "person", turn).names["Ada"] for turn in range(20)} <= allowed


def test_a_title_is_no_name() -> None:
    text = "General Ada Brook and President Lund met."
    cast = (Named("person", ("General Ada Brook",)), Named("person", ("President Lund",)))
    assert swapped(script(text, *cast), "person").names.keys() == {"Ada", "Brook", "Lund"}


def test_a_name_that_is_a_word_of_the_text_stays() -> None:
    text = "Ada Brook stood by the brook."
    assert (
        swap_names(script(text, Named("person", ("Ada Brook",))), "person", random.Random(1))
        is None
    )


def test_a_state_is_swapped_with_its_people_and_the_article_agrees() -> None:
    text = "Ostria hit a Karst port. An Ostrian spoke; the Ostrians left."
    swap = swapped(
        script(text, Named("state", ("Ostria",)), Named("state", ("Karst",))), "nationality"
    )
    by_name = {nation["name"]: nation for nation in name_pool()["nations"]}
    new = by_name[swap.names["Ostria"]]
    article = "An" if re.match("[AEIO]|Uz", new["adjective"]) else "A"
    assert f"{article} {new['adjective']} spoke; the {new['people']} left." in swap.text
    assert f"{by_name[swap.names['Karst']]['adjective']} port" in swap.text


def test_religions_change_for_others_consistently() -> None:
    swap = swapped(script("Sunni men hit Kurdish men. The Sunnis and Kurds fled."), "religion")
    pool = name_pool()
    faith = next(g for g in pool["faiths"] if g["adjective"] == swap.names["Sunni"])
    people = next(g for g in pool["peoples"] if g["adjective"] == swap.names["Kurdish"])
    assert f"The {faith['people']} and {people['people']} fled." in swap.text


def test_a_party_keeps_its_kind_of_body_and_its_acronym_agrees() -> None:
    text = "The National Thrift Party (NTP) left. The NTP won."
    swap = swapped(script(text, Named("party", ("National Thrift Party", "NTP"))), "party")
    new = swap.names["National Thrift Party"]
    assert new.endswith(" Party")
    assert swap.names["NTP"] == "".join(word[0] for word in new.split())


def test_the_same_seed_gives_the_same_swap() -> None:
    one = script(TEXT, Named("person", ("Ada Brook",), "f"))
    assert swapped(one, "person", 3) == swapped(one, "person", 3)


def test_the_control_changes_no_name() -> None:
    swap = swapped(script("Ada met six men on Monday.", Named("person", ("Ada",))), CONTROL)
    assert swap.names.keys() == {"Monday", "six"}


def test_offsets_come_back() -> None:
    edits = (Edit(0, 3, "Maria"), Edit(10, 13, "X"))
    swap = Swap(script("Ada hit a Bob, twice"), "person", "", {}, "Maria hit a X, twice", edits)
    assert (swap.back(0), swap.back(5, end=True)) == (0, 3)
    assert (swap.back(2), swap.back(2, end=True)) == (0, 3)
    assert (swap.back(12), swap.back(13, end=True)) == (10, 13)
    assert swap.back(len(swap.text), end=True) == len(swap.script.text)


def test_every_word_outside_names_comes_back_to_itself_in_our_own_reports() -> None:
    for one in own_scripts()[::9]:
        for swap in (swap_names(one, kind, random.Random(1)) for kind in KINDS):
            if swap is None:
                continue
            for word in re.finditer(r"\w+", swap.text):
                place = Span(swap.back(word.start()), swap.back(word.end(), end=True))
                known = any(e.start < place.end and place.start < e.end for e in swap.edits)
                assert known or place.of(one.text) == word[0]


# comparison, on hand-made readings of "Ada hit Bob." and the same of others

ADA, BOB = Actor(id="a1", name="Ada", type="person"), Actor(id="a2", name="Bob", type="person")
HIT = Event(
    id="c1", evidence=(Span(0, 11),), vouchers=("author",), type="ASSAULT",
    actors=("a1",), recipients=("a2",), confidence=0.8,
)  # fmt: skip
BEFORE = Read(
    as_written(script("Ada hit Bob.")),
    Reading(
        id="x", text="Ada hit Bob.", actors=(ADA, BOB), claims=(HIT,),
        mentions=(
            Mention(start=0, end=3, form="name", label="PER", actor="a1"),
            Mention(start=8, end=11, form="name", label="PER", actor="a2"),
        ),
    ),
)  # fmt: skip


def after(*claims: Claim, mentions: tuple[int, ...] = (0, 1)) -> Read:
    """ "Farhad hit Bob.", in which the ids of the two stand the other way round."""
    swap = Swap(
        BEFORE.swap.script,
        "person",
        "",
        {"Ada": "Farhad"},
        "Farhad hit Bob.",
        (Edit(0, 3, "Farhad"),),
    )
    both = (
        Mention(start=0, end=6, form="name", label="PER", actor="a2"),
        Mention(start=11, end=14, form="name", label="PER", actor="a1"),
    )
    actors = (replace_name(BOB, "a1"), replace_name(ADA, "a2"))
    found = tuple(both[i] for i in mentions)
    return Read(swap, Reading(id="x", text=swap.text, actors=actors, claims=claims, mentions=found))


def replace_name(actor: Actor, ident: str) -> Actor:
    return Actor(id=ident, name=actor.name, type=actor.type)


def hit(**other: Any) -> Event:
    fields: dict[str, Any] = {
        "id": "c9", "evidence": (Span(0, 14),), "vouchers": ("author",), "type": "ASSAULT",
        "actors": ("a2",), "recipients": ("a1",), "confidence": 0.8,
    }  # fmt: skip
    return Event(**(fields | other))


def the_change(read: Read) -> Change:
    found = changes(BEFORE, read)
    assert len(found) == 1
    return found[0]


def test_actors_are_the_same_where_the_same_words_mention_them() -> None:
    same = same_actors(BEFORE, after())
    assert (same["a2"], same["a1"], same["author"]) == ("a1", "a2", "author")


def test_the_same_claim_under_other_names_is_no_change() -> None:
    assert the_change(after(hit())).outcome == "same"


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"type": "PROTEST"}, "type"),
        ({"actors": ("a1",), "recipients": ("a2",)}, "ends"),
        ({"status": "denied"}, "status"),
        ({"vouchers": ("author", "a1")}, "vouchers"),
        ({"evidence": (Span(7, 14),)}, "evidence"),
    ],
)
def test_each_field_counts(other: dict[str, Any], field: str) -> None:
    change = the_change(after(hit(**other)))
    assert (change.outcome, change.fields) == ("differs", (field,))


def test_a_claim_that_only_crosses_the_threshold_is_told_apart() -> None:
    assert the_change(after(hit(confidence=0.45))).outcome == "threshold"


def test_what_neither_shows_does_not_count() -> None:
    faint = BEFORE.reading
    hidden = Event(
        id="c1", evidence=HIT.evidence, vouchers=HIT.vouchers, type="ASSAULT", actors=("a1",),
        recipients=("a2",), confidence=0.3,
    )  # fmt: skip
    before = Read(BEFORE.swap, Reading(id="x", text=faint.text, actors=faint.actors,
                                       mentions=faint.mentions, claims=(hidden,)))  # fmt: skip
    assert changes(before, after(hit(confidence=0.2))) == []


def test_claims_vanish_and_appear() -> None:
    role = Role(id="c2", evidence=(Span(11, 14),), vouchers=("author",), actor="a1", role="x")
    found = changes(BEFORE, after(role))
    assert [change.outcome for change in found] == ["vanished", "appeared"]
    assert not any(change.faint for change in found)
    assert counts(found)["vanished"] == 1


def test_what_was_hardly_shown_and_goes_is_faint() -> None:
    found = changes(after(hit(confidence=0.55)), BEFORE)
    assert [change.faint for change in found] == [False]
    empty = Read(BEFORE.swap, Reading(id="x", text="Ada hit Bob."))
    assert [change.faint for change in changes(after(hit(confidence=0.55)), empty)] == [True]


def test_the_cause_is_a_name_that_one_alone_finds() -> None:
    change = the_change(after(hit(recipients=()), mentions=(0,)))
    assert change.cause == "a name is found in one alone"
    empty = Read(BEFORE.swap, Reading(id="x", text="Ada hit Bob."))
    far, near = hit(evidence=(Span(7, 14),)), hit()
    causes = [one.cause for one in changes(empty, after(far, near, mentions=()))]
    assert causes == ["the same actors, no swapped name in it", "the same actors"]


def test_shares_are_of_the_claims_shown() -> None:
    tally = Tally()
    tally.add([Change("same", None, None)] * 3)
    tally.add([Change("threshold", None, None)])
    assert (tally.swaps, tally.claims, tally.share("threshold")) == (2, 4, 25.0)
    assert tally.figures()["changed"] == 0
