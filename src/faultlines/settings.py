"""Every setting: its environment variable, its default, and one line of help.

A setting is read from the environment at the moment it is asked for, so that a test or a script can
change it. `faultlines settings` lists them.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from faultlines.errors import SettingInvalid


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: `name` in lower case, its default as text, and what it does."""

    name: str
    default: str
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"FAULTLINES_{self.name.upper()}"


SETTINGS: tuple[Setting, ...] = (
    Setting("spacy_pipeline", "", "a spaCy pipeline of your own in place of the built-in model"),
    Setting("processes", "0", "processes that read reports side by side; 0: one for each core"),
    Setting("threads", "1", "threads that the language model uses within one process"),
    Setting("max_characters", "20000000", "the longest text that is read as one report"),
    Setting("half_life", "180", "days after which a telling of a tie counts half; 0: none fades"),
    Setting("data", "", "folder of public data sets, for benchmarks and quality tests"),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def text_setting(name: str) -> str:
    """The value of a setting as text; KeyError for a name that is not in SETTINGS."""
    setting = _BY_NAME[name]
    return os.environ.get(setting.variable, setting.default)


def number_setting(name: str) -> int:
    """The value of a setting as a whole number of zero or more.

    Raises SettingInvalid where the environment holds something else.
    """
    value = text_setting(name)
    if not value.isdecimal():
        variable = _BY_NAME[name].variable
        raise SettingInvalid(
            f"{variable} is {value!r}; it must be a whole number of 0 or more. Unset it or mend it."
        )
    return int(value)


_THREADS_OF_NUMPY = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def hold_numpy_to_one_thread() -> None:
    """For a whole program, before numpy is loaded: one thread for its products.

    The reader's are small: shared between threads they take five times as long, and longer still
    beside other processes. What the environment says already stands.
    """
    for variable in _THREADS_OF_NUMPY:
        os.environ.setdefault(variable, "1")


@contextmanager
def numpy_held_to_one_thread() -> Iterator[None]:
    """The same for the processes that are started meanwhile; leaves the environment as it was."""
    missing = [variable for variable in _THREADS_OF_NUMPY if variable not in os.environ]
    hold_numpy_to_one_thread()
    try:
        yield
    finally:
        for variable in missing:
            os.environ.pop(variable, None)
