"""Atom (RFC 4287) with Media RSS; written by feedgen."""

from __future__ import annotations

from functools import partial

from metafeed.emitters import syndication
from metafeed.emitters.edition import Edition
from metafeed.emitters.entries import entries
from metafeed.emitters.entry import Entry
from metafeed.emitters.reads import FEED_READS as READS
from metafeed.views import View

__all__ = ["READS", "document"]

MEDIA_TYPE = "application/atom+xml"


def document(edition: Edition, view: View) -> bytes | None:
    """Return the Atom feed of a view, None if it has no entry."""
    told = entries(edition, view, ".atom")
    if not told and not view.narrowing:
        return None
    feed = syndication.feed(edition, view, ".atom", MEDIA_TYPE, told, atom=True)
    items = [edition.fragment("atom", each.kind, each.key, partial(_entry, edition, each)) for each in told]
    return syndication.spliced(feed.atom_str(), b"</feed>", items)


def _entry(edition: Edition, entry: Entry) -> bytes:
    element = syndication.item(edition, entry).atom_entry()
    return syndication.serialised(syndication.atom_frame(entry), element, b"<feed", b"</feed>")
