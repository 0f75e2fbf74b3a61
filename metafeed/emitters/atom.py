"""Atom (RFC 4287) with Media RSS; written by feedgen."""

from __future__ import annotations

from metafeed.emitters import feed_moulds, syndication
from metafeed.emitters.edition import Edition
from metafeed.emitters.entries import heads, rendered
from metafeed.emitters.entry import Entry
from metafeed.emitters.reads import FEED_READS as READS
from metafeed.views import View

__all__ = ["READS", "document"]

MEDIA_TYPE = "application/atom+xml"


def document(edition: Edition, view: View) -> bytes | None:
    """Return the Atom feed of a view, None if it has no entry."""
    told = heads(edition, view, ".atom")
    if not told and not view.narrowing:
        return None
    feed = syndication.feed(edition, view, ".atom", MEDIA_TYPE, told, atom=True)
    items = rendered(edition, "atom", told, _entry)
    return syndication.spliced(feed.atom_str(), b"</feed>", items)


def _entry(edition: Edition, entry: Entry) -> bytes:
    return feed_moulds.octets(edition, entry, _FORM)


def _rendered(edition: Edition, entry: Entry) -> bytes:
    element = syndication.item(edition, entry).atom_entry()
    return syndication.serialised(syndication.atom_frame(entry), element, b"<feed", b"</feed>")


#: How an entry is told; see `metafeed.emitters.feed_moulds`.
_FORM = feed_moulds.Form("atom", _rendered, str, (feed_moulds.instant,))
