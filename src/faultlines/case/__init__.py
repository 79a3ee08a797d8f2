"""Readings kept in one file, with everything that is joined and decided: the only SQL.

Must not: show anything, or know the command line.
"""

from faultlines.case.case import Case, conflict_sentence
from faultlines.case.corrections import changed_fields, shown_value
from faultlines.case.entries import (
    Added,
    CaseActor,
    CaseClaim,
    CaseIssue,
    CaseStatement,
    Decision,
    DocumentEntry,
    FieldChange,
    Filter,
    Identified,
    Identity,
    IdentityList,
    JoinEntry,
    Labels,
    LeftOut,
    Origin,
    Source,
    Teller,
    UnreadSpan,
)
from faultlines.case.exchange import Imported, import_lines
from faultlines.times import Days, days_of

__all__ = [
    "Added",
    "Case",
    "CaseActor",
    "CaseClaim",
    "CaseIssue",
    "CaseStatement",
    "Days",
    "Decision",
    "DocumentEntry",
    "FieldChange",
    "Filter",
    "Identified",
    "Identity",
    "IdentityList",
    "Imported",
    "JoinEntry",
    "Labels",
    "LeftOut",
    "Origin",
    "Source",
    "Teller",
    "UnreadSpan",
    "changed_fields",
    "conflict_sentence",
    "days_of",
    "import_lines",
    "shown_value",
]
