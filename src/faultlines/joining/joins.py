"""Which names mean the same actor: block by block, each join with its reason.

A block is a small set of names that might be one. What is said of a block depends on nothing but
the names in it, so the order in which reports arrive cannot matter, and a new report costs only
the blocks that it touches.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from faultlines.joining.blocks import own_keys
from faultlines.joining.bodies import compare_bodies, compare_short, countries_of
from faultlines.joining.names import Name
from faultlines.joining.persons import compare_persons
from faultlines.joining.relation import Alike, Clash, Relation
from faultlines.joining.spelling import sound_key

CERTAIN = 0.8
"""From here on a join is made without asking; below, it waits for a decision."""
LARGEST_BLOCK = 400
"""Larger blocks (the Smiths of a hundred thousand reports) are cut up by spelling first."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two nodes that mean one actor, or may; `certain` ones are made, the others wait.

    `fit`: how well the two names alone go together, whoever else bears one of them.
    """

    first: str
    second: str
    confidence: float
    certain: bool
    reason: str
    fit: float = 0.0


def joins_in(block: str, names: Iterable[Name]) -> tuple[Join, ...]:
    """The joins among the names of one block, in a fixed order."""
    members = sorted(set(names), key=lambda name: name.node)
    if len(members) > LARGEST_BLOCK:
        parts = _cut(members)
        return tuple(join for part in parts for join in _Block(block, part).joins())
    return tuple(_Block(block, members).joins())


def _cut(members: list[Name]) -> list[list[Name]]:
    parts: dict[str, list[Name]] = {}
    for name in members:
        parts.setdefault(sound_key(name.plain), []).append(name)
    return [part[:LARGEST_BLOCK] for _, part in sorted(parts.items())]


class _Block:
    """Every pair of a block; a pair is certain only where no third name speaks against it.

    `Maliki` and `Nouri al-Maliki` are one unless the block also holds a `Jawad al-Maliki`, who
    could be that Maliki just as well but cannot be Nouri. Sets of members are bits of a number.
    """

    def __init__(self, block: str, members: list[Name]) -> None:
        self.members = members
        self.alike: dict[tuple[int, int], Alike] = {}
        self.fits = [0] * len(members)
        self.clashes = [0] * len(members)
        self.far = [0] * len(members)
        for i, j in _pairs(block, members):
            self._note(i, j, _compare(block, members[i], members[j]))

    def _note(self, i: int, j: int, relation: Relation) -> None:
        if isinstance(relation, Alike):
            self.alike[i, j] = relation
            self.fits[i] |= 1 << j
            self.fits[j] |= 1 << i
            if not relation.doubtful:
                return
        if relation is None:
            return
        self.clashes[i] |= 1 << j
        self.clashes[j] |= 1 << i
        if not (isinstance(relation, Clash) and relation.near):
            self.far[i] |= 1 << j
            self.far[j] |= 1 << i

    def joins(self) -> Iterator[Join]:
        """Those that wait, and of the certain ones those that hold the names together."""
        certain: list[tuple[int, int, Join]] = []
        for (i, j), relation in self.alike.items():
            join = self._join(i, j, relation)
            if join.certain:
                certain.append((i, j, join))
            else:
                yield join
        yield from self._needed(certain)

    def _join(self, i: int, j: int, relation: Alike) -> Join:
        first, second = self.members[i], self.members[j]
        rivals = self._rivals(i, j)
        confidence, reason = relation.confidence, relation.reason
        if rivals:
            odds = _odds(confidence)
            others = [self._fit(k, i, j) for k in _bits(rivals)]
            confidence = round(confidence * odds / (odds + sum(map(_odds, others))), 3)
            rival = self.members[next(_bits(rivals))]
            reason = f"{reason}; but {rival.name!r} fits one of them as well"
        certain = confidence >= CERTAIN
        return Join(first.node, second.node, confidence, certain, reason, relation.confidence)

    def _rivals(self, i: int, j: int) -> int:
        """Who fits one of the two and cannot be the other.

        Between two full spellings a third that is only a little too far from one is no rival.
        """
        short = fullness(self.members[i]) != fullness(self.members[j])
        against = self.clashes if short else self.far
        return (self.fits[i] & against[j]) | (self.fits[j] & against[i])

    def _fit(self, rival: int, i: int, j: int) -> float:
        pairs = ((min(rival, one), max(rival, one)) for one in (i, j))
        return max(self.alike[pair].confidence for pair in pairs if pair in self.alike)

    def _needed(self, certain: list[tuple[int, int, Join]]) -> Iterator[Join]:
        """The surest that hold the same names together; none that would unite what clashes."""
        root = list(range(len(self.members)))
        sets = [1 << i for i in root]
        against = list(self.far)

        def find(one: int) -> int:
            while root[one] != one:
                root[one] = root[root[one]]
                one = root[one]
            return one

        for i, j, join in sorted(certain, key=lambda made: (-made[2].confidence, *made[:2])):
            low, high = sorted((find(i), find(j)))
            if low == high:
                continue
            if against[low] & sets[high]:
                reason = f"{join.reason}; but others of their names cannot be one"
                yield Join(join.first, join.second, CERTAIN - 0.2, False, reason, join.fit)
                continue
            root[high] = low
            sets[low] |= sets[high]
            against[low] |= against[high]
            yield join


def _pairs(block: str, members: list[Name]) -> Iterator[tuple[int, int]]:
    """Every two of a block; where two letters brought them together, a short and a long form."""
    pairs = combinations(range(len(members)), 2)
    if block.split(":", 2)[1] != "x":
        return pairs
    short = [len(name.tokens) == 1 for name in members]
    return ((i, j) for i, j in pairs if short[i] != short[j])


def _odds(confidence: float) -> float:
    return confidence / (1 - min(confidence, 0.999))


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def fullness(name: Name) -> int:
    """How much a name tells: of a person surname, initial, first name; of a body words, country."""
    if name.type != "person":
        return (2 if len(name.tokens) > 1 else 0) + bool(countries_of(name))
    return min(len(name.tokens), 2) + (len(name.tokens) > 1 and len(name.tokens[0]) > 1)


def _compare(block: str, first: Name, second: Name) -> Relation:
    _, kind, key = block.split(":", 2)
    if first.type == second.type == "person":
        if kind != "s" and sound_key(first.tokens[-1]) == sound_key(second.tokens[-1]):
            return None  # the block of their surname says it, and knows all rivals
        return compare_persons(first, second)
    if kind == "a":
        return compare_short(key, first, second)
    if kind == "x":
        return compare_short(None, first, second)
    if kind == "n" and key not in (*own_keys(first), *own_keys(second)):
        # two bodies that some report calls by one and the same third name
        own = compare_bodies(first, second, by_alias=False)
        return Clash() if first.aliases & second.aliases and not isinstance(own, Alike) else None
    return compare_bodies(first, second, by_alias=kind == "n")
