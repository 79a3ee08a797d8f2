"""A progress bar for what takes longer than a second, where somebody looks."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import rich.progress

    from faultlines.documents import Notice, Unreadable

_PATIENCE = 1.0  # seconds before a bar appears
_REFRESH = 0.1


class Progress:
    """Shows on standard error, where that is a terminal, how far a work of `total` steps is.

    `total` is null where nobody knows how much there is. Nothing is shown in the first second.
    """

    def __init__(self, what: str, total: int | None = None) -> None:
        self._what = what
        self._total = total
        self._done = 0
        self._note = ""
        self._begun = time.monotonic()
        self._drawn = 0.0
        self._bar: rich.progress.Progress | None = None
        self._shown = sys.stderr.isatty()

    def advance(self, steps: int = 1) -> None:
        """So many steps more are done."""
        self._done += steps
        self._draw()

    def note(self, text: str) -> None:
        """What stands beside the bar."""
        self._note = text
        self._draw()

    def say(self, sentence: str) -> None:
        """Writes a line to standard error, above the bar where there is one."""
        if self._bar is None:
            sys.stderr.write(f"{sentence}\n")
        else:
            self._bar.console.print(sentence, markup=False, highlight=False, soft_wrap=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _draw(self) -> None:
        now = time.monotonic()
        if not self._shown or now - self._begun < _PATIENCE or now - self._drawn < _REFRESH:
            return
        self._drawn = now
        if self._bar is None:
            self._bar = self._new_bar()
        self._bar.update(self._bar.task_ids[0], completed=self._done, note=self._note)

    def _new_bar(self) -> "rich.progress.Progress":
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[note]}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        bar.add_task(self._what, total=self._total, note=self._note)
        bar.start()
        return bar


def remark_line(remark: "Notice | Unreadable") -> str:
    """What is said of a file while files are read."""
    from faultlines.documents import Unreadable
    from faultlines.views.text import safe

    unreadable = "unreadable. " if isinstance(remark, Unreadable) else ""
    return safe(f"{remark.path}: {unreadable}{remark.sentence}")
