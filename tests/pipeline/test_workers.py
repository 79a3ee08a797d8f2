import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faultlines.errors import ModelUnusable
from faultlines.pipeline.workers import FEW, processes_set, side_by_side

HERE = Path(__file__).parent


def square_or_die(task: int) -> int:
    if task < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.02 if task % 7 == 0 else 0)
    return task * task


def get_ready() -> Callable[[int], int]:
    return square_or_die


def get_ready_and_fail() -> Callable[[int], int]:
    raise ModelUnusable("The model file is damaged.")


def get_ready_and_die() -> Callable[[int], int]:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def lost(task: int) -> int:
    return task


def test_order_is_kept() -> None:
    tasks = list(range(300))
    done = list(side_by_side(get_ready, tasks, lost, processes=2))
    assert done == [task * task for task in tasks]


def test_a_killed_worker_costs_its_own_task_only() -> None:
    tasks = [*range(1, 30), -1, *range(30, 60), -2]
    done = list(side_by_side(get_ready, tasks, lost, processes=2))
    assert done == [task if task < 0 else task * task for task in tasks]


def test_few_tasks_stay_in_this_process() -> None:
    here = os.getpid()
    done = side_by_side(lambda: lambda _: os.getpid(), range(FEW - 1), lambda _: 0, processes=2)
    assert set(done) == {here}


@pytest.mark.parametrize("processes", [1, 2])
def test_nothing_to_do_needs_no_getting_ready(processes: int) -> None:
    assert list(side_by_side(get_ready_and_fail, [], lost, processes)) == []


def test_look_ahead_is_bounded() -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for task in range(1, 5000):
            taken.append(task)
            yield task

    results = side_by_side(get_ready, tasks(), lost, processes=2)
    for _ in range(3):
        next(results)
    time.sleep(0.2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(taken) < 200


@pytest.mark.parametrize("setup", [get_ready_and_fail, get_ready_and_die])
def test_a_worker_that_cannot_get_ready_ends_the_work(
    setup: Callable[[], Callable[[int], int]],
) -> None:
    with pytest.raises(ModelUnusable):
        list(side_by_side(setup, range(100), lost, processes=2))


def test_one_process_answers_each_task_as_it_comes() -> None:
    given: list[int] = []

    def tasks() -> Iterator[int]:
        for task in range(3):
            given.append(task)
            yield task

    results = side_by_side(get_ready, tasks(), lost, processes=1)
    next(results)
    assert given == [0]


def test_the_setting_counts_cores_where_it_is_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_PROCESSES", "3")
    assert processes_set() == 3
    monkeypatch.setenv("FAULTLINES_PROCESSES", "0")
    assert processes_set() >= 1


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(
        f"import sys, itertools, multiprocessing; sys.path.insert(0, {str(HERE)!r})\n"
        "from faultlines.pipeline.workers import side_by_side\n"
        "from test_workers import get_ready, lost\n"
        "if __name__ == '__main__':\n"
        "    for done in side_by_side(get_ready, itertools.count(1), lost, processes=2):\n"
        "        if done == 400:\n"
        "            print(*(c.pid for c in multiprocessing.active_children()), flush=True)\n"
    )
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    workers = [int(pid) for pid in parent.stdout.readline().split()]
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 10
    while any(_alive(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(workers) == 2
    assert not any(_alive(pid) for pid in workers)


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
