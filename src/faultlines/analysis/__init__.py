"""What the claims of a case add up to: pure functions from claims, one question a module.

Must not: show anything. Reads a case only through its questions.
"""

from faultlines.analysis.accounts import Account, Telling, accounts_of
from faultlines.analysis.commitments import Followed, Saying, follow
from faultlines.analysis.held import Tenure
from faultlines.analysis.matters import Link, Matter, find_matters
from faultlines.analysis.tellers import find_teller
from faultlines.analysis.tenures import tenures_of
from faultlines.analysis.vouchers import Voucher, credited_agency

__all__ = [
    "Account",
    "Followed",
    "Link",
    "Matter",
    "Saying",
    "Telling",
    "Tenure",
    "Voucher",
    "accounts_of",
    "credited_agency",
    "find_matters",
    "find_teller",
    "follow",
    "tenures_of",
]
