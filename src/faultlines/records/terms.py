"""The closed sets of terms that the claim format allows.

The codebook says in words what each term means; a test holds both to the same sets.
"""

from typing import Literal

ActorType = Literal[
    "person",
    "state",
    "government",
    "party",
    "armed_group",
    "military",
    "coalition",
    "organisation",
    "media",
    "population",
    "other",
]
MentionForm = Literal["name", "description", "pronoun"]
NameLabel = Literal["PER", "ORG", "LOC", "MISC"]
SpeechForm = Literal["direct", "indirect", "mixed"]
Uptake = Literal["endorsed", "neutral", "distanced"]
Status = Literal["asserted", "denied", "possible", "planned", "predicted", "called_for"]
SpeechStatus = Literal[
    "asserted", "denied", "possible", "planned", "predicted", "called_for", "counterfactual"
]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
EventPart = Literal["authoriser", "supporter", "beneficiary", "intermediary"]
Sign = Literal[-1, 0, 1]
Change = Literal["began", "ended", "improved", "worsened"]
CommitmentForm = Literal["demand", "plan", "promise", "permission", "deadline"]
OutcomeResult = Literal["met", "failed", "refused", "pending"]
OutlookForm = Literal["forecast", "call", "hypothesis", "fear"]
ClaimKind = Literal["event", "tie", "role", "commitment", "outcome", "outlook", "framing"]

AUTHOR = "author"
"""The report's own voice: a reserved actor id."""
UNNAMED = "unnamed"
"""An impersonal voucher ("it is now accepted", "sources say"): a reserved actor id."""
RESERVED_ACTORS = frozenset({AUTHOR, UNNAMED})
