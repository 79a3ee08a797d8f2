"""The listings of fault lines and of camps."""

from dataclasses import replace
from datetime import date

from faultlines.analysis.actor_camps import CampsPart, PairTold, actor_camps
from faultlines.analysis.actor_ties import actor_ties
from faultlines.analysis.camps import PairStrain, Wanted
from faultlines.analysis.faults import CarriedLeg, FaultLine, fault_lines
from faultlines.analysis.standings import last_day, standings, weight_at
from faultlines.analysis.strain import StrainKind
from faultlines.case import Case, CaseClaim, Filter, LeftOut
from faultlines.codebook import relation_label
from faultlines.records import Framing, Tie
from faultlines.settings import number_setting
from faultlines.views import cells_faults as cells
from faultlines.views import rows_faults as rows
from faultlines.views.balance import plain
from faultlines.views.listing_parts import Column, Listing, Page
from faultlines.views.over_time import Told, told_in
from faultlines.views.rows import Named

_KINDS = ("tie", "framing", "event")
_WANTED = Wanted(time_limit=30.0, alternatives=20, strain=True)
"""Of each part; networks of a few hundred ties need far less."""


class _Gathered:
    """The claims that bear on how all stand at the day that is asked for, with names for them."""

    def __init__(self, case: Case, asked: Filter) -> None:
        told = told_in(case, asked)
        self.weights = _weights(told, asked)
        holding = self.weights.keys()
        within = {one.id for one in case.claims(replace(asked, kinds=_KINDS, limit=None))}
        self.claims = tuple(one for one in told.claims if one.id in holding | within)
        self.labels = told.labels
        self.entered = actor_ties(self.claims, told.labels, implied=asked.implied, holding=holding)
        others = sum(one.claim.kind == "tie" for one in told.claims) - sum(
            one.claim.kind == "tie" for one in self.claims
        )
        dropped = (LeftOut(others, "of other dates"),) if others else ()
        self.left_out = (*told.left_out, *dropped)
        self._told = told

    def actor(self, ident: str) -> Named:
        """An actor of the case by its id."""
        return self._told.actor(ident)

    def fault(self, line: FaultLine) -> rows.FaultRow:
        """The row of a fault line."""
        return rows.FaultRow(
            fault=line.strain.kind,
            actors=tuple(self.actor(ident) for ident in line.strain.actors),
            survives=line.survives,
            implied=line.implied,
            confidence=line.strain.confidence,
            legs=tuple(self._leg(leg, line.strain.kind) for leg in line.legs),
        )

    def _leg(self, carried: CarriedLeg, kind: StrainKind) -> rows.LegRow:
        leg, surest = carried.leg, carried.leg.claims[0]
        label = relation_label(_relation(surest))
        of_act = kind == "act" and leg.sign < 0
        return rows.LegRow(
            id=surest.id,
            report=surest.told_in.document,
            source_of_report=surest.told_in.source,
            date_of_report=surest.told_in.date,
            words=surest.words,
            source=self.actor(leg.source),
            relation=f"{label} an act of" if of_act else label,
            sign=leg.sign,
            target=self.actor(leg.target),
            survives=carried.survives,
            weakest=carried.weakest.id,
            tellers=carried.tellers,
            implied=leg.implied,
            confidence=leg.confidence,
            claims=self._told.rows(leg.claims),
        )

    def camps(self, number: int, part: CampsPart) -> rows.CampsRow:
        """The row of one part of the network."""
        camps = part.camps
        strains = {(pair.a, pair.b): pair for pair in camps.pairs}
        return rows.CampsRow(
            part=number,
            nodes=sum(len(camp) for camp in camps.camps),
            ties=part.ties,
            weight=plain(part.weight),
            frustration=plain(camps.frustration),
            bound=plain(camps.bound),
            gap=plain(camps.gap),
            proven=camps.proven,
            unavoidable=plain(camps.unavoidable),
            camps=tuple(tuple(self.actor(one) for one in camp) for camp in camps.camps),
            alternatives=tuple(
                rows.OtherCampsRow(
                    tuple(self.actor(ident) for ident in one.moved),
                    tuple((self.actor(a), self.actor(b)) for a, b in one.frustrated),
                )
                for one in camps.alternatives
            ),
            complete=camps.complete,
            pairs=tuple(self._pair(pair, strains.get((pair.a, pair.b))) for pair in part.pairs),
            seconds=round(camps.seconds, 3),
        )

    def _pair(self, pair: PairTold, strain: PairStrain | None) -> rows.CampPairRow:
        turning, least = (strain.turning, strain.least) if strain else (None, None)
        return rows.CampPairRow(
            a=self.actor(pair.a),
            b=self.actor(pair.b),
            weight=plain(strain.weight) if strain else 0,
            frustrated=strain.frustrated if strain else None,
            share=round(strain.share, 4) if strain else None,
            turning=None if turning is None else plain(turning),
            least=None if least is None else plain(least),
            implied=all(one.implied for one in pair.told),
            claims=tuple(one.one.id for one in pair.told),
        )


def _relation(one: CaseClaim) -> str:
    if isinstance(one.claim, Framing):
        return one.claim.implies.relation if one.claim.implies else ""
    return one.claim.relation if isinstance(one.claim, Tie) else ""


def _weights(told: Told, asked: Filter) -> dict[str, float]:
    """What each claim weighs from which it is reckoned how actors stand on the day asked for."""
    ties = [one for one in told.ties if not one.on_issue]
    half_life = number_setting("half_life")
    until = min((one for one in (asked.until, asked.as_of) if one), default=None)
    as_of = date.fromisoformat(until).toordinal() if until else None
    day = last_day([ties]) if as_of is None else as_of
    return {
        telling.one.id: weight_at(telling, day, half_life)
        for one in standings(ties, as_of, half_life)
        if not asked.since or (one.last or "") >= asked.since
        for telling in (*one.supporting, *one.opposing)
    }


def _faults(case: Case, asked: Filter) -> Page:
    gathered = _Gathered(case, asked)
    found = fault_lines(gathered.entered, gathered.claims, gathered.labels)
    shown = tuple(gathered.fault(line) for line in found.lines[: asked.limit])
    return Page(shown, len(found.lines), (*gathered.left_out, *found.left_out))


def _camps(case: Case, asked: Filter) -> Page:
    gathered = _Gathered(case, asked)
    found = actor_camps(gathered.entered, gathered.labels, _WANTED, gathered.weights)
    parts = tuple(gathered.camps(n, part) for n, part in enumerate(found.parts, 1))
    return Page(parts[: asked.limit], len(parts), (*gathered.left_out, *found.left_out))


FAULTS: tuple[Listing, ...] = (
    Listing(
        "faults",
        "Fault lines",
        (
            Column("between whom", cells.fault_what, 2),
            Column("the ties that carry it, in which words, says who", cells.fault_legs, 5),
            Column("it", cells.fault_holds, 0),
        ),
        _faults,
    ),
    Listing(
        "camps",
        "Camps of those whom signed ties connect",
        (
            Column("one camp", lambda row: cells.camp(row, 0), 3),
            Column("the other", lambda row: cells.camp(row, 1), 3),
            Column("against", cells.camps_cost, 0),
            Column("under strain", cells.camps_strain, 4),
        ),
        _camps,
    ),
)
