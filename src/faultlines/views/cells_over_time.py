"""What a reader sees in the cells of the listings over time."""

from collections.abc import Iterable

from faultlines.codebook import relation_label
from faultlines.views.cells import headline, joined, says_who
from faultlines.views.rows import ClaimRow
from faultlines.views.rows_over_time import ShareRow, ShiftRow, SlantRow, StandingRow
from faultlines.views.text import quoted

_SIGNS = {1: "for", -1: "against", 0: "neither"}
_MOST_BLOCS = 2
_MOST_CLAIMS = 2
_MOST_EVENTS = 2
_MOST_WORDS = 6


# shifts


def shift_who(row: ShiftRow) -> str:
    """`Harvest League → Marrowen`; of a split, those who stayed and those who parted."""
    if row.kind == "split":
        return f"{joined(row.who)}\n| {joined(row.towards)}"
    return f"{joined(row.who)}\n{'↔' if row.mutual else '→'} {joined(row.towards)}"


def shift_how(row: ShiftRow) -> str:
    """`turned: for → against`, and how sure."""
    if row.kind == "split":
        return f"split of {'; of '.join(row.blocs[:_MOST_BLOCS])}\n{row.confidence:.2f}"
    signs = f"{_SIGNS.get(row.was or 0) if row.was else '?'} → {_SIGNS[row.now or 0]}"
    what = signs if row.was or row.now else relation_label(row.relation or "")
    told = ", told as a change" if row.told else ""
    return f"{row.kind}: {what}{told}\n{row.confidence:.2f}"


def shift_when(row: ShiftRow) -> str:
    """After which day and by which."""
    if row.by is None:
        return "undated"
    return f"after {row.after}\nby {row.by}" if row.after else f"by {row.by}"


def shift_words(row: ShiftRow) -> str:
    """The claims before and after, then what happened just before."""
    lines = [f"before: {line}" for line in _proofs(row.claims_before)]
    lines += [f"after: {line}" for line in _proofs(row.claims_after)]
    lines += [f"just before: {headline(one)}" for one in row.events_before[:_MOST_EVENTS]]
    return "\n".join(lines)


def _proofs(claims: tuple[ClaimRow, ...]) -> Iterable[str]:
    for one in claims[:_MOST_CLAIMS]:
        yield f"{quoted(one.words)} {says_who(one)}"
    if len(claims) > _MOST_CLAIMS:
        yield f"and {len(claims) - _MOST_CLAIMS} more (--json shows all)"


# standings and positions


def standing_how(row: StandingRow) -> str:
    """`for 0.92`: the sign, and the chance that more weighs for it than against."""
    return f"{_SIGNS[row.sign]}\n{row.chance:.2f}"


def standing_weight(row: StandingRow) -> str:
    """The share that is for, with limits; who vouches for it and who otherwise; when last told."""
    share = f"for {row.support:.2f} ({row.low:.2f}–{row.high:.2f})"
    vouch = f"{row.vouchers} vouch" + (
        f", {row.vouchers_otherwise} otherwise" if row.vouchers_otherwise else ""
    )
    return "\n".join(part for part in (share, vouch, row.last or "undated") if part)


def standing_proof(row: StandingRow) -> str:
    """The weightiest telling of the sign, and of the other."""
    lines = [f"{quoted(one.words)}\n{says_who(one)}" for one in row.supporting[:1]]
    lines += [f"≠ {quoted(one.words)}\n{says_who(one)}" for one in row.opposing[:1]]
    return "\n".join(lines)


# slant


def about(row: SlantRow) -> str:
    """Outlet and actor."""
    return f"{row.outlet}\n{row.actor.name}"


def slant_words(row: SlantRow) -> str:
    """Its loaded words with their signs, and the share that is against, here and elsewhere."""
    signs = {1: "+", -1: "−", 0: "·"}
    words = [
        f"{quoted((one.word,))} {signs[one.sign]}" + (f" ×{one.count}" if one.count > 1 else "")
        for one in row.words
    ]
    more = [f"and {len(words) - _MOST_WORDS} more"] if len(words) > _MOST_WORDS else []
    shown = ", ".join(words[:_MOST_WORDS] + more)
    if not row.against.total:
        return shown
    return f"{shown}\nagainst: {_share(row.against)}; elsewhere {_share(row.against_elsewhere)}"


def slant_speaks(row: SlantRow) -> str:
    """The share of its own statements, here and elsewhere."""
    return f"{_share(row.speaks)}\nelsewhere {_share(row.speaks_elsewhere)}"


def slant_uptake(row: SlantRow) -> str:
    """How its statements are taken over."""
    if not row.endorsed.total:
        return ""
    return f"endorsed {_share(row.endorsed)}\ndistanced {_share(row.distanced)}"


def _share(one: ShareRow) -> str:
    """`3/62 (0.02–0.13)`; limits of 95 per cent."""
    return f"{one.count}/{one.total} ({one.low:.2f}–{one.high:.2f})" if one.total else "none"
