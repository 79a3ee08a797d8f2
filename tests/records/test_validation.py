"""The validator names every defect with its place."""

import msgspec
import pytest

from faultlines.errors import ReadingInvalid
from faultlines.records import (
    Actor,
    Event,
    Framing,
    Mention,
    Outcome,
    Outlook,
    Reading,
    Span,
    Statement,
    Tie,
    Time,
    require_valid,
    validate,
)

TEXT = "Varn attacked the port. Olm denied it."
SAID = Event(
    id="c1",
    evidence=(Span(0, 22),),
    vouchers=("author",),
    type="ASSAULT",
    trigger=Span(5, 13),
    actors=("a1",),
)
GOOD = Reading(
    id="1",
    text=TEXT,
    actors=(Actor(id="a1", name="Varn", type="state"), Actor(id="a2", name="Olm", type="person")),
    claims=(SAID,),
)


def with_claim(claim):
    return msgspec.structs.replace(GOOD, claims=(SAID, claim))


def changed(**fields):
    return msgspec.structs.replace(GOOD, **fields)


def test_a_sound_reading_has_no_defects():
    assert validate(GOOD) == ()
    assert require_valid(GOOD) is GOOD


@pytest.mark.parametrize(
    ("claim", "place"),
    [
        (msgspec.structs.replace(SAID, id="c2", evidence=()), "claims[1] (c2).evidence: is empty"),
        (msgspec.structs.replace(SAID, id="c2", evidence=(Span(5, 5),)), "evidence[0]: [5, 5)"),
        (msgspec.structs.replace(SAID, id="c2", evidence=(Span(5, 999),)), "38 characters"),
        (msgspec.structs.replace(SAID, id="c2", vouchers=()), "vouchers: is empty"),
        (msgspec.structs.replace(SAID, id="c2", vouchers=("a2",)), "begins with 'a2'"),
        (msgspec.structs.replace(SAID, id="c2", vouchers=("author", "a9")), "'a9' is no actor"),
        (msgspec.structs.replace(SAID, id="c2", actors=("a9",)), "'a9' is no actor"),
        (msgspec.structs.replace(SAID, id="c2", confidence=1.5), "confidence: found 1.5"),
        (msgspec.structs.replace(SAID, id="c1"), "'c1' is given to 2 things"),
        (msgspec.structs.replace(SAID, id="author"), "'author' is reserved"),
        (
            msgspec.structs.replace(SAID, id="c2", time=Time(text="Monday", start=0, end=4)),
            "'Monday' does not stand at [0, 4)",
        ),
        (
            Tie(
                id="c2",
                evidence=(Span(0, 4),),
                vouchers=("author",),
                source="a1",
                target="a1",
                sign=1,
                relation="supports",
            ),
            "source and target are the same",
        ),
        (
            Tie(
                id="c2",
                evidence=(Span(0, 4),),
                vouchers=("author",),
                source="a1",
                target="i7",
                sign=1,
                relation="supports",
            ),
            "'i7' is no actor, issue or event",
        ),
        (
            Outcome(
                id="c2", evidence=(Span(0, 4),), vouchers=("author",), of=("c8",), result="met"
            ),
            "'c8' is no claim",
        ),
        (
            Outlook(id="c2", evidence=(Span(0, 4),), vouchers=("author",), by="a8", form="fear"),
            "'a8' is no actor",
        ),
        (
            Framing(
                id="c2",
                evidence=(Span(0, 4),),
                vouchers=("author",),
                target="a1",
                term=Span(30, 99),
                sign=-1,
            ),
            "term: [30, 99)",
        ),
    ],
)
def test_a_defect_of_a_claim_is_named_with_its_place(claim, place):
    defects = validate(with_claim(claim))
    assert any(place in defect for defect in defects), defects


@pytest.mark.parametrize(
    ("reading", "place"),
    [
        (changed(date="26 October 2006"), "date: found '26 October 2006'"),
        (changed(sentences=(Span(5, 20), Span(0, 4))), "sentences[1]: begins at 0"),
        (changed(actors=(Actor(id="a1", name="Varn", type="state", aliases=("Vern",)),)), "'Vern'"),
        (changed(actors=(Actor(id="a1", name="Varn", type="state", of="a1"),)), "part of itself"),
        (
            changed(mentions=(Mention(start=0, end=4, form="name", actor="a5"),)),
            "mentions[0].actor",
        ),
        (changed(statements=(Statement(id="s1", form="direct", content=()),)), "content: is empty"),
        (changed(unread=(Span(-1, 4),)), "unread[0]: [-1, 4)"),
    ],
)
def test_a_defect_of_the_frame_is_named_with_its_place(reading, place):
    defects = validate(reading)
    assert any(place in defect for defect in defects), defects


def test_all_defects_are_named_at_once():
    bad = msgspec.structs.replace(SAID, id="c2", evidence=(), vouchers=(), confidence=-1)
    with pytest.raises(ReadingInvalid) as error:
        require_valid(with_claim(bad))
    assert len(error.value.defects) == 3
    assert "3 defects" in str(error.value)


def test_a_date_may_be_uncertain_or_an_interval():
    for date in ("2006", "2006-10", "2006-10-26", "2006-10?", "2006/2007-03"):
        assert validate(changed(date=date)) == ()
