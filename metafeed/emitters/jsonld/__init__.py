"""schema.org as JSON-LD: `data` for files, `page` for what a web page carries.

Data is one `@graph` with the full nodes of a view, each once, linked by `@id`. A page is one node with
what belongs to it nested, because many readers follow no links (Google wants one event a page). Nodes
are rendered once an edition and stand with the same bytes in every document.

Sources: schema.org 30.0; Google's Event, Movie and Carousel documentation of September 2026; JSON-LD 1.1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

import orjson

from metafeed.emitters import moulds
from metafeed.emitters.edition import Edition
from metafeed.emitters.jsonld import events, places, works
from metafeed.emitters.jsonld.nodes import Node, instant, reference
from metafeed.history import Revision
from metafeed.model.film import Film
from metafeed.model.series import Series
from metafeed.model.venue import Venue
from metafeed.resolving.programme import Showing
from metafeed.views import View

CONTEXT = "https://schema.org"


def document(edition: Edition, view: View) -> bytes:
    """Return the data of a view as a `.jsonld` file."""
    nodes = b",\n".join(
        [
            *(_bytes(edition, kind, key, render) for kind, key, render in _nodes(edition, view)),
            *(
                edition.fragment("jsonld", "screening", showing.id, partial(_screening, edition, showing))
                for showing in (*view.showings, *view.left)
                if showing.start is not None
            ),
        ]
    )
    return b'{"@context":"' + CONTEXT.encode() + b'","@graph":[\n' + nodes + b"\n]}\n"


def data(edition: Edition, view: View) -> Node:
    """Return the data of a view as one value."""
    found: Node = orjson.loads(document(edition, view))
    return found


def _bytes(edition: Edition, kind: str, key: str, render: Callable[[], Node]) -> bytes:
    return edition.fragment("jsonld", kind, key, partial(_rendered, render))


def _rendered(render: Callable[[], Node]) -> bytes:
    return script_safe(orjson.dumps(render()))


def script_safe(octets: bytes) -> bytes:
    """Return JSON that may stand in a script element: no `<`, `>`, `&` or line separators as such."""
    for character, escaped in _UNSAFE:
        if character in octets:
            octets = octets.replace(character, escaped)
    return octets


_UNSAFE = (
    (b"<", b"\\u003c"),
    (b">", b"\\u003e"),
    (b"&", b"\\u0026"),
    ("\u2028".encode(), b"\\u2028"),
    ("\u2029".encode(), b"\\u2029"),
)


def _nodes(edition: Edition, view: View) -> Iterator[tuple[str, str, Callable[[], Node]]]:
    """Yield (kind, key, how to render) of what showings are linked to: the house, places, series, works."""
    yield "cinema", "", partial(places.publisher, edition)
    for venue in _venues(edition, view):
        yield "venue", venue.id, partial(places.theater, edition, venue)
    for each in _series(edition, view):
        yield "series", each.id, partial(events.series, edition, each)
    for film in _films(edition, view):
        yield "film", film.id, partial(works.movie, edition, film)
        for cut in film.versions:
            key = f"{film.id}/{cut.id}"
            yield "version", key, partial(works.version, edition, film, cut)


def _screening(edition: Edition, showing: Showing) -> bytes:
    """Return the ScreeningEvent of a showing as it stands in every document."""
    revision = edition.revision("screening", showing.id, "jsonld")
    return moulds.octets(edition, showing, revision, FORM)


def _own(showing: Showing, _revision: Revision) -> moulds.Values:
    """Return what a showing's node has for itself."""
    return {
        "id": showing.id.encode(),
        "start": _instant(showing.start),
        "end": _instant(showing.end),
        "tickets": script_safe(orjson.dumps(showing.tickets or ""))[1:-1],
    }


def _instant(moment: datetime | None) -> bytes:
    return (instant(moment) or "").encode()


#: How a showing is told; see `metafeed.emitters.moulds`.
FORM = moulds.Form(
    "jsonld",
    lambda edition, showing, _: script_safe(orjson.dumps(events.screening(edition, showing))),
    _own,
    b"",
    bytes,
)


def _venues(edition: Edition, view: View) -> list[Venue]:
    """Return the venues of a view's showings and of the series that they belong to."""
    found = {showing.venue.id for showing in (*view.showings, *view.left)}
    of_series = edition.fragment("jsonld", "venues of series", "", partial(_venues_of_series, edition))
    for each in _series(edition, view):
        found |= of_series.get(each.id, set())
    if view.kind in ("all", "venues"):
        found |= set(edition.programme.venues) if view.kind == "all" else {view.key}
    return [venue for key, venue in edition.programme.venues.items() if key in found]


def _venues_of_series(edition: Edition) -> dict[str, set[str]]:
    """Return the ids of the venues in which each series is shown, by its id."""
    found: dict[str, set[str]] = {}
    for showing in edition.programme.showings:
        for each in showing.series:
            found.setdefault(each.id, set()).add(showing.venue.id)
    return found


def _series(edition: Edition, view: View) -> list[Series]:
    """Return the series of a view's showings, with those that they are part of."""
    found = {each.id for showing in (*view.showings, *view.left) for each in showing.series}
    if view.kind == "all":
        found |= set(edition.programme.series)
    if view.kind == "series":
        found.add(view.key)
    waiting = list(found)
    while waiting:
        each = edition.programme.series.get(waiting.pop())
        if each and each.part_of and each.part_of in edition.programme.series and each.part_of not in found:
            found.add(each.part_of)
            waiting.append(each.part_of)
    return [each for key, each in edition.programme.series.items() if key in found]


def _films(edition: Edition, view: View) -> list[Film]:
    """Return the films of a view and of its showings, in the order of the programme."""
    showings = (*view.showings, *view.left)
    found = {film.id for film in view.films} | {p.film.id for s in showings for p in s.pieces}
    found |= {work.film for bill in view.bills for work in bill.works if work.film}
    order = edition.once(
        ("order of films",), lambda: {key: n for n, key in enumerate(edition.programme.films)}
    )
    known = sorted(found & order.keys(), key=order.__getitem__)
    return [edition.programme.films[key] for key in known]


def page(edition: Edition, view: View) -> Node:
    """Return what a page of a view carries: a nested event, a film with its list, or a list.

    `screenings/ID` is one ScreeningEvent with what it needs nested; `films/ID` a graph of the film and an
    ItemList of its showings; everything else an ItemList.
    """
    if view.kind == "screenings":
        return {"@context": CONTEXT} | nested(edition, view.showings[0])
    listed = item_list(edition, view)
    if view.kind == "films":
        film = works.movie(edition, view.films[0])
        film.pop("workExample", None)
        return {"@context": CONTEXT, "@graph": [film, *([listed] if listed else [])]}
    return {"@context": CONTEXT} | (listed or {"@type": "ItemList", "numberOfItems": 0})


def nested(edition: Edition, showing: Showing) -> Node:
    """Return a ScreeningEvent with its films, place, series and organizer in it, each in full once."""
    full: dict[str, Node] = {
        edition.node_id("cinema"): places.publisher(edition),
        edition.node_id("venue", showing.venue.id): places.theater(edition, showing.venue),
    }
    for piece in showing.pieces:
        full[edition.node_id("film", piece.film.id)] = works.movie(edition, piece.film)
        for cut in piece.film.versions:
            full[works.version_id(edition, piece.film, cut)] = works.version(edition, piece.film, cut)
    for each in _series(edition, View("screenings", showing.id, (showing,))):
        full[edition.node_id("series", each.id)] = events.series(edition, each)
    filled: Node = _fill(events.screening(edition, showing), full)
    return filled


def _fill(value: Any, full: dict[str, Node]) -> Any:
    """Return `value` with the first link to each node in `full` replaced by the node; `full` is used up."""
    if isinstance(value, list):
        return [_fill(each, full) for each in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"@id"}:
        node = full.pop(value["@id"], None)
        return value if node is None else _fill(node, full)
    return {key: _fill(each, full) for key, each in value.items()}


def item_list(edition: Edition, view: View) -> Node | None:
    """Return an ItemList of the pages of a view's coming showings; None if none of them has a page."""
    pages = [edition.page("screening", s) for s in view.showings if s.start and not edition.is_past(s)]
    urls = list(dict.fromkeys(url for url in pages if url))
    if not urls:
        return None
    items = [{"@type": "ListItem", "position": n, "url": url} for n, url in enumerate(urls, 1)]
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}


def breadcrumbs(trail: list[tuple[str, str | None]], own: str | None) -> Node | None:
    """Return the way to a page as a BreadcrumbList; None where it has less than two steps (Google, Breadcrumb).

    A page is a reference and no text: `item` is a Thing.
    """
    if len(trail) < 2 or own is None:
        return None
    items = [
        {"@type": "ListItem", "position": n, "name": name}
        | ({"item": reference(url)} if url and url != own else {})
        for n, (name, url) in enumerate(trail, 1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


#: The facts that JSON-LD tells, as patterns; see `metafeed.emitters.facts`. schema.org has no property
#: for what is taken out.
READS = (
    "programme.*",
    "!programme.license",
    "film.*",
    "!film.aspect_ratio",
    "!film.colour",
    "!film.content_notes.*",
    "!film.intertitles",
    "!film.note_by",
    "!film.runtime.approximate",
    "!film.runtime.at_fps",
    "!film.sound",
    "!film.year.circa",
    "!film.year.last",
    "!film.original_title.lang",
    "!film.alternative_titles.lang",
    "!film.alternative_titles.type",
    "!film.alternative_titles.territory",
    "!film.distributors.territory",
    "!film.ratings.territory",
    "!film.trailers.captions",
    "!film.versions.runtime.at_fps",
    "!film.quotes.about",
    "bill.title",
    "bill.works.*",
    "bill.note",
    "bill.images.file",
    "bill.images.url",
    "series.*",
    "venue.*",
    "!venue.screens.formats",
    "!*.images.kind",
    "screening.*",
    "!screening.prices.fees_included",
)
