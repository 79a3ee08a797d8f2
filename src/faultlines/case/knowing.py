"""What a case knows from outside its reports: lists that its user adds and takes back."""

from collections.abc import Sequence

from faultlines.case import actors, identities
from faultlines.case.database import Database
from faultlines.case.entries import Identified, Identity, IdentityList


class Knowing:
    """The part of a case that keeps outside knowledge."""

    _database: Database

    def add_identities(
        self, found: Sequence[Identity], file: str, content: bytes, who: str
    ) -> IdentityList:
        """Take a user's list for what it knows; marked as outside knowledge, and taken back by its
        number."""
        actors.join_actors(self._database)
        with self._database.transaction():
            made = identities.add_list(self._database, found, file, content, who)
            actors.settle_actors(self._database)
        return made

    def take_back_identities(self, number: int) -> IdentityList:
        """Let a list count no longer; raises NotInCase where none of that number counts."""
        actors.join_actors(self._database)
        with self._database.transaction():
            taken = identities.take_back(self._database, number)
            actors.settle_actors(self._database)
        return taken

    def identity_lists(self) -> tuple[IdentityList, ...]:
        """The lists that were added, in order, taken back or not."""
        return identities.lists(self._database)

    def identified(self) -> tuple[Identified, ...]:
        """The actors that are taken for an identity of a list that counts."""
        return identities.identified(self._database)
