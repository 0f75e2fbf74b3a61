"""What pages are wanted to carry: which view belongs to which address, and what each page is to carry.

A *place* is a view's path, with `TAG/` before it where the language is told: `films/cranes`, `fr/films/cranes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from urllib.parse import urlsplit

from metafeed import views as all_views
from metafeed.embedding.which import Pages, address, plain_path
from metafeed.emitters import alternates
from metafeed.emitters.edition import Edition
from metafeed.emitters.elements import Element
from metafeed.publish import Publication
from metafeed.views import View

#: A page of several kinds is of the first: who sends people to the house's page for a film has no page of the film.
_WIDEST = ("all", "series", "venues", "bills", "films")


class Wanted:
    """What a publication has for pages. Elements are rendered when they are asked for, each once."""

    def __init__(self, told: Publication, patterns: Mapping[str, str] | None = None) -> None:
        self.told = told
        self.patterns = patterns or {}
        self._elements: dict[tuple[str, str], Element] = {}

    @cached_property
    def views(self) -> Mapping[str, View]:
        """Every view that a page can be of, by its path."""
        found = {view.path: view for view in self.told.views if view.kind != "changes"}
        showings = (*self.told.programme.showings, *self.told.ghosts)
        return found | {f"screenings/{each.id}": all_views.screening(each) for each in showings if each.start}

    def split(self, place: str) -> tuple[str | None, str]:
        """Return the language and the view of a place."""
        tag, _, view = place.partition("/")
        known = {edition.language.lower(): edition.language for edition in self.told.editions}
        return (known[tag.lower()], view) if view and tag.lower() in known else (None, place)

    def has(self, place: str) -> bool:
        """Tell whether there is a view at a place."""
        return self.split(place)[1] in self.views

    def language(self, wanted: str | None) -> str:
        """Return the programme's language that is nearest to one, the main one if none is near."""
        tags = [edition.language for edition in self.told.editions]
        asked = (wanted or "").replace("_", "-").lower()
        same = [tag for tag in tags if tag.lower() == asked]
        near = [tag for tag in tags if tag.lower().partition("-")[0] == asked.partition("-")[0]]
        return (same or near or tags)[0]

    def element(self, place: str, language: str | None = None) -> Element:
        """Return what a page at a place carries, of this publication's instant.

        `language` is the page's own, for places that tell none. Raises KeyError where there is no view.
        """
        tag, view = self.split(place)
        key = (self.language(tag or language), view)
        if key not in self._elements:
            edition = self.told.edition(key[0])
            self._elements[key] = replace(alternates.head(edition, self.views[view]), now=edition.now)
        return self._elements[key]

    @cached_property
    def pages(self) -> Pages:
        """The addresses and paths of all pages, for `view_of`.

        A URL that several views of its widest kind have in common names them all, with spaces between.
        """
        places: dict[str, list[str]] = {}
        for url, place in self._urls():
            found = places.setdefault(address(url), [])
            if place not in found:
                found.append(place)
        by_address = {url: " ".join(self._widest(each)) for url, each in places.items()}
        return Pages(by_address, self._paths(by_address), self.patterns)

    def _urls(self) -> Iterator[tuple[str, str]]:
        """Yield the URL of each page for people, and of each of metafeed's own, with its place.

        Where languages share a URL, the page itself says which it is in.
        """
        main, *further = self.told.editions
        known = set()
        for url, view in self._of(main):
            known.add(url)
            yield url, view
        for edition in further:
            yield from (
                (url, f"{edition.language}/{view}") for url, view in self._of(edition) if url not in known
            )

    def _of(self, edition: Edition) -> Iterator[tuple[str, str]]:
        yield edition.home(), "all"
        for path, view in self.views.items():
            yield from ((url, path) for url in {edition.page_of(view), edition.own_page(path)} if url)

    def _widest(self, places: list[str]) -> list[str]:
        kinds = [self.split(place)[1].partition("/")[0] for place in places]
        kind = next((each for each in _WIDEST if each in kinds), None)
        return [place for place, each in zip(places, kinds, strict=True) if kind in (None, each)]

    def _paths(self, by_address: Mapping[str, str]) -> dict[str, str | None]:
        """Return the paths of the pages: whole, below the house's page or the publication, and the views' own.

        What lies on other hosts (a shop for tickets) has no path here.
        """
        found: dict[str, str | None] = {}
        edition = self.told.editions[0]
        roots = dict.fromkeys((address(edition.base), address(edition.home())))
        hosts = {urlsplit(root).netloc for root in roots}
        here = {url: place for url, place in by_address.items() if urlsplit(url).netloc in hosts}
        plain = {url: place for url, place in here.items() if "?" not in url}
        _add(found, ((plain_path(urlsplit(url).path), place) for url, place in plain.items()))
        for root in roots:
            start = root.rstrip("/") + "/"
            below = [
                (url[len(start) :], place) for url, place in plain.items() if (url + "/").startswith(start)
            ]
            _add(found, below)
        tags = ["", *(f"{each.language}/" for each in self.told.editions[1:])]
        _add(
            found,
            ((tag + ("" if view == "all" else view), tag + view) for view in self.views for tag in tags),
        )
        return found


def _add(found: dict[str, str | None], more: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> None:
    """Add paths that are not known yet; one that is of two views is of neither."""
    new: dict[str, str | None] = {}
    for path, place in more:
        new[path] = place if new.get(path, place) == place and " " not in place else None
    for path, one in new.items():
        found.setdefault(path, one)
