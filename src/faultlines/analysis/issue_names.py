"""Issues across reports: the same words with or without article, or events of one matter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from faultlines.analysis.matters import matters
from faultlines.case import CaseClaim, Labels
from faultlines.records import Commitment, Event

_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those", "his", "her", "its"})


@dataclass(frozen=True, slots=True)
class KnownIssue:
    """What positions are taken on: `key` is the same in every report."""

    key: str
    name: str


class Issues:
    """Every issue, and every event or commitment that can be for or against, of some claims."""

    def __init__(self, claims: Sequence[CaseClaim], labels: Labels) -> None:
        self._labels = labels
        self._acts: dict[tuple[str, str], KnownIssue] = {}
        acts = [one for one in claims if isinstance(one.claim, Event | Commitment)]
        for group in [*matters(acts, labels), *([one] for one in acts)]:
            for one in group:
                self._acts.setdefault((one.told_in.document, one.claim.id), _act(one, group))

    def of(self, document: str, entity: str) -> KnownIssue | None:
        """The issue behind a tie's target; None for an actor, or a claim of another kind."""
        name = self._labels.issues.get((document, entity))
        if name is not None:
            return KnownIssue(f"issue:{issue_key(name)}", name)
        return self._acts.get((document, entity))


def issue_key(name: str) -> str:
    """`the budget` and `The Budget` are one."""
    words = re.findall(r"\w+", name.casefold())
    return " ".join(word for word in words if word not in _ARTICLES) or name.casefold()


def _act(one: CaseClaim, group: Sequence[CaseClaim]) -> KnownIssue:
    """Acts of one matter are one where they are of one type: to demand is not to refuse."""
    mine = one.claim
    alike = [other for other in group if _type(other) == _type(one)]
    first = min(alike, key=lambda other: other.id)
    words = mine.task if isinstance(mine, Commitment) else f"“{' … '.join(first.words)}”"
    return KnownIssue(f"act:{first.id}", words)


def _type(one: CaseClaim) -> str:
    return one.claim.type if isinstance(one.claim, Event) else one.claim.kind
