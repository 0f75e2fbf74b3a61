"""The root of a source: the house, how to publish, and the collections.

`Settings` is the programme without its collections, so that each item can be typed by itself and one
broken item does not hide what is wrong with the others.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from metafeed.model.film import Film
from metafeed.model.media import Images
from metafeed.model.node import Node, fault, shown
from metafeed.model.offer import Offer
from metafeed.model.run import Run
from metafeed.model.screening import Defaults, Screening
from metafeed.model.series import Bill, Series
from metafeed.model.text import LanguageTag, Line, OneOrMany, Plain, Split, Text
from metafeed.model.time import HourOfDay, LocalDate
from metafeed.model.values import Flag, Format, Id, Sale, Status, Url, Word
from metafeed.model.venue import Venue
from metafeed.model.vocabulary import WEEKDAYS


class Identity(Node):
    """Who speaks, for life: `filmforum.org,2019` (a tag authority and year, RFC 4151 §2.1)."""

    authority: Plain
    year: Plain

    def __str__(self) -> str:
        return f"{self.authority},{self.year}"


_AUTHORITY = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")
_TAG_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def _identity(value: Any) -> Any:
    if isinstance(value, Identity):
        return value
    authority, _, year = (part.strip() for part in str(value).partition(","))
    if not _AUTHORITY.fullmatch(authority) or not _TAG_DATE.fullmatch(year):
        raise fault(
            "MF112",
            f"{shown(value)} is not an identity",
            "write the house's domain and a year in which it was yours: filmforum.org,2019",
        )
    return {"authority": authority, "year": year}


class Pages(Node):
    """Templates of pages that exist already; `{id}` is filled in. Links for people."""

    film: Url | None = None
    bill: Url | None = None
    series: Url | None = None
    venue: Url | None = None
    screening: Url | None = None


class Publisher(Node):
    """Who publishes, where it is not simply the house. schema.org Organization, `organizer`."""

    name: Line | None = None
    url: Url | None = None
    logo: Url | None = None
    telephone: Plain | None = None
    email: Plain | None = None
    same_as: Annotated[tuple[Url, ...], Split] = ()


def _colour(text: str) -> str:
    if not (text.isascii() and text.isalpha() and text.islower()):
        raise fault(
            "MF103", f"{shown(text)} is not the name of a colour", "write a CSS name, such as crimson"
        )
    return text


class ChangesFeed(Node):
    """What counts as news, beyond what always does."""

    #: Tell when a showing sells out, and when there are tickets again.
    sale: Flag = False
    #: Days before the last showing of a film at which its last chance is told; 0 is never.
    last_chance_days: Annotated[int, Field(ge=0, le=60)] = 3


class Publish(Node):
    """What is written, and how far back. `metafeed emitters` and `metafeed views` list the names."""

    #: `semantic` writes press quotes as Review nodes; Google forbids other people's reviews.
    reviews: Annotated[str, Word("policy for reviews", ("none", "semantic"), closed=True)] = "none"
    #: Only these emitters.
    emitters: Annotated[tuple[Plain, ...], Split] = ()
    #: These too: emitters that are written on request alone.
    also: Annotated[tuple[Plain, ...], Split] = ()
    #: Kinds of view, or views, that are not written: `formats`, `spoken`, `films/cranes`.
    without: Annotated[tuple[Plain, ...], Split] = ()
    #: Days that past showings stay in calendars.
    past_days: Annotated[int, Field(ge=0, le=3660)] = 60
    #: What calendars do with a showing that is cancelled: `mark` it (STATUS:CANCELLED and a prefix),
    #: `keep-confirmed-prefixed` (Google hides what is cancelled), or `drop` it.
    cancelled: Annotated[
        str,
        Word("policy for cancelled showings", ("mark", "keep-confirmed-prefixed", "drop"), closed=True),
    ] = "mark"
    #: Days that cancelled showings stay in calendars and feeds after their time.
    cancelled_days: Annotated[int, Field(ge=0, le=3660)] = 7
    changes: ChangesFeed = ChangesFeed()
    #: Hours after which calendar programs should look again. REFRESH-INTERVAL.
    refresh_hours: Annotated[int, Field(ge=1, le=720)] = 6
    #: Minutes before a showing at which the calendar with reminders rings (`also: [ical-alarm]`). VALARM (iCalendar).
    alarm_minutes: Annotated[int, Field(ge=5, le=10080)] = 120
    #: A CSS colour name for the calendar. COLOR (RFC 7986 §5.9).
    colour: Annotated[str, AfterValidator(_colour)] | None = None
    #: A WebSub hub that tells readers at once. `rel=hub`; JSON Feed `hubs`.
    hub: Url | None = None
    #: Whether calendars and feeds can be narrowed by parameters in their addresses where they lie.
    parameters: Flag = False
    #: The day on which the house's week begins: mon, tue, wed, thu, fri, sat, sun.
    week_begins: Annotated[str, Word("day", WEEKDAYS, closed=True)] = "fri"
    #: Days before a week begins at which newsletters are given it.
    digest_days: Annotated[int, Field(ge=0, le=60)] = 2

    def wants(self, *names: str, on_request: bool = False) -> bool:
        """Tell whether what is called by one of `names` is written; on request means only where it is named."""
        chosen = bool(set(names) & set(self.emitters)) if self.emitters else not on_request
        return chosen or bool(set(names) & set(self.also))


class View(Node):
    """A selection of the author's own: all criteria must fit, any value of each."""

    id: Id
    title: Line
    films: Annotated[tuple[Id, ...], Split] = ()
    bills: Annotated[tuple[Id, ...], Split] = ()
    series: Annotated[tuple[Id, ...], Split] = ()
    venues: Annotated[tuple[Id, ...], Split] = ()
    formats: Annotated[tuple[Format, ...], Split] = ()
    access: Annotated[tuple[Plain, ...], Split] = ()
    spoken: Annotated[tuple[LanguageTag, ...], Split] = ()
    subtitles: Annotated[tuple[LanguageTag, ...], Split] = ()
    #: Cinema days: mon, tue, wed, thu, fri, sat, sun.
    days: Annotated[
        tuple[Annotated[str, Word("day", WEEKDAYS, closed=True)], ...],
        Split,
    ] = ()
    #: The hours of the cinema day in which a showing begins; `24:30` is still that night.
    after: HourOfDay | None = None
    before: HourOfDay | None = None


class Change(Node):
    """A last-minute change to every screening that fits: by venue, screen, series, film, date."""

    venue: Id | None = None
    screen: Id | None = None
    series: Id | None = None
    film: Id | None = None
    date: LocalDate
    until: LocalDate | None = None
    status: Status | None = None
    sale: Sale | None = None
    reason: Line | None = None


class Notice(Node):
    """A site notice with dates. It stands beside the programme and never in a description."""

    id: Id
    text: Text
    from_: LocalDate | None = Field(default=None, alias="from")
    until: LocalDate | None = None
    url: Url | None = None
    venues: Annotated[tuple[Id, ...], Split] = ()
    ignore: Annotated[tuple[Plain, ...], Split] = ()


def _languages(value: Any) -> Any:
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


def _each_once(tags: tuple[str, ...]) -> tuple[str, ...]:
    twice = next((tag for tag in tags if tags.count(tag) > 1), None)
    if twice:
        raise fault("MF103", f"the language {twice!r} stands here twice", "keep one of them")
    return tags


class Settings(Node):
    """The programme without its collections."""

    #: The house or festival. Feed and calendar titles; schema.org `organizer.name`.
    name: Line
    #: Its site. schema.org `organizer.url`; channel link.
    url: Url | None = None
    identity: Annotated[Identity, BeforeValidator(_identity)]
    #: Where the published files lie. Moves links, never identity.
    base_url: Url | None = None
    pages: Pages = Pages()
    #: One language, or `languages` with the main one first.
    language: LanguageTag | None = None
    languages: Annotated[
        tuple[LanguageTag, ...],
        BeforeValidator(_languages),
        Field(max_length=50),
        AfterValidator(_each_once),
    ] = ()
    #: 12 or 24: how a bare 9:30 is meant.
    clock: Annotated[str, Word("clock", ("12", "24"), closed=True)] | None = None
    #: ymd, dmy or mdy: how 03/04/2026 is meant.
    dates: Annotated[str, Word("order of dates", ("ymd", "dmy", "mdy"), closed=True)] | None = None
    currency: Plain | None = None
    #: A licence for the data. schema.org `license`; Atom rights.
    license: Url | None = None
    #: Where `build` writes, relative to the source.
    output: Plain | None = None
    #: What the house is. schema.org `description`; feed subtitle; calendar DESCRIPTION.
    description: Text | None = None
    publisher: Publisher = Publisher()
    images: Images = ()
    prices: dict[Id, Annotated[tuple[Offer, ...], OneOrMany, Field(max_length=100)]] = Field(
        default_factory=dict
    )
    defaults: Defaults | None = None
    publish: Publish = Publish()
    views: Annotated[tuple[View, ...], OneOrMany, Field(max_length=200)] = ()
    changes: Annotated[tuple[Change, ...], OneOrMany] = ()
    #: `{MF310: off}` silences a finding everywhere.
    check: dict[str, Annotated[str, Word("level", ("off", "note", "warning", "error"), closed=True)]] = Field(
        default_factory=dict
    )
    ignore: Annotated[tuple[Plain, ...], Split] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages of the publication, the main one first."""
        if self.languages:
            main = (self.language,) if self.language and self.language not in self.languages else ()
            return (*main, *self.languages)
        return (self.language,) if self.language else ("en",)


#: Collection → the class of its items.
ITEMS: dict[str, type[Node]] = {
    "venues": Venue,
    "films": Film,
    "bills": Bill,
    "series": Series,
    "runs": Run,
    "screenings": Screening,
    "notices": Notice,
}


class Source(Settings):
    """A whole source, typed. `metafeed.model.build` makes it from a document."""

    venues: tuple[Venue, ...] = ()
    films: tuple[Film, ...] = ()
    bills: tuple[Bill, ...] = ()
    series: tuple[Series, ...] = ()
    runs: tuple[Run, ...] = ()
    screenings: tuple[Screening, ...] = ()
    notices: tuple[Notice, ...] = ()
