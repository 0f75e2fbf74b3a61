"""Where it is: screens, addresses."""

from __future__ import annotations

from metafeed.emitters.edition import Edition
from metafeed.model.places import country_name
from metafeed.model.venue import Screen, Venue
from metafeed.resolving.programme import Showing

#: Where the postcode follows the town: with the region between them, and without.
_REGION_AND_CODE, _CODE_LAST = ("US", "CA", "AU"), ("GB", "IE", "IN", "NZ")


def screen_line(edition: Edition, showing: Showing) -> str:
    """Return where in the house: the screen's name, or `Screen: 1` where it has none."""
    if showing.screen is None:
        return ""
    return edition.say(showing.screen.name) or edition.words.screen.format(name=showing.screen.id)


def screen_name(edition: Edition, screen: Screen) -> str:
    """Return the name of an auditorium, its id if it has none."""
    return edition.say(screen.name) or screen.id


def address(edition: Edition, venue: Venue) -> str:
    """Return a postal address in a line, as the country writes it.

    The country itself is told where the house has venues in several.
    """
    place = venue.address
    if place is None:
        return ""
    if place.country in _REGION_AND_CODE:
        town = [place.locality, _joined(place.region, place.postcode)]
    elif place.country in _CODE_LAST:
        town = [_joined(place.locality, place.postcode), place.region]
    else:
        town = [_joined(place.postcode, place.locality), place.region]
    countries = {each.address.country for each in edition.programme.venues.values() if each.address}
    abroad = country_name(place.country, edition.language) if place.country and len(countries) > 1 else ""
    return ", ".join(each for each in (place.street, *town, abroad) if each)


def _joined(*words: str | None) -> str:
    return " ".join(word for word in words if word)


def location(edition: Edition, venue: Venue) -> str:
    """Return where a venue is, for LOCATION: its name and address."""
    return ", ".join(each for each in (edition.say(venue.name), address(edition, venue)) if each)
