"""What was published before: each item's revision. Until a memory is read, everything is new at `now`.

Emitters take dates and numbers of change from here and from nowhere else, so that documents change only
when what they tell changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """An item as it stands: how often it changed, when it was first told and when last.

    `previous_starts` are starts that were published and hold no more, the oldest first.
    """

    number: int
    published: datetime
    changed: datetime
    previous_starts: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The revisions of published items, by `KIND/ID` (`screening/qa`); unknown ones are new at `now`."""

    now: datetime
    revisions: Mapping[str, Revision] = field(default_factory=dict)

    def of(self, kind: str, identity: str) -> Revision:
        """Return the revision of an item."""
        known = self.revisions.get(f"{kind}/{identity}")
        return known or Revision(0, _second(self.now), _second(self.now))


def _second(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(microsecond=0)
