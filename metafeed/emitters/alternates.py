"""What else tells a view: its calendar and feeds, those of the whole house, and the head of a page with them.

A link leads to what is there: a document that would say nothing is not made, and not linked to.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from metafeed.emitters import Emitter, by_name, calendars, jsonld, telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.elements import Element, Link
from metafeed.emitters.entry import is_told, showings_of
from metafeed.views import View, is_written

#: The standards that programs read, and what titles call them where there are several to choose from.
NAMES = {"ical": "", "atom": "Atom", "rss": "RSS", "jsonfeed": "JSON Feed", "jsonld": "JSON-LD"}
NEWS = View("changes", "", ())


def head(edition: Edition, view: View) -> Element:
    """Return what the head of a page of a view carries, of no instant."""
    return Element(view.path, None, jsonld.page(edition, view), links(edition, view))


def is_claim(view: View, element: Element) -> bool:
    """Tell whether a page needs the node of a view: a list of nothing claims nothing."""
    return view.kind in ("films", "screenings") or bool(element.node.get("numberOfItems"))


def links(edition: Edition, view: View) -> tuple[Link, ...]:
    """Return the documents of a view, then news and the calendar of all.

    For a screening its calendar comes first, then the documents of what it shows.
    """
    key = ("links", view.kind, view.key)
    if key not in edition.fragments:
        edition.fragments[key] = tuple(_links(edition, view))
    found: tuple[Link, ...] = edition.fragments[key]
    return found


def _links(edition: Edition, view: View) -> Iterator[Link]:
    if view.kind == "screenings":
        yield from calendar(edition, view)
    for each in _shown(edition, view) if view.kind == "screenings" else (view,):
        yield from (link(edition, emitter, each) for emitter in made(edition, each))
    if view.kind != "changes":
        yield from edition.fragment("links", "news", "", partial(_of_news, edition))
    if view.kind not in ("all", "changes"):
        whole = View("all", "", edition.programme.showings)
        yield from edition.fragment("links", "whole", "", partial(calendar, edition, whole))


def _of_news(edition: Edition) -> list[Link]:
    return [link(edition, each, NEWS) for each in made(edition, NEWS)]


def calendar(edition: Edition, view: View) -> list[Link]:
    """Return the link to the calendar of a view, where there is one."""
    return [link(edition, each, view) for each in made(edition, view) if each.name == "ical"]


def _shown(edition: Edition, view: View) -> Iterator[View]:
    """Yield the views of what a screening shows: of its bill, or its films."""
    showing = view.showings[0]
    if showing.bill:
        of = tuple(showings_of(edition, "bill", showing.bill.id))
        yield View("bills", showing.bill.id, of, (), (showing.bill,), showing.bill.title)
        return
    for film in dict.fromkeys(piece.film.id for piece in showing.pieces):
        known = edition.programme.films.get(film)
        if known:
            yield View("films", film, tuple(showings_of(edition, "film", film)), (known,), (), known.title)


def made(edition: Edition, view: View) -> list[Emitter]:
    """Return the emitters that make a document of a view for programs: calendar first, then feeds, then data."""
    if not is_written(edition.programme, view):
        return []
    publish = edition.programme.settings.publish
    found = [by_name(name) for name in NAMES]
    return [
        each
        for each in found
        if each.is_wanted(publish) and each.writes(view.kind) and _says(edition, each, view)
    ]


def _says(edition: Edition, emitter: Emitter, view: View) -> bool:
    """Tell whether a document would say anything."""
    if emitter.name == "ical":
        return bool(calendars.showings(edition, view, emitter.suffix))
    if view.kind == "changes":
        return bool(edition.history.memory.news)
    return emitter.name == "jsonld" or is_told(edition, view, emitter.suffix)


def link(edition: Edition, emitter: Emitter, view: View) -> Link:
    """Return the link to a document of a view."""
    name, title = NAMES[emitter.name], telling.heading(edition, view)
    address = edition.document(view.path, emitter.suffix)
    return Link(emitter.media_type, address, f"{title} ({name})" if name else title)
