"""The listings of fault lines and of camps."""

from dataclasses import replace

from faultlines.analysis.actor_camps import ActorCamps, CampsPart, PairTold, actor_camps
from faultlines.analysis.as_of import marks_as_of
from faultlines.analysis.camps import PairStrain, Wanted
from faultlines.analysis.faults import CarriedLeg, FaultLine, fault_lines
from faultlines.analysis.strain import StrainKind
from faultlines.case import Case, CaseActor, CaseClaim, Filter, Labels, LeftOut
from faultlines.codebook import relation_label
from faultlines.records import Framing, Tie
from faultlines.views import cells_faults as cells
from faultlines.views import rows_faults as rows
from faultlines.views.balance import plain
from faultlines.views.build import RowBuilder
from faultlines.views.listing_parts import Column, Listing, Page
from faultlines.views.rows import Named

_KINDS = ("tie", "framing", "event")
_LAST_DAY = "9999-12-31"
_WANTED = Wanted(time_limit=30.0, alternatives=20, strain=True)
"""Of each part; networks of a few hundred ties need far less."""


class _Gathered:
    """The claims that are asked for, with names for them; ties that are over stay out.

    A tie is over by the day that is asked for, or at all, where its end is told later.
    """

    def __init__(self, case: Case, asked: Filter) -> None:
        self.asked = replace(asked, kinds=_KINDS, limit=None)
        every = case.claims(self.asked)
        self.labels: Labels = case.labels({one.told_in.document for one in every})
        marks = marks_as_of(every, asked.as_of or _LAST_DAY, self.labels)
        over = {ident for ident, mark in marks.items() if mark.by or asked.as_of}
        self.claims = tuple(one for one in every if one.id not in over)
        self._over = len(every) - len(self.claims)
        self._builder = RowBuilder(self.labels, case.text)
        self._actors: dict[str, CaseActor] = {a.id: a for a in self.labels.actors.values()}
        self._filtered = case.left_out(replace(self.asked, kinds=("tie",)))[1]

    def actor(self, ident: str) -> Named:
        """An actor of the case by its id."""
        actor = self._actors[ident]
        return Named(actor.name, actor.id, actor.type)

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
            claims=tuple(self._builder.claim(one) for one in leg.claims),
        )

    def left_out(self, more: tuple[LeftOut, ...]) -> tuple[LeftOut, ...]:
        """What the filter leaves out, then what does not enter by its meaning."""
        over = (LeftOut(self._over, "over by what is told later"),) if self._over else ()
        return (*self._filtered, *more, *over)

    def camps(self, number: int, part: CampsPart) -> rows.CampsRow:
        """The row of one part of the network."""
        camps = part.camps
        strains = {(pair.a, pair.b): pair for pair in camps.pairs}
        return rows.CampsRow(
            part=number,
            nodes=sum(len(camp) for camp in camps.camps),
            ties=part.ties,
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


def _faults(case: Case, asked: Filter) -> Page:
    gathered = _Gathered(case, asked)
    found = fault_lines(gathered.claims, gathered.labels, implied=asked.implied)
    shown = tuple(gathered.fault(line) for line in found.lines[: asked.limit])
    return Page(shown, len(found.lines), gathered.left_out(found.left_out))


def _camps(case: Case, asked: Filter) -> Page:
    gathered = _Gathered(case, asked)
    found: ActorCamps = actor_camps(
        gathered.claims, gathered.labels, _WANTED, implied=asked.implied
    )
    parts = tuple(gathered.camps(n, part) for n, part in enumerate(found.parts, 1))
    return Page(parts[: asked.limit], len(parts), gathered.left_out(found.left_out))


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
