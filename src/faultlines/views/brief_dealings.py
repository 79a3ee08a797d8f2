"""What was demanded, promised or planned and what became of it; what is feared and foreseen."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from faultlines.analysis.matters import matters
from faultlines.case import CaseClaim
from faultlines.records import Commitment, Outcome, Outlook
from faultlines.views.brief_material import Material, Taken, bare, best, of_kind, same_words
from faultlines.views.brief_records import CommitmentLine, OutcomeTold, OutlookLine

_FORMS = ("deadline", "demand", "promise", "permission", "plan")
_OUTLOOKS = ("fear", "forecast", "call", "hypothesis")
_OUTCOMES = 2
"""Outcomes of one commitment that are shown."""


def commitment_lines(material: Material) -> list[CommitmentLine]:
    """Commitments, one line a matter: those that something came of first, demands before plans."""
    outcomes = _outcomes(material)
    ranked = []
    for group in _matters_of_commitments(material):
        line = _line(group, outcomes, material)
        one, claim = of_kind(group, Commitment)[0]
        weight = material.weight(one, *claim.set_by, *claim.owed_by)
        rank = (not line.outcomes, _FORMS.index(line.form), -line.tellings, -weight, line.voice.id)
        ranked.append((rank, line))
    return [line for _, line in sorted(ranked, key=lambda pair: pair[0])]


def _matters_of_commitments(material: Material) -> list[list[CaseClaim]]:
    """Those on one matter or in the same words together; the others each alone."""
    told = [one for one, _ in of_kind(material.claims, Commitment)]
    place = {one.id: number for number, one in enumerate(told)}
    for group in matters(told, material.labels):
        for one in group:
            place[one.id] = place[group[0].id]
    by_words: dict[str, int] = {}
    groups: dict[int, list[CaseClaim]] = defaultdict(list)
    for one in told:
        groups[by_words.setdefault(same_words(one), place[one.id])].append(one)
    return list(groups.values())


def _outcomes(material: Material) -> dict[str, list[CaseClaim]]:
    """By the id of the commitment, what is said to have become of it."""
    found: dict[str, list[CaseClaim]] = defaultdict(list)
    for one, outcome in of_kind(material.claims, Outcome):
        for ident in outcome.of:
            found[f"{one.told_in.document}#{ident}"].append(one)
    return found


def _line(
    group: Sequence[CaseClaim], outcomes: Mapping[str, Sequence[CaseClaim]], material: Material
) -> CommitmentLine:
    told = of_kind(group, Commitment)
    form = min((claim.form for _, claim in told), key=_FORMS.index)
    shown = best([one for one, claim in told if claim.form == form])
    claim = next(claim for one, claim in told if one is shown)
    became = {one.id: one for each in group for one in outcomes.get(each.id, ())}
    return CommitmentLine(
        form=form,
        set_by=material.all_named(shown, claim.set_by),
        owed_by=material.all_named(shown, claim.owed_by),
        task=claim.task,
        time=claim.time.text if claim.time else None,
        tellings=len({material.teller(one) for one in group}),
        outcomes=tuple(
            OutcomeTold(result=outcome.result, voice=material.voice(one))
            for one, outcome in of_kind(became.values(), Outcome)[:_OUTCOMES]
        ),
        voice=material.voice(shown),
    )


# outlooks


def outlook_lines(material: Material) -> list[OutlookLine]:
    """What is feared, foreseen, called for and supposed; a call that is a demand stands there."""
    owed = Taken(one for one, _ in of_kind(material.claims, Commitment))
    taken = Taken()
    kept: dict[str, list[tuple[CaseClaim, Outlook]]] = defaultdict(list)
    for one, outlook in sorted(
        of_kind(material.claims, Outlook), key=lambda told: _rank(told[0], told[1], material)
    ):
        demanded = outlook.form == "call" and owed.has(one)
        if not demanded and not taken.has(one):
            taken.take(one)
            kept[same_words(one)].append((one, outlook))
    return [_outlook(told, material) for told in kept.values()]


def _rank(
    one: CaseClaim, outlook: Outlook, material: Material
) -> tuple[int, bool, int, float, str]:
    weight = material.weight(one, outlook.by, *outlook.about)
    form = _OUTLOOKS.index(outlook.form)
    return form, bare(one), -weight, -outlook.confidence, one.id


def _outlook(told: Sequence[tuple[CaseClaim, Outlook]], material: Material) -> OutlookLine:
    one, outlook = told[0]
    return OutlookLine(
        form=outlook.form,
        by=material.named(one, outlook.by),
        about=material.all_named(one, outlook.about),
        tellings=len({material.teller(other) for other, _ in told}),
        voice=material.voice(one),
    )
