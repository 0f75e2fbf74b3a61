"""Which entries a feed of a view has: films and bills, news, or weeks."""

from __future__ import annotations

from metafeed.emitters import entry, news
from metafeed.emitters.digest import feed
from metafeed.emitters.edition import Edition
from metafeed.emitters.entry import Entry
from metafeed.views import View


def entries(edition: Edition, view: View, suffix: str) -> list[Entry]:
    """Return the entries of a view's feed with `suffix`, the newest first."""
    if view.kind == "weeks":
        return feed.entries(edition, view)
    return news.entries(edition, view) if view.kind == "changes" else entry.entries(edition, view, suffix)
