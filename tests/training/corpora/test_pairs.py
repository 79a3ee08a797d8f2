import json
from pathlib import Path

from training.corpora.pairs import (
    EVENTS,
    STANCES,
    marked_spans,
    other_actors,
    read_dse,
    read_marked,
    unmarked,
)


def test_a_row_of_dse_is_two_examples(tmp_path: Path) -> None:
    row = {"text": "Ada blamed Ben.", "p_span": [0, 3], "q_span": [11, 14], "label": 3}
    path = tmp_path / "dse.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    there, back = next(read_dse(path)).pairs
    assert (there.source, there.target, STANCES[there.stance or 0]) == ((0, 1), (2, 3), "negative")
    assert (back.source, back.target, STANCES[back.stance or 0]) == ((2, 3), (0, 1), "neutral")


def test_marks_are_taken_out_of_a_text(tmp_path: Path) -> None:
    row = {"text": "[[t:Ben]] was sued by [[s:the city]].", "event": "ACCUSE", "stance": "negative"}
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    passage = next(read_marked(path))
    assert passage.words == ["Ben", "was", "sued", "by", "the", "city", "."]
    pair = passage.pairs[0]
    assert (pair.source, pair.target) == ((4, 6), (0, 1))
    assert EVENTS[pair.event or 0] == "ACCUSE"


def test_marks_of_the_gold_records() -> None:
    text, marks = unmarked("The (SRC: UN) (EVT: sent) food to (TAR: Varnia).")
    assert text == "The UN sent food to Varnia."
    assert [(kind, text[a:b]) for kind, a, b in marks] == [
        ("SRC", "UN"), ("EVT", "sent"), ("TAR", "Varnia"),
    ]  # fmt: skip


def test_other_actors_do_the_same() -> None:
    records = [
        {"text": "[[s:Varnia]] sued [[t:the city]].", "event": "ACCUSE"},
        {"text": "[[s:Ada]] met [[t:her aunt]].", "event": "CONSULT"},
    ]
    seen = {record["text"] for seed in range(30) for record in other_actors(records, seed)}
    assert "[[s:Ada]] sued [[t:her aunt]]." in seen
    for text in seen:
        assert set(marked_spans(text)[1]) == {"s", "t"}
        assert text.startswith(("[[s:Varnia]]", "[[s:Ada]]"))
