"""Which entries a feed of a view has: films and bills, or news."""

from __future__ import annotations

from metafeed.emitters import entry, news
from metafeed.emitters.edition import Edition
from metafeed.emitters.entry import Entry
from metafeed.views import View


def entries(edition: Edition, view: View, suffix: str) -> list[Entry]:
    """Return the entries of a view's feed with `suffix`, the newest first."""
    return news.entries(edition, view) if view.kind == "changes" else entry.entries(edition, view, suffix)
