"""How each outlet treats each actor: in which loaded words, whether it speaks, and who believes it.

Counts, with Wilson intervals: small numbers say little, and the interval says how little. The same
share in all other outlets stands beside, for a word used of somebody everywhere is no slant.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from faultlines.analysis.intervals import Share
from faultlines.case import CaseClaim, CaseStatement, Labels
from faultlines.records import Commitment, Event, Framing, Outlook, Role, Tie
from faultlines.records.terms import AUTHOR, RESERVED_ACTORS

_NO_OUTLET = "(no outlet)"


@dataclass(frozen=True, slots=True)
class LoadedUse:
    """A loaded word, for or against, and the claim that holds it; `own` in the outlet's voice."""

    word: str
    sign: int
    own: bool
    claim: CaseClaim


@dataclass(frozen=True, slots=True)
class Slant:
    """One outlet and one actor of the case.

    `framed` are the outlet's own loaded words, `quoted` those of others that it passes on.
    `against` is the share of minus among its own words that carry a sign, `speaks` the share of
    statements by the actor among these and the claims of others about it; both also `elsewhere`.
    `endorsed` and `distanced` are shares of its statements. `stances` are ties that the outlet's
    own voice takes towards it.
    """

    outlet: str
    actor: str
    framed: tuple[LoadedUse, ...]
    quoted: tuple[LoadedUse, ...]
    stances: tuple[CaseClaim, ...]
    statements: tuple[CaseStatement, ...]
    spoken_of: int
    against: Share
    against_elsewhere: Share
    speaks: Share
    speaks_elsewhere: Share
    endorsed: Share
    distanced: Share

    @property
    def mentions(self) -> int:
        """Statements by it, and claims about it."""
        return len(self.statements) + self.spoken_of


@dataclass(slots=True)
class _Tally:
    uses: list[LoadedUse] = field(default_factory=list)
    stances: list[CaseClaim] = field(default_factory=list)
    statements: list[CaseStatement] = field(default_factory=list)
    spoken_of: int = 0


def slant_of(
    claims: Sequence[CaseClaim], statements: Sequence[CaseStatement], labels: Labels
) -> tuple[Slant, ...]:
    """Every outlet and actor, by outlet, those framed most first.

    A statement that nobody made ("perhaps he should have said") counts for nobody.
    """
    tallies: dict[tuple[str, str], _Tally] = defaultdict(_Tally)
    for one in claims:
        _count_claim(one, labels, tallies)
    for said in statements:
        speaker = said.statement.speaker
        actor = labels.actor(said.told_in.document, speaker) if speaker else None
        if actor is not None and said.statement.status != "counterfactual":
            tallies[_outlet(said), actor.id].statements.append(said)
    totals = _totals(tallies)
    found = [_slant(outlet, who, tally, totals[who]) for (outlet, who), tally in tallies.items()]
    return tuple(
        sorted(found, key=lambda one: (one.outlet, -len(one.framed), -one.mentions, one.actor))
    )


def _outlet(one: CaseClaim | CaseStatement) -> str:
    return one.told_in.source or _NO_OUTLET


def _count_claim(one: CaseClaim, labels: Labels, tallies: dict[tuple[str, str], _Tally]) -> None:
    document, claim = one.told_in.document, one.claim
    own = claim.vouchers == (AUTHOR,)
    for who in _about(claim):
        actor = labels.actor(document, who)
        if actor is None:
            continue
        tally = tallies[_outlet(one), actor.id]
        if isinstance(claim, Framing):
            word = _term(one, claim)
            tally.uses.append(LoadedUse(word, claim.sign, own, one))
        elif isinstance(claim, Tie) and claim.source == AUTHOR and claim.sign:
            tally.stances.append(one)
        if actor.id not in {labels.identity(document, voucher) for voucher in claim.vouchers[1:]}:
            tally.spoken_of += 1


def _about(claim: object) -> Iterable[str]:
    """Whom a claim is about, each once; none of the reserved."""
    match claim:
        case Event():
            found: Iterable[str] = (
                *claim.actors,
                *claim.recipients,
                *(o.actor for o in claim.others),
            )
        case Tie():
            found = (claim.source, claim.target)
        case Role():
            found = (claim.actor,)
        case Commitment():
            found = (*claim.set_by, *claim.owed_by)
        case Outlook():
            found = claim.about
        case Framing():
            found = (claim.target,)
        case _:
            found = ()
    return [who for who in dict.fromkeys(found) if who not in RESERVED_ACTORS]


def _term(one: CaseClaim, framing: Framing) -> str:
    """The loaded word, from the evidence, in which it lies; else the evidence."""
    for place, words in zip(one.claim.evidence, one.words, strict=True):
        if place.start <= framing.term.start and framing.term.end <= place.end:
            return words[framing.term.start - place.start : framing.term.end - place.start]
    return " … ".join(one.words)


@dataclass(slots=True)
class _Total:
    against: int = 0
    signed: int = 0
    said: int = 0
    mentions: int = 0


def _totals(tallies: dict[tuple[str, str], _Tally]) -> dict[str, _Total]:
    """Of each actor in all outlets together."""
    totals: dict[str, _Total] = defaultdict(_Total)
    for (_, who), tally in tallies.items():
        total = totals[who]
        signs = list(_own_signs(tally))
        total.against += signs.count(-1)
        total.signed += len(signs)
        total.said += len(tally.statements)
        total.mentions += len(tally.statements) + tally.spoken_of
    return totals


def _own_signs(tally: _Tally) -> Iterator[int]:
    return (use.sign for use in tally.uses if use.own and use.sign)


def _slant(outlet: str, who: str, tally: _Tally, total: _Total) -> Slant:
    signs = list(_own_signs(tally))
    against, said = signs.count(-1), len(tally.statements)
    mentions = said + tally.spoken_of
    uptakes = Counter(one.statement.uptake for one in tally.statements)
    return Slant(
        outlet=outlet,
        actor=who,
        framed=tuple(use for use in tally.uses if use.own),
        quoted=tuple(use for use in tally.uses if not use.own),
        stances=tuple(tally.stances),
        statements=tuple(tally.statements),
        spoken_of=tally.spoken_of,
        against=Share(against, len(signs)),
        against_elsewhere=Share(total.against - against, total.signed - len(signs)),
        speaks=Share(said, mentions),
        speaks_elsewhere=Share(total.said - said, total.mentions - mentions),
        endorsed=Share(uptakes["endorsed"], said),
        distanced=Share(uptakes["distanced"], said),
    )
