"""The pieces that BERT's own tokenizer gives, by hand."""

import json
from pathlib import Path

import pytest

from faultlines.errors import ModelUnusable
from faultlines.language.wordpiece import WordPieces, parts_of

PIECES = ["[UNK]", "un", "##lock", "##ed", "unlock", "cafe", ".", "s", "u", "北", "京", "##s"]


@pytest.fixture
def pieces(tmp_path: Path) -> WordPieces:
    path = tmp_path / "tokenizer.json"
    model = {"unk_token": "[UNK]", "vocab": {piece: n for n, piece in enumerate(PIECES)}}
    path.write_text(json.dumps({"model": model}), encoding="utf-8")
    return WordPieces(path)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("unlock", ["unlock"]),
        ("Unlocked", ["unlock", "##ed"]),
        ("Café", ["cafe"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("北京", ["北", "京"]),
        ("unxyz", ["[UNK]"]),
        ("un\u200block", ["unlock"]),
        ("un lock", ["un", "[UNK]"]),
        ("\u200b", []),
        ("s" * 101, ["[UNK]"]),
    ],
)
def test_pieces_of_a_word(pieces: WordPieces, word: str, expected: list[str]) -> None:
    assert [PIECES[n] for n in pieces.of(word)] == expected


def test_accents_go_and_marks_stand_alone() -> None:
    assert parts_of("Çelik—Ο'Σ") == ["celik", "—", "ο", "'", "σ"]


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "tokenizer.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(ModelUnusable, match="damaged"):
        WordPieces(path)
