"""One actor, claim or report with everything that is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec
from rich.console import Console
from rich.text import Text

from faultlines.case import Case, CaseActor, Filter
from faultlines.codebook import actor_label
from faultlines.views import rows
from faultlines.views.cells import headline, proof
from faultlines.views.listings import find_listing, row_builder
from faultlines.views.page import Page
from faultlines.views.render import counted, notes, shown, table_of
from faultlines.views.text import safe, safe_json

_OF_ACTOR = ("roles", "ties", "events", "statements", "commitments", "outlooks", "framing")
_OF_REPORT = (*_OF_ACTOR, "outcomes", "unread")
_AROUND = 240
"""Characters of the report that are shown on each side of a claim's words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked for: a heading, lines about it, and pages of what is said of it."""

    heading: str
    lines: tuple[str, ...]
    subject: msgspec.Struct
    pages: tuple[tuple[str, Page], ...] = ()


def find_shown(case: Case, name_or_id: str, asked: Filter) -> tuple[Shown, ...]:
    """Everything of that name or id; several where several actors have the name.

    A report's id comes first, then the id of a claim or statement ("000#c3"), then actors. Raises
    NotInCase with the nearest names.
    """
    for document in case.documents():
        if document.id == name_or_id:
            return (_report(case, name_or_id, asked),)
    told = _told(case, name_or_id)
    if told is not None:
        return (told,)
    actors = case.find_actors(name_or_id)
    return tuple(_actor(case, actor, asked) for actor in actors[:5])


def print_shown(one: Shown, console: Console) -> None:
    """Heading, lines, and a table for each page that has rows."""
    console.print(Text(safe(one.heading), style="bold"))
    for line in one.lines:
        console.print(shown(line))
    for name, page in one.pages:
        listing = find_listing(name)
        if page.rows:
            console.print(Text(f"\n{listing.title}: {counted(page)}", style="bold"))
            console.print(table_of(listing, page.rows))
        for line in notes(page.left_out):
            console.print(Text(f"{listing.title}: {line}", style="dim"))


def shown_json(several: Sequence[Shown]) -> str:
    """A list of objects: the subject, and its rows under the name of each listing."""
    objects = [
        {"subject": one.subject, **{name: page.rows for name, page in one.pages}} for one in several
    ]
    return safe_json(msgspec.json.encode(objects).decode())


def _pages(case: Case, names: Sequence[str], asked: Filter) -> tuple[tuple[str, Page], ...]:
    return tuple((name, find_listing(name).find(case, asked)) for name in names)


def _actor(case: Case, actor: CaseActor, asked: Filter) -> Shown:
    narrowed = replace(asked, actor=actor.id)
    pages = _pages(case, _OF_ACTOR, narrowed)
    owner = next((one for one in case.actors() if one.id == actor.of), None)
    of = rows.Named(owner.name, owner.id, owner.type) if owner else None
    subject = rows.ActorRow(
        id=actor.id,
        name=actor.name,
        type=actor.type,
        of=of,
        names=actor.names,
        reports=actor.documents,
        claims=sum(page.found for _, page in pages),
    )
    lines = [f"{actor.id} · {actor_label(actor.type)}" + (f", of {of.name}" if of else "")]
    also = [name for name in actor.names if name != actor.name]
    if also:
        lines.append(f"also called: {', '.join(also)}")
    lines.append(f"in {actor.documents} report{'' if actor.documents == 1 else 's'}")
    return Shown(actor.name, tuple(lines), subject, pages)


def _report(case: Case, document: str, asked: Filter) -> Shown:
    row = next(
        row
        for row in find_listing("reports").find(case, Filter()).rows
        if isinstance(row, rows.ReportRow) and row.id == document
    )
    lines = [
        f"{row.source or 'no source given'} · {row.date or 'undated'} · {row.characters} "
        f"characters · {row.origin}" + (f" · near-copy of {row.copy_of}" if row.copy_of else "")
    ]
    pages = _pages(case, _OF_REPORT, replace(asked, document=document))
    return Shown(f"{row.id}  {row.title or ''}".strip(), tuple(lines), row, pages)


def _told(case: Case, ident: str) -> Shown | None:
    """A claim or statement by its id; None where it is no such id."""
    document, _, own = ident.rpartition("#")
    if not document:
        return None
    asked = Filter(document=document)
    claim = next((one for one in case.claims(asked) if one.claim.id == own), None)
    if claim is not None:
        row = row_builder(case, [document]).claim(claim)
        context = _context(case.text(document), claim.claim.evidence[0])
        lines = (headline(row), proof(row), context)
        return Shown(f"{row.kind} {row.id}", lines, row)
    said = next((one for one in case.statements(asked) if one.statement.id == own), None)
    if said is None:
        return None
    statement = row_builder(case, [document]).statement(said)
    speaker = statement.speaker.name if statement.speaker else "somebody"
    addressee = f" to {statement.addressee.name}" if statement.addressee else ""
    line = f"{speaker}{addressee}, {statement.form}, {statement.uptake}"
    context = _context(case.text(document), said.statement.content[0])
    return Shown(f"statement {statement.id}", (line, proof(statement), context), statement)


def _context(text: str, span: tuple[int, int]) -> str:
    start, end = max(0, span[0] - _AROUND), min(len(text), span[1] + _AROUND)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return f"in the report: {before}{safe(text[start:end])}{after}"
