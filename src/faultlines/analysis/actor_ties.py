"""Which claims tie two actors of the case for or against each other, or bind one to the other.

Only what is asserted enters, and what has not ended; of relations without for or against only those
by which one holds up the other. What a loaded word insinuates is no tie: it enters only where asked
for, and is marked.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from faultlines.case import CaseActor, CaseClaim, Labels, LeftOut
from faultlines.codebook import relations
from faultlines.records import Framing, Tie

BONDS: Mapping[str, bool] = {
    "installed": True,
    "funds": True,
    "arms": True,
    "dependent_on": False,
}
"""Relations by which one holds up the other; whether the source is the patron."""
_INSINUATED_BONDS: Mapping[str, bool] = {**BONDS, "controls": True}
"""A puppet is held up by the one who is said to pull the strings."""


@dataclass(frozen=True, slots=True)
class ActorTie:
    """One telling of how two actors of the case stand; `implied` where a word insinuates it."""

    one: CaseClaim
    source: CaseActor
    target: CaseActor
    sign: int
    relation: str
    implied: bool = False

    @property
    def pair(self) -> tuple[str, str]:
        """Whom it is about, whatever the direction."""
        first, second = sorted((self.source.id, self.target.id))
        return first, second

    @property
    def patron_and_client(self) -> tuple[str, str] | None:
        """Who holds up whom by it, as ids; None for a tie that binds nobody."""
        source_holds = (_INSINUATED_BONDS if self.implied else BONDS).get(self.relation)
        if source_holds is None or self.sign < 0:
            return None
        ends = self.source.id, self.target.id
        return ends if source_holds else ends[::-1]


@dataclass(frozen=True, slots=True)
class ActorTies:
    """What enters, in the order of the claims, and how much stays out for which reason."""

    ties: tuple[ActorTie, ...]
    left_out: tuple[LeftOut, ...]


def actor_ties(
    claims: Sequence[CaseClaim],
    labels: Labels,
    *,
    implied: bool = False,
    holding: Set[str] | None = None,
) -> ActorTies:
    """The ties between two actors; with `implied` also what framing insinuates of them.

    `holding`: ids of the claims from which it is reckoned how all stand now, as
    `faultlines.analysis.standings` does; of ties for or against only these enter then.
    """
    ties: list[ActorTie] = []
    dropped: Counter[str] = Counter()
    for one in claims:
        told = _told(one, labels)
        if told is None:
            continue
        reason = _reason(told, implied, holding)
        if reason:
            dropped[reason] += 1
        else:
            ties.append(told)
    left_out = (LeftOut(count, why) for why, count in sorted(dropped.items()))
    return ActorTies(tuple(ties), tuple(left_out))


def _told(one: CaseClaim, labels: Labels) -> ActorTie | None:
    """A claim as a tie of two different actors, whatever its status."""
    claim, document = one.claim, one.told_in.document
    if isinstance(claim, Tie):
        ends, sign, relation = (claim.source, claim.target), int(claim.sign), claim.relation
    elif isinstance(claim, Framing) and claim.implies is not None and claim.implies.other:
        relation = claim.implies.relation
        term = relations().get(relation)
        sign = term.sign if term else 0
        ends = _insinuated_ends(relation, claim.target, claim.implies.other)
    else:
        return None
    source, target = (labels.actor(document, end) for end in ends)
    if source is None or target is None or source.id == target.id:
        return None
    return ActorTie(one, source, target, sign, relation, isinstance(claim, Framing))


def _insinuated_ends(relation: str, target: str, other: str) -> tuple[str, str]:
    """A "darling" depends on another, but a "puppet" is controlled by another."""
    return (other, target) if relation == "controls" else (target, other)


def _reason(told: ActorTie, implied: bool, holding: Set[str] | None) -> str:
    """Why it does not enter; empty where it does."""
    claim = told.one.claim
    if told.implied and not implied:
        return "only insinuated by a loaded word (--implied)"
    if claim.status != "asserted":
        return "denied, planned, foreseen or only possible"
    reckoned = told.sign != 0 and isinstance(claim, Tie) and holding is not None
    if reckoned and holding and told.one.id in holding:
        return ""
    if isinstance(claim, Tie) and claim.change == "ended":
        return "said to have ended"
    if reckoned:
        return "left behind by a turn, or undated"
    if not told.sign and told.patron_and_client is None:
        return "without for or against"
    return ""


def by_pair(told: Sequence[ActorTie]) -> Iterator[tuple[tuple[str, str], list[ActorTie]]]:
    """The ties of each two, in the order in which the two are first told of."""
    pairs: dict[tuple[str, str], list[ActorTie]] = {}
    for one in told:
        pairs.setdefault(one.pair, []).append(one)
    yield from pairs.items()


def same_words(one: CaseClaim, other: CaseClaim) -> bool:
    """Whether two claims rest on the same words of one report, all or some of them."""
    if one.told_in.document != other.told_in.document:
        return False
    return any(
        mine.start < yours.end and yours.start < mine.end
        for mine in one.claim.evidence
        for yours in other.claim.evidence
    )
