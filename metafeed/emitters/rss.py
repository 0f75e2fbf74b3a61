"""RSS 2.0 with the Advisory Board's profile, Media RSS and `content:encoded`; written by feedgen."""

from __future__ import annotations

from metafeed.emitters import feed_moulds, syndication
from metafeed.emitters.edition import Edition
from metafeed.emitters.entries import heads, rendered
from metafeed.emitters.entry import Entry
from metafeed.emitters.reads import FEED_READS as READS
from metafeed.views import View

__all__ = ["READS", "document"]

MEDIA_TYPE = "application/rss+xml"


def document(edition: Edition, view: View) -> bytes | None:
    """Return the RSS feed of a view, None if it has no entry."""
    told = heads(edition, view, ".rss")
    if not told and not view.narrowing:
        return None
    feed = syndication.feed(edition, view, ".rss", MEDIA_TYPE, told, atom=False)
    items = rendered(edition, "rss", told, _item)
    return syndication.spliced(feed.rss_str(), b"</channel></rss>", items)


def _item(edition: Edition, entry: Entry) -> bytes:
    return feed_moulds.octets(edition, entry, _FORM)


def _rendered(edition: Edition, entry: Entry) -> bytes:
    element = syndication.item(edition, entry).rss_entry()
    return syndication.serialised(syndication.rss_frame(entry), element, b"<channel", b"</channel>")


#: How an entry is told; see `metafeed.emitters.feed_moulds`.
_FORM = feed_moulds.Form(
    "rss", _rendered, syndication.description_text, (feed_moulds.instant_of_rss, feed_moulds.instant)
)
