"""What was published before, and what is told otherwise now.

Emitters take dates, numbers of change, earlier starts and former views from `History` and from nowhere else,
so that documents change only when what they tell changes. `recall` says what must be told, `stand` where,
`advance` what that changes; `memory` is what is kept between two builds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from metafeed.history.advance import Advanced, advance
from metafeed.history.changes import Change, News, Place
from metafeed.history.films import last_chances
from metafeed.history.guard import guard
from metafeed.history.memory import Memory, MemoryFault, Remembered, Stamp
from metafeed.history.recall import Recalled, in_window, recall
from metafeed.history.reporting import is_significant
from metafeed.history.stamping import whole_second
from metafeed.history.standing import Standing, stand

__all__ = [
    "Advanced",
    "Change",
    "History",
    "Memory",
    "MemoryFault",
    "News",
    "Place",
    "Recalled",
    "Remembered",
    "Revision",
    "Stamp",
    "Standing",
    "advance",
    "guard",
    "in_window",
    "is_significant",
    "last_chances",
    "recall",
    "stand",
]


@dataclass(frozen=True, slots=True)
class Revision:
    """An item as a standard tells it: how often it changed, when it was first told and when last."""

    number: int
    published: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class History:
    """What is remembered of a publication at `now`; an item that nobody remembers is new.

    `kept` are the paths of the documents that were published before.
    """

    now: datetime
    memory: Memory = field(default_factory=lambda: Memory(""))
    kept: frozenset[str] = frozenset()
    _new: Revision = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what holds for all that is new."""
        moment = whole_second(self.now)
        object.__setattr__(self, "_new", Revision(0, moment, moment))

    def of(self, kind: str, identity: str, standard: str) -> Revision:
        """Return the revision of an item in a standard: ical, jsonld or feed."""
        known = self.memory.items.get(f"{kind}/{identity}")
        stamp = known and known.stamps.get(standard)
        if known is None or not stamp:
            return self._new
        return Revision(stamp.revision, known.published, stamp.changed)

    def left(self, showing: str) -> tuple[str, ...]:
        """Return the paths of the views that a showing has left."""
        known = self.memory.items.get(f"screening/{showing}")
        return known.left if known else ()

    def gone(self, showing: str) -> str:
        """Return why a showing is not in the source any more: withdrawn or past; empty if it is."""
        known = self.memory.items.get(f"screening/{showing}")
        return known.gone if known else ""
