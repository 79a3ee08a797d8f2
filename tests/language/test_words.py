import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.language import words
from faultlines.language.words import words_of

ENGLISH = st.text(alphabet=st.sampled_from("aBn't’ .,\n\t\"”“()-–—/:;$%°3@!?…é北🇺\u0301\u200b\x00"))


def cut(text: str) -> list[str]:
    return words_of(text).words


def joined(text: str) -> str:
    found = words_of(text)
    return "".join(w + " " * s for w, s in zip(found.words, found.spaces, strict=True))


@given(st.one_of(st.text(), ENGLISH, st.text(st.characters())))
def test_words_and_gaps_give_any_text_back(text: str) -> None:
    assert joined(text) == text
    found = words_of(text)
    spans = list(found.spans())
    assert [text[a:b] for a, b in spans] == found.words
    assert all(a < b for a, b in spans)
    at = 0
    for (a, b), space in zip(spans, found.spaces, strict=True):
        assert a == at
        at = b + space
    assert at == len(text)


@given(st.one_of(st.text(), ENGLISH))
def test_white_space_is_never_within_a_word(text: str) -> None:
    for word in cut(text):
        assert word.isspace() or not any(c.isspace() for c in word)


@given(ENGLISH, ENGLISH)
def test_a_run_is_cut_alike_wherever_it_stands(before: str, after: str) -> None:
    alone = cut("don't (U.S.-led)")
    found = cut(f"{before}\ndon't (U.S.-led)\n{after}")
    assert any(found[i : i + len(alone)] == alone for i in range(len(found)))


@pytest.mark.parametrize(
    ("text", "words_", "spaces"),
    [
        ("", [], []),
        ("a b", ["a", "b"], [True, False]),
        ("a  b", ["a", " ", "b"], [True, False, False]),
        ("a\n\nb ", ["a", "\n\n", "b"], [False, False, True]),
        (" a", [" ", "a"], [False, False]),
        ("a \n", ["a", "\n"], [True, False]),
        ("\u00a0", ["\u00a0"], [False]),
    ],
)
def test_white_space_beyond_one_space_is_a_word(
    text: str, words_: list[str], spaces: list[bool]
) -> None:
    assert (words_of(text).words, words_of(text).spaces) == (words_, spaces)


@pytest.mark.parametrize(
    "unit",
    ["x", '"', "'", "(", '("', "a.", "a-", "1-", "a@", "http://a.", ":)", "\u0301", "a'", " "],
)
def test_hostile_texts_take_time_in_proportion(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        words_of(text)
        return time.process_time() - begun

    seconds(10_000)
    assert seconds(200_000) < 12 * max(seconds(50_000), 0.02)


def test_no_word_is_longer_than_a_run() -> None:
    assert max(map(len, cut("see " + "x" * 1_000_000))) == words.LONGEST_RUN


def test_the_memory_of_runs_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MOST_RUNS_KNOWN", 10)
    monkeypatch.setattr(words, "_known", {})
    assert cut(" ".join(f"word{n}" for n in range(100)))[-1] == "word99"
    assert len(words._known) <= 10
    cut("y" * (words.LONGEST_KNOWN + 1))
    assert all(len(run) <= words.LONGEST_KNOWN for run in words._known)
