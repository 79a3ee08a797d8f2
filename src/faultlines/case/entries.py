"""What a case hands out: typed, frozen, and nothing of its tables."""

from dataclasses import dataclass
from typing import Literal

from faultlines.records import Claim, Statement
from faultlines.records.terms import RESERVED_ACTORS, ActorType

Origin = Literal["read", "imported"]
AddedAs = Literal["added", "known", "replaced", "conflict"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one reading: `conflict` where its id stands for another text already."""

    document: str
    outcome: AddedAs


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One report of a case; `copy_of` is the report that it repeats, and is counted instead.

    `date` is by decision where there is one; `date_given` is what the report came with.
    """

    id: str
    title: str | None
    source: str | None
    date: str | None
    sha256: str
    added: str
    origin: Origin
    copy_of: str | None
    characters: int
    claims: int
    statements: int
    date_given: str | None = None

    @property
    def counted(self) -> bool:
        """Whether its claims count; those of a near-copy do not."""
        return self.copy_of is None


@dataclass(frozen=True, slots=True)
class CaseActor:
    """One actor of the case: `id` is its first report and the actor's id there ("000#a3").

    Any such id of any report leads to the actor, so an id once noted stays good when more reports
    join. `names` are all its names, the best known first; `of` is the id of its owner.
    """

    id: str
    name: str
    type: ActorType
    names: tuple[str, ...]
    documents: int
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim stands: its report's id, outlet and date."""

    document: str
    source: str | None
    date: str | None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class CaseClaim:
    """A claim with its report and its words, one string for each span of its evidence.

    `claim` is as it holds: with what was decided, and with the dates that follow from its report's.
    `ruling` says what a person decided on it; `told` is the claim as it was read, where that says
    something else than what a person decided.
    """

    told_in: Source
    claim: Claim
    words: tuple[str, ...]
    ruling: Literal["confirmed", "corrected", "rejected"] | None = None
    told: Claim | None = None

    @property
    def id(self) -> str:
        """Unique within the case."""
        return f"{self.told_in.document}#{self.claim.id}"


@dataclass(frozen=True, slots=True)
class CaseStatement:
    """A statement with its report and its words, one string for each span of its content."""

    told_in: Source
    statement: Statement
    words: tuple[str, ...]

    @property
    def id(self) -> str:
        """Unique within the case."""
        return f"{self.told_in.document}#{self.statement.id}"


@dataclass(frozen=True, slots=True)
class CaseIssue:
    """An issue under one spelling, with the number of reports that have it."""

    name: str
    ids: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class UnreadSpan:
    """Words that seem to claim something and that the reader could make nothing of."""

    told_in: Source
    begins: int
    ends: int
    words: str


@dataclass(frozen=True, slots=True)
class JoinEntry:
    """Two actors that were joined, or may be: `state` says which."""

    first: str
    first_name: str
    second: str
    second_name: str
    type: str
    state: Literal["joined", "pending", "kept apart"]
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided; `undone_by` is the number of the decision that took it back.

    On a join `first` and `second` are the two actors; on a claim or a report's date `first` is the
    report. `in_effect`: false where it was taken back, or where what it is about is not in the case
    (any more). `words`, of a claim, are empty where the report has another text now.
    """

    number: int
    what: Literal["confirm", "reject", "correct", "date", "undo"]
    first: str | None
    second: str | None
    undoes: int | None
    who: str
    made: str
    undone_by: int | None
    about: Literal["join", "claim", "report", "decision"] = "join"
    kind: str | None = None
    words: tuple[str, ...] = ()
    changes: tuple["FieldChange", ...] = ()
    in_effect: bool = True


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that was set by decision: as it was told, and as it holds; both for a reader."""

    field: str
    told: str
    holds: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody or some body as a user's own list knows it; `type` is None where it tells none."""

    id: str
    name: str
    type: ActorType | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IdentityList:
    """A list that was added to the case; `taken_back` is when it ceased to count."""

    number: int
    file: str
    sha256: str
    who: str
    made: str
    identities: int
    taken_back: str | None


@dataclass(frozen=True, slots=True)
class Identified:
    """An actor of the case that is taken for an identity: outside knowledge, from `file`."""

    actor: str
    actor_name: str
    list: int
    file: str
    identity: Identity
    confidence: float


@dataclass(frozen=True, slots=True)
class Teller:
    """According to whom: the reports' own voice, actors that vouch, or outlets.

    A claim is a teller's where any of them vouches for it; an outlet vouches for what its reports
    say in their own voice.
    """

    name: str
    author: bool = False
    actors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims are asked for; None and 0 ask for all. Dates are YYYY-MM-DD, both included.

    `as_of`: only what reports had told by the end of that day. `rejected`: those that a person
    rejected, and only those, where they are otherwise left out.
    `implied`: fault lines and camps also take what loaded words insinuate; nothing else heeds it.
    """

    kinds: tuple[str, ...] = ()
    min_confidence: float = 0.0
    since: str | None = None
    until: str | None = None
    source: str | None = None
    teller: Teller | None = None
    actor: str | None = None
    document: str | None = None
    limit: int | None = None
    as_of: str | None = None
    rejected: bool = False
    implied: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many a filter left out, and which."""

    count: int
    why: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The names behind the ids of some reports, by (report, id)."""

    actors: dict[tuple[str, str], CaseActor]
    issues: dict[tuple[str, str], str]
    claims: dict[tuple[str, str], str]

    def actor(self, document: str, entity: str) -> CaseActor | None:
        """The actor of the case; None for an issue, a claim, or a reserved actor."""
        return self.actors.get((document, entity))

    def name(self, document: str, entity: str) -> str:
        """What a reader is shown for an id of a report."""
        if entity in RESERVED_ACTORS:
            return "the author" if entity == "author" else "unnamed sources"
        actor = self.actors.get((document, entity))
        if actor is not None:
            return actor.name
        issue = self.issues.get((document, entity))
        if issue is not None:
            return issue
        words = self.claims.get((document, entity))
        return f"“{words}”" if words else entity

    def identity(self, document: str, entity: str) -> str:
        """What tells two entities apart across reports: the actor's id, or the issue's name."""
        actor = self.actors.get((document, entity))
        if actor is not None:
            return actor.id
        issue = self.issues.get((document, entity))
        return f"issue:{issue.casefold()}" if issue is not None else f"{document}#{entity}"
