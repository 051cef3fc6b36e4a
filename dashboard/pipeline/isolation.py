"""Work that may hang, blow up or die, in child processes: only the poisonous piece is lost, and it is named."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as TimedOut
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from dashboard.errors import UnreadableDocument

Order = TypeVar("Order")
Task = TypeVar("Task")
Result = TypeVar("Result")

CPU_SECONDS = 20.0
"""Per piece. The slowest honest document that was measured takes below 2 s; a slow machine gets ten times that."""
WALL_FACTOR = 3.0
"""Seconds of the clock for a second of the processor: what waits for nothing but its turn is given time."""
MEMORY_BYTES = 1_500_000_000
"""Address space of a child; the worst honest document that was measured takes 0.3 GB."""
TASKS_PER_CHILD = 500
"""A child is renewed after so many pieces, so that what a library leaks stays small."""
AHEAD = 4
"""Pieces per child that are handed out before the first answer is taken."""

Work = Callable[[Order, Task], Result]
"""Takes what is said once for all tasks, and one task."""


def isolated(
    work: Work[Order, Task, Result], order: Order, tasks: Iterable[Task], seconds: Callable[[Task], float], workers: int | None = None
) -> Iterator[tuple[Task, Result | Exception]]:
    """(task, result) in the order of the tasks; the result is the fault where the work failed.

    Work, order, tasks and results must be picklable. `seconds` of the processor are what a task may take;
    `workers` None means one a core.
    """
    children = workers or os.cpu_count() or 1
    context = _context(work.__module__)
    with ProcessPool(children, TASKS_PER_CHILD, _begin, [work, order], context=context) as pool:
        waiting: deque[tuple[Task, ProcessFuture[Result]]] = deque()
        left = iter(tasks)
        try:
            while True:
                while len(waiting) < AHEAD * children and (task := next(left, None)) is not None:
                    limit = seconds(task)
                    waiting.append((task, pool.schedule(_measured, args=(task, limit), timeout=limit * WALL_FACTOR)))
                if not waiting:
                    break
                task, future = waiting.popleft()
                answer: Result | Exception = _answer(future)
                yield task, answer
        except BaseException:
            pool.stop()
            raise


def _context(module: str) -> BaseContext:
    """Children that share no lock, no connection and no thread with this process, and start with the work loaded."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


def here(
    work: Work[Order, Task, Result], order: Order, tasks: Iterable[Task], seconds: Callable[[Task], float], workers: int | None = None
) -> Iterator[tuple[Task, Result | Exception]]:
    """As `isolated`, in this process: for few and small pieces that cannot hang."""
    for task in tasks:
        try:
            yield task, work(order, task)
        except Exception as fault:
            yield task, fault


def _answer(future: ProcessFuture[Result]) -> Result | Exception:
    try:
        return future.result()
    except TimedOut:
        return UnreadableDocument("took too long and was stopped")
    except ProcessExpired as fault:
        if fault.exitcode == -signal.SIGXCPU:
            return UnreadableDocument("took too long and was stopped")
        return UnreadableDocument("ended the process that read it: too much time or memory, or a library that broke")
    except MemoryError:
        return UnreadableDocument(f"needs more than {MEMORY_BYTES / 1e9:.1f} GB of memory")
    except Exception as fault:
        return fault


_given: list[Any] = []
"""In a child: the work and its order."""


def _begin(work: Any, order: Any) -> None:
    _given[:] = [work, order]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _measured(task: Any, seconds: float) -> Any:
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 1, resource.RLIM_INFINITY))
    work, order = _given
    return work(order, task)
