"""Claims while a text is being read: they point at words and actors, not yet at ids and offsets.

A draft's `anchor` is the word that carries it; the voucher chain follows from where it stands, as
an anchor inside somebody's words is vouched for by that somebody.
"""

from dataclasses import dataclass, field

from faultlines.reader.actors import Cast
from faultlines.reader.speech import Range

Party = Cast | str
"""An actor of the text, or "author"."""


@dataclass(slots=True, eq=False)
class IssueDraft:
    """Something that positions are taken on: the words that name it."""

    name: str
    key: str


@dataclass(slots=True, eq=False, kw_only=True)
class Draft:
    """What all kinds share. `evidence` are ranges of words; `confidence` 0 to 1.

    `witness` holds the features from which a regression weighed the confidence, where one did.
    """

    anchor: int
    evidence: tuple[Range, ...]
    status: str = "asserted"
    confidence: float = 0.5
    matter: str | None = None
    witness: tuple[float, ...] = ()


@dataclass(slots=True, eq=False, kw_only=True)
class EventDraft(Draft):
    """Somebody did something; `rule` names what found it."""

    type: str
    trigger: Range
    actors: list[Cast] = field(default_factory=list)
    recipients: list[Cast] = field(default_factory=list)
    others: list[tuple[Cast, str]] = field(default_factory=list)


@dataclass(slots=True, eq=False, kw_only=True)
class TieDraft(Draft):
    """How one stands to another, an issue or an event."""

    source: Party
    target: "Party | IssueDraft | EventDraft"
    sign: int
    relation: str
    over: "IssueDraft | EventDraft | None" = None
    change: str | None = None
    mutual: bool = False


@dataclass(slots=True, eq=False, kw_only=True)
class RoleDraft(Draft):
    """An actor in an office; `when` is a word such as "former" that says it is over or to come."""

    actor: Cast
    role: str
    of: Cast | None
    when: int | None = None


@dataclass(slots=True, eq=False, kw_only=True)
class CommitmentDraft(Draft):
    """Something demanded, planned, promised, permitted or due."""

    set_by: list[Party]
    owed_by: list[Party]
    task: Range
    form: str


@dataclass(slots=True, eq=False, kw_only=True)
class OutcomeDraft(Draft):
    """What became of commitments."""

    of: list["CommitmentDraft | EventDraft"]
    result: str


@dataclass(slots=True, eq=False, kw_only=True)
class OutlookDraft(Draft):
    """What somebody foresees, calls for, supposes or fears."""

    by: Party
    form: str
    about: "list[Party | EventDraft]" = field(default_factory=list)


@dataclass(slots=True, eq=False, kw_only=True)
class FramingDraft(Draft):
    """A loaded word for somebody or something."""

    target: "Party | EventDraft | IssueDraft"
    term: Range
    sign: int
    implies: str | None = None
    other: Cast | None = None
