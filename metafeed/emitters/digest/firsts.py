"""When each film or bill was first shown, as far as programme and memory know: what is new in a week.

A showing that was called off shows nothing. One that vanished from the source since is still known to the memory.
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.emitters.edition import Edition
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.weeks import Week


def is_new(edition: Edition, key: str, week: Week) -> bool:
    """Tell whether `film/ID` or `bill/ID` is first shown in a week."""
    first = _firsts(edition).get(key)
    return first is not None and week.first.isoformat() <= first <= week.last.isoformat()


def _firsts(edition: Edition) -> dict[str, str]:
    """Return the first cinema day of each, as ISO 8601."""
    return edition.fragment("digest", "firsts", "", lambda: _found(edition))


def _found(edition: Edition) -> dict[str, str]:
    found: dict[str, str] = {}
    for day, keys in (*_of_programme(edition), *_of_memory(edition)):
        for key in keys:
            found[key] = min(found.get(key, day), day)
    return found


def _of_programme(edition: Edition) -> Iterator[tuple[str, list[str]]]:
    for showing in edition.programme.showings:
        if showing.status not in OFF:
            yield showing.cinema_day.isoformat(), _keys(showing)


def _keys(showing: Showing) -> list[str]:
    bill = [f"bill/{showing.bill.id}"] if showing.bill else []
    return [*bill, *(f"film/{piece.film.id}" for piece in showing.pieces)]


def _of_memory(edition: Edition) -> Iterator[tuple[str, list[str]]]:
    """Yield what is over and not in the source any more."""
    for each in edition.history.memory.of("screening"):
        if each.gone == "past" and each.record.get("status") not in OFF:
            bill = [f"bill/{each.record['bill']}"] if "bill" in each.record else []
            films = [f"film/{work['film']}" for work in each.record["works"] if "film" in work]
            yield each.record["cinema_day"], bill + films
