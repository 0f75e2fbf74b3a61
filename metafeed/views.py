"""Views: the named selections of a programme, and what is in each.

A view selects and orders; it never changes an item. Its path is the name of its documents without their
suffix: `films/cranes`, `formats/35mm`, `access/open-captions`; `all` is spelt by each emitter. The order
of the list is the order in which `metafeed views` prints them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from metafeed import weeks as house_weeks
from metafeed.model.film import Film
from metafeed.model.programme import View as Selection
from metafeed.model.series import Bill
from metafeed.model.text import Localised
from metafeed.model.vocabulary import WEEKDAYS
from metafeed.resolving.programme import Programme, Showing


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a view is narrowed to by parameters of its address: names and values, in their canonical order."""

    criteria: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def query(self) -> str:
        """The parameters as they stand in an address behind its `?`: `days=fri,sat&format=35mm`."""
        return "&".join(f"{name}={','.join(values)}" for name, values in self.criteria)


@dataclass(frozen=True, slots=True)
class View:
    """A selection: showings in order of time, and the films and bills that a feed of it tells.

    `kind` is all, films, bills, venues, series, formats, access, spoken, subtitles, views, changes, weeks or
    screenings;
    `key` is the id or value, `title` the author's title where there is one. `left` are showings to come that
    stood in it before and do no more; `last` is what its calendar and feeds keep where they would be empty.
    `narrowing` says that these are only some of its showings, for somebody who asked for them over HTTP.
    """

    kind: str
    key: str
    showings: tuple[Showing, ...]
    films: tuple[Film, ...] = ()
    bills: tuple[Bill, ...] = ()
    title: Localised | None = None
    left: tuple[Showing, ...] = ()
    last: Showing | None = None
    narrowing: Narrowing | None = None

    @property
    def path(self) -> str:
        """The name of its documents, without a suffix."""
        return f"{self.kind}/{self.key}" if self.key else self.kind


#: Kinds whose views exist for every value that a showing has: kind → values of a showing.
FACETS: dict[str, Callable[[Showing], Iterable[str]]] = {
    "venues": lambda showing: (showing.venue.id,),
    "series": lambda showing: (series.id for series in (*showing.series, *showing.wider_series)),
    "formats": lambda showing: (showing.format,) if showing.format else (),
    "access": lambda showing: (access_slug(access.kind, access.language) for access in showing.access),
    "spoken": lambda showing: showing.spoken,
    "subtitles": lambda showing: showing.subtitles or (),
}
KINDS = ("all", "films", "bills", *FACETS, "views")
#: Kind of view → kind of the item that it is of. Other views are selections.
ITEMS = {"films": "film", "bills": "bill", "series": "series", "venues": "venue", "screenings": "screening"}
#: Kind of item → kind of the view that its page is of.
VIEWS_OF = {item: view for view, item in ITEMS.items()}


def access_slug(kind: str, language: str | None) -> str:
    """Return the path-safe name of a kind of access: `signed-bfi`, `open-captions`.

    Captions in a language stay in the view of their kind; signing is of use only to those who sign it.
    """
    return f"{kind}-{language.lower()}" if language and kind == "signed" else kind


def views(programme: Programme) -> Iterator[View]:
    """Yield every view of a public programme that is not switched off."""
    return (view for view in every(programme) if is_written(programme, view))


def is_written(programme: Programme, view: View) -> bool:
    """Tell whether the author did not switch a view off."""
    without = programme.settings.publish.without
    return view.kind not in without and view.path not in without


def memberships(found: Iterable[View]) -> dict[str, list[str]]:
    """Return the paths of the views that each showing stands in, by its id; `all` goes without saying."""
    paths: dict[str, list[str]] = {}
    for view in found:
        if view.kind != "all":
            for showing in view.showings:
                paths.setdefault(showing.id, []).append(view.path)
    return paths


def find(programme: Programme, path: str) -> View | None:
    """Return the view at `path`, `screenings/ID` included, or None."""
    kind, _, key = path.partition("/")
    if kind == "screenings":
        return next((screening(showing) for showing in programme.showings if showing.id == key), None)
    return next((view for view in every(programme) if view.path == path), None)


def screening(showing: Showing) -> View:
    """Return the view of one screening, whose calendar keeps it."""
    last = showing if showing.start else None
    return View("screenings", showing.id, (showing,), *items((showing,)), last=last)


def every(programme: Programme) -> Iterator[View]:
    """Yield every view of a public programme."""
    showings = programme.showings
    yield View("all", "", showings, tuple(programme.films.values()), tuple(programme.bills.values()))
    of_films: dict[str, list[Showing]] = {}
    of_bills: dict[str, list[Showing]] = {}
    for showing in showings:
        for key in {piece.film.id for piece in showing.pieces}:
            of_films.setdefault(key, []).append(showing)
        if showing.bill:
            of_bills.setdefault(showing.bill.id, []).append(showing)
    for film in programme.films.values():
        of = tuple(of_films.get(film.id, ()))
        # A film that can only be seen in bills is told where these are.
        bills = items(of)[1] if all(showing.bill for showing in of) else ()
        yield View("films", film.id, of, (film,), bills, title=film.title)
    for bill in programme.bills.values():
        yield View("bills", bill.id, tuple(of_bills.get(bill.id, ())), bills=(bill,), title=bill.title)
    for kind, values in FACETS.items():
        yield from _facet(programme, kind, values)
    for selection in programme.settings.views:
        fitting = tuple(showing for showing in showings if _fits(selection, showing))
        yield View("views", selection.id, fitting, *items(fitting), title=selection.title)


def _facet(programme: Programme, kind: str, values: Callable[[Showing], Iterable[str]]) -> Iterator[View]:
    found: dict[str, list[Showing]] = {}
    titles: dict[str, Localised] = {}
    for each in (
        programme.venues if kind == "venues" else programme.series if kind == "series" else {}
    ).values():
        found[each.id] = []
        titles[each.id] = each.name if kind == "venues" else each.title  # type: ignore[union-attr]
    for showing in programme.showings:
        for value in dict.fromkeys(values(showing)):
            found.setdefault(value, []).append(showing)
    for value in found if titles else sorted(found):
        showings = tuple(found[value])
        yield View(kind, value, showings, *items(showings), title=titles.get(value))


def weeks(programme: Programme) -> Iterator[View]:
    """Yield the view of each week that has a public showing, by the cinema days of the showings."""
    found: dict[str, list[Showing]] = {}
    for showing in sorted(programme.showings, key=lambda each: (each.cinema_day, each.order)):
        week = house_weeks.of(showing.cinema_day, programme.settings.publish.week_begins)
        found.setdefault(week.label.lower(), []).append(showing)
    for key, showings in found.items():
        yield View("weeks", key, tuple(showings), *items(tuple(showings)))


def items(showings: tuple[Showing, ...]) -> tuple[tuple[Film, ...], tuple[Bill, ...]]:
    """Return the films and bills that showings are of, in order of their first showing."""
    films: dict[str, Film] = {}
    bills: dict[str, Bill] = {}
    for showing in showings:
        if showing.bill:
            bills.setdefault(showing.bill.id, showing.bill)
        for piece in showing.pieces:
            films.setdefault(piece.film.id, piece.film)
    return tuple(films.values()), tuple(bills.values())


def _fits(selection: Selection, showing: Showing) -> bool:
    """Tell whether all criteria that are given fit, any value of each."""
    wanted: tuple[tuple[tuple[str, ...], Iterable[str]], ...] = (
        (selection.films, (piece.film.id for piece in showing.pieces)),
        (selection.bills, (showing.bill.id,) if showing.bill else ()),
        (
            selection.access,
            {str(access) for access in showing.access} | {access.kind for access in showing.access},
        ),
        (selection.days, (WEEKDAYS[showing.cinema_day.weekday()],)),
        *((getattr(selection, kind), values(showing)) for kind, values in FACETS.items() if kind != "access"),
    )
    return _begins_within(selection, showing) and all(
        not criteria or set(criteria) & set(values) for criteria, values in wanted
    )


def _begins_within(selection: Selection, showing: Showing) -> bool:
    """Tell whether a showing begins in the hours of its cinema day that a selection names, as its clock shows them."""
    if selection.after is None and selection.before is None:
        return True
    if showing.start is None:
        return False
    begins = minutes_of_day(showing.start, showing.cinema_day)
    return (selection.after is None or begins >= selection.after.minutes) and (
        selection.before is None or begins < selection.before.minutes
    )


def minutes_of_day(start: datetime, day: date) -> float:
    """Return when a showing begins as minutes of its cinema day: 1470 for 24:30."""
    return (start.replace(tzinfo=None) - datetime.combine(day, datetime.min.time())) / timedelta(minutes=1)
