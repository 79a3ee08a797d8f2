"""Who held which office or belonged to which body, from when to when."""

from dataclasses import replace

import msgspec

from faultlines.analysis import tenures_of
from faultlines.case import Case, Filter
from faultlines.views import rows
from faultlines.views.listing_parts import Column, Listing, Page

_MOST = 6
"""Claims of one tenure that a table shows."""


class TenureRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who held which office or part, of whom, from when to when (EDTF), by which claims."""

    actor: rows.Named
    role: str
    of: rows.Named | None
    begins: str | None = msgspec.field(name="from")
    ends: str | None = msgspec.field(name="to")
    standing: str
    ended_by: str | None
    first_told: str | None
    last_told: str | None
    disputed: bool
    claims: tuple[str, ...]


def _find(case: Case, asked: Filter) -> Page:
    unlimited = replace(asked, kinds=("role", "tie"), limit=None)
    claims = case.claims(unlimited)
    everyone = {actor.id: actor for actor in case.actors()}
    every = [
        one
        for one in tenures_of(
            claims, case.labels({c.told_in.document for c in claims}), everyone.values()
        )
        if asked.actor is None or asked.actor in (one.actor, one.of)
    ]
    shown = []
    for one in every[: asked.limit]:
        actor, of = everyone[one.actor], everyone.get(one.of or "")
        shown.append(
            TenureRow(
                actor=rows.Named(actor.name, actor.id, actor.type),
                role=one.role,
                of=rows.Named(of.name, of.id, of.type) if of else None,
                begins=one.begins,
                ends=one.ends,
                standing=one.standing,
                ended_by=one.ended_by,
                first_told=one.first_told,
                last_told=one.last_told,
                disputed=one.disputed,
                claims=one.claims,
            )
        )
    return Page(tuple(shown), len(every), case.left_out(unlimited)[1])


def _from(row: TenureRow) -> str:
    """The begin as EDTF, in words where it lies within an interval."""
    return _bounded(row.begins) + (" (to come)" if row.standing == "coming" else "")


def _to(row: TenureRow) -> str:
    """The end; else until when it is told; a dispute is said."""
    disputed = "; reports contradict each other" if row.disputed else ""
    if row.ends is not None:
        return _bounded(row.ends) + disputed
    if row.standing == "ended":
        return f"ended, no date told{disputed}"
    return (f"still on {row.last_told}" if row.last_told else "") + disputed


def _proof(row: TenureRow) -> str:
    """The claims that tell it, and the one that ends it."""
    shown = ", ".join(row.claims[:_MOST])
    more = f" and {len(row.claims) - _MOST} more" if len(row.claims) > _MOST else ""
    return f"{shown}{more}" + (f"; ended by {row.ended_by}" if row.ended_by else "")


def _bounded(edtf: str | None) -> str:
    """`../2006-03` is by 2006-03, `2006-03/..` from then on, `a/b` between the two."""
    if edtf is None or "/" not in edtf:
        return edtf or ""
    begin, _, end = edtf.partition("/")
    if begin in ("", ".."):
        return f"by {end}"
    return f"after {begin}" if end in ("", "..") else f"between {begin} and {end}"


TENURES = Listing(
    "tenures",
    "Offices and memberships, from when to when",
    (
        Column("who", lambda row: row.actor.name, 3),
        Column("is what", lambda row: row.role, 3),
        Column("of whom", lambda row: row.of.name if row.of else "", 3),
        Column("from", _from, 3),
        Column("to", _to, 3),
        Column("claims", _proof, 3),
    ),
    _find,
)
