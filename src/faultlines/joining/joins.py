"""Which names mean the same actor: block by block, each join with its reason.

A block is a small set of names that might be one. What is said of a block depends on nothing but
the names in it, so the order in which reports arrive cannot matter, and a new report costs only
the blocks that it touches.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from faultlines.joining.bodies import compare_bodies
from faultlines.joining.names import Name, skeleton, spelling_key
from faultlines.joining.persons import compare_persons
from faultlines.joining.relation import Alike, Clash, Relation
from faultlines.joining.words import FUNCTION_WORDS, country_names

CERTAIN = 0.8
"""From here on a join is made without asking; below, it waits for a decision."""
LARGEST_BLOCK = 400
"""Larger blocks (the Smiths of a hundred thousand reports) are cut up by spelling first."""
MOST_CANDIDATES = 4
"""A bare surname that fits more people than this is not worth asking about."""
MIXED_TYPES = frozenset({"party", "armed_group", "coalition", "organisation"})
"""Types that reports give to one and the same body; joined only when a person says so."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two nodes that mean one actor, or may; `certain` ones are made, the others wait."""

    first: str
    second: str
    confidence: float
    certain: bool
    reason: str


def blocks_of(name: Name) -> frozenset[str]:
    """The blocks that a name belongs to; none for a name that fits anybody."""
    if name.generic or not name.plain:
        return frozenset()
    return frozenset(_person_blocks(name) if name.type == "person" else _body_blocks(name))


def _person_blocks(name: Name) -> Iterator[str]:
    yield f"person:s:{skeleton(name.tokens[-1])}"
    for form in (name.plain, *name.aliases):
        if " " not in form:
            yield f"person:s:{skeleton(form)}"


def _body_blocks(name: Name) -> Iterator[str]:
    yield f"{name.type}:s:{spelling_key(name.plain)}"
    for form in (name.plain, *name.aliases):
        yield f"{name.type}:n:{spelling_key(form)}"
    for letters in acronyms(name):
        yield f"{name.type}:a:{letters}"
    if name.type == "state" and name.plain in country_names():
        yield f"state:c:{country_names()[name.plain]}"
    if name.type in MIXED_TYPES:
        yield f"mixed:n:{name.plain}"


def acronyms(name: Name) -> frozenset[str]:
    """The initials of a long form, with and without its small words; a short form itself."""
    tokens = name.tokens
    if len(tokens) == 1:
        return frozenset(tokens) if 2 <= len(tokens[0]) <= 6 else frozenset()
    proper = [word for word in tokens if word not in FUNCTION_WORDS]
    found = {"".join(word[0] for word in words) for words in (tokens, proper)}
    return frozenset(letters for letters in found if 2 <= len(letters) <= 8)


def joins_in(block: str, names: Iterable[Name]) -> tuple[Join, ...]:
    """The joins among the names of one block, in a fixed order."""
    members = sorted(set(names), key=lambda name: name.node)
    if len(members) > LARGEST_BLOCK:
        return tuple(join for part in _cut(members) for join in _compare_all(block, part))
    return tuple(_compare_all(block, members))


def _cut(members: list[Name]) -> list[list[Name]]:
    parts: dict[str, list[Name]] = {}
    for name in members:
        parts.setdefault(skeleton(name.plain), []).append(name)
    return [part[:LARGEST_BLOCK] for _, part in sorted(parts.items())]


def _compare_all(block: str, members: list[Name]) -> Iterator[Join]:
    """Every pair of a block; a pair is certain only where no third name speaks against it.

    `Maliki` and `Nouri al-Maliki` are one unless the block also holds a `Jawad al-Maliki`, who
    could be that Maliki just as well but cannot be Nouri.
    """
    alike: list[tuple[int, int, Alike]] = []
    fits = [0] * len(members)
    clashes = [0] * len(members)
    for i, j in combinations(range(len(members)), 2):
        relation = _compare(block, members[i], members[j])
        if isinstance(relation, Alike):
            alike.append((i, j, relation))
            fits[i] |= 1 << j
            fits[j] |= 1 << i
        elif isinstance(relation, Clash):
            clashes[i] |= 1 << j
            clashes[j] |= 1 << i
    certain: list[tuple[int, int, Join]] = []
    for i, j, relation in alike:
        rivals = (fits[i] & clashes[j]) | (fits[j] & clashes[i])
        join = _join(members, i, j, relation, rivals)
        if join.certain:
            certain.append((i, j, join))
        elif rivals.bit_count() <= MOST_CANDIDATES:
            yield join
    yield from _needed(certain, len(members))


def _needed(certain: list[tuple[int, int, Join]], size: int) -> Iterator[Join]:
    """Of the joins that would hold the same names together, the surest; no circles."""
    root = list(range(size))

    def find(one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for i, j, join in sorted(certain, key=lambda made: (-made[2].confidence, made[0], made[1])):
        low, high = sorted((find(i), find(j)))
        if low != high:
            root[high] = low
            yield join


def _join(members: list[Name], i: int, j: int, relation: Alike, rivals: int) -> Join:
    first, second = members[i], members[j]
    if not rivals:
        certain = relation.confidence >= CERTAIN
        return Join(first.node, second.node, relation.confidence, certain, relation.reason)
    rival = members[(rivals & -rivals).bit_length() - 1]
    confidence = round(relation.confidence / (1 + rivals.bit_count()), 3)
    reason = f"{relation.reason}; but {rival.name!r} fits one of them as well"
    return Join(first.node, second.node, confidence, False, reason)


def _compare(block: str, first: Name, second: Name) -> Relation:
    if block.startswith("mixed:"):
        if first.type == second.type:
            return None
        reason = f"{first.name!r} is called {first.type} here and {second.type} there"
        return Alike(0.5, reason)
    if first.type == "person":
        return compare_persons(first, second)
    _, kind, key = block.split(":", 2)
    if kind == "n" and key not in (spelling_key(first.plain), spelling_key(second.plain)):
        # two bodies that some report calls by one and the same third name
        return Clash() if first.aliases & second.aliases else None
    if kind == "a":
        return _compare_acronyms(key, first, second)
    return compare_bodies(first, second, by_alias=kind == "n")


def _compare_acronyms(letters: str, first: Name, second: Name) -> Relation:
    """A short form and its long form; two long forms of one short form speak against each other."""
    if (first.plain == letters) == (second.plain == letters):
        same = compare_bodies(first, second, by_alias=False)
        return same if isinstance(same, Alike) or first.plain == letters else Clash()
    short, long = (first, second) if first.plain == letters else (second, first)
    if not _looks_like_acronym(short.name):
        return None
    return Alike(0.85, f"{short.name!r} is made of the initials of {long.name!r}")


def _looks_like_acronym(name: str) -> bool:
    word = name.removeprefix("the ").removeprefix("The ").replace(".", "")
    return word.isupper() or (word[:1].isupper() and sum(map(str.isupper, word)) >= 2)
