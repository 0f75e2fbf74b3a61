"""*plain*: the script that a good programmer would write without metafeed, for one house and what it shows.

It reads a folder as `benchmarks.programmes.folder` writes it, checks it with pydantic, and writes JSON-LD, calendars and
feeds with json, icalendar and feedgen: byte for byte what `metafeed build` writes of the same folder the first time, but
for the memory and the news. What many documents have in common, an event, an entry, a node, is made once, as an object;
the libraries write every document whole. Languages, formats, countries and currencies are those of the generator.

What the house never has is not asked for: bills, versions, cancellations, pictures, moved showings, hours that the clock
jumps over or has twice, films and venues without a showing, mark-up in what a program reads as text. Nothing of metafeed
is imported.

    python -m benchmarks.peers.plain SOURCE OUT
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText, vUri
from lxml import etree
from markdown_it import MarkdownIt
from pydantic import BaseModel, ConfigDict, Field

from benchmarks.programmes import NOW

Node = dict[str, Any]

#: What is published → its suffix, and suffix → how the document of everything is called.
SUFFIXES = {"jsonld": ".jsonld", "ical": ".ics", "rss": ".rss", "atom": ".atom", "jsonfeed": ".feed.json"}
ALL = {
    ".jsonld": "programme.jsonld", ".ics": "calendar.ics",
    ".rss": "feed.rss", ".atom": "feed.atom", ".feed.json": "feed.json",
}  # fmt: skip
REFRESH_HOURS = 6

FORMATS = {"dcp": "DCP", "dcp-4k": "DCP 4K", "16mm": "16mm", "35mm": "35mm", "70mm": "70mm"}
#: Worth a trip, so that a title says it.
ON_FILM = ("16mm", "35mm", "70mm")
ACCESS = {"open-captions": "open captions"}
FEATURES = {"open-captions": "openCaptions"}
COUNTRIES = {"FR": "France"}
CURRENCIES = {"EUR": "€"}
LANGUAGES = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "sv": "Swedish",
}  # fmt: skip

ATOM, MEDIA = "http://www.w3.org/2005/Atom", "http://search.yahoo.com/mrss/"
#: Prefixes of a feed, besides feedgen's.
NAMESPACES = {".rss": {"atom": ATOM, "media": MEDIA}, ".atom": {"media": MEDIA}}
MEDIA_TYPES = {".rss": "application/rss+xml", ".atom": "application/atom+xml"}
MARKDOWN = MarkdownIt("commonmark", {"html": False})
JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


# What is in the files


class Model(BaseModel):
    """A value of the source; a field that nobody knows is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Address(Model):
    """Where a venue is."""

    street: str
    locality: str
    postcode: str
    country: str

    def __str__(self) -> str:
        return f"{self.street}, {self.postcode} {self.locality}"


class Position(Model):
    """Where a venue is, in degrees."""

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


class Screen(Model):
    """An auditorium."""

    id: str
    name: str


class Venue(Model):
    """A house; `preshow` are the minutes before a film."""

    id: str
    name: str
    zone: ZoneInfo
    preshow: int
    address: Address
    geo: Position
    screens: list[Screen]

    @property
    def location(self) -> str:
        """Name and address in a line."""
        return f"{self.name}, {self.address}"


class Price(Model):
    """A kind of ticket."""

    name: str
    price: Decimal


class Series(Model):
    """A season of films."""

    id: str
    title: str


class Defaults(Model):
    """What holds for every showing: the name of a list of prices, the address of tickets with `{id}` in it."""

    prices: str
    tickets: str


class Publish(Model):
    """What is published."""

    without: list[str] = []
    emitters: list[str] = list(SUFFIXES)


class House(Model):
    """The file `programme.yaml`."""

    name: str
    url: str
    identity: str
    base_url: str
    language: str
    clock: str
    currency: str
    prices: dict[str, list[Price]]
    defaults: Defaults
    publish: Publish
    venues: list[Venue]
    series: list[Series]

    def tag(self, path: str) -> str:
        """Return the id of something in feeds (RFC 4151)."""
        return f"tag:{self.identity}:{path}"

    def uid(self, screening: str) -> str:
        """Return the id of a showing in calendars."""
        return f"screening-{screening}@{self.identity.partition(',')[0]}"

    def document(self, path: str) -> str:
        """Return the address of what lies at a path."""
        return self.base_url + path


class Credits(Model):
    """Who made a film."""

    director: str
    cast: list[str]


class Ids(Model):
    """What others call a film."""

    imdb: str = Field(pattern=r"^tt\d{7,8}$")


class Film(Model):
    """A file of `films/`: its front matter, and its note in Markdown."""

    id: str
    title: str
    year: int
    countries: list[str]
    languages: list[str]
    runtime: int = Field(gt=0)
    genres: list[str]
    credits: Credits
    ids: Ids
    note: str


class Row(Model):
    """A row of `screenings.csv`."""

    id: str
    date: date
    time: time
    film: str
    venue: str
    screen: str
    format: Literal["dcp", "dcp-4k", "16mm", "35mm", "70mm"]
    subtitles: Literal["none", "en"]
    access: Literal["", "open-captions"]
    series: str


# What it comes to


@dataclass(frozen=True)
class Screening:
    """A showing with what it refers to; times are in the zone of the venue."""

    id: str
    film: Film
    venue: Venue
    screen: Screen
    series: Series
    start: datetime
    end: datetime
    format: str
    subtitles: str | None
    access: str
    tickets: str
    prices: list[Price]

    @property
    def summary(self) -> str:
        """The title, and what one comes for."""
        told = [self.format] if self.format in ON_FILM else []
        told += [ACCESS[self.access]] if self.access else []
        return f"{self.film.title} ({', '.join(told)})" if told else self.film.title

    @property
    def how(self) -> list[str]:
        """Format, subtitles, access; behind the format there is room for what is spoken."""
        told = [FORMATS[self.format]]
        told.append(f"with {LANGUAGES[self.subtitles]} subtitles" if self.subtitles else "no subtitles")
        return told + ([ACCESS[self.access]] if self.access else [])


@dataclass(frozen=True)
class Note:
    """The note of a film as HTML, as text, and its first paragraph."""

    html: str
    text: str

    @property
    def first(self) -> str:
        """The first paragraph."""
        return self.text.partition("\n\n")[0]

    @classmethod
    def of(cls, markdown: str) -> Self:
        """Return what a text in Markdown says."""
        tokens = MARKDOWN.parse(markdown)
        html: str = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
        blocks = [token.children or [] for token in tokens if token.type == "inline"]
        texts = ["".join(" " if each.type == "softbreak" else each.content for each in b) for b in blocks]
        return cls(html.strip(), "\n\n".join(texts))


@dataclass(frozen=True)
class View:
    """A selection of showings, in order of time, that has documents of its own."""

    kind: str
    key: str
    title: str
    screenings: list[Screening]

    @property
    def path(self) -> str:
        """The name of its documents, without a suffix."""
        return f"{self.kind}/{self.key}" if self.key else self.kind

    def document(self, suffix: str) -> str:
        """Return the path of a document of it."""
        return self.path + suffix if self.key else ALL[suffix]

    def heading(self, house: House) -> str:
        """Return the title of its documents."""
        return f"{house.name} – {self.title}" if self.key else house.name


@dataclass(frozen=True)
class Programme:
    """All of it as of `now`; what stands in several documents is made when it is first asked for."""

    house: House
    films: dict[str, Film]
    screenings: list[Screening]
    now: datetime

    def calendar_of(self, film: Film) -> str | None:
        """Return the address of the calendar of a film, where there is one."""
        written = "ical" in self.house.publish.emitters
        return self.house.document(f"films/{film.id}.ics") if written else None

    @cached_property
    def of_film(self) -> dict[str, list[Screening]]:
        """The showings of each film."""
        return grouped(self.screenings, lambda each: each.film.id)

    @cached_property
    def of_series(self) -> dict[str, list[Screening]]:
        """The showings of each series."""
        return grouped(self.screenings, lambda each: each.series.id)

    @cached_property
    def notes(self) -> dict[str, Note]:
        """The note of each film."""
        return {key: Note.of(film.note) for key, film in self.films.items()}

    @cached_property
    def contents(self) -> dict[str, str]:
        """What feeds say of each film, as HTML."""
        return {key: content(self, film) for key, film in self.films.items()}

    @cached_property
    def events(self) -> dict[str, Event]:
        """The event of each showing."""
        return {each.id: event(self, each) for each in self.screenings}

    @cached_property
    def entries(self) -> dict[str, FeedEntry]:
        """The entry of each film in RSS and Atom."""
        return {key: entry(self, film) for key, film in self.films.items()}

    @cached_property
    def items(self) -> dict[str, Node]:
        """The item of each film in JSON Feed."""
        return {key: item(self, film) for key, film in self.films.items()}

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """The nodes of venues, series and films in JSON-LD, by the paths of their views."""
        venues = {f"venues/{each.id}": theater(self.house, each) for each in self.house.venues}
        series = {f"series/{each.id}": season(self, each) for each in self.house.series}
        return venues | series | {f"films/{key}": movie(self, film) for key, film in self.films.items()}

    @cached_property
    def showings(self) -> dict[str, Node]:
        """The node of each showing in JSON-LD."""
        return {each.id: showing(self, each) for each in self.screenings}


def grouped(screenings: Iterable[Screening], key: Callable[[Screening], str]) -> dict[str, list[Screening]]:
    """Return showings by what they have in common."""
    found: dict[str, list[Screening]] = defaultdict(list)
    for each in screenings:
        found[key(each)].append(each)
    return dict(found)


# Reading


def load(folder: Path, now: datetime | None = None) -> Programme:
    """Return the programme of a folder. Raises ValidationError, KeyError for what is not there, and OSError."""
    # JSON is YAML: here it is written as such, and there is no need for the slower reader.
    house = House.model_validate_json((folder / "programme.yaml").read_bytes())
    films = {path.stem: film_of(path) for path in sorted((folder / "films").glob("*.md"))}
    with (folder / "screenings.csv").open(encoding="utf-8", newline="") as table:
        rows = [Row.model_validate(row) for row in csv.DictReader(table)]
    screenings = screenings_of(house, films, rows)
    return Programme(house, films, screenings, now or datetime.fromisoformat(NOW))


def film_of(path: Path) -> Film:
    """Return the film of a file: front matter as JSON, then a note."""
    text = path.read_text("utf-8")
    front, end = json.JSONDecoder().raw_decode(text)
    return Film.model_validate({"id": path.stem, **front, "note": text[end:].strip()})


def screenings_of(house: House, films: dict[str, Film], rows: Iterable[Row]) -> list[Screening]:
    """Return the showings in order of time."""
    venues = {venue.id: venue for venue in house.venues}
    screens = {(venue.id, screen.id): screen for venue in house.venues for screen in venue.screens}
    series = {each.id: each for each in house.series}
    prices = house.prices[house.defaults.prices]
    found = []
    for row in rows:
        film, venue = films[row.film], venues[row.venue]
        start = datetime.combine(row.date, row.time, venue.zone)
        # In UTC, or a film that plays while the clocks change would be an hour off.
        length = timedelta(minutes=venue.preshow + film.runtime)
        found.append(
            Screening(
                id=row.id,
                film=film,
                venue=venue,
                screen=screens[row.venue, row.screen],
                series=series[row.series],
                start=start,
                end=(start.astimezone(UTC) + length).astimezone(venue.zone),
                format=row.format,
                subtitles=None if row.subtitles == "none" else row.subtitles,
                access=row.access,
                tickets=house.defaults.tickets.replace("{id}", row.id),
                prices=prices,
            )
        )
    return sorted(found, key=lambda each: (each.start.astimezone(UTC), each.id))


# Views


def views(programme: Programme) -> Iterator[View]:
    """Yield every view that is not left out."""
    without = programme.house.publish.without
    return (view for view in every(programme) if view.kind not in without)


def every(programme: Programme) -> Iterator[View]:
    """Yield every view."""
    house, screenings = programme.house, programme.screenings
    yield View("all", "", "All screenings", screenings)
    for key, found in programme.of_film.items():
        yield View("films", key, programme.films[key].title, found)
    venues = {venue.id: venue.name for venue in house.venues}
    for key, found in grouped(screenings, lambda each: each.venue.id).items():
        yield View("venues", key, f"Screenings at {venues[key]}", found)
    series = {each.id: each.title for each in house.series}
    for key, found in programme.of_series.items():
        yield View("series", key, f"Series: {series[key]}", found)
    for key, found in grouped(screenings, lambda each: each.format).items():
        yield View("formats", key, f"Screenings in {FORMATS[key]}", found)
    for key, found in grouped((each for each in screenings if each.access), lambda each: each.access).items():
        yield View("access", key, f"Screenings with {ACCESS[key]}", found)
    for key in sorted({tag for film in programme.films.values() for tag in film.languages}):
        spoken = [each for each in screenings if key in each.film.languages]
        yield View("spoken", key, f"Screenings spoken in {LANGUAGES[key]}", spoken)
    subtitled = (each for each in screenings if each.subtitles)
    for key, found in grouped(subtitled, lambda each: each.subtitles or "").items():
        yield View("subtitles", key, f"Screenings subtitled in {LANGUAGES[key]}", found)


def films_of(view: View) -> dict[str, Film]:
    """Return the films of a view by id."""
    return {each.film.id: each.film for each in view.screenings}


# What patrons read


def joined(names: list[str]) -> str:
    """Return names as one list: `A, B, and C`."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def spoken_in(film: Film) -> str:
    """Return the names of the languages of a film."""
    return joined([LANGUAGES[tag] for tag in film.languages])


def when(at: datetime) -> str:
    """Return day and time: `Thursday, August 1, 2019, 2:35 pm EDT`."""
    clock = f"{at.hour % 12 or 12}:{at:%M} {'am' if at.hour < 12 else 'pm'}"
    return f"{at:%A, %B} {at.day}, {at.year}, {clock} {at.tzname()}"


def prices(house: House, screening: Screening) -> list[str]:
    """Return what tickets cost: `Full: €9.00`."""
    symbol = CURRENCIES[house.currency]
    return [f"{each.name}: {symbol}{each.price:,.2f}" for each in screening.prices]


# Calendars


def calendar(programme: Programme, view: View) -> bytes:
    """Return the calendar of a view (RFC 5545, RFC 7986)."""
    house, name = programme.house, view.heading(programme.house)
    found = Calendar()
    found.add("prodid", "-//metafeed//metafeed//EN")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    # The library escapes these only where they are given as vText.
    found["NAME"] = found["X-WR-CALNAME"] = vText(name)
    found["DESCRIPTION"] = found["X-WR-CALDESC"] = vText(view.title)
    found.add("x-wr-timezone", view.screenings[0].venue.zone.key)
    found.add("url", house.url)
    found.add("refresh-interval", timedelta(hours=REFRESH_HOURS), parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", f"PT{REFRESH_HOURS}H")
    found.add("source", house.document(view.document(".ics")), parameters={"VALUE": "URI"})
    found.add("last-modified", programme.now)
    year = min(each.start.astimezone(UTC) for each in view.screenings).year - 1
    for zone in sorted({each.venue.zone.key for each in view.screenings}):
        found.add_component(timezone(zone, year))
    for each in view.screenings:
        found.add_component(programme.events[each.id])
    octets: bytes = found.to_ical()
    return octets


def timezone(name: str, year: int) -> Timezone:
    """Return the VTIMEZONE of a zone of Central Europe, whose rules begin in a year.

    `add_missing_timezones` of the library lists every change for decades, and Outlook reads yearly rules alone.
    """
    summer, winter = timedelta(hours=2), timedelta(hours=1)
    found = Timezone()
    found.add("tzid", name)
    for part, label, month, hour, before, after in (
        (TimezoneDaylight(), "CEST", 3, 2, winter, summer),
        (TimezoneStandard(), "CET", 10, 3, summer, winter),
    ):
        end = datetime(year, month, 31, hour)  # noqa: DTZ001 - the wall time of the clock that ends
        part.add("dtstart", end - timedelta(days=end.isoweekday() % 7))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", label)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        found.add_component(part)
    return found


def event(programme: Programme, screening: Screening) -> Event:
    """Return the event of a showing."""
    venue, film = screening.venue, screening.film
    found = Event()
    found.add("uid", programme.house.uid(screening.id))
    for name in ("dtstamp", "last-modified", "created"):
        found.add(name, programme.now)
    found.add("sequence", 0)
    found.add("dtstart", screening.start)
    found.add("dtend", screening.end)
    found.add("summary", screening.summary)
    found.add("description", "\n".join(description(programme.house, screening)))
    found.add("status", "CONFIRMED")
    found.add("transp", "TRANSPARENT")
    found.add("x-microsoft-cdo-busystatus", "FREE")
    found.add("location", venue.location)
    found.add("geo", (venue.geo.lat, venue.geo.lon))
    # Apple shows a map where the title is the location.
    parameters = {"VALUE": "URI", "X-APPLE-RADIUS": "72", "X-TITLE": venue.location}
    point = vUri(f"geo:{venue.geo.lat},{venue.geo.lon}")
    found.add("x-apple-structured-location", point, parameters=parameters)
    found.add("url", screening.tickets)
    found.add("categories", [screening.series.title, *film.genres])
    return found


def description(house: House, screening: Screening) -> list[str]:
    """Return the lines of an event."""
    film = screening.film
    carrier, *others = screening.how
    return [
        f"{film.title} ({film.year}), directed by {film.credits.director}, {film.runtime} min",
        f"With {joined(film.credits.cast)}",
        ", ".join([carrier, f"in {spoken_in(film)}", *others]),
        screening.screen.name,
        *prices(house, screening),
        f"Tickets: {screening.tickets}",
        f"Part of {screening.series.title}",
    ]


# Feeds


class Namespaces(BaseExtension):  # type: ignore[misc]
    """The prefixes of a feed."""

    names: Mapping[str, str]

    def extend_ns(self) -> Mapping[str, str]:
        """Return prefixes and names."""
        return self.names


class Extras(BaseEntryExtension):  # type: ignore[misc]
    """People, whom feedgen's own Media RSS does not know, and the link to the calendar of an entry.

    Of that feedgen writes nothing into RSS, and into Atom only the address.
    """

    calendar: str | None
    people: Sequence[tuple[str, str]]

    def extend_rss(self, element: etree._Element) -> etree._Element:
        """Add elements to an item."""
        if self.calendar:
            attributes = {"rel": "related", "type": "text/calendar", "href": self.calendar}
            etree.SubElement(element, f"{{{ATOM}}}link", attributes)
        return self._credited(element)

    def extend_atom(self, element: etree._Element) -> etree._Element:
        """Complete the link of an entry, and add elements."""
        for link in element.findall("link"):
            link.attrib.update({"rel": "related", "type": "text/calendar", "title": "Showings"})
        return self._credited(element)

    def _credited(self, element: etree._Element) -> etree._Element:
        for role, name in self.people:
            attributes = {"role": role, "scheme": "urn:ebu"}
            etree.SubElement(element, f"{{{MEDIA}}}credit", attributes).text = name
        return element


def feed(programme: Programme, view: View, suffix: str) -> bytes:
    """Return the feed of a view: RSS, Atom or JSON Feed."""
    # All are as new: what is left is to put them in order.
    keys = sorted(films_of(view))
    if suffix == ".feed.json":
        return lined(json_feed(programme.house, view), "items", [programme.items[key] for key in keys])
    found = syndicated(programme, view, suffix)
    for key in keys:
        found.add_entry(programme.entries[key], order="append")
    octets: bytes = found.rss_str() if suffix == ".rss" else found.atom_str()
    return octets


def syndicated(programme: Programme, view: View, suffix: str) -> FeedGenerator:
    """Return a feed without its entries."""
    house = programme.house
    found = FeedGenerator()
    found.register_extension("extras", Namespaces, Extras)
    found.extras.names = NAMESPACES[suffix]
    found.id(house.tag(view.path))
    found.title(view.heading(house))
    found.description(view.title)
    found.language(house.language)
    found.updated(programme.now)
    found.generator("metafeed")
    if suffix == ".atom":
        found.author({"name": house.name, "uri": house.url})
    found.link(href=house.document(view.document(suffix)), rel="self", type=MEDIA_TYPES[suffix])
    found.link(href=house.url, rel="alternate", type="text/html")
    return found


def entry(programme: Programme, film: Film) -> FeedEntry:
    """Return the entry of a film."""
    house = programme.house
    found = FeedEntry()
    found.register_extension("extras", Extras)
    found.extras.calendar = programme.calendar_of(film)
    actors = [("actor", name) for name in film.credits.cast]
    found.extras.people = [("director", film.credits.director), *actors]
    found.guid(house.tag(f"film/{film.id}"), permalink=False)
    found.title(film.title)
    found.updated(programme.now)
    found.published(programme.now)
    found.summary(programme.notes[film.id].first)
    found.content(programme.contents[film.id], type="html")
    for term, label in categories(programme, film).items():
        found.category(term=term, label=label)
    if found.extras.calendar:
        found.link(href=found.extras.calendar, rel="related", type="text/calendar")
    return found


def categories(programme: Programme, film: Film) -> dict[str, str]:
    """Return series, genres and formats: term → label."""
    screenings = programme.of_film[film.id]
    series = {f"series/{each.series.id}": each.series.title for each in screenings}
    formats = {f"formats/{each.format}": FORMATS[each.format] for each in screenings}
    return series | {genre: genre for genre in film.genres} | formats


def content(programme: Programme, film: Film) -> str:
    """Return what feeds say of a film, as HTML."""
    showings = [f"<li>{line(programme.house, each)}</li>" for each in programme.of_film[film.id]]
    countries = joined([COUNTRIES[code] for code in film.countries])
    facts = f"{countries}, {film.year}, {film.runtime} min, {spoken_in(film)}"
    blocks = [
        "<h2>Showings</h2>",
        "<ul>", *showings, "</ul>",
        programme.notes[film.id].html,
        f"<p>{text(facts)}</p>",
        "<ul>",
        f"<li>Directed by: {text(film.credits.director)}</li>",
        f"<li>Cast: {text(', '.join(film.credits.cast))}</li>",
        "</ul>",
    ]  # fmt: skip
    return "\n".join(blocks)


def line(house: House, screening: Screening) -> str:
    """Return a showing in a line of HTML."""
    place = f"{screening.venue.name}, {screening.screen.name}"
    told = [when(screening.start), place, ", ".join(screening.how), *prices(house, screening)]
    tickets = f'<a href="{escape(screening.tickets)}" rel="noopener noreferrer">Tickets</a>'
    return " · ".join([*map(text, told), tickets])


def text(plain: str) -> str:
    """Return a text as HTML."""
    return escape(plain, quote=False)


def json_feed(house: House, view: View) -> Node:
    """Return a JSON feed without its items."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.heading(house),
        "home_page_url": house.url,
        "feed_url": house.document(view.document(".feed.json")),
        "description": view.title,
        "language": house.language,
        "authors": [{"name": house.name, "url": house.url}],
    }


def item(programme: Programme, film: Film) -> Node:
    """Return the item of a film in JSON Feed."""
    house, address = programme.house, programme.calendar_of(film)
    return {
        "id": house.tag(f"film/{film.id}"),
        "title": film.title,
        "summary": programme.notes[film.id].first,
        "content_html": programme.contents[film.id],
        "date_published": programme.now.isoformat(),
        "date_modified": programme.now.isoformat(),
        "tags": list(categories(programme, film).values()),
        "language": house.language,
        **({"attachments": [{"url": address, "mime_type": "text/calendar"}]} if address else {}),
        "_metafeed": {"showings": [for_programs(each) for each in programme.of_film[film.id]]},
    }


def for_programs(screening: Screening) -> Node:
    """Return a showing as the item of its film has it."""
    return {
        "id": screening.id,
        "title": screening.summary,
        "start": screening.start.isoformat(),
        "end": screening.end.isoformat(),
        "zone": screening.venue.zone.key,
        "cinema_day": screening.start.date().isoformat(),
        "status": "scheduled",
        "venue": screening.venue.name,
        "screen": screening.screen.name,
        "tickets": screening.tickets,
    }


# JSON-LD


def jsonld(programme: Programme, view: View) -> bytes:
    """Return a view as a graph: the house, its venues, series, films and showings, each linked by its `@id`."""
    return lined({"@context": "https://schema.org"}, "@graph", graph(programme, view))


def graph(programme: Programme, view: View) -> Iterator[Node]:
    """Yield the nodes of a view. A series names all its venues, so that these are told too."""
    house = programme.house
    series = {each.series.id for each in view.screenings}
    told = {f"series/{key}" for key in series} | {f"films/{key}" for key in films_of(view)}
    told |= {f"venues/{each.venue.id}" for key in series for each in programme.of_series[key]}
    yield {"@type": "Organization", **cinema(house), "name": house.name, "url": house.url}
    yield from (node for path, node in programme.nodes.items() if path in told)
    yield from (programme.showings[each.id] for each in view.screenings)


def reference(house: House, path: str) -> Node:
    """Return the link to a node."""
    return {"@id": house.document(path)}


def cinema(house: House) -> Node:
    """Return the link to the house."""
    return reference(house, "#cinema")


def single(values: list[Any]) -> Any:
    """Return the only one of a list of one, else the list."""
    return values[0] if len(values) == 1 else values


def theater(house: House, venue: Venue) -> Node:
    """Return the node of a venue."""
    place = venue.address
    screens = [
        {"@type": "Place", **reference(house, f"venues/{venue.id}#screen-{each.id}"), "name": each.name}
        for each in venue.screens
    ]
    return {
        "@type": "MovieTheater",
        **reference(house, f"venues/{venue.id}#venue"),
        "name": venue.name,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": place.street,
            "addressLocality": place.locality,
            "postalCode": place.postcode,
            "addressCountry": place.country,
        },
        "geo": {"@type": "GeoCoordinates", "latitude": venue.geo.lat, "longitude": venue.geo.lon},
        "screenCount": len(screens),
        "containsPlace": single(screens),
    }


def season(programme: Programme, series: Series) -> Node:
    """Return the node of a series, from its first showing to the end of its last."""
    house, screenings = programme.house, programme.of_series[series.id]
    venues = dict.fromkeys(each.venue.id for each in screenings)
    return {
        "@type": "EventSeries",
        **reference(house, f"series/{series.id}#series"),
        "name": series.title,
        "startDate": screenings[0].start.isoformat(),
        "endDate": max(each.end for each in screenings).isoformat(),
        "location": single([reference(house, f"venues/{key}#venue") for key in venues]),
        "organizer": cinema(house),
    }


def movie(programme: Programme, film: Film) -> Node:
    """Return the node of a film."""
    countries = [{"@type": "Country", "name": COUNTRIES[code], "identifier": code} for code in film.countries]
    return {
        "@type": "Movie",
        **reference(programme.house, f"films/{film.id}#movie"),
        "name": film.title,
        "description": programme.notes[film.id].text,
        "dateCreated": str(film.year),
        "duration": f"PT{film.runtime}M",
        "inLanguage": single(film.languages),
        "countryOfOrigin": single(countries),
        "genre": single(film.genres),
        "sameAs": f"https://www.imdb.com/title/{film.ids.imdb}/",
        "identifier": {"@type": "PropertyValue", "propertyID": "IMDb", "value": film.ids.imdb},
        "director": {"@type": "Person", "name": film.credits.director},
        "actor": single([{"@type": "Person", "name": each} for each in film.credits.cast]),
    }


def showing(programme: Programme, screening: Screening) -> Node:
    """Return the node of a showing."""
    house, film = programme.house, screening.film
    work = reference(house, f"films/{film.id}#movie")
    found = {
        "@type": "ScreeningEvent",
        **reference(house, f"screenings/{screening.id}#screening"),
        "name": film.title,
        "description": f"{screening.screen.name}\n{programme.notes[film.id].text}",
        "startDate": screening.start.isoformat(),
        "endDate": screening.end.isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "location": reference(house, f"venues/{screening.venue.id}#venue"),
        "organizer": cinema(house),
        "workPresented": work,
    }
    if screening.access:
        found["workFeatured"] = {
            "@type": "Movie",
            **reference(house, f"screenings/{screening.id}#presentation"),
            "name": film.title,
            "exampleOfWork": work,
            "accessibilityFeature": FEATURES[screening.access],
            "inLanguage": single(film.languages),
        }
    found["videoFormat"] = FORMATS[screening.format]
    found["inLanguage"] = single(film.languages)
    if screening.subtitles:
        found["subtitleLanguage"] = screening.subtitles
    found["superEvent"] = reference(house, f"series/{screening.series.id}#series")
    keywords = [ACCESS[screening.access].capitalize()] if screening.access else []
    keywords += [] if screening.subtitles else ["No subtitles"]
    if keywords:
        found["keywords"] = single(keywords)
    found["offers"] = single([offer(house, screening, each) for each in screening.prices])
    return found


def offer(house: House, screening: Screening, price: Price) -> Node:
    """Return the node of a kind of ticket."""
    return {
        "@type": "Offer",
        "name": price.name,
        "price": str(price.price),
        "priceCurrency": house.currency,
        "url": screening.tickets,
    }


# Writing


def lined(head: Node, name: str, items: Iterable[Node]) -> bytes:
    """Return JSON that ends with a list, each of whose items has a line."""
    begin, body = JSON.encode(head)[:-1], ",\n".join(map(JSON.encode, items))
    return f'{begin},"{name}":[\n{body}\n]}}\n'.encode()


def document(programme: Programme, view: View, suffix: str) -> bytes:
    """Return the document of a view with a suffix."""
    if suffix == ".jsonld":
        return jsonld(programme, view)
    return calendar(programme, view) if suffix == ".ics" else feed(programme, view, suffix)


def documents(programme: Programme) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the octets of every document."""
    suffixes = [SUFFIXES[name] for name in programme.house.publish.emitters]
    for view in views(programme):
        for suffix in suffixes:
            yield view.document(suffix), document(programme, view, suffix)


def build(source: Path, out: Path) -> int:
    """Write the documents of a folder into another, and return how many there are."""
    count = 0
    for path, octets in documents(load(source)):
        place = out / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(octets)
        count += 1
    return count


def main() -> None:
    """Build the folder of the command line."""
    source, out = map(Path, sys.argv[1:])
    print(f"{build(source, out)} documents in {out}")


if __name__ == "__main__":
    main()
