"""Floors under figures that were reached, on public data sets that the repository does not hold."""

from pathlib import Path

import pytest

from faultlines.settings import text_setting


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of data sets; a test that asks for it is skipped where there is none."""
    folder = text_setting("data")
    if not folder:
        pytest.skip("FAULTLINES_DATA names no folder of public data sets")
    if not Path(folder).is_dir():
        pytest.fail(f"FAULTLINES_DATA is {folder!r}, and there is no such folder")
    return Path(folder)
