"""The reader library, which feed readers are made with, on feeds over HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from reader import Reader


@dataclass
class Library:
    """Somebody's reader, subscribed to paths under `base`."""

    reader: Reader
    patch: pytest.MonkeyPatch
    base: str
    feeds: Sequence[str]

    def update(self, now: str) -> None:
        """Update all feeds at once, whenever they are due, as of an instant; who cannot be fetched is complained of."""
        moment = datetime.fromisoformat(now).astimezone(UTC)
        self.patch.setattr(self.reader, "_now", lambda: moment)
        self.reader.update_feeds(scheduled=False)

    def read(self) -> None:
        """Have read everything."""
        for entry in self.reader.get_entries(read=False):
            self.reader.mark_entry_as_read(entry)

    def items(self, *, unread: bool = False) -> dict[str, dict[str, str]]:
        """Return titles by feed and id, all or only of what is not read."""
        found: dict[str, dict[str, str]] = {feed: {} for feed in self.feeds}
        for entry in self.reader.get_entries(read=False if unread else None):
            found[entry.feed_url.removeprefix(self.base)][entry.id] = entry.title or ""
        return found

    def complaints(self) -> dict[str, str]:
        """Return why feeds could not be updated the last time."""
        return {
            feed.url.removeprefix(self.base): feed.last_exception.value_str
            for feed in self.reader.get_feeds()
            if feed.last_exception
        }


@contextmanager
def library(base: str, feeds: Sequence[str]) -> Iterator[Library]:
    """A reader with nothing in it yet."""
    from reader import make_reader

    with pytest.MonkeyPatch.context() as patch, make_reader(":memory:") as reader:
        patch.setenv("NO_PROXY", "127.0.0.1")
        for feed in feeds:
            reader.add_feed(f"{base}{feed}")
        yield Library(reader, patch, base, feeds)
