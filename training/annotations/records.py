"""An annotated text: what a person says that its words say. Spans are [start, end) characters."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase, and where it stands in the text; `span` is None where the annotator reworded it."""

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody whom the text names; `pronouns` are places of some pronouns that mean this actor."""

    id: str
    name: Wording
    type: str
    aliases: tuple[str, ...] = ()
    of: str | None = None
    pronouns: tuple[Span, ...] = ()
    core: bool = True


@dataclass(frozen=True, slots=True)
class Issue:
    """What actors take positions on."""

    id: str
    name: Wording
    core: bool = True


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said: who, with which word, what."""

    id: str
    evidence: tuple[Span, ...]
    form: str
    source: Span | None = None
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    speaker: str | None = None
    addressee: str | None = None
    vouchers: tuple[str, ...] = ("author",)
    status: str = "asserted"
    uptake: str = "neutral"
    time: Wording | None = None
    place: Wording | None = None
    core: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of any kind; a field that its kind does not have keeps its default.

    `types` are the PLOVER types that an event may bear, the best first. `others` are pairs of actor
    and part; `implies` a relation and another actor or None. `of` names an actor (role) or claims
    (outcome).
    """

    id: str
    kind: str
    evidence: tuple[Span, ...]
    vouchers: tuple[str, ...] = ("author",)
    status: str = "asserted"
    matter: str | None = None
    time: Wording | None = None
    place: Wording | None = None
    core: bool = True
    types: tuple[str, ...] = ()
    trigger: Span | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    source: str | None = None
    target: str | None = None
    sign: int | None = None
    relation: str | None = None
    over: str | None = None
    change: str | None = None
    mutual: bool = False
    actor: str | None = None
    role: Wording | None = None
    of: tuple[str, ...] = ()
    set_by: tuple[str, ...] = ()
    owed_by: tuple[str, ...] = ()
    task: Wording | None = None
    form: str | None = None
    result: str | None = None
    by: str | None = None
    about: tuple[str, ...] = ()
    term: Span | None = None
    implies: tuple[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text with its annotations. `corpus` is "own" for a report that we wrote ourselves."""

    id: str
    corpus: str
    document: str
    start: int
    text: str
    actors: tuple[Actor, ...]
    issues: tuple[Issue, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]

    @property
    def held_out(self) -> bool:
        """Whether this text is never trained on: its number ends in 7."""
        return self.id.endswith("7")
