"""Measuring programs and functions: wall time, CPU, peak memory; in turns, as medians with their spread.

Times of one machine on one day are compared with each other alone: what counts is the ratio of two medians of one run,
in which both had their turns one after the other.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from statistics import median
from typing import Any

#: Seconds between two looks at the memory of a program and its children: each makes them wait a little.
_LOOK = 0.5
PACKAGES = ("icalendar", "feedgen", "lxml", "orjson", "pydantic", "typer", "hugo")


@dataclass(frozen=True)
class Run:
    """What a run took: seconds of wall time and of CPU (with children), and bytes of memory at most (with children)."""

    wall: float
    cpu: float
    peak: int = 0


@dataclass(frozen=True)
class Measured:
    """Several runs of one thing."""

    runs: tuple[Run, ...]

    def median(self, what: str) -> float:
        """Return the median of `wall`, `cpu` or `peak`."""
        values: list[float] = [getattr(each, what) for each in self.runs]
        return median(values)

    def told(self) -> dict[str, Any]:
        """Return medians, and the least and most of each."""
        found: dict[str, Any] = {}
        for what in ("wall", "cpu", "peak"):
            values = [getattr(each, what) for each in self.runs]
            if any(values):
                found[what] = [round(each, 3) for each in (median(values), min(values), max(values))]
        return found


def in_turns(things: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, Measured]:
    """Return what each thing takes; all have their turn before the first has another."""
    runs: dict[str, list[Run]] = {name: [] for name in things}
    for number in range(rounds):
        for name, run in things.items():
            print(f"  {name}, {number + 1} of {rounds}", file=sys.stderr, flush=True)
            runs[name].append(run())
    return {name: Measured(tuple(each)) for name, each in runs.items()}


def program(*words: str, env: Mapping[str, str] | None = None, ends: Sequence[int] = (0,)) -> Run:
    """Run a program and return what it took. Raises RuntimeError where it ends otherwise than with `ends`."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        words, env={**os.environ, **(env or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    peak, over = [0], threading.Event()
    looking = threading.Thread(target=_look, args=(process.pid, peak, over))
    looking.start()
    said = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    over.set()
    looking.join()
    if process.returncode not in ends:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}: {said.decode()[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, max(peak[0], used.ru_maxrss * 1024))


def function(call: Callable[[], Any]) -> tuple[Run, Any]:
    """Return what a call takes in this process, and what it returns."""
    wall, cpu = time.perf_counter(), time.process_time()
    made = call()
    return Run(time.perf_counter() - wall, time.process_time() - cpu), made


def _look(pid: int, peak: list[int], over: threading.Event) -> None:
    """Watch the memory of a process and of those that it started; pages that they share count once."""
    while not over.wait(_LOOK):
        family = _family(pid)
        # What only one process has is what the kernel already counts for it.
        if len(family) > 1:
            peak[0] = max(peak[0], sum(map(_proportional, family)))


def _family(pid: int) -> list[int]:
    found, waiting = [], [pid]
    while waiting:
        each = waiting.pop()
        found.append(each)
        try:
            waiting += map(int, Path(f"/proc/{each}/task/{each}/children").read_text("ascii").split())
        except (OSError, ValueError):
            continue
    return found


def _proportional(pid: int) -> int:
    """Return the memory of a process, with its share of what several have."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def machine() -> dict[str, Any]:
    """Return on what, and with which versions, this was measured."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {
        "system": platform.system(),
        "processor": model or platform.processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "python": platform.python_version(),
        "node": _version("node", "--version"),
        **{name: _installed(name) for name in PACKAGES},
    }


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _version(*words: str) -> str | None:
    try:
        return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip() or None
    except OSError:
        return None
