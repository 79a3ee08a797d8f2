import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.documents.decoding import decode
from faultlines.errors import ReportUnreadable

WORDS = "Il a dit « non » – and left.\n"
PLAIN_TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=("Cc", "Cs")),
    min_size=1,
).filter(lambda text: text.strip() and not text.startswith("\ufeff"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_and_utf8_leave_no_doubt(encoding: str) -> None:
    decoded = decode(WORDS.encode(encoding))
    assert decoded.text == WORDS
    assert decoded.remark is None


def test_utf16_in_either_byte_order() -> None:
    assert decode(codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be")).text == WORDS
    assert decode(codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le")).text == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_unmarked_utf16_is_a_guess(encoding: str) -> None:
    decoded = decode(WORDS.encode(encoding))
    assert decoded.text == WORDS
    assert "guess" in str(decoded.remark)


def test_windows_text_is_a_guess() -> None:
    decoded = decode("A \u201cquoted\u201d café\n".encode("cp1252"))
    assert decoded.text == "A \u201cquoted\u201d café\n"
    assert "Windows-1252" in str(decoded.remark)


def test_one_damaged_byte_does_not_garble_the_rest() -> None:
    data = "« Où ? » – là-bas.".encode() + b"\xff"
    decoded = decode(data)
    assert decoded.text == "« Où ? » – là-bas.\ufffd"
    assert "1 place" in str(decoded.remark)


def test_a_declared_encoding_goes_before_the_guess_and_a_false_one_is_passed_over() -> None:
    assert decode("Привет".encode("cp1251"), declared="windows-1251").text == "Привет"
    assert decode("né".encode(), declared="ascii").text == "né"
    assert decode("né".encode(), declared="no-such-encoding").text == "né"


def test_line_breaks_of_every_system_become_one() -> None:
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"one\0two", "binary"),
        (bytes(range(1, 9)) * 50, "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "UTF-16"),
        (b"\x81\x8d\x8f\x90\x9d", "neither"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, words: str) -> None:
    with pytest.raises(ReportUnreadable, match=words):
        decode(data)


def test_a_text_longer_than_allowed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_MAX_CHARACTERS", "5")
    assert decode(b"12345").text == "12345"
    with pytest.raises(ReportUnreadable, match="FAULTLINES_MAX_CHARACTERS"):
        decode(b"123456")


@given(PLAIN_TEXT)
def test_text_that_was_written_as_utf8_comes_back_exactly(text: str) -> None:
    assert decode(text.encode()).text == text
    assert decode(text.encode("utf-8-sig")).text == text
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le")).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except ReportUnreadable:
        return
    assert text.strip()
    assert "\r" not in text
    assert "\0" not in text
    text.encode()
