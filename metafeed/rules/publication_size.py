"""How big the documents of a publication would be at least, without making them.

No rule itself: `calendar_too_big` and `feed_too_big` compare these with what clients take. Rules have no
clock, so what counts is the window that any publication before the last showing has: the last showings and
those of `past_days` before. The sizes of items were measured on realistic programmes, and are right to a
tenth or so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, timedelta
from functools import lru_cache

from metafeed.case import Case
from metafeed.model.film import Film
from metafeed.model.series import Bill, Series
from metafeed.model.text import Localised, texts
from metafeed.resolving.programme import Showing

#: Bytes that fill disks and that no client takes: a long text that a default puts into thousands of showings.
HOPELESS = 100_000_000
#: What never leaves the house.
UNTOLD = ("private", "press", "invite")


@dataclass(frozen=True, slots=True)
class Size:
    """How many items a document has, and about how many bytes."""

    items: int = 0
    bytes: int = 0

    def __add__(self, other: Size) -> Size:
        return Size(self.items + other.items, self.bytes + other.bytes)

    def exceeds(self, items: int, bytes_: int) -> bool:
        """Tell whether it has more than that."""
        return self.items > items or self.bytes > bytes_

    def told(self, name: str) -> str:
        """Return the size for a message: `1,240 events, about 1.0 MB`."""
        return f"{self.items:,} {name}, about {self.bytes / 1e6:.1f} MB"


def window(case: Case) -> list[Showing]:
    """Return the showings that are in every publication before the last of them."""
    told = [showing for showing in case.showings if showing.visibility not in UNTOLD]
    starts = [showing.begins.astimezone(UTC) for showing in told if showing.start]
    if not starts:
        return told
    first = max(starts) - timedelta(days=case.typed.settings.publish.past_days)
    return [s for s in told if s.start is None or s.begins.astimezone(UTC) >= first]


def of_event(showing: Showing) -> Size:
    """Return the size of a showing in a calendar."""
    titles = [showing.bill.title] if showing.bill else [piece.film.title for piece in showing.pieces]
    words = octets((*titles, showing.note, showing.reason, showing.tickets))
    return Size(
        1,
        700 + words + 20 * len(showing.offers) + 60 * len(showing.parts) + 60 * len(showing.works),
    )


def of_entry(item: Film | Bill) -> Size:
    """Return the size of a film or bill in a feed, without its showings."""
    films = (
        (item.synopsis, item.synopsis, *(quote.text for quote in item.quotes))
        if isinstance(item, Film)
        else ()
    )
    return Size(1, 1200 + octets((item.title, item.tagline, item.note, *films)))


def of_line(showing: Showing) -> Size:
    """Return the size of a showing in a feed's entry."""
    return Size(0, 200 + octets((showing.note, showing.reason, showing.tickets)) + 20 * len(showing.offers))


def octets(values: Iterable[Localised | None]) -> int:
    """Return the bytes of texts, each in its longest language."""
    return sum(max((_octets(text) for text in texts(value)), default=0) for value in values)


@lru_cache(maxsize=4096)
def _octets(text: str) -> int:
    return len(text.encode())


def is_told(item: Film | Bill | Series) -> bool:
    """Tell whether an item may ever leave the house."""
    return item.visibility not in UNTOLD


def is_written(case: Case, *emitters: str) -> bool:
    """Tell whether the programme writes the documents of one of `emitters`."""
    return case.typed.settings.publish.wants(*emitters)
