"""The command line: one module a command, each of which calls one function and prints.

Must not: hold any logic that a program could want. Heavy imports stand inside the functions, so
that `faultlines --help` answers at once.
"""

from faultlines.cli.app import main

__all__ = ["main"]
