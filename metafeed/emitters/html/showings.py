"""Showings as pages tell them: rows under their cinema days, in plain words. Templates lay them out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from metafeed.emitters import telling
from metafeed.emitters.content import how
from metafeed.emitters.edition import Edition
from metafeed.emitters.html import prose
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.text import dates
from metafeed.text.words import capital


@dataclass(frozen=True, slots=True)
class Row:
    """A showing. Times are texts in the venue's zone; `instant` is ISO 8601 with offset, for `<time>`.

    `details` decide whether one comes (35mm, open captions, Q&A), `how` is all that is told of how it is
    shown, `around` what is before and after, `sale` prices and the state of sale. `off` says that it does not
    take place. `late` names the night of a show after midnight.
    """

    id: str
    title: str
    url: str | None
    film_url: str | None
    day: str
    time: str
    zone: str
    zone_name: str
    instant: str
    late: str
    prefix: str
    state: str
    off: bool
    past: bool
    details: tuple[str, ...]
    how: tuple[str, ...]
    around: tuple[str, ...]
    sale: tuple[str, ...]
    doors: str
    ends: str
    premiere: str
    series: tuple[tuple[str, str | None], ...]
    venue: str
    venue_url: str | None
    address: str
    screen: str
    note: Markup
    tickets: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """A cinema day: its name, `2026-03-28`, and the showings that belong to it."""

    name: str
    date: str
    rows: tuple[Row, ...]


def row(edition: Edition, showing: Showing) -> Row:
    """Return a showing as a page tells it, made once an edition."""
    return edition.fragment("row", "screening", showing.id, lambda: _row(edition, showing))


def _row(edition: Edition, showing: Showing) -> Row:
    start, language = showing.start, edition.language
    late = start is not None and start.date() != showing.cinema_day
    parts = [telling.part_line(edition, part) for part in showing.parts]
    bought = telling.can_be_bought(showing) and not edition.is_past(showing)
    return Row(
        id=showing.id,
        title=telling.title(edition, showing),
        url=edition.page("screening", showing),
        film_url=_film_page(edition, showing),
        day=dates.day(showing.cinema_day, language),
        time=dates.time(start, language) if start else edition.words.time_to_be_announced,
        zone=dates.zone_label(start, language) if start else "",
        zone_name=showing.venue.zone,
        instant=start.isoformat(timespec="minutes") if start else "",
        late=capital(dates.late_show(showing.cinema_day, start, language)) if start and late else "",
        prefix=telling.prefix(edition, showing),
        state=telling.state_line(edition, showing),
        off=showing.status in OFF,
        past=edition.is_past(showing),
        details=tuple(telling.details(edition, showing)),
        how=tuple(how(edition, showing)),
        around=(*parts, *telling.interval_lines(edition, showing)),
        sale=tuple(telling.sale_lines(edition, showing)) if not edition.is_past(showing) else (),
        doors=edition.words.doors.format(time=dates.time(showing.doors, language)) if showing.doors else "",
        ends=dates.time(showing.end, language) if showing.end else "",
        premiere=capital(edition.words.premieres[showing.premiere]) if showing.premiere else "",
        series=tuple((edition.say(each.title), edition.page("series", each)) for each in showing.series),
        venue=edition.say(showing.venue.name),
        venue_url=edition.page("venue", showing.venue),
        address=telling.address(edition, showing.venue),
        screen=telling.screen_line(edition, showing),
        note=prose.formatted(edition, showing.note),
        tickets=showing.tickets if bought else None,
    )


def _film_page(edition: Edition, showing: Showing) -> str | None:
    """Return the page of what is shown: of the bill, or of the only film."""
    if showing.bill:
        return edition.page("bill", showing.bill)
    films = {piece.film.id: piece.film for piece in showing.pieces}
    return edition.page("film", next(iter(films.values()))) if len(films) == 1 else None


def days(edition: Edition, showings: Iterable[Showing]) -> tuple[Day, ...]:
    """Return showings under their cinema days, both in order of time."""
    found: dict[date, list[Row]] = {}
    for showing in sorted(showings, key=lambda each: (each.cinema_day, each.order)):
        found.setdefault(showing.cinema_day, []).append(row(edition, showing))
    return tuple(
        Day(dates.day(day, edition.language), day.isoformat(), tuple(rows)) for day, rows in found.items()
    )
