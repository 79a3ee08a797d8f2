import os

import pytest

from faultlines.settings import hold_numpy_to_one_thread, numpy_held_to_one_thread

VARIABLE = "OPENBLAS_NUM_THREADS"


def test_numpy_is_held_to_one_thread_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    with numpy_held_to_one_thread():
        assert os.environ[VARIABLE] == "1"
    assert VARIABLE not in os.environ


def test_what_the_environment_says_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "3")
    hold_numpy_to_one_thread()
    with numpy_held_to_one_thread():
        pass
    assert os.environ[VARIABLE] == "3"
