"""What tests of the reader share: the real analyser, loaded once, and readings of sentences."""

import pytest

from faultlines.language import Analyser, load_analyser


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    """The built-in model."""
    return load_analyser()
