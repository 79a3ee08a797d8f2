"""`faultlines decide`: a person confirms, rejects or corrects what was read, or dates a report."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from faultlines.cli import options

if TYPE_CHECKING:
    from faultlines.case import Case, Decision


class What(StrEnum):
    """What can be decided."""

    CONFIRM = "confirm"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    DATE = "date"
    UNDO = "undo"


_SUBJECTS = {
    What.CONFIRM: "a claim's id, or two actors",
    What.REJECT: "a claim's id, or two actors",
    What.CORRECT: "a claim's id",
    What.MERGE: "two actors",
    What.SPLIT: "two actors",
    What.DATE: "a report's id and its date",
    What.UNDO: "the number of a decision",
}


def decide(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case file.")],
    what: Annotated[
        What,
        typer.Argument(
            metavar="WHAT",
            help="confirm or reject a claim; correct a claim (--set); merge or split two actors; "
            "date a report; undo a decision.",
        ),
    ],
    subject: Annotated[
        list[str],
        typer.Argument(
            metavar="CLAIM | ACTOR ACTOR | REPORT DATE | NUMBER",
            help="A claim's id (000#c3); two actors by id or name; a report's id and its date "
            "(2006-10-26); for undo, the number of the decision.",
        ),
    ],
    fields: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="With correct: status=denied, sign=-1, type=ASSAULT, relation=opposes, "
            "vouchers=NAME;NAME, source=NAME, time=2006-10-25, …; none empties. Repeatable.",
        ),
    ] = None,
    who: Annotated[str | None, typer.Option("--who", help="Who decides; by default you.")] = None,
) -> None:
    """Decide on a claim, a join or a report's date.

    Decisions are kept, win over the program now and when a report is read again, and can be undone.
    `faultlines list CASE decisions` shows them.
    """
    from faultlines.case import Case
    from faultlines.views.decisions import decision_sentence

    changes = _changes(what, fields or [])
    _require_count(what, subject)
    with Case.open(case) as opened:
        opened.join_actors()
        decision = _decide(opened, what, subject, changes, who or options.user())
    typer.echo(decision_sentence(decision))


def _decide(
    case: "Case", what: What, subject: list[str], changes: dict[str, str], who: str
) -> "Decision":
    first = subject[0]
    if what is What.UNDO:
        return case.undo(_number(first), who)
    if what is What.DATE:
        return case.date_report(first, subject[1], who)
    if what is What.CORRECT:
        return case.correct_claim(first, changes, who)
    if len(subject) == 1:
        return (
            case.confirm_claim(first, who)
            if what is What.CONFIRM
            else (case.reject_claim(first, who))
        )
    one, other = (case.member_id(name) for name in subject)
    merging = what in (What.CONFIRM, What.MERGE)
    return case.merge(one, other, who) if merging else case.split(one, other, who)


def _require_count(what: What, subject: list[str]) -> None:
    counts = {What.CORRECT: (1,), What.UNDO: (1,), What.CONFIRM: (1, 2), What.REJECT: (1, 2)}
    if len(subject) not in counts.get(what, (2,)):
        raise typer.BadParameter(f"found {len(subject)}; {what} takes {_SUBJECTS[what]}.")


def _changes(what: What, fields: list[str]) -> dict[str, str]:
    """The fields to set; complains where they are no FIELD=VALUE, or come without `correct`."""
    if bool(fields) != (what is What.CORRECT):
        found = "without it" if what is What.CORRECT else f"with {what}"
        raise typer.BadParameter(
            f"found {what} {found}; `correct` takes at least one --set, and nothing else does.",
            param_hint="--set",
        )
    changes = {}
    for one in fields:
        field, equals, value = one.partition("=")
        if not equals or not field.strip():
            raise typer.BadParameter(
                f"found {one!r}; allowed is FIELD=VALUE, as status=denied.", param_hint="--set"
            )
        changes[field.strip()] = value
    return changes


def _number(text: str) -> int:
    if not text.isdecimal():
        raise typer.BadParameter(
            "undo takes the number of a decision, as `faultlines list CASE decisions` shows it."
        )
    return int(text)
