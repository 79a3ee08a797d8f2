"""What looking for reports turns up, besides reports themselves."""

from typing import NamedTuple

from faultlines.records import Reading, Report, validate


class Unreadable(NamedTuple):
    """No report could be taken from `path`; `sentence` says why and what to do."""

    path: str
    sentence: str


class Notice(NamedTuple):
    """Something about `path` that a person should know; nothing went wrong."""

    path: str
    sentence: str


Found = Report | Unreadable | Notice


class Details(NamedTuple):
    """What is known of a report besides its text; null where it is not known."""

    title: str | None = None
    source: str | None = None
    date: str | None = None

    def over(self, other: "Details") -> "Details":
        """These details, and the other's where these are silent."""
        return Details(*(mine or theirs for mine, theirs in zip(self, other, strict=True)))


def date_defect(date: str | None) -> str | None:
    """What is wrong with a date, as the validator of readings says it; null where nothing is."""
    defects = validate(Reading(id="date", text="", date=date))
    return defects[0] if defects else None
