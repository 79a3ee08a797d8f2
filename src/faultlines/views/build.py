"""From claims and statements of a case to rows, with names in the place of ids."""

from collections.abc import Callable, Mapping
from typing import Any

from faultlines.analysis.as_of import Mark
from faultlines.case import CaseClaim, CaseStatement, Labels, changed_fields, shown_value
from faultlines.records import (
    Commitment,
    Event,
    Framing,
    Outcome,
    Outlook,
    Role,
    Span,
    Tie,
)
from faultlines.records.terms import RESERVED_ACTORS
from faultlines.views import rows


class RowBuilder:
    """`labels` of all reports whose claims are shown; `text_of` gives a report's text by id.

    `marks` tells of claims, by id, that they were over or to come on the day that is asked for.
    """

    def __init__(
        self, labels: Labels, text_of: Callable[[str], str], marks: Mapping[str, Mark] | None = None
    ) -> None:
        self._labels = labels
        self._text_of = text_of
        self._marks = marks or {}

    def named(self, document: str, entity: str) -> rows.Named:
        """An actor by its best known name, an issue by its own, a claim by its words."""
        actor = self._labels.actor(document, entity)
        if actor is not None:
            return rows.Named(actor.name, actor.id, actor.type)
        name = self._labels.name(document, entity)
        if entity in RESERVED_ACTORS:
            return rows.Named(name)
        kind = "issue" if (document, entity) in self._labels.issues else "claim"
        return rows.Named(name, f"{document}#{entity}", kind)

    def maybe(self, document: str, entity: str | None) -> rows.Named | None:
        """As `named`, for what may be null."""
        return None if entity is None else self.named(document, entity)

    def all_named(self, document: str, entities: tuple[str, ...]) -> tuple[rows.Named, ...]:
        """As `named`, for several."""
        return tuple(self.named(document, entity) for entity in entities)

    def statement(self, one: CaseStatement) -> rows.StatementRow:
        """The row of a statement."""
        said, document = one.statement, one.told_in.document
        return rows.StatementRow(
            id=one.id,
            report=document,
            source_of_report=one.told_in.source,
            date_of_report=one.told_in.date,
            words=one.words,
            speaker=self.maybe(document, said.speaker),
            addressee=self.maybe(document, said.addressee),
            form=said.form,
            status=said.status,
            uptake=said.uptake,
            vouchers=self.all_named(document, said.vouchers),
            time=said.time.text if said.time else None,
            confidence=said.confidence,
        )

    def claim(self, one: CaseClaim) -> rows.ClaimRow:
        """The row of a claim."""
        common = self._common(one)
        document, claim = one.told_in.document, one.claim
        match claim:
            case Event():
                return self._event(one, claim, common)
            case Tie():
                return self._tie(document, claim, common)
            case Role():
                actor, of = self.named(document, claim.actor), self.maybe(document, claim.of)
                return rows.RoleRow(**common, actor=actor, role=claim.role, of=of)
            case Commitment():
                set_by = self.all_named(document, claim.set_by)
                owed_by = self.all_named(document, claim.owed_by)
                return rows.CommitmentRow(
                    **common, form=claim.form, set_by=set_by, owed_by=owed_by, task=claim.task
                )
            case Outcome():
                of_claims = self.all_named(document, claim.of)
                return rows.OutcomeRow(**common, of=of_claims, result=claim.result)
            case Outlook():
                by, about = self.named(document, claim.by), self.all_named(document, claim.about)
                return rows.OutlookRow(**common, by=by, form=claim.form, about=about)
            case Framing():
                return self._framing(one, claim, common)

    def _common(self, one: CaseClaim) -> dict[str, Any]:
        claim, told_in = one.claim, one.told_in
        mark = self._marks.get(one.id)
        return {
            "id": one.id,
            "report": told_in.document,
            "source_of_report": told_in.source,
            "date_of_report": told_in.date,
            "words": one.words,
            "kind": claim.kind,
            "vouchers": self.all_named(told_in.document, claim.vouchers),
            "status": claim.status,
            "matter": claim.matter,
            "time": claim.time.text if claim.time else None,
            "edtf": claim.time.edtf if claim.time else None,
            "place": claim.place.text if claim.place else None,
            "confidence": claim.confidence,
            "anchor": claim.time.anchor if claim.time else None,
            "ruling": one.ruling,
            "was": self._was(one),
            "as_of": mark.state if mark else None,
            "ended_by": mark.by if mark else None,
        }

    def _was(self, one: CaseClaim) -> tuple[str, ...]:
        """`sign: 1` for each field that a person changed, as it was told."""
        if one.told is None:
            return ()
        document = one.told_in.document
        return tuple(
            f"{name}: {shown_value(told, lambda ident: self._labels.name(document, ident))}"
            for name, told in changed_fields(one.told, one.claim)
        )

    def _event(self, one: CaseClaim, event: Event, common: dict[str, Any]) -> rows.EventRow:
        document = one.told_in.document
        return rows.EventRow(
            **common,
            type=event.type,
            trigger=self._words(one, event.trigger) if event.trigger else None,
            actors=self.all_named(document, event.actors),
            recipients=self.all_named(document, event.recipients),
            others=tuple((o.part, self.named(document, o.actor)) for o in event.others),
        )

    def _tie(self, document: str, tie: Tie, common: dict[str, Any]) -> rows.TieRow:
        return rows.TieRow(
            **common,
            source=self.named(document, tie.source),
            relation=tie.relation,
            sign=tie.sign,
            target=self.named(document, tie.target),
            over=self.maybe(document, tie.over),
            change=tie.change,
            mutual=tie.mutual,
        )

    def _framing(self, one: CaseClaim, framing: Framing, common: dict[str, Any]) -> rows.FramingRow:
        document = one.told_in.document
        implied = framing.implies
        return rows.FramingRow(
            **common,
            target=self.named(document, framing.target),
            term=self._words(one, framing.term),
            sign=framing.sign,
            implies=implied.relation if implied else None,
            implied_other=self.maybe(document, implied.other) if implied else None,
        )

    def _words(self, one: CaseClaim, span: Span) -> str:
        """Most spans lie within the evidence, which is at hand; the text is fetched for others."""
        for place, words in zip(one.claim.evidence, one.words, strict=True):
            if place.start <= span.start and span.end <= place.end:
                return words[span.start - place.start : span.end - place.start]
        return span.of(self._text_of(one.told_in.document))
