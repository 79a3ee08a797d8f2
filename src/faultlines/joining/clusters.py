"""From joins and decisions to the actors of a case.

A pure function of what is known: adding reports in another order, or deciding and undoing, gives
the same clusters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from faultlines.joining.joins import Join
from faultlines.joining.names import Name


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person said of two nodes: `confirm` that they are one, or `reject` it."""

    what: Literal["confirm", "reject"]
    first: str
    second: str


def cluster(
    names: Iterable[Name], joins: Iterable[Join], rulings: Sequence[Ruling]
) -> dict[str, str]:
    """The root of every node that is joined with another; a node that is missing stands alone.

    `names` need hold only the generic names that have an owner: they are one where their owners
    are. Of rulings on the same two nodes the last counts; a rejection is stronger than any chain
    of joins that would lead around it.
    """
    latest = {frozenset((ruling.first, ruling.second)): ruling for ruling in rulings}
    forest = _Forest(apart=[r for r in latest.values() if r.what == "reject"])
    for ruling in latest.values():
        if ruling.what == "confirm":
            forest.unite(ruling.first, ruling.second)
    certain = (join for join in joins if join.certain)
    for join in sorted(certain, key=lambda j: (-j.confidence, j.first, j.second)):
        forest.unite(join.first, join.second)
    _unite_generic([name for name in names if _by_owner(name)], forest)
    return forest.roots()


def _unite_generic(names: list[Name], forest: "_Forest") -> None:
    """The army of Iraq in one report is the army of Iraq in the next, owners of owners included."""
    governments = {name.node: name.owner for name in names if name.type == "government"}
    changed = True
    while changed:
        changed = False
        seen: dict[tuple[str, str, str], str] = {}
        for name in sorted(names, key=lambda one: one.node):
            owner = name.owner or ""
            # the army of the government of a country is the army of the country
            owner = governments.get(owner) or owner
            key = (name.type, name.plain, forest.find(owner))
            other = seen.setdefault(key, name.node)
            changed |= forest.unite(other, name.node)


class _Forest:
    """Disjoint sets whose root is the smallest node, with pairs that must stay apart."""

    def __init__(self, apart: Iterable[Ruling]) -> None:
        self._parent: dict[str, str] = {}
        self._apart = [(ruling.first, ruling.second) for ruling in apart]

    def find(self, node: str) -> str:
        root = node
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while (parent := self._parent.get(node, node)) != root:
            self._parent[node] = root
            node = parent
        return root

    def unite(self, one: str, other: str) -> bool:
        """Whether anything changed."""
        low, high = sorted((self.find(one), self.find(other)))
        if low == high or self._forbidden(low, high):
            return False
        self._parent[high] = low
        return True

    def roots(self) -> dict[str, str]:
        return {node: self.find(node) for node in list(self._parent)}

    def _forbidden(self, low: str, high: str) -> bool:
        for first, second in self._apart:
            if {self.find(first), self.find(second)} == {low, high}:
                return True
        return False


def _by_owner(name: Name) -> bool:
    """A generic name that its owner makes definite; a described person stays somebody else."""
    return name.generic and name.owner is not None and name.type != "person"
