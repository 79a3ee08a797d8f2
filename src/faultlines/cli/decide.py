"""`faultlines decide`: a person says that two actors are one, or are not."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from faultlines.cli import options


class What(StrEnum):
    """What can be decided."""

    CONFIRM = "confirm"
    REJECT = "reject"
    UNDO = "undo"


def decide(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    what: Annotated[
        What,
        typer.Argument(
            metavar="WHAT", help="confirm: they are one; reject: they are not; undo a decision."
        ),
    ],
    subject: Annotated[
        list[str],
        typer.Argument(
            metavar="ACTOR ACTOR | NUMBER",
            help="Two actors by id or name; for undo, the number of the decision.",
        ),
    ],
    who: Annotated[str | None, typer.Option("--who", help="Who decides; by default you.")] = None,
) -> None:
    """Decide on a join. Decisions are kept, win over the program, and can be undone."""
    from faultlines.case import Case
    from faultlines.views.joins import decision_sentence

    decider = who or options.user()
    if what is What.UNDO:
        number = _number(subject)
        with Case.open(case) as opened:
            opened.join_actors()
            decision = opened.undo(number, decider)
    else:
        if len(subject) != 2:
            raise typer.BadParameter(f"found {len(subject)} actors; a decision is about two.")
        with Case.open(case) as opened:
            opened.join_actors()
            first, second = (opened.member_id(one) for one in subject)
            verdict: Literal["confirm", "reject"] = "confirm"
            if what is What.REJECT:
                verdict = "reject"
            decision = opened.decide(verdict, first, second, decider)
    typer.echo(decision_sentence(decision))


def _number(subject: list[str]) -> int:
    if len(subject) != 1 or not subject[0].isdecimal():
        raise typer.BadParameter(
            "undo takes the number of a decision, as `faultlines joins CASE --decisions` shows it."
        )
    return int(subject[0])
