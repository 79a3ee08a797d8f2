"""Files of every format to reports, one at a time, and which reports are near-copies.

Must not: read what the texts say, or know where readings are kept.
"""

from faultlines.documents.decoding import require_length
from faultlines.documents.duplicates import NearCopies
from faultlines.documents.found import Details, Found, Notice, Unreadable
from faultlines.documents.lines import lines_of
from faultlines.documents.reports import reports_at
from faultlines.documents.tie_tables import TieTable, TieWindow, read_tie_table

__all__ = [
    "Details",
    "Found",
    "NearCopies",
    "Notice",
    "TieTable",
    "TieWindow",
    "Unreadable",
    "lines_of",
    "read_tie_table",
    "reports_at",
    "require_length",
]
