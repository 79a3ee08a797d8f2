"""The seven kinds of claim. Nothing here is a fact: each is what somebody vouches for, in words.

Ids of actors, issues and claims are unique within one reading and mean nothing outside it.
"""

from typing import ClassVar

import msgspec

from faultlines.records.spans import Span, Spans
from faultlines.records.terms import (
    Change,
    ClaimKind,
    CommitmentForm,
    EventPart,
    EventType,
    OutcomeResult,
    OutlookForm,
    Sign,
    Status,
)


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """When, as the text says it.

    `edtf` (Extended Date/Time Format) only where the text or the report's date fixes it; `anchor`
    says what it hangs on, e.g. "report-1d" for "yesterday" (see faultlines.times.anchors).
    """

    text: str
    start: int | None = None
    end: int | None = None
    edtf: str | None = None
    anchor: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where, as the text says it."""

    text: str
    start: int | None = None
    end: int | None = None


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """One who has a part in an event without doing or suffering it."""

    actor: str
    part: EventPart


class Implication(msgspec.Struct, frozen=True, kw_only=True):
    """What a loaded word insinuates, as "puppet" insinuates control by `other`."""

    relation: str
    other: str | None = None


class ClaimBase(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every claim has: its words, the chain of those who vouch, and how firmly.

    `evidence`: spans of the text, never empty. `vouchers`: actor ids, outermost first, always
    beginning with "author". `matter`: claims on one happening or one question share it.
    """

    kind: ClassVar[ClaimKind]

    id: str
    evidence: Spans
    vouchers: tuple[str, ...]
    status: Status = "asserted"
    matter: str | None = None
    time: Time | None = None
    place: Place | None = None
    confidence: float = 1.0


class Event(ClaimBase, frozen=True, kw_only=True, tag="event"):
    """Somebody did something to somebody; `type` is a PLOVER type."""

    kind: ClassVar[ClaimKind] = "event"

    type: EventType
    trigger: Span | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    others: tuple[Participant, ...] = ()


class Tie(ClaimBase, frozen=True, kw_only=True, tag="tie"):
    """How an actor stands to an actor, an issue, or an event (`target` is then a claim's id)."""

    kind: ClassVar[ClaimKind] = "tie"

    source: str
    target: str
    sign: Sign
    relation: str
    over: str | None = None
    change: Change | None = None
    mutual: bool = False


class Role(ClaimBase, frozen=True, kw_only=True, tag="role"):
    """An actor holds a role, of another actor where told; `time` says from when to when."""

    kind: ClassVar[ClaimKind] = "role"

    actor: str
    role: str
    of: str | None = None


class Commitment(ClaimBase, frozen=True, kw_only=True, tag="commitment"):
    """A demand, plan, promise, permission or deadline: who set it, who owes what."""

    kind: ClassVar[ClaimKind] = "commitment"

    set_by: tuple[str, ...]
    owed_by: tuple[str, ...] = ()
    task: str
    form: CommitmentForm


class Outcome(ClaimBase, frozen=True, kw_only=True, tag="outcome"):
    """What became of commitments or plans, on the word of whoever says so."""

    kind: ClassVar[ClaimKind] = "outcome"

    of: tuple[str, ...]
    result: OutcomeResult


class Outlook(ClaimBase, frozen=True, kw_only=True, tag="outlook"):
    """What is predicted, called for, supposed or feared, by whom, about what."""

    kind: ClassVar[ClaimKind] = "outlook"

    by: str
    form: OutlookForm
    about: tuple[str, ...] = ()


class Framing(ClaimBase, frozen=True, kw_only=True, tag="framing"):
    """A loaded word for somebody or something: its author's choice, never a tie, role or name."""

    kind: ClassVar[ClaimKind] = "framing"

    target: str
    term: Span
    sign: Sign
    implies: Implication | None = None


Claim = Event | Tie | Role | Commitment | Outcome | Outlook | Framing
