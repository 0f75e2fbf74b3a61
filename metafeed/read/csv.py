"""CSV (RFC 4180), as spreadsheets save it: a header row, then an item a row.

Commas, semicolons and tabs separate; a byte order mark, quotes and every line ending are understood. All
cells stay text, trimmed; blank ones are absent. A dotted column, `address.street`, is a key within a key.
What a screening inherits from the row above, and that several times are several screenings, is in
`metafeed.read.sheet`.
"""

from __future__ import annotations

from typing import Any

from metafeed.read.csv_places import Places
from metafeed.read.csv_table import Table, levels_above
from metafeed.read.encoding import decode
from metafeed.read.sheet import expanded
from metafeed.read.source import Parsed, Source


def parse(data: bytes, path: str, *, screenings: bool = False) -> Parsed:
    """Return the items of a CSV file; `screenings` inherit from the row above."""
    text = decode(data, path)
    if isinstance(text, Parsed):
        return text
    table = Table(text)
    rows = expanded(table.rows()) if screenings else table.rows()
    items: list[dict[str, Any]] = [item for _, item in rows]
    findings = tuple(table.findings)
    for column in table.columns:
        if levels_above(column):
            _nest(items, column)
    return Parsed(items, findings, Source(text, Places(table, screenings=screenings).find))


def _nest(items: list[dict[str, Any]], column: str) -> None:
    """Turn the key `address.street` of each item into a key within a key."""
    *outer, last = column.split(".")
    for item in items:
        if column in item:
            value = item.pop(column)
            inner: Any = item
            for key in outer:
                inner = inner.setdefault(key, {})
            inner[last] = value
