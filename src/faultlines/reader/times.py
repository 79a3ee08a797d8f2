"""When: the time phrases of a report, with a date where the text or the report's date fixes one.

"yesterday" hangs on the report (`report-1d`), and has a date only where the report has one; nothing
is made up. What it hangs on is told in both cases, so that a report that is dated later, or better,
moves its times with it.
"""

from dataclasses import dataclass, replace

from faultlines.reader.draft import CommitmentDraft, Draft, EventDraft, OutlookDraft
from faultlines.records import Time
from faultlines.times import REPORT, Anchor, Phrase, find_phrases, resolve


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A time phrase at characters `[start, end)`: `time` of what is told, `ahead` of what will be.

    "on Tuesday" is the last Tuesday for what happened, and the next for what is planned.
    """

    start: int
    end: int
    time: Time
    ahead: Time


def find_times(text: str, report_date: str | None) -> list[TimePhrase]:
    """Every time phrase of a text in text order; of overlapping ones the longer."""
    found = []
    for phrase in find_phrases(text):
        words = text[phrase.start : phrase.end]
        edtf, anchor = phrase.meaning
        time = _time(phrase, words, edtf, anchor, report_date)
        ahead = anchor.ahead() if anchor is not None and "last" not in words.lower() else anchor
        found.append(
            TimePhrase(
                phrase.start, phrase.end, time, _time(phrase, words, edtf, ahead, report_date)
            )
        )
    return found


def _time(
    phrase: Phrase, words: str, edtf: str | None, anchor: Anchor | None, report_date: str | None
) -> Time:
    if edtf is None and anchor is not None and anchor.base == REPORT:
        edtf = resolve(anchor, report_date)
        if edtf is not None and edtf.startswith("["):  # far from both: what is told lies behind
            anchor = replace(anchor, named=f"last-{anchor.named}")
            edtf = resolve(anchor, report_date)
    hangs_on = str(anchor) if anchor is not None else None
    return Time(text=words, start=phrase.start, end=phrase.end, edtf=edtf, anchor=hangs_on)


def time_of(draft: Draft, phrase: TimePhrase) -> Time | None:
    """The time of a claim by a phrase in its words.

    What is planned, owed or expected lies ahead; what is told to have happened did not happen by a
    day that is still to come, which is that of something else.
    """
    lies_ahead = isinstance(draft, CommitmentDraft | OutlookDraft)
    if lies_ahead or draft.status in ("planned", "predicted", "called_for"):
        return phrase.ahead
    deadline = (phrase.time.anchor or "").startswith("until:report:next")
    happened = isinstance(draft, EventDraft) and draft.status == "asserted"
    return None if deadline and happened else phrase.time
