"""What the closed and open terms of the claim format mean, for people to read."""

from dataclasses import dataclass
from functools import cache

from faultlines.codebook.tables import table


@dataclass(frozen=True, slots=True)
class RelationTerm:
    """A relation of a tie: how it reads forwards and back, and the sign the word itself carries."""

    code: str
    label: str
    back: str
    sign: int
    mutual: bool
    description: str


@dataclass(frozen=True, slots=True)
class EventTerm:
    """A PLOVER type: its label, its class of cooperation or conflict, its bearing on a tie."""

    code: str
    label: str
    event_class: str
    sign: int
    description: str


@cache
def relations() -> dict[str, RelationTerm]:
    """The relations of the codebook by code."""
    return {
        code: RelationTerm(
            code=code,
            label=row["label"],
            back=row["back"],
            sign=row["sign"],
            mutual=row.get("mutual", False),
            description=row["description"],
        )
        for code, row in table("relations").items()
    }


@cache
def event_terms() -> dict[str, EventTerm]:
    """The 16 PLOVER types by code."""
    return {
        code: EventTerm(
            code=code,
            label=row["label"],
            event_class=row["class"],
            sign=row["sign"],
            description=row["description"],
        )
        for code, row in table("event_types").items()
    }


def actor_label(code: str) -> str:
    """How an actor type reads in the singular."""
    return str(table("actor_types")[code]["label"])


def event_label(code: str) -> str:
    """How an event type reads between actor and recipient ("attacks")."""
    return event_terms()[code].label


def relation_label(code: str) -> str:
    """How a relation reads from its source; a relation beyond the codebook reads as it is spelt."""
    term = relations().get(code)
    return term.label if term else code.replace("_", " ")
