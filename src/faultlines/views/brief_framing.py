"""How each voice frames whom: its loaded words, counted; never a tie, a role or a fact."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from faultlines.case import CaseClaim
from faultlines.records import Framing
from faultlines.records.terms import AUTHOR, Sign
from faultlines.views import rows
from faultlines.views.brief_material import Material, best, of_kind
from faultlines.views.brief_records import FramingLine, TermCount


def framing_lines(material: Material) -> list[FramingLine]:
    """One line for each voice and target: authors first, then those with the most loaded words."""
    groups: dict[tuple[str, str], list[CaseClaim]] = defaultdict(list)
    for one, framing in of_kind(material.claims, Framing):
        target = material.identity(one, framing.target)
        groups[material.teller(one), target].append(one)
    ranked = sorted(
        groups.values(),
        key=lambda group: (group[0].claim.vouchers[-1] != AUTHOR, -len(group), group[0].id),
    )
    return [_line(group, material) for group in ranked]


def _line(group: Sequence[CaseClaim], material: Material) -> FramingLine:
    one, framing = of_kind([best(group)], Framing)[0]
    return FramingLine(
        target=material.named(one, framing.target),
        by=material.teller_name(one),
        terms=_terms(group, material),
        voice=material.voice(one),
    )


def _terms(group: Sequence[CaseClaim], material: Material) -> tuple[TermCount, ...]:
    """Words that differ only in case are one, in the spelling that comes first."""
    drawn = [row for one in group if isinstance(row := material.names.claim(one), rows.FramingRow)]
    spelt: dict[str, rows.FramingRow] = {}
    for row in drawn:
        spelt.setdefault(row.term.casefold(), row)
    counts = Counter(row.term.casefold() for row in drawn)
    return tuple(
        TermCount(term=spelt[term].term, sign=_sign(spelt[term]), count=count)
        for term, count in counts.most_common()
    )


def _sign(row: rows.FramingRow) -> Sign:
    return 1 if row.sign > 0 else -1 if row.sign < 0 else 0
