"""What comparing two names can say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alike:
    """They may mean one actor: how sure, and why, in a sentence for a reader."""

    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Clash:
    """They cannot mean one actor: two different first names, for instance."""


Relation = Alike | Clash | None
"""None: nothing speaks for it, and nothing against."""
