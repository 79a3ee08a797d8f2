"""Files of every format to reports, one at a time, and which reports are near-copies.

Must not: read what the texts say, or know where readings are kept.
"""

from faultlines.documents.decoding import require_length
from faultlines.documents.duplicates import NearCopies
from faultlines.documents.found import Details, Found, Notice, Unreadable
from faultlines.documents.lines import lines_of
from faultlines.documents.reports import reports_at

__all__ = [
    "Details",
    "Found",
    "NearCopies",
    "Notice",
    "Unreadable",
    "lines_of",
    "reports_at",
    "require_length",
]
