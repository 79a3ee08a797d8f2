"""Readings kept in one file, with everything that is joined and decided: the only SQL.

Must not: show anything, or know the command line.
"""

from faultlines.case.case import Case, conflict_sentence
from faultlines.case.dates import Days, days_of
from faultlines.case.entries import (
    Added,
    CaseActor,
    CaseClaim,
    CaseIssue,
    CaseStatement,
    Decision,
    DocumentEntry,
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
    "conflict_sentence",
    "days_of",
    "import_lines",
]
