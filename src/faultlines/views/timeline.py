"""The timeline: claims in the order in which things are told to have happened, as far as known."""

from calendar import month_name
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from faultlines.analysis.chronology import Chronology, Extent, chronology_of
from faultlines.analysis.extents import anchor_of
from faultlines.case import Case, CaseClaim, Filter, LeftOut
from faultlines.records import Role, Tie
from faultlines.times import REPORT, Anchor, days_of, edtf_between
from faultlines.views import rows
from faultlines.views.build import RowBuilder
from faultlines.views.cells import headline, proof
from faultlines.views.listing_parts import Column, Listing, Page
from faultlines.views.marks import builder_for
from faultlines.views.text import safe

_KINDS = ("event", "tie", "role", "commitment", "outcome", "outlook")
_MOST_BESIDE = 60
"""Claims of one report or matter beyond which it is not looked up which come just before which."""
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_SIDES = {"since": "since ", "until": "until ", "around": "around ", "on": ""}


class TimelineRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in its place.

    `known`: dated (a date is told), derived (one follows from others), relative (only how it stands
    to its report, a date or a claim), told (only that it was told by the report's date), open.
    `earliest`, `latest`: the days (YYYY-MM-DD) between which it lies, null where nothing says.
    `after`: ids of the claims of its report or matter that come just before it for sure.
    """

    when: str
    known: str
    earliest: str | None
    latest: str | None
    after: tuple[str, ...]
    telling: rows.ClaimRow


def timeline_rows(case: Case, asked: Filter) -> tuple[tuple[TimelineRow, ...], tuple[LeftOut, ...]]:
    """The rows of a filter in order, and what is left out.

    Loaded words have no time; ties and roles that are told without one hold at no point of a
    timeline.
    """
    every = replace(asked, kinds=_KINDS, limit=None)
    claims = case.claims(every)
    placed = tuple(one for one in claims if not _timeless(one))
    chronology = chronology_of(placed)
    beside = _beside(placed)
    builder = builder_for(case, placed, asked)
    shown = tuple(_row(one, chronology, beside[one.id], builder) for one in chronology.ordered())
    left_out = case.left_out(every)[1]
    if len(placed) < len(claims):
        count = len(claims) - len(placed)
        left_out = (*left_out, LeftOut(count, "ties and roles without a time"))
    return shown, left_out


def order_lines(one: CaseClaim, told: Sequence[CaseClaim]) -> tuple[str, ...]:
    """`when: 2031-03-09; after 05#c2; before 05#c9`, among the other claims of its report."""
    chronology = chronology_of(told)
    others = [other.id for other in told if other.id != one.id and not _timeless(other)]
    sides = (
        ("after", chronology.just_before(one.id, others)),
        ("before", chronology.just_after(one.id, others)),
    )
    order = [f"{side} {', '.join(ids[:5])}" for side, ids in sides if ids]
    return (f"when: {'; '.join([_when(one, chronology.extent(one.id)), *order])}",)


def _timeless(one: CaseClaim) -> bool:
    changes = isinstance(one.claim, Tie) and one.claim.change is not None
    return isinstance(one.claim, Tie | Role) and one.claim.time is None and not changes


def _beside(claims: Sequence[CaseClaim]) -> dict[str, set[str]]:
    """By the id of a claim, those of its report, and so of its matter."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one in claims:
        groups[one.told_in.document].append(one.id)
    return {
        one.id: set(groups[one.told_in.document])
        if len(groups[one.told_in.document]) <= _MOST_BESIDE else set()
        for one in claims
    }  # fmt: skip


def _row(
    one: CaseClaim, chronology: Chronology, beside: set[str], builder: RowBuilder
) -> TimelineRow:
    extent = chronology.extent(one.id)
    return TimelineRow(
        when=_when(one, extent),
        known=extent.known,
        earliest=extent.earliest,
        latest=extent.latest,
        after=chronology.just_before(one.id, sorted(beside - {one.id})),
        telling=builder.claim(one),
    )


# when, for a reader


def _when(one: CaseClaim, extent: Extent) -> str:
    time = one.claim.time
    if extent.known == "dated" and time is not None and time.edtf is not None:
        return f"by {time.edtf[3:]}" if time.edtf.startswith("../") else time.edtf
    first, last = extent.earliest, extent.latest
    if extent.known == "derived" and first and last and first <= last:
        return edtf_between(first, last)
    anchor = anchor_of(time) if time is not None else None
    if anchor is not None:
        return anchor_words(anchor, one.told_in.document)
    if extent.known == "told":
        return f"by {extent.begins_by or extent.latest}"
    return "no time told"


def anchor_words(anchor: Anchor, document: str) -> str:
    """`the day before the report`, `after 000#c3`, for a reader."""
    base = "the report" if anchor.base == REPORT else anchor.base
    if anchor.base != REPORT and days_of(anchor.base) == (None, None):
        base = f"{document}#{anchor.base}"
    side = f"{anchor.relation} " if anchor.relation in ("before", "after") else ""
    side = side or _SIDES[anchor.relation]
    if anchor.named is not None:
        return f"{side}{_named(anchor.named, base)}"
    if anchor.unit is None:
        return f"{side}{base}"
    count = abs(anchor.count)
    if count == 0:
        return f"{side}the {_UNITS[anchor.unit]} of {base}"
    units = f"{count} {_UNITS[anchor.unit]}{'' if count == 1 else 's'}"
    about = "about " if anchor.about else ""
    return f"{side}{about}{units} {'before' if anchor.count < 0 else 'after'} {base}"


def _named(named: str, base: str) -> str:
    """`the last March before the report`, `15 May nearest to the report`."""
    which, _, name = named.partition("-") if not named.startswith("XXXX") else ("", "", named)
    if name.startswith("XXXX"):
        month, _, day = name[5:].partition("-")
        number = int(month)
        spelt = month_name[number] if 1 <= number <= 12 else name
        name = f"{day.lstrip('0')} {spelt}".strip()
    sides = {"last": f"the last {{}} before {base}", "next": f"the next {{}} after {base}"}
    return sides.get(which, f"{{}} nearest to {base}").format(name[:1].upper() + name[1:])


def _when_cell(row: TimelineRow) -> str:
    time = row.telling.time
    lines = [row.when]
    if time and time != row.when:
        lines.append(f"“{safe(time)}”")
    if row.after:
        lines.append(f"after {', '.join(row.after[:3])}" + (" …" if len(row.after) > 3 else ""))
    return "\n".join(lines)


def _find(case: Case, asked: Filter) -> Page:
    every, left_out = timeline_rows(case, asked)
    return Page(every[: asked.limit], len(every), left_out)


TIMELINE = Listing(
    "timeline",
    "Timeline: what is told to have happened, in order as far as it is known",
    (
        Column("when", _when_cell, 3),
        Column("what", lambda row: headline(row.telling), 4),
        Column("in which words, says who", lambda row: proof(row.telling), 5),
    ),
    _find,
)
