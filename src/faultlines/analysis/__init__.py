"""What the claims of a case add up to: pure functions from claims, one question a module.

Must not: show anything. Reads a case only through its questions.
"""

from faultlines.analysis.accounts import Account, Telling, accounts_of
from faultlines.analysis.held import Tenure
from faultlines.analysis.tellers import find_teller
from faultlines.analysis.tenures import tenures_of

__all__ = ["Account", "Telling", "Tenure", "accounts_of", "find_teller", "tenures_of"]
