from factory import ReadingFactory

from faultlines.reader.happenings import hung_on_happenings
from faultlines.reader.times import find_times


def test_yesterday_has_a_date_where_the_report_has_one_and_hangs_on_it_always():
    (dated,), (undated,) = (find_times("He left yesterday.", d) for d in ("2006-10-26", None))
    assert (dated.time.edtf, dated.time.anchor) == ("2006-10-25", "report-1d")
    assert (undated.time.edtf, undated.time.anchor) == (None, "report-1d")
    assert dated.time.text == "yesterday"


def test_what_is_planned_for_tuesday_is_planned_for_the_next():
    (phrase,) = find_times("on Tuesday", "2006-10-26")
    assert (phrase.time.edtf, phrase.ahead.edtf) == ("2006-10-24", "2006-10-31")
    (phrase,) = find_times("last Tuesday", "2006-10-26")
    assert phrase.ahead.edtf == "2006-10-24"


def told(text, *words):
    factory = ReadingFactory("t", text).actor("a1", "Ana").actor("a2", "Bo")
    for sentence, trigger in words:
        factory.event("ASSAULT", ["a1"], ["a2"], sentence, trigger)
    return [one.time and (one.time.text, one.time.anchor) for one in
            hung_on_happenings(factory.build().claims, text)]  # fmt: skip


def test_day_after_the_raid_hangs_on_the_raid():
    text = "Ana raided Bo. The day after the raid Bo fought Ana. Bo fled before the fighting."
    raided = ("Ana raided Bo", "raided")
    fought = ("The day after the raid Bo fought Ana", "fought")
    assert told(text, raided, fought) == [None, ("The day after the raid", "c1+1d")]
    fled = ("Bo fled before the fighting", "fled")
    assert told(text, raided, fled) == [None, None]


def test_nothing_hangs_on_itself_or_on_what_nobody_told():
    text = "The raid of Ana after the raid. Bo left after the vote."
    assert told(text, ("The raid of Ana after the raid", "raid")) == [None]
    assert told(text, ("Bo left after the vote", "left")) == [None]


def test_month_far_from_the_report_lies_behind_it_when_told_and_ahead_when_planned():
    (phrase,) = find_times("in September", "2031-02-12")
    assert (phrase.time.edtf, phrase.ahead.edtf) == ("2030-09", "2031-09")
    (near,) = find_times("in September", "2031-08-12")
    assert near.time.edtf == "2031-09"
