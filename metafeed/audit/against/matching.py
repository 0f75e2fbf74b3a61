"""Which event of a page is which showing of the programme: by `@id`, by address, by title and time.

What is left may be a showing with another time on it: the only one of that title on that day, told by the
only event that is left.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC
from functools import cached_property
from typing import TYPE_CHECKING

from metafeed.audit.dates import Moment
from metafeed.audit.google.features import events
from metafeed.audit.google.showings import starts
from metafeed.emitters import telling
from metafeed.text.titles import split

if TYPE_CHECKING:
    from metafeed.audit.case import Case
    from metafeed.audit.nodes import Node
    from metafeed.model.film import Film
    from metafeed.model.text import Localised
    from metafeed.publish import Publication
    from metafeed.resolving.programme import Showing

#: An event of a page, and the showing that it is, if the programme has it.
Pair = tuple["Node", "Showing | None"]

#: What events consist of is no showing.
_SEASONS = ("EventSeries", "Festival")


class Told:
    """The published programme, to be asked for what a page may call its showings and films."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.edition = publication.editions[0]
        self.programme = publication.programme
        self.showings = tuple(each for each in self.programme.showings if each.start is not None)

    def is_past(self, showing: Showing) -> bool:
        """Tell whether a showing has begun."""
        return self.edition.is_past(showing)

    @cached_property
    def by_id(self) -> dict[str, Showing]:
        """`@id` → showing."""
        return {self.edition.node_id("screening", each.id): each for each in self.showings}

    @cached_property
    def by_url(self) -> dict[str, Showing]:
        """Address of a page that is of one showing alone → that showing."""
        found = [(url, each) for each in self.showings for url in set(self.pages("screening", each))]
        counts = Counter(url for url, _ in found)
        return {url: each for url, each in found if counts[url] == 1}

    @cached_property
    def by_title(self) -> dict[str, list[Showing]]:
        """Folded title → showings."""
        found: dict[str, list[Showing]] = {}
        for each in self.showings:
            for title in self.titles(each):
                found.setdefault(title, []).append(each)
        return found

    def pages(self, kind: str, item: Showing | Film) -> Iterator[str]:
        """Yield the addresses of an item's pages in every language."""
        return (url for edition in self.publication.editions if (url := edition.page(kind, item)))

    def titles(self, showing: Showing) -> set[str]:
        """Return what a showing may be called: its whole title, its bill, each of its films; folded."""
        own = {folded(telling.title(edition, showing)) for edition in self.publication.editions}
        own |= {folded(each) for each in _said(showing.bill.title)} if showing.bill else set()
        return own.union(*(film_titles(piece.film) for piece in showing.pieces)) - {""}


def film_titles(film: Film) -> set[str]:
    """Return every title of a film and its versions, folded."""
    found = [*_said(film.title), *(each.text for each in film.alternative_titles)]
    found += [film.original_title.text] if film.original_title else []
    found += [title for cut in film.versions for title in _said(cut.title)]
    return {folded(each) for each in found}


def _said(text: Localised | None) -> Iterable[str]:
    return () if text is None else (text,) if isinstance(text, str) else text.values()


def folded(text: str) -> str:
    """Return a title by its letters and digits alone: case, accents, dots and spaces differ from page to page."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in plain if each.isalnum())


def is_same_start(moment: Moment, showing: Showing) -> bool:
    """Tell whether what a page says is a showing's start: without an offset the clock on the wall counts."""
    start = showing.begins
    if not moment.has_time:
        return moment.day == start.date()
    if moment.instant is not None:
        return moment.instant == start.astimezone(UTC)
    return moment.wall == start.replace(tzinfo=None)


def matched(case: Case, told: Told) -> list[Pair]:
    """Return the events of a page with their showings, in the order of the page."""
    own = [each for each in events(case) if not case.is_a(each, *_SEASONS)]
    found = {id(each): showing for each in own if (showing := _certain(case, told, each))}
    taken = {showing.id for showing in found.values()}
    left = [each for each in own if id(each) not in found]
    likely = [(each, _on_the_day(case, told, each, taken)) for each in left]
    wanted = Counter(showing.id for _, showing in likely if showing)
    found |= {id(each): showing for each, showing in likely if showing and wanted[showing.id] == 1}
    return [(each, found.get(id(each))) for each in own]


def _certain(case: Case, told: Told, event: Node) -> Showing | None:
    if event.id in told.by_id:
        return told.by_id[event.id]
    url = event.text("url")
    if url in told.by_url:
        return told.by_url[url]
    start = starts(event)
    return next((each for each in _called(case, told, event) if start and is_same_start(start, each)), None)


def _on_the_day(case: Case, told: Told, event: Node, taken: set[str]) -> Showing | None:
    start = starts(event)
    free = [each for each in _called(case, told, event) if each.id not in taken and not told.is_past(each)]
    same_day = [each for each in free if start and each.begins.date() == start.day]
    return same_day[0] if len(same_day) == 1 else None


def _called(case: Case, told: Told, event: Node) -> list[Showing]:
    """Return the showings of what an event is called, those at its venue first."""
    found = {each.id: each for name in names(case, event) for each in told.by_title.get(name, ())}
    places = {folded(place.text("name") or "") for place in case.related(event, "location")}
    return sorted(found.values(), key=lambda each: not places & {folded(n) for n in _said(each.venue.name)})


def names(case: Case, event: Node) -> set[str]:
    """Return what an event is called, and what it presents, folded."""
    name = event.text("name") or ""
    works = case.related(event, "workPresented", "workFeatured", "workPerformed")
    shown = [name, split(name).title, name.rpartition(": ")[2], *(work.text("name") or "" for work in works)]
    return {folded(each) for each in shown} - {""}
