"""Work shared out among processes, with its results in order.

What is Python's own work (the tokens of a page) makes threads wait for each other. Processes that are forked have
all that was prepared; where there is no fork, and for little work, it goes one by one. The result is the same.
Those of `concurrent.futures` would outlive a parent that is killed, and with them its locks; these end with the
first result that nobody takes.

Results lie in a file that has no name, one for each process, and a pipe says how long each is: what is sent through a
pipe itself has to be taken out of it in small pieces, by a process that has work of its own.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING, Any, TypeVar

from metafeed.spreading import Spread, one_by_one

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

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

    This process is one of them. What fails in another is tried again here, and raises what it raises.
    Raises ChildProcessError.
    """
    jobs = min(jobs, len(items) // share)
    if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, items)
        return
    context = multiprocessing.get_context("fork")
    started: list[BaseProcess] = []
    with ExitStack() as stack:
        channels = [
            _Channel(*context.Pipe(duplex=False), stack.enter_context(tempfile.TemporaryFile()))
            for _ in range(jobs - 1)
        ]
        try:
            for number in range(jobs - 1):
                own = (work, items[number::jobs], channels, number)
                child = context.Process(target=_share, args=own, daemon=True)
                child.start()
                started.append(child)
            for each in channels:
                each.sent.close()
            for number, item in enumerate(items):
                mine = number % jobs == jobs - 1
                result = work(item) if mine else channels[number % jobs].take()
                yield work(item) if isinstance(result, _Failed) else result
        finally:
            for process in started:
                process.terminate()
                process.join()


def spread(jobs: int) -> Spread:
    """Return how portions of work are shared out among processes, each of which is given a few at the least."""
    return one_by_one if jobs < 2 else partial(each_done, jobs=jobs, share=2)


@dataclass
class _Channel:
    """What a process sends its results through."""

    received: Connection[Any, Any]
    sent: Connection[Any, Any]
    file: IO[bytes]
    taken: int = 0

    def put(self, result: object) -> None:
        """Send a result. Raises BrokenPipeError where nobody takes it."""
        octets = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
        self.file.write(octets)
        self.file.flush()
        self.sent.send(len(octets))

    def take(self) -> Any:
        """Return the next result. Raises ChildProcessError where the process has ended before its time."""
        try:
            size = self.received.recv()
        except EOFError as error:
            message = "a process that does a share of the work was killed"
            raise ChildProcessError(message) from error
        octets = os.pread(self.file.fileno(), size, self.taken)
        self.taken += size
        return pickle.loads(octets)  # noqa: S301 - it comes from our own process


def _share(
    work: Callable[[Item], Result], items: Sequence[Item], channels: Sequence[_Channel], number: int
) -> None:
    """Do a share in a process of its own, which ends when nobody waits for its results any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who waits
    gc.freeze()  # what was prepared stays, and need not be copied to be looked through
    for other, each in enumerate(channels):
        each.received.close()
        if other != number:
            each.sent.close()
    with suppress(BrokenPipeError):
        for item in items:
            try:
                result: object = work(item)
                channels[number].put(result)
            except BrokenPipeError:
                raise
            except Exception:  # noqa: BLE001 - it is told where it can be handled
                channels[number].put(_Failed())
