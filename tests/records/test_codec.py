"""Lines of JSON to records and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.errors import ReadingInvalid, ReportUnreadable
from faultlines.records import (
    Event,
    Framing,
    Implication,
    Reading,
    Report,
    Span,
    Tie,
    decode_reading,
    decode_report,
    encode_reading,
)

EVENT = {"kind": "event", "id": "c1", "evidence": [[0, 3]], "vouchers": ["author"], "type": "AID"}


def line(**fields):
    return json.dumps({"id": "1", "text": "abc", **fields})


def test_what_is_written_is_read_again():
    reading = Reading(
        id="7",
        text="“Ja” 🙂",
        sentences=(Span(0, 6),),
        claims=(
            Event(id="c1", evidence=(Span(0, 4),), vouchers=("author",), type="AGREE"),
            Tie(
                id="c2",
                evidence=(Span(0, 4),),
                vouchers=("author",),
                source="author",
                target="c1",
                sign=-1,
                relation="opposes",
            ),
            Framing(
                id="c3",
                evidence=(Span(0, 4),),
                vouchers=("author",),
                target="c1",
                term=Span(0, 4),
                sign=-1,
                implies=Implication(relation="controls"),
            ),
        ),
    )
    assert decode_reading(encode_reading(reading)) == reading


@given(st.text(), st.text(min_size=1))
def test_any_text_survives(text, ident):
    reading = Reading(id=ident, text=text)
    try:
        ident.encode(), text.encode()
    except UnicodeEncodeError:
        return
    assert decode_reading(encode_reading(reading)) == reading


def test_tokens_are_written_only_where_they_are_set():
    assert b'"tokens"' not in encode_reading(Reading(id="1", text=""))
    assert b'"tokens":[]' in encode_reading(Reading(id="1", text="", tokens=()))


def test_every_misshapen_item_is_named():
    bad = line(
        claims=[EVENT, {**EVENT, "type": "HUG"}, {**EVENT, "kind": "rumour"}],
        actors=[{"id": "a1", "name": 5, "type": "state"}],
        mentions={},
    )
    with pytest.raises(ReadingInvalid) as error:
        decode_reading(bad)
    places = [defect.split(":")[0] for defect in error.value.defects]
    assert places == ["actors[0].name", "mentions", "claims[1].type", "claims[2].kind"]


def test_fields_beyond_the_format_are_let_pass():
    reading = decode_reading(line(claims=[{**EVENT, "core": True}], mood="bleak"))
    assert reading.claims[0].kind == "event"


@pytest.mark.parametrize("bad", ["", "[]", "{", "null", '{"id": "1"}', '{"id": 3, "text": "x"}'])
def test_what_is_no_reading_is_refused(bad):
    with pytest.raises(ReadingInvalid) as error:
        decode_reading(bad)
    assert error.value.defects


def test_a_report_needs_only_id_and_text():
    assert decode_report('{"id": "1", "text": "x"}') == Report(id="1", text="x")
    with pytest.raises(ReportUnreadable, match="text"):
        decode_report('{"id": "1"}')
