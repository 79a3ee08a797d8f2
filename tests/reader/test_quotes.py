"""Passages between quotation marks, found on characters alone."""

import time

import pytest

from faultlines.reader.quotes import find_quotes


def quoted(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('She said: "Go home."', ['"Go home."']),
        ("She said: “Go home.”", ["“Go home.”"]),
        ("He called it ‘a day for farmers’.", ["‘a day for farmers’"]),
        ("He wrote ‘’never again’’ twice.", ["‘’never again’’"]),
        ("The miners' strike wasn't over.", []),
    ],
)
def test_marks_open_and_close(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_running_quotation_ends_with_its_paragraph_and_runs_on() -> None:
    text = "“We shall stay.\n\n“We shall never leave,” she said."
    first, second = find_quotes(text)
    assert text[first.start : first.end] == "“We shall stay."
    assert first.runs_on
    assert not second.runs_on


def test_a_mark_that_never_closes_quotes_nothing() -> None:
    assert find_quotes('The 6" gun fired " and stopped') == []


def test_time_grows_with_length_only() -> None:
    begun = time.perf_counter()
    find_quotes("‘a " * 20_000)
    find_quotes("“ “a" * 20_000)
    assert time.perf_counter() - begun < 5
