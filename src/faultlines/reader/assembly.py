"""Turns drafts into the records of a reading: ids, offsets, voucher chains, times and places."""

from typing import Any
from typing import cast as typed

from faultlines.codebook import loaded_words
from faultlines.language import Doc
from faultlines.language import Token as Word
from faultlines.reader import syntax
from faultlines.reader.actors import Cast
from faultlines.reader.candidates import Candidate
from faultlines.reader.draft import (
    CommitmentDraft,
    Draft,
    EventDraft,
    FramingDraft,
    IssueDraft,
    OutcomeDraft,
    OutlookDraft,
    RoleDraft,
    TieDraft,
)
from faultlines.reader.naming import bare
from faultlines.reader.scene import Scene
from faultlines.reader.speech import Range, Saying
from faultlines.reader.times import TimePhrase, time_of
from faultlines.reader.vouching import Vouching
from faultlines.records import (
    Actor,
    Claim,
    Commitment,
    Event,
    Framing,
    Implication,
    Issue,
    Mention,
    Outcome,
    Outlook,
    Participant,
    Place,
    Role,
    Span,
    Statement,
    Tie,
    Time,
)
from faultlines.records.terms import (
    AUTHOR,
    ActorType,
    Change,
    CommitmentForm,
    EventPart,
    EventType,
    MentionForm,
    NameLabel,
    OutcomeResult,
    OutlookForm,
    Sign,
    SpeechForm,
    SpeechStatus,
    Status,
    Uptake,
)

_SURE_NAME = 0.15  # chance of an actor from which it is listed though nothing is claimed of it
_SURE_DESCRIPTION = 0.5


class Assembly:
    """Gives ids to the actors, issues and claims that are kept, and makes records of them."""

    def __init__(self, scene: Scene, drafts: list[Draft], times: list[TimePhrase]) -> None:
        self.scene = scene
        self.text: str = scene.doc.text
        self.vouching = Vouching(scene)
        self.drafts = sorted(drafts, key=lambda d: (d.anchor, type(d).__name__))
        self.times = times
        self.kept = self._kept_casts()
        self.actor_ids = {id(cast): f"a{n}" for n, cast in enumerate(self.kept, 1)}
        self.issues = self._kept_issues()
        self.issue_ids = {id(issue): f"i{n}" for n, issue in enumerate(self.issues, 1)}
        self.claim_ids = {id(draft): f"c{n}" for n, draft in enumerate(self.drafts, 1)}

    # actors, issues, mentions

    def _kept_casts(self) -> list[Cast]:
        used = {id(cast) for draft in self.drafts for cast in _casts_of(draft)}
        for saying in self.scene.sayings:
            used |= {id(c) for c in (saying.speaker, saying.addressee) if isinstance(c, Cast)}
        casts = self.scene.ensemble.casts
        owners = {id(c.of) for c in casts if c.of is not None and (id(c) in used or c.named)}
        kept = [c for c in casts if c.places and (_stands_alone(c) or id(c) in used | owners)]
        return sorted(kept, key=lambda c: min(p.first for p in c.places))

    def _kept_issues(self) -> list[IssueDraft]:
        found: list[IssueDraft] = []
        for draft in self.drafts:
            issues = [draft.target, draft.over] if isinstance(draft, TieDraft) else []
            issues += [draft.target] if isinstance(draft, FramingDraft) else []
            found += [i for i in issues if isinstance(i, IssueDraft) and i not in found]
        return found

    def actors(self) -> tuple[Actor, ...]:
        """The actors of the text in the order of their first mention."""
        return tuple(self._actor(cast) for cast in self.kept)

    def _actor(self, cast: Cast) -> Actor:
        doc = self.scene.doc
        named = [p.text(doc) for p in cast.places if p.form == "name"]
        described = [
            p.text(doc) for p in cast.places if p.form == "description" and not _loaded_in(doc, p)
        ]
        name = max(named, key=len) if named else self._described_name(cast)
        forms = list(dict.fromkeys([*named, *described]))
        owner = cast.of if cast.of is not None and id(cast.of) in self.actor_ids else None
        return Actor(
            id=self.actor_ids[id(cast)],
            name=bare(name) if named and cast.kind == "person" else name,
            type=typed(ActorType, cast.kind),
            aliases=tuple(form for form in forms if form != name),
            of=self.actor_ids[id(owner)] if owner is not None and owner is not cast else None,
        )

    def _described_name(self, cast: Cast) -> str:
        """The first description without loaded words, else the first with them taken out."""
        doc = self.scene.doc
        places = [p for p in cast.places if p.form == "description"] or cast.places[:1]
        plain = next((p for p in places if not _loaded_in(doc, p)), None)
        if plain is not None:
            return plain.text(doc)
        loaded = set(_loaded_in(doc, places[0]))
        kept = [doc[i] for i in range(places[0].first, places[0].end) if i not in loaded]
        return "".join(token.text + token.whitespace_ for token in kept).strip()

    def issue_records(self) -> tuple[Issue, ...]:
        """The issues that positions are taken on."""
        return tuple(Issue(id=self.issue_ids[id(i)], name=i.name) for i in self.issues)

    def mentions(self) -> tuple[Mention, ...]:
        """Every place where a kept actor or any name is mentioned, in text order."""
        doc = self.scene.doc
        found: dict[tuple[int, int], Mention] = {}
        owner = {(p.first, p.end): c for c in self.kept for p in c.places}
        for place in self.scene.ensemble.candidates:
            cast = owner.get((place.first, place.end))
            if cast is None and place.form != "name":
                continue
            start, end = syntax.span_of(doc, place.first, place.end)
            found.setdefault(
                (start, end),
                Mention(
                    start=start,
                    end=end,
                    form=typed(MentionForm, place.form),
                    label=typed(NameLabel | None, place.label),
                    actor=self.actor_ids.get(id(cast)) if cast is not None else None,
                    confidence=0.9 if place.form == "name" else 0.6,
                ),
            )
        return tuple(found[key] for key in sorted(found))

    # statements

    def statements(self) -> tuple[Statement, ...]:
        """Every saying as a statement."""
        return tuple(
            self._statement(saying, f"s{n}") for n, saying in enumerate(self.scene.sayings, 1)
        )

    def _statement(self, saying: Saying, ident: str) -> Statement:
        return Statement(
            id=ident,
            form=typed(SpeechForm, saying.form),
            content=tuple(self._span(words) for words in saying.content),
            speaker=self._party_id(saying.speaker),
            source=self._span(saying.source) if saying.source else None,
            cue=self._span(saying.cue) if saying.cue else None,
            addressee=self._party_id(saying.addressee),
            vouchers=self._chain(self.vouching.of_saying(saying)),
            status=typed(SpeechStatus, saying.status),
            uptake=typed(Uptake, saying.uptake),
            time=self._time_within([self._reach(saying)]),
            confidence=round(saying.confidence, 3),
        )

    def _reach(self, saying: Saying) -> Range:
        words = [saying.anchor, *(i for part in (saying.source, saying.cue) if part for i in part)]
        return max(0, min(words) - 3), max(words) + 3

    # claims

    def claims(self) -> tuple[Claim, ...]:
        """Every draft as a claim, in text order."""
        return tuple(self._claim(draft) for draft in self.drafts)

    def _claim(self, draft: Draft) -> Claim:
        match draft:
            case EventDraft():
                return self._event(draft)
            case TieDraft():
                return self._tie(draft)
            case RoleDraft():
                return self._role(draft)
            case CommitmentDraft():
                return self._commitment(draft)
            case OutcomeDraft():
                return self._outcome(draft)
            case OutlookDraft():
                return self._outlook(draft)
            case FramingDraft():
                return self._framing(draft)
        raise TypeError(f"no claim is made of {type(draft).__name__}")

    def _event(self, draft: EventDraft) -> Event:
        return Event(
            **self._common(draft),
            type=typed(EventType, draft.type),
            trigger=self._span(draft.trigger),
            actors=self._ids(draft.actors),
            recipients=self._ids(draft.recipients),
            others=tuple(
                Participant(actor=self.actor_ids[id(cast)], part=typed(EventPart, part))
                for cast, part in draft.others
            ),
        )

    def _tie(self, draft: TieDraft) -> Tie:
        return Tie(
            **self._common(draft),
            source=self._known(draft.source),
            target=self._known(draft.target),
            sign=typed(Sign, draft.sign),
            relation=draft.relation,
            over=self._known(draft.over) if draft.over is not None else None,
            change=typed(Change | None, draft.change),
            mutual=draft.mutual,
        )

    def _role(self, draft: RoleDraft) -> Role:
        common = self._common(draft)
        if draft.when is not None:
            word = self.scene.doc[draft.when]
            start, end = word.idx, word.idx + len(word)
            common["time"] = Time(text=word.text, start=start, end=end)
        return Role(
            **common,
            actor=self._known(draft.actor),
            role=draft.role,
            of=self._known(draft.of) if draft.of is not None else None,
        )

    def _commitment(self, draft: CommitmentDraft) -> Commitment:
        return Commitment(
            **self._common(draft),
            set_by=tuple(self._known(p) for p in draft.set_by),
            owed_by=tuple(self._known(p) for p in draft.owed_by),
            task=self._span(draft.task).of(self.text),
            form=typed(CommitmentForm, draft.form),
        )

    def _outcome(self, draft: OutcomeDraft) -> Outcome:
        of = tuple(self.claim_ids[id(d)] for d in draft.of if id(d) in self.claim_ids)
        return Outcome(**self._common(draft), of=of, result=typed(OutcomeResult, draft.result))

    def _outlook(self, draft: OutlookDraft) -> Outlook:
        return Outlook(
            **self._common(draft),
            by=self._known(draft.by),
            form=typed(OutlookForm, draft.form),
            about=tuple(self._known(x) for x in draft.about if self._is_known(x)),
        )

    def _framing(self, draft: FramingDraft) -> Framing:
        implies = None
        if draft.implies is not None:
            other = self._known(draft.other) if draft.other is not None else None
            implies = Implication(relation=draft.implies, other=other)
        return Framing(
            **self._common(draft),
            target=self._known(draft.target),
            term=self._span(draft.term),
            sign=typed(Sign, draft.sign),
            implies=implies,
        )

    # what all claims share

    def _common(self, draft: Draft) -> dict[str, Any]:
        return {
            "id": self.claim_ids[id(draft)],
            "evidence": tuple(self._span(words) for words in draft.evidence),
            "vouchers": self._chain(self.vouching.of_draft(draft)),
            "status": typed(Status, draft.status),
            "matter": draft.matter,
            "time": self._time_within(draft.evidence, draft),
            "place": self._place(draft),
            "confidence": round(draft.confidence, 3),
        }

    def _chain(self, speakers: list[Cast | str]) -> tuple[str, ...]:
        """The ids of a chain of vouchers, the author first."""
        ids = (self._party_id(speaker) for speaker in speakers)
        return tuple(dict.fromkeys([AUTHOR, *(i for i in ids if i is not None)]))

    def _time_within(
        self, evidence: tuple[Range, ...] | list[Range], draft: Draft | None = None
    ) -> Time | None:
        for words in evidence:
            span = self._span((words[0], min(words[1], len(self.scene.doc))))
            for phrase in self.times:
                if span.start <= phrase.start and phrase.end <= span.end:
                    return phrase.time if draft is None else time_of(draft, phrase)
        return None

    def _place(self, draft: Draft) -> Place | None:
        if not isinstance(draft, EventDraft):
            return None
        for words in draft.evidence:
            for i in range(*words):
                word = self.scene.doc[i]
                if self._tells_place(word):
                    first, end = self._name_around(word)
                    span = self._span((first, end))
                    return Place(text=span.of(self.text), start=span.start, end=span.end)
        return None

    def _tells_place(self, word: Word) -> bool:
        place = word.ent_type_ == "LOC" and syntax.dep(word) in ("obl", "nmod")
        return place and syntax.preposition(word) in (
            "in",
            "at",
            "near",
            "outside",
            "on",
            "around",
            "across",
        )

    def _name_around(self, word: Word) -> Range:
        entity = next(e for e in self.scene.doc.ents if e.start <= word.i < e.end)
        return entity.start, entity.end

    def _span(self, words: Range) -> Span:
        first, end = words
        # Trees of broken text can cross, and a clause end before it begins: its anchor remains.
        return Span(*syntax.span_of(self.scene.doc, first, max(end, first + 1)))

    def _ids(self, casts: list[Cast]) -> tuple[str, ...]:
        return tuple(self.actor_ids[id(c)] for c in casts)

    def _is_known(self, thing: object) -> bool:
        keys = (self.actor_ids, self.issue_ids, self.claim_ids)
        return thing == AUTHOR or any(id(thing) in ids for ids in keys)

    def _known(self, thing: object) -> str:
        if isinstance(thing, str):
            return thing
        for ids in (self.actor_ids, self.issue_ids, self.claim_ids):
            if id(thing) in ids:
                return ids[id(thing)]
        raise KeyError(f"{thing!r} has no id")

    def _party_id(self, party: Cast | str | None) -> str | None:
        if isinstance(party, Cast):
            return self.actor_ids.get(id(party))
        return party


def _loaded_in(doc: Doc, place: Candidate) -> list[int]:
    """Loaded words that modify a description: praise and blame are no part of a name."""
    words = loaded_words()
    modifiers = (t for t in doc[place.first : place.end] if syntax.dep(t) in ("amod", "compound"))
    return [t.i for t in modifiers if t.i != place.head and syntax.lemma(t) in words]


def _stands_alone(cast: Cast) -> bool:
    """Whether an actor is listed though no claim names it."""
    return cast.chance >= (_SURE_NAME if cast.named else _SURE_DESCRIPTION)


def _casts_of(draft: Draft) -> list[Cast]:
    """The actors that a draft names."""
    found: list[object] = []
    match draft:
        case EventDraft():
            found = [*draft.actors, *draft.recipients, *(c for c, _ in draft.others)]
        case TieDraft():
            found = [draft.source, draft.target, draft.over]
        case RoleDraft():
            found = [draft.actor, draft.of]
        case CommitmentDraft():
            found = [*draft.set_by, *draft.owed_by]
        case OutlookDraft():
            found = [draft.by, *draft.about]
        case FramingDraft():
            found = [draft.target, draft.other]
    return [thing for thing in found if isinstance(thing, Cast)]
