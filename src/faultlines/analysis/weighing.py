"""How much a telling counts: how firmly it was read, how directly it is told, how long ago."""

from faultlines.case import CaseActor, CaseClaim, Labels
from faultlines.records.terms import AUTHOR, UNNAMED

_HEARSAY = 0.5
"""What each link of hearsay leaves."""
_BY_WORD = frozenset({"person", "government", "military", "organisation", "coalition", "other"})
"""Types of actors whose word may be their owner's; a movement or a people is its own."""


def voucher_of(one: CaseClaim, labels: Labels) -> str:
    """Whom to count it for: the innermost voucher, or the outlet where the author says so.

    Whoever vouches in ten outlets is one voucher, and so is an outlet in ten reports.
    """
    innermost = one.claim.vouchers[-1]
    outlet = f"outlet:{one.told_in.source or one.told_in.document}"
    if innermost == AUTHOR:
        return outlet
    if innermost == UNNAMED:
        return f"{UNNAMED} in {outlet}"
    return labels.identity(one.told_in.document, innermost)


def directness(one: CaseClaim, parties: tuple[str, ...], labels: Labels) -> float:
    """1 for the author's word and a quoted party's own; each link of hearsay halves it.

    `parties` are actors of the case. Who acts for a party, as its minister does, speaks as one.
    """
    quoted = one.claim.vouchers[1:]
    if not quoted:
        return 1.0
    innermost = labels.actor(one.told_in.document, quoted[-1])
    links = len(quoted) - (innermost is not None and _speaks_as(innermost, parties))
    return float(_HEARSAY**links)


def _speaks_as(actor: CaseActor, parties: tuple[str, ...]) -> bool:
    return actor.id in parties or (actor.type in _BY_WORD and actor.of in parties)


def recency(days: int | None, half_life: int) -> float:
    """What is left after so many days: ½ after a half-life; ½ where the age is not known.

    A half-life of 0 lets nothing fade.
    """
    if half_life <= 0:
        return 1.0
    return 0.5 if days is None else float(0.5 ** (max(days, 0) / half_life))
