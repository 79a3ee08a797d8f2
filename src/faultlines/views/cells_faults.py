"""What a reader sees in the cells of fault lines and camps."""

from faultlines.views import rows_faults as rows
from faultlines.views.cells import joined
from faultlines.views.text import chain, quoted

_KINDS = {
    "both_signs": "told to be for and against each other",
    "dependence": "one holds up the other, and they are at odds",
    "act": "one holds up the other, who opposes what it does",
    "triad": "these three ties pull against each other",
}
_MOST = 6
_SIGNS = {1: "for", -1: "against", 0: "without for or against"}


def fault_what(row: rows.FaultRow) -> str:
    """Who, and in what figure."""
    insinuated = "\npartly insinuated" if row.implied else ""
    return f"{', '.join(one.name for one in row.actors)}\n{_KINDS[row.fault]}{insinuated}"


def fault_holds(row: rows.FaultRow) -> str:
    """`survives`, or on how many single claims it rests."""
    if row.survives:
        return "survives\nthe loss of\nany weakest"
    single = sum(not leg.survives for leg in row.legs)
    return f"rests on {single}\nsingle claim{'s' if single > 1 else ''}"


def fault_legs(row: rows.FaultRow) -> str:
    """Each side with the words of its surest claim and who vouches for them."""
    return "\n".join(_leg(leg) for leg in row.legs)


def _leg(leg: rows.LegRow) -> str:
    surest = leg.claims[0]
    marks = [f"({_SIGNS[leg.sign]})"] + ["insinuated"] * leg.implied
    head = f"{leg.source.name} {leg.relation} {leg.target.name} {', '.join(marks)}"
    more = f" · and {len(leg.claims) - 1} more" if len(leg.claims) > 1 else ""
    told_in = " ".join(part for part in (leg.source_of_report, leg.date_of_report) if part)
    says = (chain([one.name for one in surest.vouchers]), told_in, leg.id, f"{leg.confidence:.2f}")
    return f"{head}\n{quoted(leg.words)}\n{' · '.join(part for part in says if part)}{more}"


def camp(row: rows.CampsRow, number: int) -> str:
    """The names of one camp; empty where all stand in the other."""
    return joined(row.camps[number]) if number < len(row.camps) else ""


def camps_cost(row: rows.CampsRow) -> str:
    """`2.1 of 14.3, proven`, or between which bounds."""
    if row.proven:
        return f"{row.frustration:.3g} of {row.weight:.3g}\nproven"
    return f"{row.bound:.3g} to {row.frustration:.3g}\nof {row.weight:.3g}"


def camps_strain(row: rows.CampsRow) -> str:
    """What goes against the camps, what is open, and what costs least to turn."""
    lines = [f"≠ {_ends(pair)}: {_weight(pair.weight)}" for pair in row.pairs if pair.frustrated]
    lines += [f"± {_ends(pair)}: as much for as against" for pair in row.pairs if not pair.weight]
    lines += [f"as good with {joined(one.moved)} in the other camp" for one in row.alternatives]
    cracks = [p for p in row.pairs if p.frustrated is False and p.turning is not None]
    cracks.sort(key=lambda pair: (pair.turning or 0, pair.a.name, pair.b.name))
    if len(row.camps) > 1 or lines:
        lines += [f"turning {_ends(pair)} costs {pair.turning:.2g}" for pair in cracks[:_MOST]]
    more = len(lines) - 2 * _MOST
    return "\n".join([*lines[: 2 * _MOST], *([f"and {more} more (--json)"] if more > 0 else [])])


def _ends(pair: rows.CampPairRow) -> str:
    return f"{pair.a.name} – {pair.b.name}"


def _weight(weight: float) -> str:
    return f"{abs(weight):.2g} more for" if weight > 0 else f"{abs(weight):.2g} more against"
