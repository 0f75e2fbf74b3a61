"""The house and its venues as schema.org nodes: Organization, MovieTheater."""

from __future__ import annotations

from metafeed.emitters import telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.jsonld import works
from metafeed.emitters.jsonld.nodes import Node, amenities, node, plain
from metafeed.model.venue import Closure, Screen, Venue
from metafeed.text.words import capital


def publisher(edition: Edition) -> Node:
    """Return the house that publishes, `{base}#cinema`, the organizer of every screening."""
    settings = edition.programme.settings
    who = settings.publisher
    return node(
        "Organization",
        id_=edition.node_id("cinema"),
        name=edition.say(who.name) or edition.say(settings.name),
        alternateName=edition.say(settings.name) if who.name else None,
        description=plain(edition.say(settings.description)),
        url=who.url or settings.url,
        logo=who.logo,
        image=works.images(edition, settings.images),
        telephone=who.telephone,
        email=who.email,
        sameAs=[*([settings.url] if who.url and settings.url else []), *who.same_as],
    )


def theater(edition: Edition, venue: Venue) -> Node:
    """Return a venue with its address, position and screens."""
    place = venue.address
    address = place and node(
        "PostalAddress",
        streetAddress=place.street,
        addressLocality=place.locality,
        addressRegion=place.region,
        postalCode=place.postcode,
        addressCountry=place.country,
    )
    position = venue.geo and node("GeoCoordinates", latitude=venue.geo.lat, longitude=venue.geo.lon)
    return node(
        "MovieTheater",
        id_=edition.node_id("venue", venue.id),
        name=edition.say(venue.name),
        description=plain(edition.say(venue.note)),
        url=edition.page("venue", venue),
        image=works.images(edition, venue.images),
        address=address,
        geo=position,
        telephone=venue.telephone,
        sameAs=list(venue.same_as),
        screenCount=len(venue.screens) or None,
        amenityFeature=amenities(venue.access, _labels(edition, venue)),
        containsPlace=[_screen(edition, venue, screen) for screen in venue.screens],
        specialOpeningHoursSpecification=[_closed(edition, closure) for closure in venue.closed],
    )


def _labels(edition: Edition, place: Venue | Screen) -> list[str]:
    return [capital(edition.words.access_name(str(access))) for access in place.access]


def _screen(edition: Edition, venue: Venue, screen: Screen) -> Node:
    features = amenities(screen.access, _labels(edition, screen))
    if screen.step_free is not None:
        name = capital(edition.words.access_name("step-free"))
        features.append(node("LocationFeatureSpecification", name=name, value=screen.step_free))
    return node(
        "Place",
        id_=f"{edition.base}venues/{venue.id}#screen-{screen.id}",
        name=telling.screen_name(edition, screen),
        maximumAttendeeCapacity=screen.seats,
        amenityFeature=features,
    )


def _closed(edition: Edition, closure: Closure) -> Node:
    """Return days on which the house is shut: opening and closing at midnight, as Google documents it."""
    return node(
        "OpeningHoursSpecification",
        validFrom=closure.from_.isoformat(),
        validThrough=closure.until.isoformat(),
        opens="00:00:00",
        closes="00:00:00",
        description=edition.say(closure.reason),
    )
