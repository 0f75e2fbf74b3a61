"""The page of a view: the frame that all pages have, and the parts that its kind has.

To add a kind of page, add a function to `_KINDS`, a template to `metafeed.templates.NAMES`, and its line in
`metafeed.emitters.html.TEMPLATES`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from metafeed.emitters import alternates, qr
from metafeed.emitters.edition import Edition
from metafeed.emitters.html import parts
from metafeed.emitters.html.frame import Page, frame
from metafeed.emitters.html.showings import days, row
from metafeed.emitters.html.ways import Way, for_once
from metafeed.emitters.html.works import work
from metafeed.model.vocabulary import OFF
from metafeed.views import View

#: Showings that a page lists; how many are beyond is said, and calendars have them all.
LISTED = 500


@dataclass(frozen=True, slots=True)
class Adding:
    """How a showing gets into a calendar: a copy of it for once, or where on the page one subscribes to its work."""

    ways: tuple[Way, ...]
    anchor: str


def page(edition: Edition, view: View) -> Page:
    """Return the page of a view."""
    return _KINDS.get(view.kind, _schedule)(edition, view, frame(edition, view))


def _schedule(edition: Edition, view: View, shown: Page) -> Page:
    """Return a page with the showings of its view that are to come, and how many there are."""
    coming = [each for each in (*view.showings, *view.left) if not edition.is_over(each)]
    beyond = len(coming) - LISTED
    more = edition.words.and_more.format(count=beyond) if beyond > 0 else ""
    return replace(shown, days=days(edition, coming[:LISTED]), listed=len(coming), more=more)


def _index(edition: Edition, view: View, shown: Page) -> Page:
    made = _schedule(edition, view, shown)
    return replace(
        made,
        cards=tuple(parts.cards(edition, view)),
        menus=tuple(parts.menus(edition)),
        about=parts.house(edition),
    )


def _film(edition: Edition, view: View, shown: Page) -> Page:
    """Return the page of a film or bill: it outlives its run, with past showings."""
    item = (view.films if view.kind == "films" else view.bills)[0]
    made = _schedule(edition, view, shown)
    past = [each for each in view.showings if edition.is_over(each)]
    return replace(made, work=work(edition, item, view.showings), past=days(edition, past))


def _screening(edition: Edition, view: View, shown: Page) -> Page:
    showing = view.showings[0]
    films = {piece.film.id: piece.film for piece in showing.pieces}
    items = [showing.bill] if showing.bill else list(films.values())
    works = [work(edition, each, (showing,)) for each in items]
    return replace(
        shown,
        screening=row(edition, showing),
        works=tuple(replace(w, state="", runs=()) for w in works),
        about=_adding(edition, view),
    )


def _adding(edition: Edition, view: View) -> Adding | None:
    """Return the ways to put a showing into a calendar, None where it is off, over, or its time is to come."""
    showing = view.showings[0]
    own = alternates.calendar(edition, view)
    if not own or showing.status in OFF or edition.is_over(showing):
        return None
    told = ("bills", showing.bill.id) if showing.bill else ("films", showing.pieces[0].film.id)
    return Adding(for_once(edition, showing, own[0].href), qr.anchor(View(*told, ())))


def _series(edition: Edition, view: View, shown: Page) -> Page:
    made = _schedule(edition, view, shown)
    past = [each for each in view.showings if edition.is_over(each)]
    known = edition.programme.series.get(view.key)
    return replace(made, about=parts.series(edition, known) if known else None, past=days(edition, past))


def _venue(edition: Edition, view: View, shown: Page) -> Page:
    known = edition.programme.venues.get(view.key)
    return replace(_schedule(edition, view, shown), about=parts.venue(edition, known) if known else None)


#: Kind of view → what makes its page; the others are a schedule.
_KINDS = {
    "all": _index,
    "films": _film,
    "bills": _film,
    "screenings": _screening,
    "series": _series,
    "venues": _venue,
}
