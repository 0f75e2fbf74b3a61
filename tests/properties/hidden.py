"""What of a programme must stay in the house, worked out again from PUBLICATION.md.

Written apart from `metafeed.resolving.public`, so that the two can disagree. The ids that it names are
marks (see `programmes.py`): they end every text of their item as well.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from metafeed.resolving.programme import Programme, Showing


def marks(programme: Programme, now: datetime) -> set[str]:
    """Return the marks of everything that may not be told at `now`."""
    shown = [showing for showing in programme.showings if _is_open(showing, now)]
    secret = {showing.id for showing in programme.showings} - {showing.id for showing in shown}
    for item in (*programme.films.values(), *programme.bills.values(), *programme.series.values()):
        everywhere = [showing for showing in programme.showings if item.id in _of(showing)]
        if not _may(item, now) or (everywhere and not any(showing in shown for showing in everywhere)):
            secret.add(item.id)
    return secret


def _is_open(showing: Showing, now: datetime) -> bool:
    items = [*(piece.film for piece in showing.pieces), *filter(None, [showing.bill])]
    return _may(showing, now) and all(_may(item, now) for item in items)


def _of(showing: Showing) -> set[str]:
    films = {piece.film.id for piece in showing.pieces}
    return films | {series.id for series in showing.series} | ({showing.bill.id} if showing.bill else set())


def _may(item: Any, now: datetime) -> bool:
    if item.visibility == "embargoed":
        return item.public_from is not None and item.public_from <= now
    return item.visibility in (None, "public", "members")
