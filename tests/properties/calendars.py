"""Events as the icalendar library folds and orders their lines."""

from __future__ import annotations

import re

from icalendar import Event
from icalendar.parser import Contentline

#: What the library parts at a fold, a `\\`, put together again; see `metafeed.emitters.lines`.
_SPLIT = re.compile(rb"((?<!\\)(?:\\\\)*\\)\r\n \\")


def by_the_library(octets: bytes) -> bytes:
    """Return an event, given as lines that are not folded, with its lines in the library's order and folds."""
    begin, *told, end = octets.decode().removesuffix("\r\n").split("\r\n")
    names = Event()
    for line in told:
        names[re.split("[:;]", line, maxsplit=1)[0]] = ""
    order = names.sorted_keys()
    told.sort(key=lambda line: order.index(re.split("[:;]", line, maxsplit=1)[0]))
    whole = b"".join(Contentline(line).to_ical() + b"\r\n" for line in (begin, *told, end))
    return _SPLIT.sub(rb"\1\\\r\n ", whole)
