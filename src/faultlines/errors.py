"""Every error that Faultlines raises on purpose.

    FaultlinesError
    ├── ReportUnreadable     a file or text from which no report could be taken
    ├── TableUnreadable      a table that lacks what its columns should hold
    ├── ReadingInvalid       a reading that breaks the claim format; carries its defects
    ├── CaseUnusable         a case file that cannot be opened, is locked, damaged or too new
    ├── ModelUnusable        the language model is missing, damaged or cannot do what was asked
    ├── SettingInvalid       a setting with a value that is not allowed
    ├── IdentitiesUnusable   a list of identities that cannot be taken
    ├── DecisionInvalid      a decision that cannot be followed: no such field, no such value
    └── NotInCase            a name or id that the case does not know

Each message says what was found, what is allowed, and what to do; the command line prints it as it
is, without a traceback.
"""


class FaultlinesError(Exception):
    """Something that a person can put right; the message says how."""


class ReportUnreadable(FaultlinesError):
    """No report could be taken from a file or a text."""


class TableUnreadable(FaultlinesError):
    """A file is no table, or lacks a column."""


class ReadingInvalid(FaultlinesError):
    """A reading breaks the claim format; `defects` says where and how, one sentence each."""

    def __init__(self, message: str, defects: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.defects = defects


class CaseUnusable(FaultlinesError):
    """A case file cannot be opened, is locked, damaged, or written by a newer version."""


class ModelUnusable(FaultlinesError):
    """The language model is missing or damaged, or cannot do what was asked of it."""


class SettingInvalid(FaultlinesError):
    """A setting has a value that is not allowed."""


class DecisionInvalid(FaultlinesError):
    """A decision cannot be followed: a field that a claim has not, or a value not allowed."""


class NotInCase(FaultlinesError):
    """A name or an id that the case does not know."""


class IdentitiesUnusable(FaultlinesError):
    """A user's list of identities has not the form that it needs."""
