"""According to one side: an actor and those who are told to stand with it."""

from collections.abc import Iterable, Sequence

from faultlines.analysis.standings import HALF_LIFE, standings
from faultlines.analysis.told_ties import ToldTie
from faultlines.case import CaseActor, Teller

_CLEAR = 0.7
_BONDS = frozenset({"member_of", "part_of", "works_for", "speaks_for", "represents", "leads"})


def side_of(
    name: str,
    actors: Sequence[CaseActor],
    told: Sequence[ToldTie],
    everyone: Iterable[CaseActor],
    *,
    as_of: int | None = None,
    half_life: int = HALF_LIFE,
) -> Teller:
    """Whoever speaks for one side at a day (`date.toordinal`; None: after all that is told).

    The actors themselves, who leads, belongs to or speaks for them, whose part is theirs, and those
    who stand with them both ways or back them, where the chance of that is 0.7 or more. One step:
    friends of friends are not meant.
    """
    own = {actor.id for actor in actors}
    members = {actor.id for actor in everyone if actor.of in own and actor.type == "person"}
    ended = {one.pair for one in told if one.change == "ended" and not one.sign}
    bound = {
        one.source
        for one in told
        if one.target in own and one.relation in _BONDS and one.pair not in ended
    }
    now = standings(told, as_of, half_life)
    backing = {
        one.source for one in now if one.target in own and one.sign > 0 and one.chance >= _CLEAR
    }
    against = {
        one.source for one in now if one.target in own and one.sign < 0 and one.chance >= _CLEAR
    }
    ids = own | ((members | bound | backing) - against)
    return Teller(f"{name} and those beside it", actors=tuple(sorted(ids)))
