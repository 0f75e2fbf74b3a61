"""A lock on a folder: one build at a time. It leaves no file behind, and none that was killed holds it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows locks no folders: there a file stands for it, gone with who opened it.
    fcntl = None  # type: ignore[assignment]

#: Seconds that a build waits for another one.
PATIENCE = 60
_PAUSE = 0.1
NAME = ".metafeed-lock"


class Locked(OSError):
    """Another build has been writing into the folder for too long."""


@contextmanager
def locked(folder: Path, waiting: Callable[[], object], patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock on an existing folder; `waiting` is called once if another has it. Raises Locked."""
    end, handle = time.monotonic() + patience, _open(folder)
    if handle is None:
        waiting()
    while handle is None:
        if time.monotonic() > end:
            message = "another build is writing here"
            raise Locked(message)
        time.sleep(_PAUSE)
        handle = _open(folder)
    try:
        yield
    finally:
        os.close(handle)


def _open(folder: Path) -> int | None:
    """Return a handle that holds the lock until it is closed, None if another has it."""
    if fcntl is None:
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_TEMPORARY", 0)
        with suppress(FileExistsError):
            return os.open(folder / NAME, flags)
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    except BaseException:
        os.close(handle)
        raise
    return handle
