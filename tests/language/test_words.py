import time

import pytest

from faultlines.language import words
from faultlines.language.words import words_of


def cut(text: str) -> list[str]:
    return [token.text for token in words_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stop!!! Now?!", ["Stop", "!!!", "Now", "?!"]),
        (
            "a pro-Iranian, anti-war ex-minister",
            ["a", "pro-Iranian", ",", "anti-war", "ex-minister"],
        ),
        ("the U.S.-led force", ["the", "U.S.", "-", "led", "force"]),
        ("al-Sadr", ["al", "-", "Sadr"]),
        ("they don't", ["they", "do", "n't"]),
        ("Iran’s", ["Iran", "’s"]),
        ("Lt. Col. Smith", ["Lt.", "Col.", "Smith"]),
        ("and/or", ["and", "/", "or"]),
        ("1990–95", ["1990", "–", "95"]),
        ("Paris (AFP)—The", ["Paris", "(", "AFP", ")", "—", "The"]),
    ],
)
def test_words_as_the_treebanks_cut_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "a  b\n", "\u200b\x00\ufeff", "x" * 1000, "𝔘\u0301 🇺🇳"]
)
def test_nothing_of_the_text_is_lost(text: str) -> None:
    assert words_of(text).text == text


def test_a_row_of_brackets_takes_no_longer_than_its_length() -> None:
    text = "see " + "(" * 50_000 + " end"
    begun = time.perf_counter()
    doc = words_of(text)
    assert doc.text == text
    assert time.perf_counter() - begun < 5


def test_the_memory_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MOST_WORDS_KNOWN", len(words.blank_english().vocab))
    first = words_of("an entirely newfangled zyxwv")
    second = words_of("another")
    assert first.vocab is not second.vocab
    assert [token.text for token in first][-1] == "zyxwv"
