"""iCalendar (RFC 5545, RFC 7986): a calendar that people subscribe to.

This is the profile that every client reads: what an event says, and how. `vcalendar` makes a file of events,
and profiles that say more begin with this one: `ical_alarm`, `ical_rich`. Lines are written by the icalendar
library; workarounds for icalendar 7.3 are named where they are made.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

from icalendar import vUri

from metafeed.emitters import lines, telling, vcalendar
from metafeed.emitters.edition import Edition
from metafeed.emitters.lines import Line
from metafeed.history import Revision
from metafeed.model import credit
from metafeed.model.venue import Venue
from metafeed.resolving.programme import Showing
from metafeed.text import dates, markup
from metafeed.text.names import join
from metafeed.text.words import capital
from metafeed.views import View
from metafeed.zones import is_doubled


def document(edition: Edition, view: View) -> bytes | None:
    """Return the calendar of a view, None if it has no showing in its window and never had one."""
    return vcalendar.document(edition, view, PROFILE)


def event(edition: Edition, showing: Showing, revision: Revision) -> bytes:
    """Return the VEVENT of a showing under a revision, the same for every view, as lines that are not folded."""
    return lines.component("VEVENT", properties(edition, showing, revision))


def properties(edition: Edition, showing: Showing, revision: Revision) -> Iterator[Line]:
    """Yield the properties of a VEVENT."""
    yield lines.text("UID", edition.uid("screening", showing.id))
    yield lines.moment("DTSTAMP", revision.changed)
    yield lines.moment("LAST-MODIFIED", revision.changed)
    yield lines.moment("CREATED", revision.published)
    yield lines.value("SEQUENCE", revision.number)
    yield lines.moment("DTSTART", endpoint(showing.begins))
    if showing.end is not None:
        yield lines.moment("DTEND", endpoint(showing.end))
    yield lines.text("SUMMARY", telling.summary(edition, showing))
    yield lines.text("DESCRIPTION", "\n".join(description(edition, showing)))
    confirmed = edition.programme.settings.publish.cancelled == "keep-confirmed-prefixed"
    yield lines.value("STATUS", "CONFIRMED" if confirmed else _STATUS[showing.status])
    # Who follows a programme is not busy during all of it.
    yield lines.value("TRANSP", "TRANSPARENT")
    yield lines.value("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
    yield from _place(edition, showing)
    yield from _links(edition, showing)


#: A postponed showing does not take place at the time that the calendar shows.
_STATUS = {
    "scheduled": "CONFIRMED",
    "rescheduled": "CONFIRMED",
    "cancelled": "CANCELLED",
    "postponed": "CANCELLED",
}


def endpoint(moment: datetime) -> datetime:
    """Return a start or end as it is written: local, but UTC in an hour that comes twice.

    There ical.js, libical and node-ical take the second, RFC 5545 §3.3.5 the first.
    """
    moment = moment.replace(microsecond=0)
    return moment.astimezone(UTC) if is_doubled(moment) else moment.replace(fold=0)


def _place(edition: Edition, showing: Showing) -> list[Line]:
    venue = showing.venue
    return edition.once(("ical place", id(venue)), lambda: list(_of_venue(edition, venue)), venue)


def _of_venue(edition: Edition, venue: Venue) -> Iterator[Line]:
    where = telling.location(edition, venue)
    yield lines.text("LOCATION", where)
    if venue.geo:
        latitude, longitude = degrees(venue.geo.lat), degrees(venue.geo.lon)
        yield lines.value("GEO", vUri(f"{latitude};{longitude}"))
        # Apple shows a map only where X-TITLE is what LOCATION says.
        parameters = (("VALUE", "URI"), ("X-APPLE-RADIUS", "72"), ("X-TITLE", where))
        yield lines.value("X-APPLE-STRUCTURED-LOCATION", vUri(f"geo:{latitude},{longitude}"), *parameters)


def degrees(value: float) -> str:
    """Return degrees without an exponent: RFC 5545 §3.8.1.6 and RFC 5870 §3.3 have none, vGeo writes `1e-07`."""
    return format(Decimal(str(value)), "f")


def _links(edition: Edition, showing: Showing) -> Iterator[Line]:
    page = edition.page_of_showing(showing) or (showing.tickets if telling.can_be_bought(showing) else None)
    if page:
        yield lines.value("URL", page)
    categories = [edition.say(each.title) for each in showing.series]
    categories += [edition.say(genre) for piece in showing.pieces for genre in piece.film.genres]
    unique = dict.fromkeys(each for each in categories if each)
    if unique:
        yield lines.texts("CATEGORIES", unique)
    image = next(iter(edition.images_of(showing)), None)
    if image:
        yield lines.value("IMAGE", vUri(image), ("VALUE", "URI"), ("DISPLAY", "BADGE"))


def _pages(edition: Edition, showing: Showing) -> list[str]:
    """Return the pages of what is shown that URL does not name."""
    return [page for page in edition.authored_of_works(showing) if page != edition.page_of_showing(showing)]


def description(edition: Edition, showing: Showing) -> list[str]:
    """Return the lines for people: the state first, then what, where and how to get in."""
    words = edition.words
    told = [telling.state_line(edition, showing)]
    if showing.premiere:
        told.append(capital(words.premieres[showing.premiere]))
    for piece in showing.pieces:
        told.append(telling.work_line(edition, piece))
        cast = credit.names(piece.film.credits, "cast")
        if cast:
            told.append(capital(words.with_cast.format(names=join(cast, edition.language))))
    told += _how(edition, showing)
    told += [telling.part_line(edition, part) for part in showing.parts]
    told += telling.interval_lines(edition, showing)
    if is_doubled(showing.begins):
        # DTSTART is in UTC then: say the time that the clock shows.
        told.append(dates.when(showing.begins, edition.language, with_zone=True))
    told.append(telling.screen_line(edition, showing))
    if showing.doors:
        told.append(words.doors.format(time=dates.time(showing.doors, edition.language)))
    told += telling.sale_lines(edition, showing)
    if telling.can_be_bought(showing) and showing.tickets:
        told.append(words.tickets.format(url=showing.tickets))
    told += [words.part_of.format(series=edition.say(series.title)) for series in showing.series]
    if showing.note:
        told.append(markup.plain(edition.say(showing.note)))
    told += _pages(edition, showing)
    return [line for line in dict.fromkeys(told) if line]


def _how(edition: Edition, showing: Showing) -> list[str]:
    """Return how it is shown: format, languages, access, in a line."""
    return [capital(", ".join(telling.how(edition, showing)))]


PROFILE = vcalendar.Profile("ical", ".ics", event)

#: The facts that a calendar tells, as patterns; see `metafeed.emitters.facts`.
READS = (
    "programme.name",
    "programme.url",
    "programme.description",
    "film.title",
    "film.year.*",
    "film.runtime.minutes",
    "film.runtime.approximate",
    "film.genres",
    "film.credits.director",
    "film.credits.cast",
    "film.images.file",
    "film.images.url",
    "film.languages",
    "film.url",
    "film.versions.type",
    "film.versions.title",
    "film.versions.languages",
    "film.versions.runtime.minutes",
    "film.versions.runtime.approximate",
    "bill.title",
    "bill.works.*",
    "bill.images.file",
    "bill.images.url",
    "bill.url",
    "series.title",
    "series.part_of",  # which calendars of series it stands in
    "venue.name",
    "venue.address.street",
    "venue.address.locality",
    "venue.address.region",
    "venue.address.postcode",
    "venue.address.country",  # where the houses lie in several
    "venue.geo.*",
    "venue.zone",
    "venue.preshow",
    "venue.screens.name",
    "screening.*",
)
