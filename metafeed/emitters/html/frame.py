"""What every page says: its title and address, what its head carries, and the way to it.

Templates get one `page` and nothing else; docs/pages.md lists what is in it. Texts are plain, and escaped
by the templates; what is HTML already is `Markup`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Any

from babel import Locale
from markupsafe import Markup

from metafeed.emitters import alternates, jsonld, telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.elements import Link, elements
from metafeed.emitters.html import parts
from metafeed.emitters.html.showings import Day, Row, row
from metafeed.emitters.html.works import Work
from metafeed.emitters.pictures import Picture, pictures
from metafeed.model.media import Image
from metafeed.text import markup
from metafeed.text.names import locale_of
from metafeed.views import View

#: What a description for search results and previews may have, in characters.
DESCRIPTION = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a view. Addresses are absolute; the filter `href` makes those of the publication relative."""

    view: str
    kind: str
    language: str
    direction: str
    locale: str
    house: str
    house_url: str
    index_url: str | None
    subscribe_url: str | None
    style_url: str
    title: str
    heading: str
    description: str
    own: str | None
    canonical: str | None
    og_type: str
    picture: Picture | None
    head: Markup
    links: tuple[Link, ...]
    languages: tuple[tuple[str, str, str], ...]
    crumbs: tuple[tuple[str, str | None], ...]
    notices: tuple[tuple[Markup, str | None], ...]
    words: Mapping[str, str]
    zones: str
    days: tuple[Day, ...] = ()
    past: tuple[Day, ...] = ()
    listed: int = 0
    more: str = ""
    work: Work | None = None
    screening: Row | None = None
    works: tuple[Work, ...] = ()
    about: Any = None
    cards: tuple[parts.Card, ...] = ()
    menus: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()


def frame(edition: Edition, view: View) -> Page:
    """Return what every page has."""
    pages, own = edition.words.pages, edition.own_page(view.path)
    heading = _heading(edition, view)
    house = edition.say(edition.programme.settings.name)
    picture = next(pictures(edition, _images(edition, view)), None)
    whole = View("all", "", edition.programme.showings)
    return Page(
        view=view.path,
        kind=view.kind,
        language=edition.language,
        direction=locale_of(edition.language).text_direction,
        locale=edition.language.replace("-", "_"),
        house=house,
        house_url=edition.home(),
        index_url=edition.own_page("all"),
        subscribe_url=edition.document("all", ".subscribe.html"),
        style_url=edition.base + "style.css",
        title=house if view.kind == "all" else f"{_title(edition, view, heading)} – {house}",
        heading=heading,
        description=_description(edition, view),
        own=own,
        canonical=edition.page_of(view) or own,
        og_type="video.movie" if view.kind == "films" else "website",
        picture=picture,
        head=_head(edition, view, own),
        links=alternates.links(edition, view),
        languages=tuple(_languages(edition, view)),
        crumbs=tuple(_crumbs(edition, view)),
        notices=tuple(parts.notices(edition, view)),
        words={
            **pages,
            **edition.words.subscribing,
            "showings": edition.words.showings,
            "no_showings": edition.words.no_showings,
        },
        zones=", ".join(dict.fromkeys(s.venue.zone for s in (view.showings or whole.showings))),
    )


def _heading(edition: Edition, view: View) -> str:
    if view.kind == "all":
        return edition.say(edition.programme.settings.name)
    if view.kind == "screenings":
        return telling.title(edition, view.showings[0])
    return edition.say(view.title) or telling.view_title(edition, view)


def _title(edition: Edition, view: View, heading: str) -> str:
    """Return the title of a document: that of a screening has its day, so that tabs are told apart."""
    if view.kind != "screenings":
        return heading
    shown = row(edition, view.showings[0])
    return f"{shown.prefix}{heading}, {shown.day}, {shown.time}"


def _images(edition: Edition, view: View) -> Iterator[Image]:
    found = edition.item_of(view)
    if found:
        yield from found[1].images
    if view.kind == "screenings":
        for showing in view.showings:
            yield from showing.bill.images if showing.bill else ()
            yield from (image for piece in showing.pieces for image in piece.film.images)
    if view.kind == "bills":
        yield from (image for film in view.films for image in film.images)
    yield from edition.programme.settings.images


def _description(edition: Edition, view: View) -> str:
    """Return a sentence or two for search results: the author's own, cut at a word."""
    found = edition.item_of(view)
    texts = [getattr(found[1], key, None) for key in ("synopsis", "note", "tagline")] if found else []
    if view.kind == "screenings":
        showing = view.showings[0]
        texts = [showing.note, *(piece.film.synopsis or piece.film.note for piece in showing.pieces)]
    if view.kind == "all":
        texts = [edition.programme.settings.description]
    told = next((markup.plain(edition.say(text)) for text in texts if text), "")
    return shorten(told, DESCRIPTION, placeholder=" …") if told else ""


def _head(edition: Edition, view: View, own: str | None) -> Markup:
    """Return the JSON-LD of a view and its breadcrumbs, and the links to its calendar and feeds."""
    element = alternates.head(edition, view)
    lines = elements(element, xml=False)
    if not alternates.is_claim(view, element):
        lines = lines[1:]
    trail = jsonld.breadcrumbs(list(_crumbs(edition, view)), own)
    if trail:
        lines.append(elements(replace(element, node=trail, links=()), xml=False)[0])
    return Markup("\n".join(lines))  # noqa: S704 - made safe there


def _languages(edition: Edition, view: View) -> Iterator[tuple[str, str, str]]:
    """Yield (tag, its name in itself, address) of this page in each language, where there are several."""
    own = edition.own_page(view.path)
    if own is None or len(edition.programme.languages) < 2:
        return
    for language in edition.programme.languages:
        name = Locale.parse(str(locale_of(language))).get_display_name() or language
        yield language, name, edition.in_language(language).own_page(view.path) or own


def _crumbs(edition: Edition, view: View) -> Iterator[tuple[str, str | None]]:
    """Yield (name, address) of the way to a page, itself last; nothing for the index."""
    if view.kind == "all":
        return
    yield edition.words.pages["programme"], edition.own_page("all")
    if view.kind == "screenings":
        shown = row(edition, view.showings[0])
        if shown.film_url and shown.film_url.startswith(edition.base):
            yield shown.title, shown.film_url
        yield f"{shown.day}, {shown.time}", edition.own_page(view.path)
    else:
        yield _heading(edition, view), edition.own_page(view.path)
