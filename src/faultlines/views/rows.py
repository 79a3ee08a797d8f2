"""What one line of each listing holds: typed, and written to JSON as it stands."""

import msgspec


class Named(msgspec.Struct, frozen=True):
    """Somebody or something with its id in the case; `id` is null for the author and issues."""

    name: str
    id: str | None = None
    type: str | None = None


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of the case under all its names."""

    id: str
    name: str
    type: str
    of: Named | None
    names: tuple[str, ...]
    reports: int
    claims: int


class IssueRow(msgspec.Struct, frozen=True, kw_only=True):
    """An issue; `ids` are its ids in the reports."""

    name: str
    ids: tuple[str, ...]
    reports: int


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """One report; `status` is counted or near-copy."""

    id: str
    title: str | None
    source: str | None
    date: str | None
    status: str
    copy_of: str | None
    origin: str
    characters: int
    claims: int
    statements: int


class TextRow(msgspec.Struct, frozen=True, kw_only=True):
    """Something that stands in a report, in these words."""

    id: str
    report: str
    source_of_report: str | None
    date_of_report: str | None
    words: tuple[str, ...]


class UnreadRow(TextRow, frozen=True, kw_only=True):
    """Words that nothing was made of."""

    start: int
    end: int


class StatementRow(TextRow, frozen=True, kw_only=True):
    """Who said what to whom."""

    speaker: Named | None
    addressee: Named | None
    form: str
    status: str
    uptake: str
    vouchers: tuple[Named, ...]
    time: str | None
    confidence: float


class ClaimRow(TextRow, frozen=True, kw_only=True):
    """What every claim has.

    `ruling`: confirmed, corrected or rejected by a person; `was`: the fields that a correction
    changed, as they were told. `as_of`, where a day is asked for: future or ended; `ended_by` is
    the claim that ended it.
    """

    kind: str
    vouchers: tuple[Named, ...]
    status: str
    matter: str | None
    time: str | None
    edtf: str | None
    place: str | None
    confidence: float
    anchor: str | None = None
    ruling: str | None = None
    was: tuple[str, ...] = ()
    as_of: str | None = None
    ended_by: str | None = None


class EventRow(ClaimRow, frozen=True, kw_only=True):
    """Who did what to whom."""

    type: str
    trigger: str | None
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    others: tuple[tuple[str, Named], ...]


class TieRow(ClaimRow, frozen=True, kw_only=True):
    """How somebody stands to somebody or something."""

    source: Named
    relation: str
    sign: int
    target: Named
    over: Named | None
    change: str | None
    mutual: bool


class RoleRow(ClaimRow, frozen=True, kw_only=True):
    """Who is what, of whom."""

    actor: Named
    role: str
    of: Named | None


class CommitmentRow(ClaimRow, frozen=True, kw_only=True):
    """Who demanded, planned or promised what, of whom."""

    form: str
    set_by: tuple[Named, ...]
    owed_by: tuple[Named, ...]
    task: str


class OutcomeRow(ClaimRow, frozen=True, kw_only=True):
    """What became of it."""

    of: tuple[Named, ...]
    result: str


class OutlookRow(ClaimRow, frozen=True, kw_only=True):
    """What is predicted, feared or called for, by whom."""

    by: Named
    form: str
    about: tuple[Named, ...]


class FramingRow(ClaimRow, frozen=True, kw_only=True):
    """A loaded word; `implies` is what it insinuates, as its author's."""

    target: Named
    term: str
    sign: int
    implies: str | None
    implied_other: Named | None


class AccountRow(msgspec.Struct, frozen=True, kw_only=True):
    """One telling of a matter that is told more than once."""

    matter: str
    about: str
    verdict: str
    differences: tuple[str, ...]
    telling: ClaimRow


Row = (
    ActorRow
    | IssueRow
    | ReportRow
    | UnreadRow
    | StatementRow
    | EventRow
    | TieRow
    | RoleRow
    | CommitmentRow
    | OutcomeRow
    | OutlookRow
    | FramingRow
    | AccountRow
)
