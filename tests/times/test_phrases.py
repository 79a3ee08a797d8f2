import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.times import find_phrases, meaning_of


@pytest.mark.parametrize(
    ("words", "edtf", "anchor"),
    [
        ("on 26 October 2006", "2006-10-26", None),
        ("October 26, 2006", "2006-10-26", None),
        ("in February of 2005", "2005-02", None),
        ("in 2003", "2003", None),
        ("the late 1980s", "198X", None),
        ("spring 2006", "2006-21", None),
        ("since 2003", "2003/..", None),
        ("by May 2003", "../2003-05", None),
        ("before May 2003", None, "before:2003-05"),
        ("from 2004 to 2009", "2004/2009", None),
        ("between May and June 1981", "1981-05/1981-06", None),
        ("20 years before May 2003", "1983~", None),
        ("for 20 years before May 2003", "1983~/2003-05", None),
        ("30 days after 1 May 2003", "2003-05-31", None),
        ("31 June", None, None),
        ("yesterday", None, "report-1d"),
        ("the day before yesterday", None, "report-2d"),
        ("earlier today", None, "report+0d"),
        ("on Tuesday", None, "report:last-tuesday"),
        ("next Tuesday", None, "report:next-tuesday"),
        ("since Tuesday", None, "since:report:last-tuesday"),
        ("last week", None, "report-1w"),
        ("three days ago", None, "report-3d"),
        ("some two weeks ago", None, "report-2w~"),
        ("a decade ago", None, "report-10y~"),
        ("more than two years ago", None, "before:report-2y~"),
        ("for the past three years", None, "since:report-3y~"),
        ("over the last three years", None, "after:report-3y~"),
        ("in two weeks' time", None, "report+2w~"),
        ("last March", None, "report:last-march"),
        ("since March", None, "since:report:last-XXXX-03"),
        ("by 30 September", None, "until:report:next-XXXX-09-30"),
        ("on 15 May", None, "report:XXXX-05-15"),
        ("by the end of the month", None, "until:report+0m"),
        ("until now", None, "until:report"),
        ("the recent clashes", None, "before:report"),
        ("in the coming weeks", None, "after:report"),
        ("these days", None, "around:report"),
        ("three days later", None, None),
        ("former", None, "before:report"),
        ("with great care", None, None),
    ],
)
def test_meaning(words, edtf, anchor):
    found = meaning_of(words)
    assert (found.edtf, str(found.anchor) if found.anchor else None) == (edtf, anchor)


def test_may_is_a_month_only_where_it_must_be():
    assert find_phrases("They may leave. Thursday may come.")[0].meaning.anchor is not None
    assert len(find_phrases("They may leave.")) == 0


WORDS = "on 26 October 2006 last week by the end of May two years ago Tuesday 's , ."


@given(st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join))
def test_phrases_stand_in_the_text_and_do_not_overlap(text):
    end = 0
    for phrase in find_phrases(text):
        assert end <= phrase.start < phrase.end <= len(text)
        end = phrase.end
