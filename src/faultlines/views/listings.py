"""The listings: what each is called, how its rows are found, and which columns a reader sees.

A new listing is one more line in LISTINGS. A column is a heading and a function from a row to the
text of its cell; JSON and CSV write the row itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from faultlines.case import Case, CaseActor, Days, Filter, LeftOut, days_of
from faultlines.codebook import actor_label
from faultlines.errors import NotInCase
from faultlines.views import rows
from faultlines.views.accounts import find_accounts, find_commitments, find_matter_rows
from faultlines.views.build import RowBuilder
from faultlines.views.cells import (
    account_matter,
    account_verdict,
    account_words,
    actor_names,
    commitment_outcome,
    commitment_what,
    event_what,
    framing_what,
    implied,
    joined,
    matter_tellers,
    matter_what,
    matter_when,
    outlook_about,
    owner,
    proof,
    report_status,
    role_what,
    tie_how,
    tie_target,
    unread_place,
)
from faultlines.views.decisions import DECISIONS
from faultlines.views.listing_parts import Column, Listing, Page
from faultlines.views.listings_faults import FAULTS
from faultlines.views.listings_over_time import OVER_TIME
from faultlines.views.marks import builder_for, told_by
from faultlines.views.tenures import TENURES
from faultlines.views.timeline import TIMELINE


def find_listing(name: str) -> Listing:
    """The listing of that name; raises NotInCase with the names that there are."""
    for listing in LISTINGS:
        if listing.name == name:
            return listing
    names = ", ".join(listing.name for listing in LISTINGS)
    raise NotInCase(f"There is no listing {name!r}. There are: {names}.")


def row_builder(case: Case, documents: Sequence[str]) -> RowBuilder:
    """Names for the claims of these reports."""
    return RowBuilder(case.labels(documents), case.text)


def _claims_of(*kinds: str) -> Callable[[Case, Filter], Page]:
    def find(case: Case, asked: Filter) -> Page:
        asked = replace(asked, kinds=kinds)
        claims = case.claims(asked)
        builder = builder_for(case, claims, asked)
        found, left_out = case.left_out(asked)
        return Page(tuple(builder.claim(one) for one in claims), found, left_out)

    return find


def _statements(case: Case, asked: Filter) -> Page:
    said = case.statements(asked)
    builder = row_builder(case, [one.told_in.document for one in said])
    found, left_out = case.left_out(asked, "statements")
    return Page(tuple(builder.statement(one) for one in said), found, left_out)


def _actors(case: Case, asked: Filter) -> Page:
    """Every actor of the case; where claims are filtered, those who are in what is left."""
    everyone = {actor.id: actor for actor in case.actors()}
    counts = case.claim_counts(asked)
    narrowed = any((asked.since, asked.until, asked.as_of, asked.source, asked.teller))
    kept = [actor for actor in everyone.values() if not narrowed or counts.get(actor.id)]
    left_out: tuple[LeftOut, ...] = ()
    if len(kept) < len(everyone):
        left_out = (LeftOut(len(everyone) - len(kept), "in none of the claims asked for"),)
    shown = tuple(
        _actor_row(actor, everyone, counts.get(actor.id, 0)) for actor in kept[: asked.limit]
    )
    return Page(shown, len(kept), left_out)


def _actor_row(actor: CaseActor, everyone: dict[str, CaseActor], claims: int) -> rows.ActorRow:
    of = everyone.get(actor.of or "")
    return rows.ActorRow(
        id=actor.id,
        name=actor.name,
        type=actor.type,
        of=rows.Named(of.name, of.id, of.type) if of else None,
        names=actor.names,
        reports=actor.documents,
        claims=claims,
    )


def _issues(case: Case, asked: Filter) -> Page:
    every = case.issues()
    shown = tuple(
        rows.IssueRow(name=one.name, ids=one.ids, reports=one.documents)
        for one in every[: asked.limit]
    )
    return Page(shown, len(every))


def _reports(case: Case, asked: Filter) -> Page:
    every = case.documents()
    of_source = [one for one in every if asked.source is None or one.source == asked.source]
    told = [one for one in of_source if told_by(one.date, asked)]
    kept = [one for one in told if _within(days_of(one.date), asked)]
    shown = tuple(
        rows.ReportRow(
            id=one.id,
            title=one.title,
            source=one.source,
            date=one.date,
            status="counted" if one.counted else "near-copy",
            copy_of=one.copy_of,
            origin=one.origin,
            characters=one.characters,
            claims=one.claims,
            statements=one.statements,
        )
        for one in kept[: asked.limit]
    )
    dropped = (
        LeftOut(len(every) - len(of_source), "from other sources"),
        LeftOut(len(of_source) - len(told), f"undated or after {asked.as_of}"),
        LeftOut(len(told) - len(kept), "undated or of other dates"),
    )
    return Page(shown, len(kept), tuple(one for one in dropped if one.count))


def _within(days: Days, asked: Filter) -> bool:
    """As for claims: undated is outside of every span."""
    if asked.since is None and asked.until is None:
        return True
    earliest, latest = days.earliest or "0000", days.latest or "9999"
    dated = days.earliest is not None or days.latest is not None
    return dated and latest >= (asked.since or "") and earliest <= (asked.until or "9999")


def _unread(case: Case, asked: Filter) -> Page:
    every = case.unread(replace(asked, limit=None))
    shown = tuple(
        rows.UnreadRow(
            id=f"{one.told_in.document}[{one.begins}:{one.ends}]",
            report=one.told_in.document,
            source_of_report=one.told_in.source,
            date_of_report=one.told_in.date,
            words=(one.words,),
            start=one.begins,
            end=one.ends,
        )
        for one in every[: asked.limit]
    )
    return Page(shown, len(every))


_PROOF = Column("in which words, says who", proof, 4)

LISTINGS: tuple[Listing, ...] = (
    Listing(
        "actors",
        "Actors",
        (
            Column("actor", lambda row: f"{row.name}\n{row.id}", 3),
            Column("type", lambda row: actor_label(row.type), 0),
            Column("of", owner, 3),
            Column("also called", actor_names, 4),
            Column("reports", lambda row: str(row.reports), 0),
            Column("claims", lambda row: str(row.claims), 0),
        ),
        _actors,
    ),
    Listing(
        "issues",
        "Issues",
        (
            Column("issue", lambda row: row.name, 4),
            Column("reports", lambda row: str(row.reports), 0),
            Column("ids", lambda row: ", ".join(row.ids), 3),
        ),
        _issues,
    ),
    Listing(
        "ties",
        "Ties",
        (
            Column("who", lambda row: row.source.name, 2),
            Column("stands how", tie_how, 2),
            Column("to whom, to what", tie_target, 2),
            _PROOF,
        ),
        _claims_of("tie"),
    ),
    Listing(
        "events",
        "Events",
        (
            Column("who", lambda row: joined(row.actors), 2),
            Column("did what", event_what, 2),
            Column("to whom", lambda row: joined(row.recipients), 2),
            _PROOF,
        ),
        _claims_of("event"),
    ),
    Listing(
        "statements",
        "Statements",
        (
            Column("who", lambda row: row.speaker.name if row.speaker else "?", 2),
            Column("to whom", lambda row: row.addressee.name if row.addressee else "", 2),
            Column("how", lambda row: f"{row.form}, {row.uptake}", 2),
            _PROOF,
        ),
        _statements,
    ),
    Listing(
        "accounts",
        "Accounts of one matter",
        (
            Column("matter", account_matter, 2),
            Column("they", account_verdict, 0),
            Column("in which words, says who", account_words, 5),
        ),
        find_accounts,
    ),
    Listing(
        "matters",
        "Matters",
        (
            Column("what", matter_what, 4),
            Column("when, where", matter_when, 2),
            Column("told by, independent vouchers", matter_tellers, 4),
            Column("they", lambda row: row.verdict, 0),
        ),
        find_matter_rows,
    ),
    Listing(
        "commitments",
        "Commitments",
        (
            Column("set by", lambda row: joined(row.set_by), 2),
            Column("what", commitment_what, 3),
            Column("owed by", lambda row: joined(row.owed_by), 2),
            Column("what became of it, says who", commitment_outcome, 3),
            _PROOF,
        ),
        find_commitments,
    ),
    Listing(
        "outcomes",
        "Outcomes",
        (
            Column("of", lambda row: joined(row.of), 3),
            Column("result", lambda row: row.result, 0),
            _PROOF,
        ),
        _claims_of("outcome"),
    ),
    Listing(
        "outlooks",
        "Outlooks",
        (
            Column("by", lambda row: row.by.name, 2),
            Column("what", lambda row: row.form, 2),
            Column("about", outlook_about, 3),
            _PROOF,
        ),
        _claims_of("outlook"),
    ),
    Listing(
        "framing",
        "Framing: loaded words, their author's choice",
        (
            Column("of whom", lambda row: row.target.name, 2),
            Column("loaded word", framing_what, 2),
            Column("insinuates", implied, 2),
            _PROOF,
        ),
        _claims_of("framing"),
    ),
    Listing(
        "roles",
        "Roles",
        (
            Column("who", lambda row: row.actor.name, 2),
            Column("is what", role_what, 2),
            Column("of whom", owner, 2),
            _PROOF,
        ),
        _claims_of("role"),
    ),
    TENURES,
    Listing(
        "reports",
        "Reports",
        (
            Column("report", lambda row: f"{row.id}\n{row.title or ''}", 4),
            Column("source", lambda row: row.source or "", 2),
            Column("date", lambda row: row.date or "undated", 0),
            Column("status", report_status, 2),
            Column("claims", lambda row: str(row.claims), 0),
        ),
        _reports,
    ),
    Listing(
        "unread",
        "Not understood",
        (Column("where", unread_place, 2), Column("words", lambda row: row.words[0], 5)),
        _unread,
    ),
    TIMELINE,
    DECISIONS,
    *OVER_TIME,
    *FAULTS,
)
