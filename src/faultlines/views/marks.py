"""Rows with what holds of their claims: decided on by a person, and as of a day over or to come."""

from collections.abc import Sequence

from faultlines.analysis.as_of import Mark, marks_as_of
from faultlines.case import Case, CaseClaim, Filter, days_of
from faultlines.views.build import RowBuilder

_LASTING = ("tie", "role")


def builder_for(case: Case, claims: Sequence[CaseClaim], asked: Filter) -> RowBuilder:
    """Names for these claims, with marks where the filter asks for a day."""
    labels = case.labels({one.told_in.document for one in claims})
    return RowBuilder(labels, case.text, marks_for(case, claims, asked))


def marks_for(case: Case, claims: Sequence[CaseClaim], asked: Filter) -> dict[str, Mark]:
    """By the id of a claim, what it was on the day that the filter asks for; else nothing.

    What ended a tie is looked for in all that was told by the day, whatever else is asked for.
    """
    if asked.as_of is None:
        return {}
    ties = case.claims(Filter(kinds=_LASTING, as_of=asked.as_of))
    known = {one.id for one in ties}
    every = (*ties, *(one for one in claims if one.id not in known))
    labels = case.labels({one.told_in.document for one in every})
    return dict(marks_as_of(every, asked.as_of, labels))


def told_by(date: str | None, asked: Filter) -> bool:
    """Whether a report of that date had been written by the day that is asked for, if one is."""
    latest = days_of(date).latest
    return asked.as_of is None or (latest is not None and latest <= asked.as_of)
