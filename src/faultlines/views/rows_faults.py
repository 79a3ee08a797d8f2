"""What one line of the listings of fault lines and of camps holds."""

import msgspec

from faultlines.views.rows import ClaimRow, Named, TextRow


class LegRow(TextRow, frozen=True, kw_only=True):
    """One side of a figure; `id` and `words` are those of its surest claim.

    `survives`: without `weakest`, its least sure claim, another in other words carries it.
    """

    source: Named
    relation: str
    sign: int
    target: Named
    survives: bool
    weakest: str
    tellers: int
    implied: bool
    confidence: float
    claims: tuple[ClaimRow, ...]


class FaultRow(msgspec.Struct, frozen=True, kw_only=True):
    """A fault line; `survives` where every leg does."""

    fault: str
    actors: tuple[Named, ...]
    survives: bool
    implied: bool
    confidence: float
    legs: tuple[LegRow, ...]


class CampPairRow(msgspec.Struct, frozen=True, kw_only=True):
    """Two actors; `weight` is how much more weighs for (above 0) than against.

    `frustrated`: against the camps; `share`, of the best partitions known, in how many. `turning`
    is what it costs to have it the other way, at least `least`. All four are null where as much
    weighs for as against: that is the same in any camps.
    """

    a: Named
    b: Named
    weight: float
    frustrated: bool | None
    share: float | None
    turning: float | None
    least: float | None
    implied: bool
    claims: tuple[str, ...]


class OtherCampsRow(msgspec.Struct, frozen=True):
    """Other camps as good: who changes camps, and which pairs are against them."""

    moved: tuple[Named, ...]
    frustrated: tuple[tuple[Named, Named], ...]


class CampsRow(msgspec.Struct, frozen=True, kw_only=True):
    """A connected part of the network of actors; see `faultlines.analysis.camps.Camps`.

    `ties` counts each teller once for each two actors and sign; `weight` is what these weigh
    together, of which `frustration` is a part.
    """

    part: int
    nodes: int
    ties: int
    weight: float
    frustration: float
    bound: float
    gap: float
    proven: bool
    unavoidable: float
    camps: tuple[tuple[Named, ...], ...]
    alternatives: tuple[OtherCampsRow, ...]
    complete: bool | None
    pairs: tuple[CampPairRow, ...]
    seconds: float
