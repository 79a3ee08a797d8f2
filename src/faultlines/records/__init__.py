"""What travels between the rooms: reports, readings, claims, and the one validator.

Must not: read files, know the language model, or speak SQL.
"""

from faultlines.records.claims import (
    Claim,
    Commitment,
    Event,
    Framing,
    Implication,
    Outcome,
    Outlook,
    Participant,
    Place,
    Role,
    Tie,
    Time,
)
from faultlines.records.codec import decode_reading, decode_report, encode_reading
from faultlines.records.reading import (
    Actor,
    Issue,
    Mention,
    Reading,
    Report,
    Statement,
    Token,
)
from faultlines.records.signed import SignedTie
from faultlines.records.spans import Span, Spans
from faultlines.records.validation import require_valid, validate

__all__ = [
    "Actor",
    "Claim",
    "Commitment",
    "Event",
    "Framing",
    "Implication",
    "Issue",
    "Mention",
    "Outcome",
    "Outlook",
    "Participant",
    "Place",
    "Reading",
    "Report",
    "Role",
    "SignedTie",
    "Span",
    "Spans",
    "Statement",
    "Tie",
    "Time",
    "Token",
    "decode_reading",
    "decode_report",
    "encode_reading",
    "require_valid",
    "validate",
]
