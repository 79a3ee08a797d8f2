"""The reference of commands and settings, written from the program itself."""

from collections.abc import Iterator
from typing import Any

import typer

from faultlines.cli.app import build_app
from faultlines.settings import SETTINGS

_HEAD = """# Commands

Written by `python -m scripts.documents` from the program, whose `--help` says the same.

Every command ends with status 0 where all was done, 1 where something could not be done (a sentence
on standard error says what, and what to do), 2 where the command was not given as it should be, and
130 where it was interrupted.
"""

_SETTINGS = """## Settings

Environment variables; `faultlines settings` shows their values.

| variable | default | what |
| --- | --- | --- |
"""


def reference() -> str:
    """The page of commands and settings, in Markdown."""
    group: Any = typer.main.get_command(build_app())
    parts = [_HEAD]
    parts += [_command(name, command) for name, command in group.commands.items()]
    rows = (f"| `{one.variable}` | {one.default or 'none'} | {one.help} |\n" for one in SETTINGS)
    parts.append(_SETTINGS + "".join(rows))
    return "\n".join(parts)


def _command(name: str, command: Any) -> str:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    required = [" ".join(_forms(one)[-1:]) for one in options if one.required]
    usage = ["faultlines", name, *(_argument(one) for one in arguments), *required]
    if len(required) < len(options):
        usage.append("[OPTIONS]")
    text = [f"## {name}\n", f"```\n{' '.join(usage)}\n```\n", f"{command.help.strip()}\n"]
    rows = [_row([_argument(one)], one) for one in arguments]
    rows += [_row(_forms(one), one) for one in options]
    if rows:
        text.append("| | |\n| --- | --- |\n" + "".join(rows))
    return "\n".join(text)


def _row(forms: list[str], parameter: Any) -> str:
    cells = ", ".join(f"`{form}`" for form in forms), "".join(_sentences(parameter))
    return "| {} | {} |\n".format(*(cell.replace("|", r"\|") for cell in cells))


def _argument(argument: Any) -> str:
    shown = argument.metavar or argument.name.upper()
    return str(shown) if argument.required else f"[{shown}]"


def _forms(option: Any) -> list[str]:
    """Each spelling of an option with what it takes: `--case FILE`."""
    taken = "" if option.is_flag else f" {option.metavar or option.name.upper()}"
    return [form + taken for form in option.opts]


def _sentences(parameter: Any) -> Iterator[str]:
    yield parameter.help or ""
    default = parameter.default
    if parameter.required and parameter.param_type_name == "option":
        yield " Required."
    elif default is not None and default is not False and not callable(default):
        yield f" By default {default}."
