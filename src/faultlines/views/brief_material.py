"""What a brief is made from, fetched from a case once; the sections are pure functions of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, get_args

from faultlines.analysis.as_of import Mark
from faultlines.case import (
    Case,
    CaseActor,
    CaseClaim,
    DocumentEntry,
    Filter,
    JoinEntry,
    Labels,
    LeftOut,
    UnreadSpan,
)
from faultlines.records import Claim, Event, Span
from faultlines.records.terms import AUTHOR, ClaimKind
from faultlines.views import rows
from faultlines.views.brief_records import Voice
from faultlines.views.build import RowBuilder
from faultlines.views.marks import marks_for, told_by

_GOOD_LENGTH = 90
"""Characters of evidence up to which more words say more; beyond, shorter ones are clearer."""
_BARE = 3
"""So many words at least say something by themselves."""
_OTHER_KINDS: tuple[str, ...] = tuple(kind for kind in get_args(ClaimKind) if kind != "framing")


@dataclass(frozen=True, slots=True)
class Material:
    """The claims that pass the filter, the names behind their ids, and what stays outside."""

    asked: Filter
    reports: tuple[DocumentEntry, ...]
    claims: tuple[CaseClaim, ...]
    labels: Labels
    names: RowBuilder
    actors: tuple[CaseActor, ...]
    presence: dict[str, int]
    left_out: tuple[LeftOut, ...]
    loaded_left_out: tuple[LeftOut, ...]
    unread: tuple[UnreadSpan, ...]
    pending: tuple[JoinEntry, ...]
    marks: Mapping[str, Mark] = field(default_factory=dict)

    def named(self, one: CaseClaim, entity: str) -> rows.Named:
        """What an id of a claim's report stands for."""
        return self.names.named(one.told_in.document, entity)

    def all_named(self, one: CaseClaim, entities: Sequence[str]) -> tuple[rows.Named, ...]:
        """As `named`, for several."""
        return tuple(self.named(one, entity) for entity in entities)

    def identity(self, one: CaseClaim, entity: str) -> str:
        """What tells two entities apart across reports."""
        return self.labels.identity(one.told_in.document, entity)

    def weight(self, one: CaseClaim, *entities: str) -> int:
        """How present those who have a part in it are."""
        return sum(self.presence.get(self.identity(one, entity), 0) for entity in entities)

    def teller(self, one: CaseClaim) -> str:
        """Who says it, as one string that tells tellers apart: the innermost voucher or outlet."""
        innermost = one.claim.vouchers[-1]
        if innermost == AUTHOR:
            return f"author:{one.told_in.source or one.told_in.document}"
        return self.identity(one, innermost)

    def teller_name(self, one: CaseClaim) -> str:
        """The same for a reader."""
        innermost = one.claim.vouchers[-1]
        if innermost == AUTHOR:
            return self.author(one)
        return self.named(one, innermost).name

    def author(self, one: CaseClaim) -> str:
        """The report's own voice: with several reports, by its outlet or else its id."""
        if len(self.reports) > 1:
            return one.told_in.source or one.told_in.document
        return AUTHOR

    def voice(self, one: CaseClaim) -> Voice:
        """The words of a claim and those who vouch."""
        row = self.names.claim(one) if isinstance(one.claim, Event) else None
        return Voice(
            id=one.id,
            words=one.words,
            vouchers=self.all_named(one, one.claim.vouchers),
            report=one.told_in.document,
            source_of_report=one.told_in.source,
            date_of_report=one.told_in.date,
            status=one.claim.status,
            confidence=one.claim.confidence,
            ruling=one.ruling,
            as_of=self.marks[one.id].state if one.id in self.marks else None,
            core=row.trigger if isinstance(row, rows.EventRow) else None,
        )


def gather(case: Case, asked: Filter) -> Material:
    """Everything that the brief needs to know of a case.

    Loaded words stand in the text, however unsure it is at whom they are aimed: half of the
    confidence is enough for them.
    """
    others = replace(asked, kinds=_OTHER_KINDS)
    loaded = replace(asked, kinds=("framing",), min_confidence=asked.min_confidence / 2)
    claims = (*case.claims(others), *case.claims(loaded))
    labels = case.labels({one.told_in.document for one in claims})
    return Material(
        asked=asked,
        reports=tuple(one for one in case.documents() if one.counted and told_by(one.date, asked)),
        claims=claims,
        labels=labels,
        names=RowBuilder(labels, case.text),
        actors=case.actors(),
        presence=case.claim_counts(asked),
        left_out=case.left_out(others)[1],
        loaded_left_out=case.left_out(loaded)[1],
        unread=case.unread(asked),
        pending=case.joins(pending_only=True),
        marks=marks_for(case, claims, asked),
    )


Kind = TypeVar("Kind", bound=Claim)


def of_kind(claims: Iterable[CaseClaim], kind: type[Kind]) -> list[tuple[CaseClaim, Kind]]:
    """The claims of one kind."""
    return [(one, one.claim) for one in claims if isinstance(one.claim, kind)]


def best(claims: Sequence[CaseClaim]) -> CaseClaim:
    """The one whose words to show: the surest, then the one with the most telling length."""
    return min(claims, key=lambda one: (-round(one.claim.confidence, 1), _awkward(one), one.id))


def _awkward(one: CaseClaim) -> int:
    length = sum(len(part) for part in one.words)
    return length - _GOOD_LENGTH if length > _GOOD_LENGTH else _GOOD_LENGTH - length


def bare(one: CaseClaim) -> bool:
    """Whether its words are too few to say anything to a reader."""
    return len(" ".join(one.words).split()) < _BARE


def same_words(one: CaseClaim) -> str:
    """The words as a key: the same sentence in two reports, however its quotes are set, is one."""
    return " ".join(re.findall(r"\w+", " ".join(one.words).casefold()))


class Taken:
    """Words that stand in the brief already; quick to ask, whatever their number."""

    def __init__(self, claims: Iterable[CaseClaim] = ()) -> None:
        self._spans: dict[str, list[Span]] = defaultdict(list)
        for one in claims:
            self.take(one)

    def take(self, one: CaseClaim) -> None:
        """The evidence of a claim stands there now."""
        self._spans[one.told_in.document] += one.claim.evidence

    def has(self, one: CaseClaim) -> bool:
        """Whether any of the evidence of a claim overlaps what is taken."""
        return any(
            mine.start < other.end and other.start < mine.end
            for mine in one.claim.evidence
            for other in self._spans[one.told_in.document]
        )
