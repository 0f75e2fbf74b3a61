"""The stages of a build in a process of their own, with some processes to share the work out to.

python -m benchmarks.stages SOURCE JOBS OUT.json
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from benchmarks.programmes import NOW
from metafeed import checking, publish, read, sharing

T = TypeVar("T")


def stages(source: Path, jobs: int) -> dict[str, float]:
    """Return the seconds of wall time of each stage."""
    found: dict[str, float] = {}

    def timed(name: str, call: Callable[[], T]) -> T:
        begun = time.perf_counter()
        made = call()
        found[name] = time.perf_counter() - begun
        return made

    spread = sharing.spread(jobs)
    document = timed("read", lambda: read.read(source))
    checked = timed("check", lambda: checking.check(document, spread))
    told = timed(
        "history", lambda: publish.publication(checked.programme, datetime.fromisoformat(NOW), None, spread)
    )
    timed("documents", lambda: list(publish.documents(told, spread=spread if jobs > 1 else None)))
    return found


if __name__ == "__main__":
    Path(sys.argv[3]).write_text(json.dumps(stages(Path(sys.argv[1]), int(sys.argv[2]))), "utf-8")
