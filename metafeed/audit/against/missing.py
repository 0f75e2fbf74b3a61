"""What only one of the two has: an event that the programme does not tell of, a coming showing that a page lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from metafeed.audit.against.films import film_of
from metafeed.audit.against.matching import Pair, Told
from metafeed.audit.google.showings import starts
from metafeed.audit.nodes import Node
from metafeed.audit.rules import event_not_in_the_programme, screening_not_on_the_page
from metafeed.rules.rule import finding

if TYPE_CHECKING:
    from metafeed.audit.case import Case
    from metafeed.diagnostics import Diagnostic
    from metafeed.model.film import Film
    from metafeed.resolving.programme import Showing

#: A local time may be ahead of or behind `now` by so much.
_DAY = timedelta(days=1)


def not_in_the_programme(told: Told, event: Node) -> Iterator[Diagnostic]:
    """Yield a finding for an event to come of which the programme knows nothing."""
    start = starts(event)
    if start is None:
        return
    now = told.edition.now
    ahead = (
        start.instant > now
        if start.instant and start.has_time
        else start.wall > now.replace(tzinfo=None) + _DAY
    )
    if ahead:
        message = f"the programme has no showing of {event.text('name')!r} on {event.text('startDate')}"
        yield finding(event_not_in_the_programme.RULE, event.pointer, message)


def not_on_the_page(case: Case, told: Told, pairs: list[Pair]) -> Iterator[Diagnostic]:
    """Yield a finding for each coming showing of a film that the page of that film does not have.

    A page is a film's if that film alone stands on its top level, beside several of its events or a list of their
    addresses. A leaf of one event promises no other, nor does a selection from a programme.
    """
    listed = {str(each.value) for element in case.nodes_of("ListItem") for each in element.texts("url")}
    films = {film.id: node for node in case.top if (film := _presented(case, told, node))}
    if len(films) != 1 or _is_data(case, pairs):
        return
    (key, node), there = films.popitem(), {showing.id for _, showing in pairs if showing}
    own = [each for each in told.showings if any(piece.film.id == key for piece in each.pieces)]
    if _is_of_the_film(told, own, there, listed):
        for showing in own:
            if _should_stand(told, showing) and not _stands(told, showing, there, listed):
                message = f"the showing on {showing.begins.isoformat(timespec='minutes')} is not on the page"
                yield finding(screening_not_on_the_page.RULE, node.pointer, message)


def _presented(case: Case, told: Told, node: Node) -> Film | None:
    """Return the film that a node on the top level is of; a version is no film of its own."""
    if not case.is_a(node, "Movie") or not node.properties or "exampleOfWork" in node.properties:
        return None
    return film_of(told, node)


def _is_data(case: Case, pairs: list[Pair]) -> bool:
    """Tell whether a file is a selection from a linked programme: its events lead to their places by `@id`."""
    places = [place for event, _ in pairs for place in event.nodes("location")]
    return not case.page.is_html and bool(places) and all(place.is_reference for place in places)


def _is_of_the_film(told: Told, own: list[Showing], there: set[str], listed: set[str]) -> bool:
    """Tell whether a page tells the showings of a film: several of them, or by a list."""
    found = [each for each in own if _stands(told, each, there, listed)]
    return len(found) > 1 or any(set(told.pages("screening", each)) & listed for each in found)


def _should_stand(told: Told, showing: Showing) -> bool:
    return not told.is_past(showing) and showing.status not in ("cancelled", "postponed")


def _stands(told: Told, showing: Showing, there: set[str], listed: set[str]) -> bool:
    return showing.id in there or bool(set(told.pages("screening", showing)) & listed)
