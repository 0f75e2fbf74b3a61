"""The price lists of a case: by name in the programme, or written where they hold.

No rule itself: the rules on prices take the lists, and their places, from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from metafeed.case import Case
from metafeed.diagnostics import pointer
from metafeed.model.offer import Offer
from metafeed.model.screening import Told
from metafeed.rules import pointing

#: The amounts of an offer.
AMOUNTS = ("price", "at_least", "at_most")


class Listed(NamedTuple):
    """One offer of a list. `place` is where it would stand if all lists were written out."""

    case: Case
    place: str
    offer: Offer

    def at(self, field: str) -> str:
        """Return the place of a field of the offer, as its author wrote it."""
        return pointing.written(self.case.document, f"{self.place}/{field}")


def price_lists(case: Case) -> Iterator[list[Listed]]:
    """Yield every list of prices, each once."""
    for name, offers in case.typed.settings.prices.items():
        yield _listed(case, pointer("prices", name), offers)
    for place, told in all_told(case):
        if told.prices is not None and not isinstance(told.prices, str):
            yield _listed(case, f"{place}/prices", told.prices)


def all_told(case: Case) -> Iterator[tuple[str, Told]]:
    """Yield every place at which the facts of a showing may be written, and what is written there."""
    if case.typed.settings.defaults:
        yield "/defaults", case.typed.settings.defaults
    for collection in ("venues", "series", "films", "bills"):
        for item in getattr(case.typed, collection):
            if item.value.defaults:
                yield f"{item.pointer}/defaults", item.value.defaults
    for run, _ in case.typed.all_runs():
        yield run.pointer, run.value
        for key, exception in run.value.except_.items():
            yield run.pointer + pointer("except", key), exception
    for screening in case.typed.screenings:
        yield screening.pointer, screening.value


def _listed(case: Case, place: str, offers: tuple[Offer, ...]) -> list[Listed]:
    return [Listed(case, f"{place}/{number}", offer) for number, offer in enumerate(offers)]
