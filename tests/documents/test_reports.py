import io
import os
from pathlib import Path

import pytest

from faultlines.documents import Details, Notice, Unreadable, reports_at
from faultlines.documents.titles import title_of
from faultlines.errors import ReportUnreadable
from faultlines.records import Report


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def reports(*paths: Path | str, **details: str) -> list[Report]:
    found = reports_at([str(path) for path in paths], Details(**details))
    return [item for item in found if isinstance(item, Report)]


def complaints(*paths: Path | str) -> list[Unreadable]:
    return [i for i in reports_at([str(path) for path in paths]) if isinstance(i, Unreadable)]


def test_a_folder_is_read_in_order_with_ids_below_it(tmp_path: Path) -> None:
    write(tmp_path, {"b.txt": "B.", "a/2.md": "A2.", "a/10.txt": "A10.", ".hidden.txt": "No."})
    assert [report.id for report in reports(tmp_path)] == ["a/10.txt", "a/2.md", "b.txt"]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A."})
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [report.id for report in reports(tmp_path, tmp_path / "a.txt")] == ["a.txt"]


def test_two_files_of_one_name_are_not_mixed_up(tmp_path: Path) -> None:
    write(tmp_path, {"a/1.txt": "One.", "b/1.txt": "Two."})
    found = list(reports_at([str(tmp_path / "a/1.txt"), str(tmp_path / "b/1.txt")]))
    assert isinstance(found[0], Report)
    assert isinstance(found[1], Unreadable)
    assert "'1.txt'" in found[1].sentence
    assert len(reports(tmp_path)) == 2


def test_given_details_go_before_companions_and_these_before_the_table(tmp_path: Path) -> None:
    table = "file,title,source,date\na.txt,From table,Herald,2001-01-01\nsub/b.txt,,Post,\n"
    write(
        tmp_path,
        {
            "reports.csv": table,
            "a.txt": "Headline\n\nWords.",
            "a.json": '{"title": "From JSON", "date": null}',
            "sub/b.txt": "Headline\n\nWords.",
        },
    )
    first, second = reports(tmp_path)
    assert (first.title, first.source, first.date) == ("From JSON", "Herald", "2001-01-01")
    assert (second.title, second.source, second.date) == ("Headline", "Post", None)
    assert reports(tmp_path / "a.txt")[0].source == "Herald"
    overridden = reports(tmp_path, source="Mine", date="2002")
    assert {(r.source, r.date) for r in overridden} == {("Mine", "2002")}


def test_a_date_that_is_none_stops_its_report_and_no_other(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"reports.csv": "file,date\na.txt,26 October\n", "a.txt": "A.", "b.txt": "B."},
    )
    assert [report.id for report in reports(tmp_path)] == ["b.txt"]
    assert "26 October" in complaints(tmp_path)[0].sentence
    with pytest.raises(ReportUnreadable, match="yesterday"):
        reports(tmp_path, date="yesterday")


@pytest.mark.parametrize("table", ["name,date\na.txt,2001\n", b"\0\1\2", b""])
def test_a_damaged_table_is_named(tmp_path: Path, table: str | bytes) -> None:
    write(tmp_path, {"reports.csv": table, "a.txt": "A."})
    assert "reports.csv" in complaints(tmp_path)[0].sentence


@pytest.mark.parametrize("companion", ["[]", "{", '{"date": 7}', "[" * 100_000])
def test_a_damaged_companion_is_named(tmp_path: Path, companion: str) -> None:
    write(tmp_path, {"a.json": companion, "a.txt": "A."})
    assert "a.json" in complaints(tmp_path)[0].sentence


def test_lines_go_on_after_a_bad_one_which_is_named_by_number(tmp_path: Path) -> None:
    good = '{"id": "1", "text": "One.", "date": "2006-10-26"}'
    lines = ["\ufeff" + good, "nonsense", "", '{"id": "2", "text": " "}', good, "[" * 100_000]
    write(tmp_path, {"r.jsonl": "\r\n".join([*lines, '{"id": "3", "text": "Three."}'])})
    assert [report.id for report in reports(tmp_path)] == ["1", "3"]
    numbers = [complaint.path.rpartition(" ")[2] for complaint in complaints(tmp_path)]
    assert numbers == ["2", "4", "5", "6"]


def test_a_line_too_long_is_passed_over_in_bounded_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAULTLINES_MAX_CHARACTERS", "10")
    long = '{"id": "1", "text": "' + "x" * 2_000_000 + '"}'
    write(tmp_path, {"r.jsonl": f'{long}\n{{"id": "2", "text": "Two."}}\n'})
    assert [report.id for report in reports(tmp_path)] == ["2"]
    assert "FAULTLINES_MAX_CHARACTERS" in complaints(tmp_path)[0].sentence


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"a\0b", "binary"),
        ("a.docx", b"x", ".docx"),
        ("README", b"x", "ending"),
        ("a.pdf", b"no PDF", "damaged"),
        ("a.jsonl", b"\xff\xfe{\0", "UTF-16"),
        ("a.html", b"<p></p>", "No article"),
    ],
)
def test_a_named_file_that_cannot_be_read_says_why(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    write(tmp_path, {name: content})
    (complaint,) = complaints(tmp_path / name)
    assert words in complaint.sentence
    assert complaint.path == str(tmp_path / name)


def test_missing_unreadable_and_odd_paths_are_complaints(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone")
    assert "no such file" in complaints(tmp_path / "nowhere")[0].sentence
    assert "pipe" in complaints(tmp_path / "pipe.txt")[0].sentence
    assert len(complaints("bad\0name")) == 1
    assert [c.path for c in complaints(tmp_path)] == [str(tmp_path / "dangling.txt")]


def test_foreign_files_in_a_folder_are_passed_over_with_a_notice(tmp_path: Path) -> None:
    write(tmp_path, {"picture.png": b"\x89PNG", "a.txt": "A.", "a.json": "{}"})
    found = list(reports_at([str(tmp_path)]))
    assert [type(item) for item in found] == [Report, Notice]
    assert isinstance(found[1], Notice)
    assert found[1].path.endswith("picture.png")


def test_a_name_that_is_no_utf8_still_gives_an_id_that_can_be_stored(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("Words.")
    (report,) = reports(tmp_path)
    assert report.id == "caf\ufffd.txt"


def test_standard_input_is_one_text_or_lines() -> None:
    def piped(data: bytes) -> list[object]:
        return list(reports_at(["-"], Details(source="Post"), io.BufferedReader(io.BytesIO(data))))

    assert piped(b"  Words.") == [Report(id="stdin", text="  Words.", source="Post")]
    lines = b'\xef\xbb\xbf{"id": "1", "text": "One."}\n{"id": "2", "text": "Two."}'
    assert [getattr(found, "id", None) for found in piped(lines)] == ["1", "2"]
    assert isinstance(piped(b"")[0], Unreadable)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Headline\n\nWords.", "Headline"),
        ("\n\n  Headline?  \n\n\nWords.", "Headline?"),
        ("# Headline\n\nWords.", "Headline"),
        ("Headline\nWords follow at once.", None),
        ("The whole text is one sentence.\n\nAnother.", None),
        ("Headline\n\n", None),
        ("x" * 500 + "\n\nWords.", None),
    ],
)
def test_a_title_is_a_first_line_that_stands_alone(text: str, title: str | None) -> None:
    assert title_of(text) == title


def test_a_readme_of_a_folder_is_passed_over_unless_it_is_named(tmp_path):
    from faultlines.documents.walking import ReportFile, report_files

    (tmp_path / "README.md").write_text("about this folder", encoding="utf-8")
    (tmp_path / "one.txt").write_text("a report", encoding="utf-8")
    found = list(report_files(tmp_path))
    assert [file.id for file in found if isinstance(file, ReportFile)] == ["one.txt"]
    assert "README" in next(one for one in found if not isinstance(one, ReportFile)).sentence
    named = list(report_files(tmp_path / "README.md"))
    assert isinstance(named[0], ReportFile)
