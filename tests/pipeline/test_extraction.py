import json

import pytest
from stub_readers import load_broken, load_plain, read_plainly

from faultlines.errors import ModelUnusable, ReportUnreadable
from faultlines.pipeline import extract_lines, read_line
from faultlines.records import Reading, Report, decode_reading


def line(text: str, ident: object = "1", **more: object) -> bytes:
    return json.dumps({"id": ident, "text": text, **more}).encode()


def answer(given: bytes) -> dict[str, object]:
    found = read_line(given, read_plainly)
    assert b"\n" not in found.line
    content: dict[str, object] = json.loads(found.line)
    assert found.failed == ("error" in content)
    return content


def test_a_reading_keeps_what_was_given() -> None:
    text = "One\r\ntwo\0\u2028😀 \u202e three"
    found = read_line(line(text, title="T", source="S", date="2006-10-26", other=1), read_plainly)
    reading = decode_reading(found.line)
    assert (reading.text, reading.title, reading.source) == (text, "T", "S")
    assert (reading.id, reading.date) == ("1", "2006-10-26")


@pytest.mark.parametrize(
    ("given", "ident", "words"),
    [
        (b"", None, "empty"),
        (b"   ", None, "empty"),
        (b"nonsense", None, "no report"),
        (b"[]", None, "no report"),
        (b'{"text": "a"}', None, "id"),
        (b'{"id": "7"}', "7", "text"),
        (b'{"id": 7, "text": "a"}', 7, "no report"),
        (b'{"id": {}, "text": "a"}', None, "no report"),
        (b'{"id": "7", "text": "a\\ud800"}', "7", "no report"),
        (b'{"id": "7", "text": "\xff"}', "7", "utf-8"),
        (b'{"id": "7", "text": "cut', "7", "truncated"),
        (b'{"id": "7", "x": ' + b"[" * 100_000, "7", "RecursionError"),
        (line("crash"), "1", "ZeroDivisionError"),
        (line("recurse"), "1", "RecursionError"),
        (line("defect"), "1", "defect"),
        (line("a", date="yesterday"), "1", "yesterday"),
    ],
)
def test_what_cannot_be_read_is_answered_by_its_error(
    given: bytes, ident: object, words: str
) -> None:
    found = answer(given)
    assert list(found) == ["id", "error"]
    assert found["id"] == ident
    assert words in str(found["error"])
    assert "Traceback" not in str(found["error"])


def test_a_text_longer_than_allowed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_MAX_CHARACTERS", "3")
    assert "error" not in answer(line("abc"))
    assert "FAULTLINES_MAX_CHARACTERS" in str(answer(line("abcd"))["error"])


def test_a_reader_may_not_change_the_text() -> None:
    def changes(report: Report) -> Reading:
        return Reading(id=report.id, text=report.text.strip())

    assert read_line(line(" a "), changes).failed


def test_a_fault_shows_where_it_is_only_when_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read_line(line("crash"), read_plainly)
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("FAULTLINES_DEBUG", "1")
    read_line(line("crash"), read_plainly)
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("processes", [1, 2])
def test_there_is_one_answer_for_each_line_in_order(processes: int) -> None:
    texts = ["a"] * 10 + ["crash", "slow", "b", "defect"] + ["c"] * 10
    lines = [line(text, str(number)) for number, text in enumerate(texts)]
    given = [*lines, ReportUnreadable("This line is too long."), b"{"]
    answers = list(extract_lines(given, processes=processes, load=load_plain))
    idents = [json.loads(found.line)["id"] for found in answers]
    assert idents == [*map(str, range(len(texts))), None, None]
    assert [number for number, found in enumerate(answers) if found.failed] == [10, 13, 24, 25]


def test_a_line_that_kills_its_process_costs_that_line_only() -> None:
    texts = ["a"] * 20 + ["die"] + ["b"] * 20
    lines = [line(text, str(number)) for number, text in enumerate(texts)]
    answers = list(extract_lines(lines, processes=2, load=load_plain))
    assert [number for number, found in enumerate(answers) if found.failed] == [20]
    assert json.loads(answers[20].line)["id"] == "20"
    assert b"ended from outside" in answers[20].line


@pytest.mark.parametrize("processes", [1, 2])
def test_a_model_that_cannot_be_used_is_no_fault_of_a_line(processes: int) -> None:
    with pytest.raises(ModelUnusable, match="damaged"):
        list(extract_lines([line("a")] * 20, processes=processes, load=load_broken))
    with pytest.raises(ModelUnusable, match="gone"):
        list(extract_lines([line("no model")] * 20, processes=processes, load=load_plain))
