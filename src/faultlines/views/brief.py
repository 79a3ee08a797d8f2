"""The brief: one screen that an analyst wants first, from the claims of a case."""

from collections.abc import Sequence

from faultlines.case import Case, Filter
from faultlines.views.brief_actors import actor_lines
from faultlines.views.brief_contested import account_lines, camp_lines, dispute_lines
from faultlines.views.brief_dealings import commitment_lines, outlook_lines
from faultlines.views.brief_framing import framing_lines
from faultlines.views.brief_material import Material, gather
from faultlines.views.brief_records import Brief, LeftOutLine, Line, ReportHead, Section
from faultlines.views.brief_ties import relation_lines, strain_lines, tie_lines

LIMIT = 5
"""Lines of each section."""


def make_brief(case: Case, asked: Filter, limit: int = LIMIT) -> Brief:
    """The brief of what passes a filter; at most `limit` lines in each section.

    Actors and ties have twice the room: they are what is looked up first.
    """
    return brief_of(gather(case, asked), limit)


def brief_of(material: Material, limit: int = LIMIT) -> Brief:
    """The same, from what was gathered; a pure function."""
    accounts = _first(account_lines(material), limit)
    camps = _first(camp_lines(material), max(limit // 2, 1))
    room = max(limit - len(accounts.lines) - len(camps.lines), limit // 3)
    commitments = commitment_lines(material)
    return Brief(
        reports=tuple(
            ReportHead(id=one.id, title=one.title, source=one.source, date=one.date)
            for one in material.reports
        ),
        min_confidence=material.asked.min_confidence,
        claims=len(material.claims),
        settled=sum(bool(line.outcomes) for line in commitments),
        actors=_first(actor_lines(material), 2 * limit),
        accounts=accounts,
        camps=camps,
        disputes=_first(dispute_lines(material), room),
        ties=_first(tie_lines(material), 2 * limit),
        relations=_first(relation_lines(material), limit),
        commitments=_first(commitments, limit),
        strains=_first(strain_lines(material), limit),
        outlooks=_first(outlook_lines(material), limit),
        framing=_first(framing_lines(material), limit),
        left_out=tuple(_left_out(material)),
        as_of=material.asked.as_of,
    )


def _first(lines: Sequence[Line], limit: int) -> Section[Line]:
    return Section(len(lines), tuple(lines[:limit]))


def _left_out(material: Material) -> list[LeftOutLine]:
    """What stays outside, in numbers, with the command that shows it."""
    lines = [
        LeftOutLine(count=one.count, what=f"{_claims(one.count)} {one.why}", see=None)
        for one in material.left_out
    ]
    lines += [
        LeftOutLine(count=one.count, what=f"{_words(one.count)} {one.why}", see=None)
        for one in material.loaded_left_out
    ]
    unread, pending = len(material.unread), len(material.pending)
    if unread:
        what = "passage not understood" if unread == 1 else "passages not understood"
        lines.append(LeftOutLine(count=unread, what=what, see="list CASE unread"))
    if pending:
        what = "pair of names that may be one" if pending == 1 else "pairs of names that may be one"
        lines.append(LeftOutLine(count=pending, what=what, see="joins CASE --pending"))
    return lines


def _claims(count: int) -> str:
    return "claim" if count == 1 else "claims"


def _words(count: int) -> str:
    return "loaded word" if count == 1 else "loaded words"
