"""Who is meant by a name that several actors bear, by the company in which a report names it.

A report that names "Maliki" beside those beside whom other reports name Nouri al-Maliki means him.
Each bearer is a mixture of what stands beside it and of what stands in reports at large (Jelinek
and Mercer 1980), and a mention falls to a bearer by Bayes' rule, or to somebody else. What stands
beside a name hangs together, so the weight of all of it is lowered.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from faultlines.joining.joins import CERTAIN

_MIXED = 0.35  # share of what stands in reports at large
_SUREST = 0.95  # however telling its company, a name may be somebody else's
_UNSEEN = math.log(_MIXED)  # what company tells that was never seen beside a bearer
_WEIGHT = 0.5  # of the company as a whole, since its parts hang together
_SOMEBODY_ELSE = 0.05  # how often none of the bearers known is meant
_LEANING = 0.5  # from here on a mention stands with those that lean the same way
_SHARED = 0.2  # of the company by rarity, from which two groups of one name are one person
_REPORTS = 2  # that tell of another country, so that one misreading parts nobody
_TELLING = 8.0  # nats of company without which nobody is parted
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention of a name, with its company.

    `company`: nodes beside it, its roles and the countries that it is said to be of. `countries`:
    the last alone. `strangers`: roots that are somebody else in the same report.
    """

    document: str
    actor: str
    node: str
    company: frozenset[str]
    countries: frozenset[str] = frozenset()
    strangers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sense:
    """The node that a mention stands for in place of its name's, and why.

    `settled` where it is sure enough to be made; else those that lean one way stand apart together.
    """

    document: str
    actor: str
    node: str
    toward: str
    confidence: float
    settled: bool
    reason: str


@dataclass(slots=True)
class _Bearer:
    """One who bears a name: how often it was seen, and what stood beside it how often."""

    node: str
    seen: int = 0
    beside: Counter[str] = field(default_factory=Counter)

    def add(self, sighting: Sighting) -> None:
        self.seen += 1
        self.beside.update(sighting.company)


class Company:
    """Bearers and what reports at large hold; `common` gives how often a node is in a report."""

    def __init__(self, common: Mapping[str, float], names: Mapping[str, str]) -> None:
        self._common = common
        self._names = names

    def evidence(self, bearer: _Bearer, company: Iterable[str]) -> float:
        """Log-odds that the company is this bearer's rather than anybody's."""
        beside, told = bearer.beside, 0.0
        for one in company:
            told += self._telling(bearer, one) if one in beside else _UNSEEN
        return told

    def _telling(self, bearer: _Bearer, one: str) -> float:
        chance = self._common.get(one, 0.001)
        own = bearer.beside[one] / (bearer.seen + 1)
        return math.log(_MIXED + (1 - _MIXED) * own / chance)

    def rarity(self, one: str) -> float:
        """How telling it is that somebody stands beside a name: nats."""
        return -math.log(self._common.get(one, 0.001))

    def said(self, bearer: _Bearer, company: Iterable[str]) -> str:
        """The most telling of the company, by name."""
        told = [(self._telling(bearer, one), one) for one in company if bearer.beside[one]]
        best = [
            self._names.get(one, one) for sure, one in sorted(told, reverse=True)[:3] if sure > 0
        ]
        return ", ".join(best)


def namesakes(
    seen: Mapping[str, Sequence[Sighting]], company: Company
) -> dict[tuple[str, str], tuple[str, float]]:
    """Mentions of one full name that mean another than most: their node, and how sure, by mention.

    `seen`: mentions by root. A name is parted only where reports tell of different countries, and
    those who are told of in the one are not told of in the other.
    """
    found: dict[tuple[str, str], tuple[str, float]] = {}
    for root, sightings in sorted(seen.items()):
        groups = _parted(sightings, company)
        if len(groups) < 2:
            continue
        bearers = [_bearer(root, members) for members in groups]
        first = max(range(len(groups)), key=lambda at: (len(groups[at]), -at))
        at_of = {id(one): at for at, members in enumerate(groups) for one in members}
        labels = [min(c for one in members for c in one.countries) for members in groups]
        for one in sightings:
            at, sure = at_of.get(id(one)), 0.9
            if at is None:
                at, sure = _likeliest(one, bearers, company)
            if at != first and sure >= _LEANING:
                found[one.document, one.actor] = (f"{root}~{labels[at]}", sure)
    return found


def _parted(sightings: Sequence[Sighting], company: Company) -> list[list[Sighting]]:
    """Those whose country is told, in groups that keep different company."""
    by_country: dict[str, list[Sighting]] = defaultdict(list)
    for one in sightings:
        if len(one.countries) == 1:
            by_country[min(one.countries)].append(one)
    groups: list[list[Sighting]] = []
    for _, members in sorted(by_country.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(members) < _REPORTS:
            continue
        home = next((group for group in groups if _same_company(group, members, company)), None)
        if home is None:
            groups.append(members)
        else:
            home.extend(members)
    return groups


def _same_company(group: list[Sighting], others: list[Sighting], company: Company) -> bool:
    """Whether the others share company with the group, or too little with each other to tell."""
    countries = {f"of:{country}" for one in (*group, *others) for country in one.countries}
    across = within = told = 0.0
    beside, among = _bearer("", group).beside, _bearer("", others).beside
    for who in others:
        for one in who.company - countries:
            weight = company.rarity(one)
            told += weight
            across += weight * (one in beside)
            within += weight * (among[one] > 1)
    return told < _TELLING or across >= _SHARED * told or within < _SHARED * told


def _bearer(node: str, sightings: Iterable[Sighting]) -> _Bearer:
    bearer = _Bearer(node)
    for one in sightings:
        bearer.add(one)
    return bearer


def _likeliest(one: Sighting, bearers: Sequence[_Bearer], company: Company) -> tuple[int, float]:
    weights = [
        math.log(bearer.seen + 1) + _WEIGHT * company.evidence(bearer, one.company)
        for bearer in bearers
    ]
    best = max(range(len(weights)), key=lambda at: (weights[at], -at))
    return best, 1 / sum(math.exp(weight - weights[best]) for weight in weights)


def settle(
    unclear: Sequence[Sighting],
    bearers_of: Mapping[str, Mapping[str, float]],
    known: Mapping[str, Sequence[Sighting]],
    company: Company,
    names: Mapping[str, str],
) -> list[Sense]:
    """Who is meant by each mention of a name that several bear.

    `bearers_of`: by the node of such a name, the nodes of those who bear it with how well the name
    fits. `known`: mentions of each bearer under a fuller name. What one round settles counts as
    company in the next.
    """
    bearers = {node: _bearer(node, sightings) for node, sightings in sorted(known.items())}
    senses: list[Sense] = []
    for _ in range(_ROUNDS):
        senses = [
            sense
            for one in unclear
            if (sense := _sense(one, bearers_of[one.node], bearers, company, names)) is not None
        ]
        bearers = {node: _bearer(node, sightings) for node, sightings in sorted(known.items())}
        by_mention = {(one.document, one.actor): one for one in unclear}
        for sense in senses:
            if sense.settled:
                bearers[sense.node].add(by_mention[sense.document, sense.actor])
    return senses


def _sense(
    one: Sighting,
    fits: Mapping[str, float],
    bearers: Mapping[str, _Bearer],
    company: Company,
    names: Mapping[str, str],
) -> Sense | None:
    able = sorted(node for node in fits if node in bearers and node not in one.strangers)
    if not able:
        return None
    odd = max(_SOMEBODY_ELSE, 1 - max(fits[node] for node in able))
    weights = {
        node: math.log((bearers[node].seen + 1) * fits[node])
        + _WEIGHT * company.evidence(bearers[node], one.company)
        for node in able
    }
    nobody = math.log(odd * sum(bearers[node].seen + 1 for node in able))
    top = max(*weights.values(), nobody)
    total = math.exp(nobody - top) + sum(math.exp(weight - top) for weight in weights.values())
    best = max(able, key=lambda node: (weights[node], node))
    sure = round(min(math.exp(weights[best] - top) / total, _SUREST), 3)
    if sure < _LEANING:
        return None
    beside = company.said(bearers[best], one.company)
    told = f"here with {beside}, as" if beside else "here most likely, as"
    reason = f"{names.get(one.node, one.node)!r} stands {told} {names.get(best, best)!r} elsewhere"
    settled = sure >= CERTAIN
    node = best if settled else f"{one.node}~{best}"
    return Sense(one.document, one.actor, node, best, sure, settled, reason)
