"""When to tell anew, and what becomes of a source that is broken: what was told before stays.

A source is read when it has stood still for a look, so that a file which is just being written is not taken for one
with rows deleted. It is told again when something is due. One thread does that while others answer.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

from metafeed import building, write
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.errors import InvalidProgramme, MetafeedError
from metafeed.publish import NoBaseUrl
from metafeed.serve.holding import Holding
from metafeed.serve.publishing import Task, tell
from metafeed.site import stamps

LOGGER = logging.getLogger("metafeed")
#: Seconds after which a source that has changed is looked at again, to see whether it stands still.
SETTLED = 0.2
#: Findings of a broken programme that are logged.
_SHOWN = 20


def now() -> datetime:
    """Return the clock's time, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True)
class Trouble:
    """Why the source as it is now is not told: since when, and how often each finding, by code."""

    since: datetime
    reason: str
    codes: tuple[tuple[str, int], ...] = ()


class Keeper:
    """What is held, and the watch over its source. `holding` is None until there is something good to hold."""

    def __init__(self, task: Task, clock: Callable[[], datetime], interval: float) -> None:
        # Read once, so that a source that is not there is told to who starts the server.
        task.read()
        self.task, self._clock, self._interval = task, clock, interval
        self.holding: Holding | None = None
        self.trouble: Trouble | None = None
        self._told: frozenset[stamps.Stamp] | None = None
        self._moving: frozenset[stamps.Stamp] | None = None
        self._memory: frozenset[stamps.Stamp] = frozenset()
        self._folder = task.output
        self._retry, self._lock = False, Lock()
        self._failed: object = None

    async def watch(self) -> None:
        """Look at the source for as long as nobody cancels this."""
        while True:
            await asyncio.sleep(await asyncio.to_thread(self.look))

    def look(self) -> float:
        """Tell anew if the source, its memory or the time asks for it; return in how many seconds to look again."""
        with self._lock:
            try:
                return self._look()
            except Exception as error:  # a server outlives whatever is saved into its programme
                if self._is_news(error):
                    LOGGER.exception("%s: cannot be told; what was told before stays", self.task.source)
                self._told, self._memory = self._moving, self._memory_stamps()
                self.trouble = Trouble(self._clock(), "the source cannot be told")
                return self._interval

    def _look(self) -> float:
        seen = stamps.of(self.task.source)
        first = self._told is None and self._moving is None
        if seen != self._told:
            if not first and seen != self._moving:
                self._moving = seen
                return min(SETTLED, self._interval)
        elif not (self._is_due() or self._retry or self._memory != self._memory_stamps()):
            return self._interval
        self._moving = seen
        self._read(seen)
        return self._interval

    def _is_due(self) -> bool:
        return self.holding is not None and self._clock() >= self.holding.until

    def _memory_stamps(self) -> frozenset[stamps.Stamp]:
        """Return the stamp of the memory, where another one may write it."""
        return stamps.of_memory(self._folder) if self._folder else frozenset()

    def _read(self, seen: frozenset[stamps.Stamp]) -> None:
        begun = time.perf_counter()
        try:
            document = self.task.read()
            if stamps.of(self.task.source) != seen:
                return  # it is being written: the next look finds that it has changed
            told = tell(self.task, document, self._clock(), self.holding)
        except (MetafeedError, NoBaseUrl, OSError) as error:
            if self._is_news(error):
                self._refuse(error)
            self._told, self._retry = (
                seen,
                isinstance(error, OSError) and not isinstance(error, MetafeedError),
            )
            self._memory = self._memory_stamps()
            return
        self._folder = told.folder
        self._told, self._retry, self._memory = seen, False, self._memory_stamps()
        again = self.holding is not None
        self.holding, self.trouble, self._failed = told.holding, None, None
        took = time.perf_counter() - begun
        word = "told again" if again else "told"
        LOGGER.info("%s: %s, %d documents, %.2f s", self.task.source, word, len(told.holding.resources), took)
        if self.task.remember and not again:
            known = len(told.holding.publication.memory.documents)
            began = (
                f"goes on from {known} documents"
                if known
                else "nothing was remembered there: this is the first time"
            )
            LOGGER.info("remembering in %s; %s", told.folder, began)

    def _is_news(self, error: Exception) -> bool:
        """Tell whether this is not what was logged last: what is tried again each second is told once."""
        before, self._failed = self._failed, (self._moving, repr(error), tuple(map(str, _findings(error))))
        return self._failed != before

    def _refuse(self, error: Exception) -> None:
        """Remember why the source is not told, and log it with its first errors, each on a line."""
        what_now = "what was told before stays" if self.holding else "nothing is told until it is mended"
        findings = _findings(error)
        lines = [f"\n  {each}" for each in findings[:_SHOWN]]
        lines += [f"\n  and {len(findings) - _SHOWN} more"] if len(findings) > _SHOWN else []
        reason = "the source has errors" if isinstance(error, InvalidProgramme) else _reason(error)
        told = f"{len(findings)} error{'s' if len(findings) > 1 else ''}" if findings else str(error)
        LOGGER.warning("%s: %s; %s%s", self.task.source, told, what_now, "".join(lines))
        codes = Counter(each.code for each in findings)
        self.trouble = Trouble(self._clock(), reason, tuple(sorted(codes.items())))


def _findings(error: Exception) -> list[Diagnostic]:
    if isinstance(error, building.BadMemory):
        return [error.finding]
    if isinstance(error, InvalidProgramme):
        return [each for each in error.findings if each.severity is Severity.ERROR]
    return []


def _reason(error: Exception) -> str:
    """Return what may be said to everybody: no path, no text of the source."""
    if isinstance(error, NoBaseUrl):
        return "the programme has no base_url"
    if isinstance(error, write.WriteRefused | building.BadMemory):
        return "the memory cannot be used"
    return "the source or its memory cannot be read or written"
