"""Venues: where it is shown, and how the house works."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema

from metafeed.model.media import Images
from metafeed.model.node import Node
from metafeed.model.parts import AccessList
from metafeed.model.screening import Defaults
from metafeed.model.text import Line, Markdown, OneOrMany, Plain, Split
from metafeed.model.time import ClockTime, LocalDate, parse_time
from metafeed.model.values import Count, Country, Flag, Format, Id, Minutes, Url

#: The hour that ends a night: always early, so that `05:00` needs no am with `clock: 12`.
NightEnd = Annotated[
    ClockTime,
    PlainValidator(lambda value: value if isinstance(value, ClockTime) else parse_time(value, clock=24)),
    WithJsonSchema({"type": "string", "examples": ["05:00"]}),
]


class Address(Node):
    """A postal address. schema.org PostalAddress; LOCATION."""

    street: Plain | None = None
    locality: Plain | None = None
    region: Plain | None = None
    postcode: Plain | None = None
    country: Country | None = None


class Geo(Node):
    """A position in WGS 84 degrees. schema.org GeoCoordinates; GEO; georss is not written."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]


class Screen(Node):
    """An auditorium. schema.org Place in `containsPlace`; LOCATION does not name it: DESCRIPTION."""

    id: Id
    name: Line | None = None
    #: schema.org `maximumAttendeeCapacity`.
    seats: Count | None = None
    #: schema.org `amenityFeature`.
    step_free: Flag | None = None
    #: What it can project. No property: lost.
    formats: Annotated[tuple[Format, ...], Split] = ()
    #: schema.org `amenityFeature`.
    access: AccessList = ()


class Closure(Node):
    """Days on which the house is shut. schema.org `specialOpeningHoursSpecification`."""

    from_: LocalDate = Field(alias="from")
    until: LocalDate
    reason: Line | None = None


class Venue(Node):
    """A house. schema.org MovieTheater; LOCATION, GEO, X-APPLE-STRUCTURED-LOCATION."""

    id: Id
    name: Line
    address: Address | None = None
    geo: Geo | None = None
    #: IANA time zone. An offset is refused: it is right for half a year only.
    zone: Plain
    #: Until when a night belongs to the day before.
    cinema_day_ends: NightEnd = ClockTime(5 * 60)
    #: Minutes of trailers and adverts before the works. Part of the end.
    preshow: Minutes | None = None
    #: Minutes that a screen needs between two showings.
    turnaround: Minutes | None = None
    screens: Annotated[tuple[Screen, ...], OneOrMany, Field(max_length=200)] = ()
    closed: Annotated[tuple[Closure, ...], OneOrMany, Field(max_length=1000)] = ()
    #: What the whole house offers: step-free, hearing-loop … schema.org `amenityFeature`.
    access: AccessList = ()
    #: schema.org `telephone`.
    telephone: Plain | None = None
    #: The house's page. schema.org `url`.
    url: Url | None = None
    #: Its pages elsewhere. schema.org `sameAs`.
    same_as: Annotated[tuple[Url, ...], Split] = ()
    images: Images = ()
    #: How to get there, and what to know. schema.org `description`.
    note: Markdown | None = None
    defaults: Defaults | None = None
    ignore: Annotated[tuple[Plain, ...], Split] = ()
