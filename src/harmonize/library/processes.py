"""Work on many States at once, in several processes, of which none outlives the one that asked."""

import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing import active_children, connection, parent_process
from typing import TypeVar

from harmonize.errors import HarmonizeError

MOST_PROCESSES = 4  # each of them reads the treaty for itself, and keeps it
ENDED = "a process that worked on a State was ended from outside, as the system does when memory is short; run it again"
Task = TypeVar("Task")
Done = TypeVar("Done")


def at_once(work: Callable[[Task], Done], tasks: Sequence[Task]) -> Iterator[Done]:
    """What comes of each task, in their order; of one core or one task in this process."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    cores = min(cores, MOST_PROCESSES, len(tasks))
    if cores < 2:
        yield from map(work, tasks)
        return
    with ProcessPoolExecutor(cores, initializer=at_work) as pool, ExitStack() as unfinished:
        unfinished.callback(abandoned, pool)
        try:
            yield from pool.map(work, tasks)
        except BrokenProcessPool as error:
            unfinished.pop_all()  # the pool ends what is left of it
            raise HarmonizeError(ENDED) from error
        unfinished.pop_all()


def abandoned(pool: ProcessPoolExecutor) -> None:
    """Ends the work of a pool at once: nobody waits for what no one will use."""
    pool.shutdown(wait=False, cancel_futures=True)
    for child in active_children():
        child.terminate()


def at_work() -> None:
    """In a process of its own: who stops the command stops the one that waits, and a mistake is reported there."""
    threading.Thread(target=outlived, daemon=True).start()
    sys.stderr = io.StringIO()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)


def outlived() -> None:
    """Ends this process once the one that it works for has ended, in whatever way."""
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)
