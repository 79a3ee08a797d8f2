"""What is contested: rival accounts of one matter, issues with two sides, charges and denials."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from faultlines.analysis.accounts import Account, accounts_of
from faultlines.case import CaseClaim
from faultlines.codebook import relation_label
from faultlines.records import Commitment, Event, Outcome, Role, Tie
from faultlines.records.terms import RESERVED_ACTORS
from faultlines.views import rows
from faultlines.views.brief_material import Material, Taken, best, of_kind, same_words
from faultlines.views.brief_records import AccountLine, CampLine, DisputeLine, SideTold

_SIDES = 3
"""Tellers of one account, and supporters or opponents of one issue, that are shown."""


def account_lines(material: Material) -> list[AccountLine]:
    """Matters whose tellers differ or contradict each other, contradictions first."""
    lines = []
    for account in accounts_of(material.claims, material.labels):
        sides = _sides(account, material)
        objections = _objections(account, material)
        if objections or (len(sides) > 1 and account.verdict != "agree"):
            lines.append(
                AccountLine(
                    about=_about(account.tellings[0].claim, material),
                    verdict=account.verdict,
                    differences=account.differences,
                    sides=tuple(sides[:_SIDES]),
                    objections=objections[:_SIDES],
                )
            )
    return lines


def _objections(account: Account, material: Material) -> tuple[SideTold, ...]:
    """Who is told to have objected to the deed, unless all that is told of it is their own."""
    tellers = {material.teller(telling.claim) for telling in account.tellings}
    by_actor: dict[str, list[CaseClaim]] = defaultdict(list)
    names: dict[str, str] = {}
    for one in (telling.claim for telling in account.reactions):
        event = one.claim
        if isinstance(event, Event) and event.type != "SUPPORT" and event.status == "asserted":
            actor = material.identity(one, event.actors[0])
            by_actor[actor].append(one)
            names[actor] = material.named(one, event.actors[0]).name
    return tuple(
        SideTold(who=names[actor], voice=material.voice(best(claims)))
        for actor, claims in by_actor.items()
        if tellers != {actor}
    )


def _sides(account: Account, material: Material) -> list[SideTold]:
    """The best telling of each teller; those that say different things come first."""
    by_teller: dict[str, list[CaseClaim]] = defaultdict(list)
    for one in _at_odds([telling.claim for telling in account.tellings], material):
        by_teller[material.teller(one)].append(one)
    chosen = [best(claims) for claims in by_teller.values()]
    words: set[str] = set()
    sides = []
    for one in _unlike_first(chosen, material):
        if same_words(one) not in words:  # a reprint of the same sentence is no second account
            words.add(same_words(one))
            sides.append(SideTold(who=material.teller_name(one), voice=material.voice(one)))
    return sides


def _at_odds(claims: Sequence[CaseClaim], material: Material) -> Sequence[CaseClaim]:
    """Those of the kind in which the tellers part; all, where no kind alone parts them.

    A demand and what became of it are of one matter, and only one of them may be contested.
    """
    kinds = {
        one.claim.kind: [o for o in claims if o.claim.kind == one.claim.kind] for one in claims
    }
    parted = [
        group
        for group in kinds.values()
        if len({_content(one, material) for one in group}) > 1
        and len({material.teller(one) for one in group}) > 1
    ]
    if not parted:
        return claims
    return max(parted, key=lambda group: (_some_deny(group), group[0].claim.kind == "outcome"))


def _some_deny(claims: Sequence[CaseClaim]) -> bool:
    return {"asserted", "denied"} <= {one.claim.status for one in claims}


def _unlike_first(claims: Sequence[CaseClaim], material: Material) -> Iterable[CaseClaim]:
    """One that asserts, one that denies, then what else is told; the like of an earlier last."""
    first: dict[str, CaseClaim] = {}
    later = []
    for one in sorted(claims, key=lambda one: (one.claim.status, -one.claim.confidence)):
        if first.setdefault(_content(one, material), one) is not one:
            later.append(one)
    seen: list[str] = []
    ranked = []
    for one in first.values():
        ranked.append((seen.count(one.claim.status), one))
        seen.append(one.claim.status)
    return (*(one for _, one in sorted(ranked, key=lambda pair: pair[0])), *later)


def _content(one: CaseClaim, material: Material) -> str:
    """What a telling says, roughly: enough to see that two say different things."""
    claim = one.claim
    match claim:
        case Event():
            actors = sorted(material.identity(one, who) for who in claim.actors)
            return f"{claim.type} {claim.status} {actors}"
        case Tie():
            return f"tie {claim.sign} {claim.status}"
        case Outcome():
            return f"outcome {claim.result}"
        case Role():
            return f"role {claim.role.casefold()}"
        case _:
            return f"{claim.kind} {claim.status}"


def _about(one: CaseClaim, material: Material) -> str:
    """The matter in a few words."""
    claim = one.claim
    match claim:
        case Event():
            return _event(one, claim, material)
        case Tie():
            source, target = material.all_named(one, (claim.source, claim.target))
            return f"{source.name} {relation_label(claim.relation)} {target.name}"
        case Commitment():
            return f"{claim.form}: {claim.task}"
        case Role():
            return f"{material.named(one, claim.actor).name}: {claim.role}"
        case Outcome():
            return "what came of " + _names(material.all_named(one, claim.of))
        case _:
            return claim.kind


def _event(one: CaseClaim, event: Event, material: Material) -> str:
    """`US forces → Sadr City: “raided”`, as far as it is told."""
    row = material.names.claim(one)
    what = row.trigger if isinstance(row, rows.EventRow) and row.trigger else event.type.lower()
    who, whom = (_names(material.all_named(one, side)) for side in (event.actors, event.recipients))
    ends = " → ".join(part for part in (who, whom) if part)
    return f"{ends}: “{what}”" if ends else f"“{what}”"


def _names(named: Iterable[rows.Named]) -> str:
    return ", ".join(one.name for one in named)


# positions on issues


def camp_lines(material: Material) -> list[CampLine]:
    """Issues and happenings that somebody is for and somebody else against."""
    matters = {one.id: one.claim.matter for one in material.claims}
    positions: dict[str, list[tuple[CaseClaim, Tie]]] = defaultdict(list)
    for one, tie in of_kind(material.claims, Tie):
        document = one.told_in.document
        of_actor = material.labels.actor(document, tie.target) is not None
        if tie.sign and tie.status == "asserted" and not of_actor:
            matter = matters.get(f"{document}#{tie.target}")
            question = f"{document}/{matter}" if matter else material.identity(one, tie.target)
            positions[question].append((one, tie))
    lines = [line for told in positions.values() if (line := _camp(told, material))]
    return sorted(lines, key=lambda line: -len(line.supporters) - len(line.opponents))


def _camp(told: Sequence[tuple[CaseClaim, Tie]], material: Material) -> CampLine | None:
    supporters, opponents = (_camp_side(told, sign, material) for sign in (1, -1))
    who, others = ({side.who for side in part} for part in (supporters, opponents))
    if not who or not others or who == others:
        return None
    one, tie = told[0]
    return CampLine(
        issue=material.named(one, tie.target),
        supporters=supporters[:_SIDES],
        opponents=opponents[:_SIDES],
    )


def _camp_side(
    told: Sequence[tuple[CaseClaim, Tie]], sign: int, material: Material
) -> tuple[SideTold, ...]:
    by_actor: dict[str, list[CaseClaim]] = defaultdict(list)
    names: dict[str, str] = {}
    for one, tie in told:
        if tie.sign == sign:
            actor = material.identity(one, tie.source)
            by_actor[actor].append(one)
            names[actor] = material.named(one, tie.source).name
    return tuple(
        SideTold(who=names[actor], voice=material.voice(best(claims)))
        for actor, claims in by_actor.items()
    )


# what stands against nobody's rival account yet


def dispute_lines(material: Material) -> list[DisputeLine]:
    """What somebody denies, and of what one accuses another, one line for the same words."""
    denials = [
        one
        for one in material.claims
        if one.claim.status == "denied" and one.claim.vouchers[-1] not in RESERVED_ACTORS
    ]
    charges = [
        one
        for one, event in of_kind(material.claims, Event)
        if event.type == "ACCUSE" and event.status == "asserted"
        if event.actors and event.recipients
    ]
    taken = Taken()
    kept: dict[str, CaseClaim] = {}
    for one in (*_present_first(denials, material), *_present_first(charges, material)):
        if not taken.has(one):
            taken.take(one)
            kept.setdefault(same_words(one), one)
    return [_dispute(one, material) for one in kept.values()]


def _present_first(claims: Iterable[CaseClaim], material: Material) -> list[CaseClaim]:
    return sorted(claims, key=lambda one: (-material.weight(one, *_ends(one)), one.id))


def _ends(one: CaseClaim) -> tuple[str, ...]:
    claim = one.claim
    sides = (*claim.actors, *claim.recipients) if isinstance(claim, Event) else ()
    return (claim.vouchers[-1], *sides)


def _dispute(one: CaseClaim, material: Material) -> DisputeLine:
    claim = one.claim
    voice = material.voice(one)
    if claim.status != "denied" and isinstance(claim, Event):
        by, of = (material.all_named(one, side) for side in (claim.actors, claim.recipients))
        return DisputeLine(form="accusation", by=by, of=of, voice=voice)
    return DisputeLine(
        form="denial", by=material.all_named(one, claim.vouchers[-1:]), of=(), voice=voice
    )
