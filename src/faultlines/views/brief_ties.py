"""Who stands with and against whom and over what, how else they are bound, and what is strained."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from faultlines.analysis.strain import Leg, Strain, strains_of
from faultlines.case import CaseClaim
from faultlines.codebook import relation_label, relations
from faultlines.records import Role, Tie
from faultlines.views import rows
from faultlines.views.brief_material import Material, Taken, bare, best, of_kind
from faultlines.views.brief_records import LegLine, StrainLine, TieLine

_Told = Sequence[tuple[CaseClaim, Tie]]
_VAGUE = "linked_to"
"""The relation that says the least."""


def tie_lines(material: Material) -> list[TieLine]:
    """Ties with a sign: what is asserted first, then what most vouch for."""
    groups: dict[tuple[str, str, int, str, bool], list[tuple[CaseClaim, Tie]]] = defaultdict(list)
    for one, tie in of_kind(material.claims, Tie):
        if tie.sign:
            ends = _ends(one, tie, material)
            first, second = sorted(ends) if tie.mutual else ends
            groups[first, second, tie.sign, tie.status, tie.change == "ended"].append((one, tie))
    return _ranked(groups.values(), material)


def relation_lines(material: Material) -> list[TieLine]:
    """Relations without for or against, as far as no role and no signed tie says the same."""
    known = {
        (material.identity(one, role.actor), material.identity(one, role.of))
        for one, role in of_kind(material.claims, Role)
        if role.of is not None
    }
    ties = of_kind(material.claims, Tie)
    signed: dict[tuple[str, str], Taken] = defaultdict(Taken)
    for one, tie in ties:
        if tie.sign:
            signed[_ends(one, tie, material)].take(one)
    groups: dict[tuple[str, str, str], list[tuple[CaseClaim, Tie]]] = defaultdict(list)
    for one, tie in ties:
        ends = _ends(one, tie, material)
        if tie.sign == 0 and ends not in known and not signed[ends].has(one):
            groups[(*ends, tie.relation)].append((one, tie))
    return _ranked(groups.values(), material)


def _ends(one: CaseClaim, tie: Tie, material: Material) -> tuple[str, str]:
    return material.identity(one, tie.source), material.identity(one, tie.target)


def _ranked(groups: Iterable[_Told], material: Material) -> list[TieLine]:
    ranked = []
    for told in groups:
        line = _line(told, material)
        one, tie = told[0]
        weight = material.weight(one, tie.source, tie.target) * line.voice.confidence
        bare_words = all(bare(one) for one, _ in told)
        unsaying = tie.status != "asserted", bare_words, tie.relation == _VAGUE
        rank = (*unsaying, -line.vouchers, -weight, line.voice.id)
        ranked.append((rank, line))
    return [line for _, line in sorted(ranked, key=lambda pair: pair[0])]


def _line(told: _Told, material: Material) -> TieLine:
    shown = best([one for one, _ in told])
    tie = next(tie for one, tie in told if one is shown)
    over = [material.named(one, tie.over) for one, tie in told if tie.over is not None]
    return TieLine(
        source=material.named(shown, tie.source),
        relation=_usual_relation([tie for _, tie in told]),
        sign=tie.sign,
        target=material.named(shown, tie.target),
        over=tuple({one.name: one for one in over}.values()),
        change=tie.change,
        mutual=any(tie.mutual for _, tie in told),
        status=tie.status,
        vouchers=len({material.teller(one) for one, _ in told}),
        claims=tuple(one.id for one, _ in told),
        voice=material.voice(shown),
    )


def _usual_relation(ties: Sequence[Tie]) -> str:
    """How the relation told most often reads, of those that carry the sign that was told."""
    fitting = [tie.relation for tie in ties if _fits(tie)] or [tie.relation for tie in ties]
    return relation_label(Counter(fitting).most_common(1)[0][0])


def _fits(tie: Tie) -> bool:
    term = relations().get(tie.relation)
    return term is None or term.sign == tie.sign


# what is under strain


def strain_lines(material: Material) -> list[StrainLine]:
    """Strained figures, each with the ties that make it."""
    names = {actor.id: rows.Named(actor.name, actor.id, actor.type) for actor in material.actors}
    return [
        _strain(strain, names, material) for strain in strains_of(material.claims, material.labels)
    ]


def _strain(strain: Strain, names: Mapping[str, rows.Named], material: Material) -> StrainLine:
    return StrainLine(
        kind=strain.kind,
        actors=tuple(names[ident] for ident in strain.actors),
        legs=tuple(_leg(leg, names, material) for leg in strain.legs),
    )


def _leg(leg: Leg, names: Mapping[str, rows.Named], material: Material) -> LegLine:
    shown = leg.claims[0]
    return LegLine(
        source=names[leg.source],
        relation=_usual_relation([tie for _, tie in of_kind([shown], Tie)]),
        sign=leg.sign,
        target=names[leg.target],
        claims=tuple(one.id for one in leg.claims),
        voice=material.voice(shown),
    )
