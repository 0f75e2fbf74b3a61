"""What of a programme people can still come to: public, taking place, not begun.

What only past, cancelled or hidden screenings use is not in it, nor what no screening uses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from metafeed import zones
from metafeed.case import Case
from metafeed.checking import Checked
from metafeed.model.vocabulary import OFF
from metafeed.resolving.cascade import Chain
from metafeed.resolving.programme import Programme, Showing
from metafeed.resolving.public import public
from metafeed.rules import no_page_for_people
from metafeed.rules.publication_size import is_written
from metafeed.views import VIEWS_OF


@dataclass(frozen=True)
class Coming:
    """The coming part of a programme at `now`.

    `items` are the venues, films, bills and series of coming screenings by (kind, id), those of the first
    screening first, each with its screenings.
    """

    case: Case
    programme: Programme
    now: datetime
    showings: tuple[Showing, ...]
    items: dict[tuple[str, str], tuple[Any, tuple[Showing, ...]]]
    left_out: dict[str, int]

    @classmethod
    def of_source(cls, checked: Checked, now: datetime) -> Coming:
        """Return what is still to come of a source."""
        programme = public(checked.programme, now)
        states = {showing.id: _state(showing, now) for showing in programme.showings}
        showings = tuple(each for each in programme.showings if states[each.id] == "coming")
        every = Counter(states.get(each.id, "hidden") for each in checked.programme.showings)
        found: dict[tuple[str, str], tuple[Any, list[Showing]]] = {}
        for showing in showings:
            for kind, item in _items(showing):
                found.setdefault((kind, item.id), (item, []))[1].append(showing)
        items = {key: (item, tuple(of)) for key, (item, of) in found.items()}
        case = Case(checked.document, checked.typed, checked.resolved)
        return cls(case, programme, now, showings, items, {k: n for k, n in every.items() if k != "coming"})

    def of(self, kind: str, identity: str) -> tuple[Showing, ...]:
        """Return the coming screenings of an item."""
        return self.items[kind, identity][1]

    def chain(self, showing: Showing) -> Chain:
        """Return what a screening has from where."""
        return self.case.resolved.chains[showing.id]

    def is_unsaid(self, showing: Showing, field: str) -> bool:
        """Tell whether nobody said anything of a field, here or above; `-` says that there is none."""
        return self.chain(showing).find(field)[1] is None

    def has_page(self, kind: str, item: Any) -> bool:
        """Tell whether an item has a page for people: its own, by the template, or metafeed's."""
        if item.url or getattr(self.programme.settings.pages, kind):
            return True
        own, without = no_page_for_people.PAGES, self.programme.settings.publish.without
        dropped = {VIEWS_OF[kind], f"{VIEWS_OF[kind]}/{item.id}"} & set(without)
        return bool(own) and not dropped and is_written(self.case, *own)


def _state(showing: Showing, now: datetime) -> str:
    """Return whether a screening is `coming`, `past`, or `off`; one without a time is past with its day."""
    if showing.start is None:
        gone = showing.cinema_day < now.astimezone(zones.zone(showing.venue.zone)).date()
    else:
        gone = showing.start <= now
    return "past" if gone else "off" if showing.status in OFF else "coming"


def _items(showing: Showing) -> Iterator[tuple[str, Any]]:
    """Yield (kind, item) of what a screening is of, each once."""
    yield "venue", showing.venue
    yield from {piece.film.id: ("film", piece.film) for piece in showing.pieces}.values()
    if showing.bill:
        yield "bill", showing.bill
    yield from {each.id: ("series", each) for each in (*showing.series, *showing.wider_series)}.values()
