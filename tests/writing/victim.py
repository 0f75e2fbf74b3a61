"""A process that builds in children of its own and has them killed: `python -m tests.writing.victim`.

It imports everything once, then reads one order a line from standard input and answers each with a line. A child
dies by SIGKILL as it is about to do its n-th step in the folder, or some time after its first step.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from metafeed.cli import app

#: What the interpreter tells an audit hook of before it does it to a file or folder.
_STEPS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "open"})


def _build(arguments: list[str]) -> None:
    app(arguments, standalone_mode=False)


def _watch(site: str, step: Callable[[], None]) -> None:
    """Have `step` called before each step in the folder `site`."""

    def hook(event: str, told: tuple[Any, ...]) -> None:
        if event in _STEPS and isinstance(told[0], str | os.PathLike):
            writes = event != "open" or told[2] & (os.O_WRONLY | os.O_RDWR)
            if writes and os.fspath(told[0]).startswith(site):
                step()

    sys.addaudithook(hook)


def _child(order: dict[str, Any], pipe: int) -> None:
    """Build; die at the step that was ordered, else tell how many there were."""
    done, start = 0, 0.0

    def step() -> None:
        nonlocal done, start
        if done == order.get("step"):
            os.kill(os.getpid(), signal.SIGKILL)
        if done == 0:
            os.write(pipe, b"begun\n")
            start = time.monotonic()
        done += 1

    _watch(order["site"], step)
    _build(order["arguments"])
    os.write(pipe, json.dumps({"steps": done, "seconds": time.monotonic() - start}).encode())


def _obey(order: dict[str, Any]) -> dict[str, Any]:
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(read)
            _child(order, write)
            code = 0
        finally:
            os._exit(code)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        if "seconds" in order and told.readline():
            time.sleep(order["seconds"])
            os.kill(child, signal.SIGKILL)
        said = told.read().rpartition(b"\n")[2]
    _, status = os.waitpid(child, 0)
    ended = {"killed": os.WIFSIGNALED(status), "code": os.waitstatus_to_exitcode(status)}
    return ended | (json.loads(said) if said else {})


def main() -> None:
    """Obey one order a line; the first build is done here, so that all is imported."""
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - until the process ends
    _build(json.loads(sys.stdin.readline())["arguments"])
    for line in sys.stdin:
        print(json.dumps(_obey(json.loads(line))), flush=True)  # noqa: T201 - this is how it answers


if __name__ == "__main__":
    main()
