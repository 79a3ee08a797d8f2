"""Points in time with known least and greatest distances: what follows from them for all others.

A simple temporal problem (R. Dechter, I. Meiri and J. Pearl, "Temporal constraint networks",
Artificial Intelligence 49, 1991): differences of points are bounded, and the shortest paths are
the tightest bounds that follow, no more and no less. Bounds are added one by one, those trusted
most first; one that contradicts what is there is refused, so that the rest stays consistent.
"""

import numpy as np

FAR = 1 << 40
"""Days beyond which nothing is known; sums of two stay within 64 bits."""


class TimeNetwork:
    """`size` points, numbered from 0; distances are whole days.

    Costs size² numbers of memory, and size² steps for each bound.
    """

    def __init__(self, size: int) -> None:
        self._most = np.full((size, size), FAR, dtype=np.int64)
        np.fill_diagonal(self._most, 0)

    def at_most(self, later: int, earlier: int, days: int) -> bool:
        """Say that `later` is no more than so many days after `earlier`; false where refused.

        Negative days: it is so many days before it, or more.
        """
        most = self._most
        if most[earlier, later] + days < 0:
            return False
        if days < most[later, earlier]:
            through = most[:, later, None] + days + most[None, earlier, :]
            np.minimum(most, through, out=most)
            most[most > FAR // 2] = FAR
        return True

    def most(self, later: int, earlier: int) -> int | None:
        """The most days by which `later` can be after `earlier`; None where nothing bounds it."""
        days = int(self._most[later, earlier])
        return None if days >= FAR // 2 else days

    def least(self, later: int, earlier: int) -> int | None:
        """The least days by which `later` is after `earlier`; None where nothing bounds it."""
        days = self.most(earlier, later)
        return None if days is None else -days
