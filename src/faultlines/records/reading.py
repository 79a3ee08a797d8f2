"""A report as it comes in, and what a reading says of it."""

import msgspec

from faultlines.records.claims import Claim, Time
from faultlines.records.spans import Span, Spans
from faultlines.records.terms import (
    ActorType,
    MentionForm,
    NameLabel,
    SpeechForm,
    SpeechStatus,
    Uptake,
)


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One report: `date` is EDTF or null where it is not known; no date is made up."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    date: str | None = None


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """One word in Universal Dependencies v2; `head` indexes the tokens, its own index at a root."""

    start: int
    end: int
    lemma: str
    upos: str
    head: int
    dep: str


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or some body that acts, is acted on, speaks, or is taken a position on.

    `name` is the fullest form in the text, every alias stands in the text; `of` is the actor whose
    part, arm, office or people it is.
    """

    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    of: str | None = None


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """What actors take positions on and that is no actor."""

    id: str
    name: str


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One place where an actor, something with a name, or something mentioned again stands.

    `label` is given for names only; `actor` is null where it is no actor of the reading. Mentions
    of one `chain` stand for the same; it is null for what is mentioned once.
    """

    start: int
    end: int
    form: MentionForm
    label: NameLabel | None = None
    actor: str | None = None
    confidence: float = 1.0
    chain: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Who said what to whom, in which words.

    `vouchers` are those who vouch that it was said, outermost first; the speaker is not among them.
    """

    id: str
    form: SpeechForm
    content: Spans
    speaker: str | None = None
    source: Span | None = None
    cue: Span | None = None
    addressee: str | None = None
    vouchers: tuple[str, ...] = ("author",)
    status: SpeechStatus = "asserted"
    uptake: Uptake = "neutral"
    time: Time | None = None
    confidence: float = 1.0


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says, claim by claim. `tokens` is unset unless they were asked for."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    date: str | None = None
    sentences: Spans = ()
    actors: tuple[Actor, ...] = ()
    issues: tuple[Issue, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    unread: Spans = ()
    tokens: tuple[Token, ...] | msgspec.UnsetType = msgspec.UNSET
