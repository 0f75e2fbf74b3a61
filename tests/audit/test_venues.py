"""Which offsets a venue may have, by what its markup says of the place."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from metafeed import schemas
from metafeed.audit import making
from metafeed.audit.reading import read
from metafeed.audit.venues import venue
from metafeed.audit.vocabulary import vocabulary

WORDS = vocabulary(schemas.text("schemaorg.json"))


def allows(address: Any, start: str, **place: Any) -> bool | None:
    """Tell whether a start is possible at an address; None if nothing is known."""
    where = {"@type": "Place", "address": address, **place}
    event = {"@context": "https://schema.org", "@type": "Event", "location": where}
    case = making.case(read(json.dumps(event).encode(), "page.jsonld"), WORDS)
    found = venue(case, case.nodes[0])
    at = datetime.fromisoformat(start)
    offset = at.utcoffset()
    assert offset is not None
    return found.allows(at, offset) if found else None


def at(**fields: str) -> dict[str, str]:
    return {"@type": "PostalAddress", **fields}


@pytest.mark.parametrize(
    ("address", "start", "possible"),
    [
        (at(addressCountry="DE"), "2026-07-01T20:00+02:00", True),
        (at(addressCountry="Germany"), "2026-01-01T20:00+02:00", False),
        (at(addressCountry="DE"), "2026-03-29T02:30+01:00", False),  # skipped by the change
        (at(addressCountry="DE"), "2026-10-25T02:30+01:00", True),  # twice: both are right
        (at(addressCountry="DE"), "2026-10-25T02:30+02:00", True),
        (at(addressCountry="GB"), "2026-01-01T20:00+00:00", True),
        (at(addressCountry="GB"), "2026-07-01T20:00+00:00", False),
        (at(addressCountry="IN"), "2026-07-01T20:00+05:30", True),
        (at(addressCountry="US"), "2026-07-01T20:00-05:00", True),  # Chicago, for all we know
        (at(addressCountry="US", addressRegion="NY"), "2026-07-01T20:00-05:00", False),
        (at(addressCountry="US", addressLocality="Los Angeles"), "2026-07-01T20:00-04:00", False),
        (at(addressCountry="US", addressRegion="AZ"), "2026-07-01T20:00-07:00", True),
        (at(addressCountry="US", addressRegion="AZ", postalCode="86515"), "2026-07-01T20:00-06:00", True),  # Navajo
        (at(addressCountry="US", addressRegion="AZ", postalCode="85004"), "2026-07-01T20:00-06:00", False),
        (at(addressCountry="USA", addressRegion="New York"), "2026-07-01T20:00-05:00", False),
        (at(addressCountry="US", addressRegion="PR", postalCode="none"), "2026-07-01T20:00-04:00", True),
        (at(addressCountry="ES", addressRegion="Canarias", postalCode="?"), "2026-07-01T20:00+01:00", True),
        (at(addressCountry="DK", addressLocality="Tórshavn", postalCode="100"), "2026-07-01T20:00+01:00", True),
        (at(addressCountry="DK", addressLocality="Aarhus", postalCode="8000"), "2026-07-01T20:00+01:00", False),
        (at(addressLocality="Berlin"), "2026-07-01T20:00+01:00", False),
        (at(addressLocality="Berlin"), "2026-07-01T20:00-04:00", True),  # in New Hampshire
        (at(addressCountry="ES", postalCode="28013"), "2026-01-01T20:00+00:00", False),
        (at(addressCountry="ES", postalCode="35001"), "2026-01-01T20:00+00:00", True),
        (at(addressCountry="FR", postalCode="97400"), "2026-07-01T20:00+04:00", True),
        (at(addressCountry="FR", postalCode="75005"), "2026-07-01T20:00+04:00", False),
        ("Hauptstr. 1, 10115 Berlin, Germany", "2026-01-01T20:00+02:00", False),
        ("Hauptstr. 1, 10115 Berlin", "2026-01-01T20:00+09:00", None),
        (at(addressLocality="Bielefeld"), "2026-01-01T20:00+09:00", None),
    ],
)  # fmt: skip
def test_an_offset_is_possible_where_some_zone_has_it_then(
    address: Any, start: str, possible: bool | None
) -> None:
    assert allows(address, start) is possible


def test_without_a_country_a_position_rules_out_the_other_side_of_the_earth() -> None:
    geo = {"@type": "GeoCoordinates", "latitude": -34.6, "longitude": -58.4}
    assert allows(at(), "2026-01-01T20:00-03:00", geo=geo) is True
    assert allows(at(), "2026-01-01T20:00+01:00", geo=geo) is False
