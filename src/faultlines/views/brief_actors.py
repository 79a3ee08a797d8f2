"""Who is in it: the actors of the claims, the most present first, with their roles."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from faultlines.case import CaseActor, CaseClaim
from faultlines.records import Role
from faultlines.views import rows
from faultlines.views.brief_material import Material, of_kind
from faultlines.views.brief_records import ActorLine, RoleTold

_ROLES = 2
"""Roles of one actor that are told."""


def actor_lines(material: Material) -> list[ActorLine]:
    """Every actor that has a part in a claim or statement."""
    everyone = {actor.id: actor for actor in material.actors}
    roles = _roles(material)
    lines = [
        _line(actor, everyone, roles.get(actor.id, ()), material.presence[actor.id])
        for actor in material.actors
        if material.presence.get(actor.id)
    ]
    return sorted(lines, key=lambda line: (-line.claims, -line.reports, line.actor.name))


def _line(
    actor: CaseActor, everyone: Mapping[str, CaseActor], roles: Sequence[RoleTold], claims: int
) -> ActorLine:
    of = everyone.get(actor.of or "")
    return ActorLine(
        actor=rows.Named(actor.name, actor.id, actor.type),
        of=rows.Named(of.name, of.id, of.type) if of else None,
        roles=tuple(roles[:_ROLES]),
        claims=claims,
        reports=actor.documents,
    )


def _roles(material: Material) -> dict[str, list[RoleTold]]:
    """By the actor's id, the roles that it is told to hold, those of most tellings first."""
    told: dict[str, dict[str, list[CaseClaim]]] = defaultdict(lambda: defaultdict(list))
    for one, role in of_kind(material.claims, Role):
        if role.status != "denied":
            told[material.identity(one, role.actor)][role.role.casefold()].append(one)
    return {actor: _distinct(by_role, material) for actor, by_role in told.items()}


def _distinct(by_role: Mapping[str, Sequence[CaseClaim]], material: Material) -> list[RoleTold]:
    """The roles that say something of their own: "Minister" does not beside "Prime Minister"."""
    ranked = sorted(by_role, key=lambda role: (-len(by_role[role]), -len(role), role))
    kept = []
    for place, role in enumerate(ranked):
        words = set(role.split())
        fuller = any(words < set(other.split()) for other in ranked)
        again = any(words == set(other.split()) for other in ranked[:place])
        if not fuller and not again:
            kept.append(_told(by_role[role], material))
    return kept


def _told(claims: Sequence[CaseClaim], material: Material) -> RoleTold:
    """The surest, in the fewest words."""
    told = of_kind(claims, Role)
    one, role = min(told, key=lambda pair: (-round(pair[1].confidence, 1), _length(pair[0])))
    of = material.named(one, role.of) if role.of else None
    return RoleTold(role=role.role, of=of, voice=material.voice(one))


def _length(one: CaseClaim) -> int:
    return sum(map(len, one.words))
