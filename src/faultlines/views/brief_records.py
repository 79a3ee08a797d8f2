"""What a brief holds: typed, and written to JSON as it stands.

Every line carries a `Voice`: verbatim words and the chain of those who vouch for them.
"""

from typing import Generic, Literal, TypeVar

import msgspec

from faultlines.records.terms import CommitmentForm, OutcomeResult, OutlookForm, Sign, Status
from faultlines.views.rows import Named

Line = TypeVar("Line")


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who says it, in which words; `id` is that of the claim, `vouchers` are outermost first.

    `core` is the one of the words that must be shown, where there is one ("attacked").
    """

    id: str
    words: tuple[str, ...]
    vouchers: tuple[Named, ...]
    report: str
    source_of_report: str | None
    date_of_report: str | None
    status: Status
    confidence: float
    ruling: str | None = None
    as_of: str | None = None
    core: str | None = None


class Section(msgspec.Struct, Generic[Line], frozen=True):
    """The first lines of what was found; `found` counts all of them."""

    found: int
    lines: tuple[Line, ...]


class ReportHead(msgspec.Struct, frozen=True, kw_only=True):
    """A report that the brief is of."""

    id: str
    title: str | None
    source: str | None
    date: str | None


class RoleTold(msgspec.Struct, frozen=True, kw_only=True):
    """What an actor is, of whom."""

    role: str
    of: Named | None
    voice: Voice


class ActorLine(msgspec.Struct, frozen=True, kw_only=True):
    """Who is in it; `claims` counts the claims and statements in which it has a part."""

    actor: Named
    of: Named | None
    roles: tuple[RoleTold, ...]
    claims: int
    reports: int


class SideTold(msgspec.Struct, frozen=True, kw_only=True):
    """One side of what is contested: a teller, or one who takes a position."""

    who: str
    voice: Voice


class AccountLine(msgspec.Struct, frozen=True, kw_only=True):
    """One matter that is told in ways that differ or contradict, or a deed that is objected to."""

    about: str
    verdict: str
    differences: tuple[str, ...]
    sides: tuple[SideTold, ...]
    objections: tuple[SideTold, ...] = ()


class CampLine(msgspec.Struct, frozen=True, kw_only=True):
    """One issue with those who are for it and those who are against it."""

    issue: Named
    supporters: tuple[SideTold, ...]
    opponents: tuple[SideTold, ...]


class DisputeLine(msgspec.Struct, frozen=True, kw_only=True):
    """What one accuses another of, or denies, so far without a rival telling."""

    form: Literal["denial", "accusation"]
    by: tuple[Named, ...]
    of: tuple[Named, ...]
    voice: Voice


class TieLine(msgspec.Struct, frozen=True, kw_only=True):
    """How one stands to another: all claims with these ends, this sign and this status.

    `vouchers` counts those who say so; `claims` are ids, `voice` is the best of them.
    """

    source: Named
    relation: str
    sign: Sign
    target: Named
    over: tuple[Named, ...]
    change: str | None
    mutual: bool
    status: Status
    vouchers: int
    claims: tuple[str, ...]
    voice: Voice


class OutcomeTold(msgspec.Struct, frozen=True, kw_only=True):
    """What became of it, on somebody's word."""

    result: OutcomeResult
    voice: Voice


class CommitmentLine(msgspec.Struct, frozen=True, kw_only=True):
    """What was demanded, planned or promised; `tellings` counts the claims that say so."""

    form: CommitmentForm
    set_by: tuple[Named, ...]
    owed_by: tuple[Named, ...]
    task: str
    time: str | None
    tellings: int
    outcomes: tuple[OutcomeTold, ...]
    voice: Voice


class LegLine(msgspec.Struct, frozen=True, kw_only=True):
    """One tie of a strained figure; `claims` are the ids of all claims that carry it."""

    source: Named
    relation: str
    sign: int
    target: Named
    claims: tuple[str, ...]
    voice: Voice


class StrainLine(msgspec.Struct, frozen=True, kw_only=True):
    """Ties that pull against each other."""

    kind: str
    actors: tuple[Named, ...]
    legs: tuple[LegLine, ...]


class OutlookLine(msgspec.Struct, frozen=True, kw_only=True):
    """What is foreseen, feared, supposed or called for; `tellings` counts those who say it so."""

    form: OutlookForm
    by: Named
    about: tuple[Named, ...]
    tellings: int
    voice: Voice


class TermCount(msgspec.Struct, frozen=True, kw_only=True):
    """A loaded word, as often as it is used of one target by one voice."""

    term: str
    sign: Sign
    count: int


class FramingLine(msgspec.Struct, frozen=True, kw_only=True):
    """The loaded words that one voice uses of one target: a choice of words, never a fact."""

    target: Named
    by: str
    terms: tuple[TermCount, ...]
    voice: Voice


class LeftOutLine(msgspec.Struct, frozen=True, kw_only=True):
    """How many of what the brief does not show."""

    count: int
    what: str
    see: str | None


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """What an analyst wants first.

    `claims` counts those that the brief is made from, `settled` the commitments of which an outcome
    is told; `ties` are for or against, `relations` neither.
    """

    reports: tuple[ReportHead, ...]
    min_confidence: float
    claims: int
    settled: int
    actors: Section[ActorLine]
    accounts: Section[AccountLine]
    camps: Section[CampLine]
    disputes: Section[DisputeLine]
    ties: Section[TieLine]
    relations: Section[TieLine]
    commitments: Section[CommitmentLine]
    strains: Section[StrainLine]
    outlooks: Section[OutlookLine]
    framing: Section[FramingLine]
    left_out: tuple[LeftOutLine, ...]
    as_of: str | None = None
