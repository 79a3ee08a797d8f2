"""The README's output, taken from the program, and a measure of how far it has drifted from it.

A block of output stands after a line `<!-- output of COMMAND: HEADING; HEADING -->`, and holds the
sections of what the command prints that begin with these headings.
"""

import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass

_BLOCK = re.compile(
    r"(<!-- output of (?P<command>[^:\n]+): (?P<headings>[^\n]+) -->\n```\n)(.*?)```", re.S
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What the README says that a command prints, and what it does print."""

    command: str
    quoted: str
    printed: str

    def agreement(self) -> float:
        """The share of quoted lines that are printed, 0 to 1, whatever numbers are in them.

        The last digits of the network's arithmetic differ between kinds of processor, and may
        carry a claim over a threshold: counts, and now and then a line, are not the same.
        """
        quoted, printed = (
            Counter(_NUMBER.sub("#", line.strip()) for line in text.splitlines() if line.strip())
            for text in (self.quoted, self.printed)
        )
        return (quoted & printed).total() / max(quoted.total(), 1)


def quotations(readme: str) -> list[Quotation]:
    """Every block of output in the README; its command is run."""
    return [
        Quotation(found["command"], found[4], _sections(found["command"], found["headings"]))
        for found in _BLOCK.finditer(readme)
    ]


def filled(readme: str) -> str:
    """The README with every block of output as the program prints it now."""
    return _BLOCK.sub(
        lambda found: f"{found[1]}{_sections(found['command'], found['headings'])}```", readme
    )


def _sections(command: str, headings: str) -> str:
    """The sections of a command's output that are wanted, an ellipsis for each gap."""
    wanted = tuple(heading.strip() for heading in headings.split(";"))
    sections = _output(command).strip("\n").split("\n\n")
    kept = [section if section.startswith(wanted) else "…" for section in sections]
    shown = [one for at, one in enumerate(kept) if one != "…" or kept[at - 1 : at] != ["…"]]
    return "\n\n".join(shown) + "\n"


def _output(command: str) -> str:
    """What a command of ours prints where no terminal is; raises CalledProcessError."""
    _, *arguments = shlex.split(command)
    return subprocess.run(
        [sys.executable, "-m", "faultlines", *arguments],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    ).stdout
