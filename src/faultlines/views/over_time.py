"""The listings over time: standings, positions, shifts, and slant, out of a case and a filter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from faultlines.analysis.happenings import Happenings
from faultlines.analysis.intervals import Share
from faultlines.analysis.issue_names import Issues
from faultlines.analysis.positions import positions_by_acts
from faultlines.analysis.shifts import Shift, shifts_of, within
from faultlines.analysis.sides import side_of
from faultlines.analysis.slant import LoadedUse, Slant, slant_of
from faultlines.analysis.splits import Split, splits_of
from faultlines.analysis.standings import Standing, standings
from faultlines.analysis.told_ties import ToldTie, told_ties
from faultlines.case import Case, CaseActor, CaseClaim, Filter, Labels, LeftOut
from faultlines.settings import number_setting
from faultlines.views.build import RowBuilder
from faultlines.views.rows import ClaimRow, Named
from faultlines.views.rows_over_time import ShareRow, ShiftRow, SlantRow, StandingRow, WordRow

_PLACES = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What the claims of a case tell of ties, with names; dates are left to whoever asks."""

    ties: tuple[ToldTie, ...]
    claims: tuple[CaseClaim, ...]
    labels: Labels
    actors: dict[str, CaseActor]
    builder: RowBuilder
    left_out: tuple[LeftOut, ...]

    def actor(self, ident: str) -> Named:
        """An actor of the case by its name."""
        known = self.actors[ident]
        return Named(known.name, known.id, known.type)

    def target(self, ident: str, name: str, on_issue: bool) -> Named:
        """An actor, or an issue under the words of its first telling."""
        return Named(name, None, "issue") if on_issue else self.actor(ident)

    def rows(self, claims: Iterable[CaseClaim]) -> tuple[ClaimRow, ...]:
        """Claims with names."""
        return tuple(self.builder.claim(one) for one in claims)


def told_in(case: Case, asked: Filter) -> Told:
    """Everything told of ties and positions that passes a filter, whenever it was."""
    undated = replace(asked, since=None, until=None, limit=None)
    claims = case.claims(undated)
    labels = case.labels({one.told_in.document for one in claims})
    issues = Issues(claims, labels)
    return Told(
        ties=(*told_ties(claims, labels, issues), *positions_by_acts(claims, labels, issues)),
        claims=claims,
        labels=labels,
        actors={actor.id: actor for actor in case.actors()},
        builder=RowBuilder(labels, case.text),
        left_out=case.left_out(undated)[1],
    )


def on_side(case: Case, name: str, asked: Filter) -> Filter:
    """The same filter, according to an actor and those beside it; raises NotInCase."""
    told = told_in(case, replace(asked, teller=None))
    as_of = date.fromisoformat(asked.until).toordinal() if asked.until else None
    teller = side_of(
        name,
        case.find_actors(name),
        told.ties,
        told.actors.values(),
        as_of=as_of,
        half_life=number_setting("half_life"),
    )
    return replace(asked, teller=teller)


# standings and positions


def standing_rows(
    case: Case, asked: Filter, *, on_issue: bool
) -> tuple[tuple[StandingRow, ...], tuple[LeftOut, ...]]:
    """Ties (or positions) as of `asked.until`; with `since`, only those told from then on."""
    told = told_in(case, asked)
    as_of = date.fromisoformat(asked.until).toordinal() if asked.until else None
    ties = [one for one in told.ties if one.on_issue == on_issue]
    every = standings(ties, as_of, number_setting("half_life"))
    kept = [one for one in every if not asked.since or (one.last or "") >= asked.since]
    undated = sum(not one.moment.dated for one in ties) if as_of is not None else 0
    dropped = (
        LeftOut(undated, "told without a date"),
        LeftOut(len(every) - len(kept), f"last told before {asked.since}"),
    )
    rows = tuple(_standing(one, told) for one in kept)
    return rows, (*told.left_out, *(one for one in dropped if one.count))


def _standing(one: Standing, told: Told) -> StandingRow:
    low, high = one.share.limits
    same, other = one.vouchers
    return StandingRow(
        source=told.actor(one.source),
        target=told.target(one.target, one.target_name, one.on_issue),
        sign=one.sign,
        chance=round(one.chance, _PLACES),
        support=round(one.share.mean, _PLACES),
        low=round(low, _PLACES),
        high=round(high, _PLACES),
        weight_for=round(one.share.weight_for, _PLACES),
        weight_against=round(one.share.weight_against, _PLACES),
        vouchers=same,
        vouchers_otherwise=other,
        since=one.since,
        last=one.last,
        supporting=told.rows(telling.one for telling in one.supporting),
        opposing=told.rows(telling.one for telling in one.opposing),
    )


# shifts


def shift_rows(case: Case, asked: Filter) -> tuple[tuple[ShiftRow, ...], tuple[LeftOut, ...]]:
    """Shifts and splits that came between `since` and `until`, by date, undated last."""
    told = told_in(case, asked)
    happenings = Happenings(told.claims, told.labels)
    every: list[Shift | Split] = list(shifts_of(told.ties, number_setting("half_life")))
    every += splits_of(told.ties, told.actors.values())
    kept = [one for one in every if within(one.by_day, asked.since, asked.until)]
    rows = [
        _shift(one, told, happenings) if isinstance(one, Shift) else _split(one, told, happenings)
        for one in kept
    ]
    rows.sort(key=lambda row: (row.by or "9999", row.kind == "split"))
    dropped = LeftOut(len(every) - len(kept), "undated or of other dates")
    return tuple(rows), (*told.left_out, *([dropped] if dropped.count else []))


def _shift(one: Shift, told: Told, happenings: Happenings) -> ShiftRow:
    return ShiftRow(
        kind=one.kind,
        who=(told.actor(one.source),),
        towards=(told.target(one.target, one.target_name, one.on_issue),),
        relation=one.relation,
        was=one.was,
        now=one.now,
        mutual=one.mutual,
        after=one.after_day,
        by=one.by_day,
        told=one.told,
        confidence=round(one.confidence, _PLACES),
        blocs=(),
        claims_before=told.rows(one.before),
        claims_after=told.rows(one.after),
        events_before=told.rows(happenings.before(one)),
    )


def _split(one: Split, told: Told, happenings: Happenings) -> ShiftRow:
    return ShiftRow(
        kind="split",
        who=tuple(told.actor(ident) for ident in one.stayed),
        towards=tuple(told.actor(ident) for ident in one.parted),
        relation=None,
        was=1,
        now=-1,
        mutual=False,
        after=None,
        by=one.by_day,
        told=False,
        confidence=round(one.confidence, _PLACES),
        blocs=_bloc_names(one, told),
        claims_before=told.rows(one.before),
        claims_after=told.rows(one.after),
        events_before=told.rows(happenings.before_split(one)),
    )


def _bloc_names(split: Split, told: Told) -> tuple[str, ...]:
    """Bodies and pairs of bodies before pairs of persons."""

    def persons(bloc: tuple[str, ...]) -> int:
        return sum(told.actors[ident].type == "person" for ident in bloc)

    ordered = sorted(split.blocs, key=lambda bloc: (persons(bloc), bloc))
    return tuple(" and ".join(told.actor(ident).name for ident in bloc) for bloc in ordered)


# slant


def slant_rows(case: Case, asked: Filter) -> tuple[tuple[SlantRow, ...], tuple[LeftOut, ...]]:
    """Every outlet and actor of the claims and statements that pass."""
    unlimited = replace(asked, limit=None)
    claims, said = case.claims(unlimited), case.statements(unlimited)
    reports = [one.told_in.document for one in claims] + [one.told_in.document for one in said]
    labels = case.labels(reports)
    builder = RowBuilder(labels, case.text)
    actors = {actor.id: actor for actor in labels.actors.values()}
    rows = tuple(_slant(one, builder, actors) for one in slant_of(claims, said, labels))
    return rows, case.left_out(unlimited)[1]


def _slant(one: Slant, builder: RowBuilder, actors: dict[str, CaseActor]) -> SlantRow:
    known = actors[one.actor]
    return SlantRow(
        outlet=one.outlet,
        actor=Named(known.name, known.id, known.type),
        against=_share(one.against),
        against_elsewhere=_share(one.against_elsewhere),
        words=_words(one.framed),
        words_quoted=_words(one.quoted),
        speaks=_share(one.speaks),
        speaks_elsewhere=_share(one.speaks_elsewhere),
        endorsed=_share(one.endorsed),
        distanced=_share(one.distanced),
        own_stance=tuple(builder.claim(claim) for claim in one.stances),
        framing=tuple(builder.claim(use.claim) for use in (*one.framed, *one.quoted)),
        statements=tuple(builder.statement(said) for said in one.statements),
    )


def _words(uses: Sequence[LoadedUse]) -> tuple[WordRow, ...]:
    counts: dict[tuple[str, int], int] = {}
    for use in uses:
        key = use.word.casefold(), use.sign
        counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(WordRow(word=word, sign=sign, count=count) for (word, sign), count in ordered)


def _share(one: Share) -> ShareRow:
    low, high = one.limits
    share = None if one.share is None else round(one.share, _PLACES)
    return ShareRow(
        count=one.count,
        total=one.total,
        share=share,
        low=round(low, _PLACES),
        high=round(high, _PLACES),
    )
