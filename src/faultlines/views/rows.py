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


class SayingRow(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says of a commitment: met, failed, refused or pending."""

    id: str
    result: str
    teller: str
    date_of_report: str | None
    words: tuple[str, ...]


class FollowedRow(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a commitment.

    `first` is its first telling, `told_again` the later ones, `due` its last day. `parts` are its
    tasks, `part_of` the whole that it is a task of, each by its first telling. `conflict` is
    whether tellings of one day say different things of it.
    """

    first: str
    told_again: tuple[str, ...]
    due: str | None
    parts: tuple[str, ...]
    part_of: str | None
    outcome: str
    decided_by: str | None
    according_to: tuple[str, ...]
    conflict: bool
    sayings: tuple[SayingRow, ...]


class CommitmentRow(ClaimRow, frozen=True, kw_only=True):
    """Who demanded, planned or promised what, of whom; what became of it, where it is followed."""

    form: str
    set_by: tuple[Named, ...]
    owed_by: tuple[Named, ...]
    task: str
    followed: FollowedRow | None = None


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


class VoucherRow(msgspec.Struct, frozen=True, kw_only=True):
    """One who vouches of his own; `outlets` tell what he vouches for."""

    name: str
    claims: tuple[str, ...]
    outlets: tuple[str, ...]


class LinkRow(msgspec.Struct, frozen=True, kw_only=True):
    """Why tellings of two reports are held to be of one matter."""

    first: str
    second: str
    chance: float
    shared: tuple[str, ...]


class AccountRow(msgspec.Struct, frozen=True, kw_only=True):
    """One telling of a matter that is told more than once.

    `one_sided` is what one teller alone adds, `independent` how many vouch of their own.
    """

    matter: str
    about: str
    verdict: str
    differences: tuple[str, ...]
    one_sided: tuple[str, ...]
    independent: int
    vouchers: tuple[VoucherRow, ...]
    telling: ClaimRow


class MatterRow(msgspec.Struct, frozen=True, kw_only=True):
    """One matter: what, when, where, who tells it, and whether they agree.

    `id` is its first telling. `tellers` are outlets in their own voice and those whom they quote;
    `links` say why tellings of several reports are held to be of one matter.
    """

    id: str
    about: str
    when: str | None
    where: str | None
    verdict: str
    tellers: tuple[str, ...]
    independent: int
    vouchers: tuple[VoucherRow, ...]
    reports: tuple[str, ...]
    tellings: tuple[str, ...]
    differences: tuple[str, ...]
    one_sided: tuple[str, ...]
    links: tuple[LinkRow, ...]


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
    | MatterRow
)
