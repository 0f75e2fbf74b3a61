"""Work shared out among processes, with its results in order.

What is Python's own work (the tokens of a page) makes threads wait for each other. Processes that are forked have
all that was prepared; where there is no fork, and for little work, it goes one by one. The result is the same.
Those of `concurrent.futures` would outlive a parent that is killed, and with them its locks; these end with the
first result that nobody takes.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    #: Where results are received, and where they are sent.
    Pipe = tuple[Connection[Any, Any], Connection[Any, Any]]

#: Pieces of work for which a process is worth its start.
SHARE = 20

Item = TypeVar("Item")
Result = TypeVar("Result")


class _Failed:
    """Stands for a result that a process could not make or send."""


def cores() -> int:
    """Return how many processes this one may keep busy."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not there on every system
        return os.cpu_count() or 1


def each_done(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, share: int = SHARE
) -> Iterator[Result]:
    """Yield the result of each item, in order; `jobs` processes at the most, each with `share` items at the least.

    What fails in a process is tried again in this one, and raises here what it raises. Raises ChildProcessError.
    """
    jobs = min(jobs, len(items) // share)
    if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, items)
        return
    context = multiprocessing.get_context("fork")
    pipes = [context.Pipe(duplex=False) for _ in range(jobs)]
    started: list[BaseProcess] = []
    try:
        for number in range(jobs):
            own = (work, items[number::jobs], pipes, number)
            process = context.Process(target=_share, args=own, daemon=True)
            process.start()
            started.append(process)
        for _, results in pipes:
            results.close()
        for number, item in enumerate(items):
            result = pipes[number % jobs][0].recv()
            yield work(item) if isinstance(result, _Failed) else result
    except EOFError as error:
        message = "a process that does a share of the work was killed"
        raise ChildProcessError(message) from error
    finally:
        for each in started:
            each.terminate()
            each.join()


def _share(work: Callable[[Item], Result], items: Sequence[Item], pipes: Sequence[Pipe], number: int) -> None:
    """Do a share in a process of its own, which ends when nobody waits for its results any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who waits
    gc.freeze()  # what was prepared stays, and need not be copied to be looked through
    for other, (received, sent) in enumerate(pipes):
        received.close()
        if other != number:
            sent.close()
    with suppress(BrokenPipeError):
        for item in items:
            try:
                pipes[number][1].send(work(item))
            except BrokenPipeError:
                raise
            except Exception:  # noqa: BLE001 - it is told where it can be handled
                pipes[number][1].send(_Failed())
