"""The part of a case by which people decide; every decision is kept, and can be taken back."""

from collections.abc import Mapping
from typing import Literal

from faultlines.case import decisions
from faultlines.case.database import Database
from faultlines.case.entries import Decision


class Deciding:
    """Decisions win over what was read, now and when the report is read again.

    A decision on a claim is kept by its report, the hash of the report's text, and the claim's
    words, kind and names, since ids change. Each method raises NotInCase for an id that the case
    does not know.
    """

    _database: Database

    def decisions(self) -> tuple[Decision, ...]:
        """Everything that was decided, in order, undone or not."""
        return decisions.decisions(self._database)

    def decide(
        self, what: Literal["confirm", "reject"], first: str, second: str, who: str
    ) -> Decision:
        """Say that two actors ("000#a3") are one, or are not."""
        return decisions.decide(self._database, what, first, second, who)

    def merge(self, first: str, second: str, who: str) -> Decision:
        """Say that two actors are one."""
        return self.decide("confirm", first, second, who)

    def split(self, first: str, second: str, who: str) -> Decision:
        """Say that two actors are not one."""
        return self.decide("reject", first, second, who)

    def confirm_claim(self, claim: str, who: str) -> Decision:
        """Say that the words of a claim ("000#c3") say it: its confidence is 1 from now on."""
        return decisions.decide_claim(self._database, "confirm", claim, who)

    def reject_claim(self, claim: str, who: str) -> Decision:
        """Say that the words of a claim do not say it: it leaves every view."""
        return decisions.decide_claim(self._database, "reject", claim, who)

    def correct_claim(self, claim: str, changes: Mapping[str, str], who: str) -> Decision:
        """Say what the words of a claim say instead: `{"status": "denied", "source": "Iran"}`.

        Values are written as for `faultlines decide CASE correct`. Raises DecisionInvalid where a
        field or a value is not allowed.
        """
        return decisions.decide_claim(self._database, "correct", claim, who, changes)

    def date_report(self, document: str, date: str, who: str) -> Decision:
        """Say of which date (EDTF) a report is; every time that hangs on it moves with it.

        Raises DecisionInvalid for what is no date.
        """
        return decisions.date_report(self._database, document, date, who)

    def undo(self, number: int, who: str) -> Decision:
        """Take back a decision; raises NotInCase where there is none to take back."""
        return decisions.undo(self._database, number, who)
