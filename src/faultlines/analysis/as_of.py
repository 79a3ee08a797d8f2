"""A case as of a day: which of the claims that had been told by then were to come, or were over.

What is told after the day is left out by the filter (`Filter.as_of`), not here.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from faultlines.case import CaseClaim, Labels, days_of
from faultlines.records import Role, Tie
from faultlines.times import day_number


@dataclass(frozen=True, slots=True)
class Mark:
    """`future`: its time begins after the day. `ended`: it was over by then; `by` is the claim that
    says so, where it is another one.
    """

    state: Literal["future", "ended"]
    by: str | None = None


def marks_as_of(claims: Sequence[CaseClaim], day: str, labels: Labels) -> Mapping[str, Mark]:
    """By the id of a claim, what it was on that day (YYYY-MM-DD); nothing for those that held.

    A tie or a role has ended where its own time ends before the day, where it is told to have
    ended, or where a later report, or the same one, tells that a tie of the same two and the same
    relation or sign has ended. A tie that is told again in a still later report holds again.
    """
    endings = _endings(claims, day, labels)
    marks: dict[str, Mark] = {}
    for one in claims:
        mark = _own_mark(one, day) or _ended_by(one, endings, labels)
        if mark is not None:
            marks[one.id] = mark
    return marks


def _own_mark(one: CaseClaim, day: str) -> Mark | None:
    edtf = one.claim.time.edtf if one.claim.time else None
    days = days_of(edtf)
    if days.earliest is not None and days.earliest > day:
        return Mark("future")
    if not isinstance(one.claim, Tie | Role):
        return None
    change = one.claim.change if isinstance(one.claim, Tie) else None
    if change is not None:
        told = change == "ended" and one.claim.status == "asserted"
        return Mark("ended") if told else None
    over = _is_stretch(edtf) and days.latest is not None and days.latest < day
    return Mark("ended") if over else None


def _is_stretch(edtf: str | None) -> bool:
    """Whether a time says until when: `../2006`, `2004/2006`; of a week, it is told once."""
    begin, slash, _ = (edtf or "").partition("/")
    days = days_of(edtf)
    if not slash or days.latest is None:
        return False
    week = days.earliest is not None and day_number(days.latest) - day_number(days.earliest) == 6
    return not (week and len(begin.rstrip("?~%")) == len("2006-10-26"))


_Ends = tuple[str, ...]


def _endings(
    claims: Iterable[CaseClaim], day: str, labels: Labels
) -> Mapping[_Ends, Sequence[CaseClaim]]:
    """Asserted ends of ties by the day, by whose tie it was."""
    found: dict[_Ends, list[CaseClaim]] = defaultdict(list)
    for one in claims:
        tie = one.claim
        if not isinstance(tie, Tie) or tie.change != "ended" or tie.status != "asserted":
            continue
        if _own_mark(one, day) == Mark("ended"):
            found[_ends(one, tie, labels)].append(one)
    return found


def _ended_by(
    one: CaseClaim, endings: Mapping[_Ends, Sequence[CaseClaim]], labels: Labels
) -> Mark | None:
    tie = one.claim
    if not isinstance(tie, Tie):
        return None
    told = days_of(one.told_in.date).latest or ""
    for ending in endings.get(_ends(one, tie, labels), ()):
        end = ending.claim
        alike = isinstance(end, Tie) and (end.relation == tie.relation or end.sign == tie.sign)
        if alike and told <= (days_of(ending.told_in.date).latest or ""):
            return Mark("ended", ending.id)
    return None


def _ends(one: CaseClaim, tie: Tie, labels: Labels) -> _Ends:
    document = one.told_in.document
    ends = (labels.identity(document, tie.source), labels.identity(document, tie.target))
    return tuple(sorted(ends)) if tie.mutual else ends
