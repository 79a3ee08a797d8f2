import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.codebook import known_spellings
from faultlines.language.cutting import cut_run


@pytest.mark.parametrize(
    "expected",
    [
        # marks at the ends
        '" Stop , "', "( AFP )", "Paris !!!", "Now ?!", "“ Peace ” ,", "said ...", "... and",
        "[ sic ]", "¿ Qué ?", "# 1", "== Title ==", "‘ Yes ’", "'' end ''", "** bold **", "— he",
        # contractions and possessives
        "do n't", "DO N'T", "do n’t", "wo n't", "Ca n't", "do nt", "can not", "CAN NOT", "we 'll",
        "should n't 've", "gon na", "Wan na", "Iran ’s", "U.S. 's", "it 's", "That s", "I ve",
        "they 're", "workers '",
        # abbreviations, initials
        "U.S.", "p.m. ,", "Mr.", "Lt.", "J.", "J.R.R.", "( e.g.", "Inc. )", "a.m.", "e.g. ,", "St.",
        "end .", "NATO .", "1990 .", ") .", "Inc. ;", "Dr. Michael", "Thurs.",
        # hyphens and dashes
        "U.S. - led", "al - Sadr", "Port - au - Prince", "pro-Iranian",
        "ex-minister", "F - 16",
        "1990 – 95", "( AFP ) — The", "war -- and", "10 - 20", "anti-Semite", "2006 - 10 - 26",
        # other marks within
        "and / or", "Iraq / Syria", "one , two", "said . The", "yes ... no", "24 ° C",
        # numbers, money, units
        "$ 1,000.50", "US$ 4.5", "€ 10 m", "10 km", "5 %", "7:30 pm", "+5", "3.5 bn", "3rd", "4G",
        "1,000,000 .",
        # addresses
        "http://a.org/b-c?d=e ,", "www.example.com", "( ada@example.org )", "example.org/x-y .",
        # emoticons
        ":)", ":-(", "great :)", ";-) ,",
        # kept whole
        "AT&T", "o'clock", "O'Connor", "d'état", "x_y", "w/o", "C++",
    ],
)  # fmt: skip
def test_runs_are_cut_as_the_treebanks_cut_them(expected: str) -> None:
    assert cut_run(expected.replace(" ", "")) == tuple(expected.split())


@pytest.mark.parametrize(
    "word", ["its", "Its", "were", "well", "hell", "ill", "shed", "id", "lets"]
)
def test_words_that_look_like_contractions_are_left_alone(word: str) -> None:
    assert cut_run(word) == (word,)


@given(st.text(min_size=1, max_size=40).filter(lambda run: not any(map(str.isspace, run))))
def test_words_joined_are_the_run(run: str) -> None:
    found = cut_run(run)
    assert "".join(found) == run
    assert all(found)


def test_known_spellings_are_cut_as_told_between_brackets_too() -> None:
    for spelling, parts in known_spellings().items():
        assert "".join(parts) == spelling
        assert cut_run(spelling) == parts
        assert cut_run(f"[{spelling}],") == ("[", *parts, "]", ",")
