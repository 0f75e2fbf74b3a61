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
from metafeed.audit.case import Case
from metafeed.audit.nodes import Node
from metafeed.model.places import country_code, country_name

#: Regions that are in one zone, of countries that have several. The zones of those left out are all possible.
_REGIONS = {
    "US": {
        "America/New_York": "CT DE DC GA ME MD MA NH NJ NY NC OH PA RI SC VT VA WV",
        "America/Chicago": "AL AR IL IA LA MN MS MO OK WI",
        "America/Denver": "CO MT NM UT WY",
        "America/Los_Angeles": "CA WA",
        "America/Phoenix": "AZ",
        "Pacific/Honolulu": "HI",
    },
    "CA": {
        "America/Toronto": "QC",
        "America/Winnipeg": "MB",
        "America/Edmonton": "AB",
        "America/Halifax": "NS NB PE",
        "America/St_Johns": "NL",
    },
    "AU": {
        "Australia/Sydney": "NSW ACT",
        "Australia/Melbourne": "VIC",
        "Australia/Brisbane": "QLD",
        "Australia/Adelaide": "SA",
        "Australia/Perth": "WA",
        "Australia/Hobart": "TAS",
        "Australia/Darwin": "NT",
    },
}  # fmt: skip
#: Zones that hold only where a postal code begins so.
_POSTAL = {
    "Atlantic/Canary": ("35", "38"),
    "Africa/Ceuta": ("51", "52"),
    "Atlantic/Azores": ("95", "96", "97", "98", "99"),
}
#: Country → those with codes of their own that people write it for, and how postal codes there begin.
_OVERSEAS = {
    "DK": ("GL", ("39",)),
    "FI": ("AX", ("22",)),
    "FR": ("BL GF GP MF MQ NC PF PM RE TF WF YT", ("97", "98")),
    "GB": ("FK GI", ("FI", "GX")),
    "NL": ("AW BQ CW SX", ()),
    "US": ("AS GU MP PR VI", ("006", "007", "008", "009", "96")),
}
#: Degrees of longitude an hour, and how far from the sun's clock an hour by law may be.
_DEGREES, _FARTHEST = 15, 4.5


@dataclass(frozen=True, slots=True)
class Venue:
    """What is known of the zone of a place: candidates, or at least how far east it lies."""

    #: What to call it in a message: `Germany`, `Los Angeles`.
    name: str
    zones: tuple[str, ...] = ()
    longitude: float | None = None

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
            return offset in self.offsets(instant)
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
        return _by_position(case, place)
    listed = _listed(country, address)
    told = country_name(country)
    if len(listed) > 1 and address is not None:
        narrowed = _region(country, address, listed) or _city(address, listed)
        if narrowed and len(narrowed) < len(listed):
            return Venue(narrowed[0].rpartition("/")[2].replace("_", " "), narrowed)
        listed = _by_post(address, listed)
    return Venue(told, listed) if listed else None


def _listed(country: str, address: Node | None) -> tuple[str, ...]:
    """Return the zones of a country, with those overseas unless its postal code says that it is not there."""
    overseas, posts = _OVERSEAS.get(country, ("", ()))
    code = address.text("postalCode") if address else None
    at_home = code is not None and not code.upper().removeprefix(f"{country}-").startswith(posts)
    others = () if at_home else tuple(overseas.split())
    return tuple(dict.fromkeys(zone for each in (country, *others) for zone in zones.of_country(each)))


def _by_post(address: Node, listed: tuple[str, ...]) -> tuple[str, ...]:
    code = address.text("postalCode")
    return tuple(name for name in listed if not code or name not in _POSTAL or code.startswith(_POSTAL[name]))


def _country(case: Case, address: Node) -> str | None:
    named = next(case.related(address, "addressCountry"), None)
    text = named.text("name") if named else address.text("addressCountry")
    return country_code(text) if text else None


def _country_in(address: str | None) -> str | None:
    """Return the country at the end of an address in one text."""
    last = re.split(r"[,\n]", address)[-1].strip() if address else ""
    return country_code(last) if len(last) > 3 else None


def _region(country: str, address: Node, listed: tuple[str, ...]) -> tuple[str, ...]:
    region = (address.text("addressRegion") or "").upper().removeprefix(f"{country}-")
    for name, regions in _REGIONS.get(country, {}).items():
        if region in regions.split() and name in listed:
            return (name,)
    return ()


def _city(address: Node, listed: tuple[str, ...]) -> tuple[str, ...]:
    city = (address.text("addressLocality") or "").casefold().replace(" ", "_")
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
