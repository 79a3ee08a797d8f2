"""What comparing two names can say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alike:
    """They may mean one actor: how sure, and why, in a sentence for a reader.

    `doubtful`: they may also be two, and each speaks against the other where a third fits both.
    """

    confidence: float
    reason: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """They cannot mean one actor: two different first names, for instance.

    `near`: they differ by so little that a third spelling may stand between them.
    """

    near: bool = False


Relation = Alike | Clash | None
"""None: nothing speaks for it, and nothing against."""
