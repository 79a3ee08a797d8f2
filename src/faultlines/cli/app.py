"""The table of commands, and what becomes of errors: one sentence, never a traceback."""

import importlib
import os
import sys
from importlib.util import find_spec
from typing import Any, NoReturn

import typer

from faultlines import __version__
from faultlines.errors import FaultlinesError, ReadingInvalid
from faultlines.settings import hold_numpy_to_one_thread

INTERRUPTED = 130
_USAGE: Any = typer.BadParameter.__mro__[2]
"""The base of all complaints about how a command was given; typer has no public name for it."""

COMMANDS: tuple[tuple[str, str], ...] = (
    ("read", "faultlines.cli.read:read"),
    ("extract", "faultlines.cli.extract:extract"),
    ("relate", "faultlines.cli.relate:relate"),
    ("import", "faultlines.cli.importing:import_readings"),
    ("export", "faultlines.cli.exporting:export_readings"),
    ("list", "faultlines.cli.listing:list_case"),
    ("show", "faultlines.cli.show:show"),
    ("brief", "faultlines.cli.brief:brief"),
    ("balance", "faultlines.cli.balance:balance"),
    ("backtest", "faultlines.cli.backtest:backtest"),
    ("joins", "faultlines.cli.joins:joins"),
    ("decide", "faultlines.cli.decide:decide"),
    ("identities", "faultlines.cli.identities:identities"),
    ("settings", "faultlines.cli.settings:settings"),
)
"""Name of each command and the function that does it, in the order of the help."""


def build_app() -> typer.Typer:
    """The Typer application with every command whose module is there."""
    app = typer.Typer(
        name="faultlines",
        help="Who did what to whom, who says so, and where their accounts part.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_version_option)
    for name, place in COMMANDS:
        module, _, function = place.partition(":")
        if find_spec(module) is not None:
            app.command(name)(getattr(importlib.import_module(module), function))
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"faultlines {__version__}")
        raise typer.Exit


def _version_option(
    version: bool = typer.Option(
        False, "--version", help="Show the version and exit.", is_eager=True, callback=_show_version
    ),
) -> None:
    """Read political reports that take sides; see who claims what, in which words."""


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit status.

    0: done; 1: something could not be done, and a sentence on standard error says what; 2: the
    command was not given as it should be; 130: interrupted.
    """
    hold_numpy_to_one_thread()
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line; its exit status."""
    if sys.stdout is None:  # somebody closed it before we began
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 (open to the end)
    try:
        status = build_app()(args=arguments, prog_name="faultlines", standalone_mode=False)
        sys.stdout.flush()
    except Exception as error:
        return _status_of(error)
    except KeyboardInterrupt:
        return _interrupted()
    return status if isinstance(status, int) else 0


def _status_of(error: Exception) -> int:
    """Say what went wrong in a sentence; the exit status."""
    if isinstance(error, typer.Abort):
        return _interrupted()
    if isinstance(error, typer.Exit):
        return int(error.exit_code)
    if isinstance(error, _USAGE):
        error.show()
        return int(error.exit_code)
    if isinstance(error, BrokenPipeError):
        return _broken_pipe()
    if isinstance(error, ReadingInvalid) and len(error.defects) > 1:
        complain(str(error))
        for defect in error.defects[1:]:
            complain(defect)
        return 1
    if isinstance(error, FaultlinesError):
        complain(str(error))
        return 1
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        complain(f"{name}{error.strerror or error}.")
        return 1
    if os.environ.get("FAULTLINES_DEBUG"):
        raise error
    complain(
        f"Something went wrong that should not ({type(error).__name__}: {error}). Nothing of what "
        "was stored is lost. Please report it; FAULTLINES_DEBUG=1 shows where."
    )
    return 1


def complain(sentence: str) -> None:
    """One sentence on standard error, fit for a terminal."""
    from faultlines.views.text import safe

    try:
        sys.stderr.write(f"faultlines: {safe(sentence)}\n")
        sys.stderr.flush()
    except OSError:
        return


def _interrupted() -> int:
    complain("Interrupted. What was stored before is kept.")
    return INTERRUPTED


def _broken_pipe() -> int:
    """Whoever read our output (`head`) has gone: nothing to complain of."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, sys.stdout.fileno())
    return 0
