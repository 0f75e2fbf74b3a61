"""Where an event takes place, and which time zones that may be in, as far as its markup says it for certain.

Markup has no field for a zone. A country has one or several; a region or a city that gives a zone its name narrows
them. An offset is only wrong if none of the candidates has it at that instant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from metafeed import zones
from metafeed.audit import regions
from metafeed.audit.case import Case
from metafeed.audit.nodes import Node
from metafeed.model.places import country_code, country_name

#: Cities that are one all over the world, or whose namesakes are far from their hour: for addresses without a country.
_KNOWN = re.compile(
    r"Europe/.*|America/(?:New_York|Los_Angeles|Toronto)|Asia/Tokyo|Australia/(?:Sydney|Melbourne)"
)
#: How they are called at home.
_AT_HOME = {"wien": "vienna", "praha": "prague", "warszawa": "warsaw", "roma": "rome", "københavn": "copenhagen",
            "lisboa": "lisbon", "zürich": "zurich", "bruxelles": "brussels", "athina": "athens"}  # fmt: skip
#: What a namesake of a known city may not be apart from it.
_NEAR = timedelta(hours=2)
#: Degrees of longitude an hour, and how far from the sun's clock an hour by law may be.
_DEGREES, _FARTHEST = 15, 4.5


@dataclass(frozen=True, slots=True)
class Venue:
    """What is known of the zone of a place: candidates, or at least how far east it lies."""

    #: What to call it in a message: `Germany`, `Los Angeles`.
    name: str
    zones: tuple[str, ...] = ()
    longitude: float | None = None
    #: Whether a namesake of the city may be meant, in another part of the world.
    is_likely: bool = False

    def offsets(self, instant: datetime) -> tuple[timedelta, ...]:
        """Return how far clocks there may be from UTC at an instant."""
        found = (instant.astimezone(zones.zone(name)).utcoffset() for name in self.zones)
        return tuple(sorted({each for each in found if each is not None}))

    def offsets_on(self, wall: datetime) -> tuple[timedelta, ...]:
        """Return how far clocks there may be from UTC when they show a wall time."""
        found = (wall.replace(tzinfo=zones.zone(name)).utcoffset() for name in self.zones)
        return tuple(sorted({each for each in found if each is not None}))

    def allows(self, instant: datetime, offset: timedelta) -> bool:
        """Tell whether clocks there may be at an offset at an instant; a time that a gap skips has none."""
        if self.zones:
            there = self.offsets(instant)
            is_elsewhere = self.is_likely and all(abs(offset - each) > _NEAR for each in there)
            return offset in there or is_elsewhere
        if self.longitude is None:
            return True
        apart = abs(offset.total_seconds() / 3600 - self.longitude / _DEGREES) % 24
        return min(apart, 24 - apart) <= _FARTHEST


def venue(case: Case, event: Node) -> Venue | None:
    """Return the venue of an event, None if its place says nothing of its zone, or there are several."""
    found = {each.name: each for each in _venues(case, event)}
    return next(iter(found.values())) if len(found) == 1 else None


def _venues(case: Case, event: Node) -> Iterator[Venue]:
    places = list(_places(case, event))
    if any(case.is_a(place, "VirtualLocation") for place in places):
        return
    for place in places:
        told = _of_place(case, place)
        if told is not None:
            yield told


def _places(case: Case, event: Node) -> Iterator[Node]:
    """Yield the places of an event: its own, else those of what it is a part of or stands in."""
    own = list(case.related(event, "location"))
    if own or event.properties.get("location"):
        yield from own
        return
    if event.parent is not None and case.is_a(event.parent, "Place"):
        yield event.parent
    elif event.parent is not None and event.within == "subEvent":
        yield from _places(case, event.parent)


def _of_place(case: Case, place: Node) -> Venue | None:
    address = place if case.is_a(place, "PostalAddress") else next(case.related(place, "address"), None)
    country = _country(case, address) if address else _country_in(place.text("address"))
    if country is None:
        return _by_position(case, place) or (_known(address) if address else None)
    code = (address.text("postalCode") or "").upper() if address else ""
    listed = _listed(country, *regions.overseas(country, ""))
    if len(listed) > 1 and address is not None:
        region = regions.of_region(country, address.text("addressRegion") or "", code)
        narrowed = _city(address, region or listed) or region
        if narrowed and len(narrowed) < len(listed):
            return Venue(narrowed[0].rpartition("/")[2].replace("_", " "), narrowed)
        listed = regions.without_far(_listed(country, *regions.overseas(country, code)), code)
    return Venue(country_name(country), listed) if listed else None


def _listed(*countries: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(zone for each in countries for zone in zones.of_country(each)))


def _known(address: Node) -> Venue | None:
    """Return the venue of a city that needs no country: what is hours apart from it is a namesake."""
    if address.values("addressCountry") or address.values("addressRegion"):
        return None
    found = _city(address, tuple(name for name in sorted(zones.names()) if _KNOWN.fullmatch(name)))
    return Venue(found[0].rpartition("/")[2].replace("_", " "), found, is_likely=True) if found else None


def _country(case: Case, address: Node) -> str | None:
    named = next(case.related(address, "addressCountry"), None)
    text = named.text("name") if named else address.text("addressCountry")
    return country_code(text) if text else None


def _country_in(address: str | None) -> str | None:
    """Return the country at the end of an address in one text."""
    last = re.split(r"[,\n]", address)[-1].strip() if address else ""
    return country_code(last) if len(last) > 3 else None


def _city(address: Node, listed: tuple[str, ...]) -> tuple[str, ...]:
    city = (address.text("addressLocality") or "").casefold()
    city = _AT_HOME.get(city, city).replace(" ", "_")
    return tuple(name for name in listed if name.rpartition("/")[2].casefold() == city)


def _by_position(case: Case, place: Node) -> Venue | None:
    for at in (place, *case.related(place, "geo")):
        for value in at.values("longitude"):
            try:
                longitude = float(str(value.value))
            except ValueError:
                continue
            if -180 <= longitude <= 180:
                return Venue(f"longitude {longitude:g}", (), longitude)
    return None
