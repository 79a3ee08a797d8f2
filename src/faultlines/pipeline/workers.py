"""Work done side by side in processes, its results in the order of the tasks.

Each worker has a pipe of its own and one task at a time. So a worker that is killed (the system is
out of memory, a library crashes) costs the one task that it had, where concurrent.futures would
give up the whole pool; and workers whose parent is killed find their pipe closed and end.
"""

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from faultlines.errors import FaultlinesError, ModelUnusable
from faultlines.settings import number_setting, numpy_held_to_one_thread

Task = TypeVar("Task")
Result = TypeVar("Result")

FEW = 16
"""So many tasks are done in this process: loading the model elsewhere would take longer."""

_LOOK_AHEAD = 32  # results for each worker that may wait for an earlier one
_READY, _DONE, _FAILED = "ready", "done", "failed"


def side_by_side(
    setup: Callable[[], Callable[[Task], Result]],
    tasks: Iterable[Task],
    lost: Callable[[Task], Result],
    processes: int | None = None,
) -> Iterator[Result]:
    """The result of each task, in order, with a bounded look-ahead.

    `setup` is called once in each process and returns what does the work; it must be picklable,
    as processes are spawned. `lost` makes the result of a task whose process was killed.
    `processes` is the setting of that name where none are given. Raises the FaultlinesError that
    `setup` or the work raises, and ModelUnusable where a process is killed before it is ready.
    """
    wanted = processes or processes_set()
    waiting = iter(tasks)
    first = list(islice(waiting, FEW if wanted > 1 else 1))
    if len(first) < FEW:
        if first:  # what has nothing to do need not get ready
            yield from map(setup(), chain(first, waiting))
        return
    crew = _Crew(setup, lost, wanted)
    try:
        yield from crew.work(chain(first, waiting))
    finally:
        crew.dismiss()


def processes_set() -> int:
    """The setting `processes`; where it is 0, one for each core that this program may use."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not every system can tell
        cores = os.cpu_count() or 1
    return number_setting("processes") or cores


class _Worker:
    """One process, its pipe, and the number and content of the task that it has."""

    def __init__(self, setup: Callable[[], Callable[[Any], Any]]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, setup), daemon=True)
        with numpy_held_to_one_thread():
            self.process.start()
        theirs.close()
        self.ready = False
        self.task: tuple[int, Any] | None = None

    def give(self, task: tuple[int, Any]) -> None:
        """Hand it a task; a worker that has died meanwhile shows when it is listened to."""
        self.task = task
        try:
            self.pipe.send(task[1])
        except OSError:
            self.process.kill()

    def dismiss(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class _Crew:
    """The workers, and the results that wait for earlier ones."""

    def __init__(
        self,
        setup: Callable[[], Callable[[Any], Any]],
        lost: Callable[[Any], Any],
        processes: int,
    ) -> None:
        self._setup = setup
        self._lost = lost
        self._look_ahead = processes * _LOOK_AHEAD
        self._results: dict[int, Any] = {}
        self._workers = [_Worker(setup) for _ in range(processes)]

    def dismiss(self) -> None:
        for worker in self._workers:
            worker.dismiss()

    def work(self, tasks: Iterable[Any]) -> Iterator[Any]:
        numbered = enumerate(tasks)
        given = told = 0
        more = True
        while more or told < given:
            while told in self._results:
                yield self._results.pop(told)
                told += 1
            for worker in self._workers:
                if (
                    more
                    and worker.ready
                    and worker.task is None
                    and given < told + self._look_ahead
                ):
                    task = next(numbered, None)
                    if task is None:
                        more = False
                        break
                    worker.give(task)
                    given += 1
            if more or told < given:
                self._listen()

    def _listen(self) -> None:
        heard = wait([worker.pipe for worker in self._workers])
        for index, worker in enumerate(self._workers):
            if worker.pipe in heard:
                try:
                    self._take(worker, *worker.pipe.recv())
                except (EOFError, OSError):
                    self._workers[index] = self._replacement(worker)

    def _take(self, worker: _Worker, what: str, content: Any) -> None:
        if what == _FAILED:
            raise content
        worker.ready = True
        if what == _DONE and worker.task is not None:
            self._results[worker.task[0]] = content
            worker.task = None

    def _replacement(self, worker: _Worker) -> _Worker:
        worker.dismiss()
        if not worker.ready:
            raise ModelUnusable(
                "A process was ended before it had loaded the language model; most often there is "
                "too little memory. Set FAULTLINES_PROCESSES to a smaller number."
            )
        if worker.task is not None:
            number, task = worker.task
            self._results[number] = self._lost(task)
        return _Worker(self._setup)


def _serve(pipe: Connection, setup: Callable[[], Callable[[Any], Any]]) -> None:
    """What a worker does: get ready, then task after task until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    try:
        work = setup()
        gc.freeze()  # what is loaded stays, and need not be looked through again and again
        pipe.send((_READY, None))
        while True:
            pipe.send((_DONE, work(pipe.recv())))
    except FaultlinesError as error:
        pipe.send((_FAILED, error))
    except ImportError as error:
        pipe.send((_FAILED, ModelUnusable(f"The language model cannot be loaded: {error}.")))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass
