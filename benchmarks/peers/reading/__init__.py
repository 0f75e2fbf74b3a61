"""What a document tells, as facts by item: an event, a node or an entry, and the head.

A fact is a name and a value that is equal where the meaning is: instants are instants, HTML is HTML whatever its
white space between blocks, order counts where it is told by the standard. An item that is told twice has two names.
To add a format, add its reader to `_READERS`.
"""

from __future__ import annotations

from benchmarks.peers.reading import calendars, documents, feeds
from benchmarks.peers.reading.values import Facts, Told

__all__ = ["SUFFIXES", "Facts", "read"]

#: How a path ends → its reader.
_READERS = {
    ".jsonld": documents.json_ld,
    ".ics": calendars.calendar,
    ".rss": feeds.rss,
    ".atom": feeds.atom,
    "feed.json": documents.json_feed,
}
SUFFIXES = tuple(_READERS)


def read(path: str, octets: bytes) -> Told:
    """Return what a document tells; the suffix of its path says how it is read."""
    reader = next(reader for suffix, reader in _READERS.items() if path.endswith(suffix))
    return reader(octets)
