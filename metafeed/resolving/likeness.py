"""Likeness: which showings say the same but for when, under which id and where tickets are sold.

A repertory programme shows a film twenty times, and most of these showings differ in nothing else. What is told or
kept of them can be made once. To add a fact of a showing, name it in one of the four lists; a test holds that none is
missing.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from metafeed.resolving.programme import Showing

#: What a showing has for itself.
OWN = ("id", "pointer", "provisional", "cinema_day", "start", "end", "tickets")
#: What those that are alike have in common, by value.
VALUES = (
    "status", "sale", "visibility", "format", "spoken", "spoken_said", "subtitles", "access", "premiere", "url",
)  # fmt: skip
#: By what stands there: instants are equal that differ in their zone, or in which of two equal hours they are.
INSTANTS = ("previous_starts", "doors", "public_from", "on_sale")
#: And by identity: what a programme holds once for all its showings.
SHARED = (
    "works", "bill", "venue", "screen", "reason", "parts", "series", "wider_series", "offers", "note", "run",
)  # fmt: skip

_values, _instants, _shared = attrgetter(*VALUES), attrgetter(*INSTANTS), attrgetter(*SHARED)


def likeness(showing: Showing) -> tuple[Any, ...]:
    """Return a key that is equal for showings that are alike, as long as these are held."""
    own = (showing.start is None, showing.end is None, showing.tickets is None)
    return (*own, *_values(showing), repr(_instants(showing)), *map(id, _shared(showing)))
