"""Rows of the listings that put claims together: accounts, matters, commitments followed."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from faultlines.analysis import Account, Followed, accounts_of, credited_agency, follow
from faultlines.case import Case, CaseClaim, Filter, Labels
from faultlines.records import Event
from faultlines.views import rows
from faultlines.views.build import RowBuilder
from faultlines.views.cells import account_about
from faultlines.views.listing_parts import Page
from faultlines.views.marks import marks_for

_RANK = {"contradict": 0, "differ": 1, "agree": 2}


def find_accounts(case: Case, asked: Filter) -> Page:
    """All tellings of a matter stand together; the limit counts matters."""
    unlimited = replace(asked, limit=None)
    every, builder = _all_accounts(case, unlimited)
    shown: list[msgspec.Struct] = []
    for account in every[: asked.limit]:
        told = (*account.tellings, *account.reactions)
        tellings = [builder.claim(telling.claim) for telling in told]
        shown += [
            rows.AccountRow(
                matter=account.matter,
                about=account_about(tellings[0]),
                verdict=account.verdict,
                differences=account.differences,
                one_sided=account.one_sided,
                independent=len(account.vouchers),
                vouchers=_vouchers(account),
                telling=telling,
            )
            for telling in tellings
        ]
    return Page(tuple(shown), len(every), case.left_out(unlimited)[1])


def find_matter_rows(case: Case, asked: Filter) -> Page:
    """One row a matter: contradictions first, and of these those of most independent vouchers."""
    unlimited = replace(asked, limit=None)
    every, builder = _all_accounts(case, unlimited)
    ranked = sorted(every, key=lambda one: (_RANK[one.verdict], -len(one.vouchers)))
    shown = tuple(_matter(account, builder) for account in ranked[: asked.limit])
    return Page(shown, len(every), case.left_out(unlimited)[1])


def find_commitments(case: Case, asked: Filter) -> Page:
    """Each telling of a commitment, with what became of it by all that is told."""
    unlimited = replace(asked, limit=None)
    claims, labels = _material(case, unlimited)
    by_id = {one.id: one for one in claims}
    followed = {
        one.id: found for found in follow(claims, labels) for one in (found.claim, *found.again)
    }
    builder = RowBuilder(labels, case.text, marks_for(case, claims, asked))
    asked = replace(asked, kinds=("commitment",))
    shown: list[msgspec.Struct] = []
    for one in case.claims(asked):
        row = builder.claim(by_id.get(one.id, one))
        if isinstance(row, rows.CommitmentRow) and one.id in followed:
            row = msgspec.structs.replace(row, followed=_followed(followed[one.id]))
        shown.append(row)
    found, left_out = case.left_out(asked)
    return Page(tuple(shown), found, left_out)


def _material(case: Case, asked: Filter) -> tuple[Sequence[CaseClaim], Labels]:
    claims = case.claims(asked)
    return claims, case.labels({one.told_in.document for one in claims})


def _all_accounts(case: Case, asked: Filter) -> tuple[Sequence[Account], RowBuilder]:
    claims, labels = _material(case, asked)
    openings = case.openings({one.told_in.document for one in claims})
    credited = {ident: credited_agency(text) for ident, text in openings.items()}
    agencies = {ident: agency for ident, agency in credited.items() if agency is not None}
    builder = RowBuilder(labels, case.text, marks_for(case, claims, asked))
    return accounts_of(claims, labels, agencies), builder


def _vouchers(account: Account) -> tuple[rows.VoucherRow, ...]:
    return tuple(
        rows.VoucherRow(name=one.name, claims=one.claims, outlets=one.outlets)
        for one in account.vouchers
    )


def _matter(account: Account, builder: RowBuilder) -> rows.MatterRow:
    told = [telling.claim for telling in (*account.tellings, *account.reactions)]
    tellings = [telling.claim for telling in account.tellings]
    return rows.MatterRow(
        id=account.matter,
        about=account_about(builder.claim(tellings[0])),
        when=next((when for one in tellings if (when := _when(one))), None),
        where=next((one.claim.place.text for one in tellings if one.claim.place), None),
        verdict=account.verdict,
        tellers=tuple(dict.fromkeys(telling.teller for telling in account.tellings)),
        independent=len(account.vouchers),
        vouchers=_vouchers(account),
        reports=tuple(dict.fromkeys(one.told_in.document for one in told)),
        tellings=tuple(one.id for one in told),
        differences=account.differences,
        one_sided=account.one_sided,
        links=tuple(
            rows.LinkRow(
                first=link.first, second=link.second, chance=link.chance, shared=link.shared
            )
            for link in account.links
        ),
    )


def _when(one: CaseClaim) -> str | None:
    """The day of an event, as it is fixed or else as it is told."""
    time = one.claim.time if isinstance(one.claim, Event) else None
    return (time.edtf or time.text) if time else None


def _followed(found: Followed) -> rows.FollowedRow:
    return rows.FollowedRow(
        first=found.claim.id,
        told_again=tuple(one.id for one in found.again),
        due=found.due,
        parts=found.parts,
        part_of=found.part_of,
        outcome=found.result,
        decided_by=found.decided_by,
        according_to=found.according_to,
        conflict=found.conflict,
        sayings=tuple(
            rows.SayingRow(
                id=saying.claim.id,
                result=saying.result,
                teller=saying.teller,
                date_of_report=saying.claim.told_in.date,
                words=saying.claim.words,
            )
            for saying in found.sayings
        ),
    )
