"""What one line of the listings over time and of slant holds."""

import msgspec

from faultlines.views.rows import ClaimRow, Named, StatementRow


class ShareRow(msgspec.Struct, frozen=True, kw_only=True):
    """`count` of `total`, with 95 per cent limits; `share` is null of nothing."""

    count: int
    total: int
    share: float | None
    low: float
    high: float


class StandingRow(msgspec.Struct, frozen=True, kw_only=True):
    """How somebody stands to somebody or to an issue, all tellings weighed.

    `support` is the posterior mean of the share of weight that is for, with 95 per cent limits;
    `chance` that more weighs for the sign than against it.
    """

    source: Named
    target: Named
    sign: int
    chance: float
    support: float
    low: float
    high: float
    weight_for: float
    weight_against: float
    vouchers: int
    vouchers_otherwise: int
    since: str | None
    last: str | None
    supporting: tuple[ClaimRow, ...]
    opposing: tuple[ClaimRow, ...]


class ShiftRow(msgspec.Struct, frozen=True, kw_only=True):
    """Something that turned; for a split `who` stayed, `towards` parted, of `blocs`.

    It came after the day `after` and by the day `by`, both null in undated reports. `told` where
    words of change tell it.
    """

    kind: str
    who: tuple[Named, ...]
    towards: tuple[Named, ...]
    relation: str | None
    was: int | None
    now: int | None
    mutual: bool
    after: str | None
    by: str | None
    told: bool
    confidence: float
    blocs: tuple[str, ...]
    claims_before: tuple[ClaimRow, ...]
    claims_after: tuple[ClaimRow, ...]
    events_before: tuple[ClaimRow, ...]


class WordRow(msgspec.Struct, frozen=True, kw_only=True):
    """A loaded word, the sign it carries, and how often it is used."""

    word: str
    sign: int
    count: int


class SlantRow(msgspec.Struct, frozen=True, kw_only=True):
    """How one outlet treats one actor; see `analysis.slant`."""

    outlet: str
    actor: Named
    against: ShareRow
    against_elsewhere: ShareRow
    words: tuple[WordRow, ...]
    words_quoted: tuple[WordRow, ...]
    speaks: ShareRow
    speaks_elsewhere: ShareRow
    endorsed: ShareRow
    distanced: ShareRow
    own_stance: tuple[ClaimRow, ...]
    framing: tuple[ClaimRow, ...]
    statements: tuple[StatementRow, ...]


OverTimeRow = StandingRow | ShiftRow | SlantRow
