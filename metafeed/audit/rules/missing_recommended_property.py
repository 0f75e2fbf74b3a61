"""A property that Google recommends is missing.

It is shown beside the event where it is given, and its absence is listed in Search Console: `endDate`, `image`,
`description`, `organizer` and `offers` (with `price` and `url`) of an event, `dateCreated` and `director` of a film in a
carousel, `contentUrl` or `embedUrl` of a video (Google's Event, Movie and Video pages). Only what
a cinema can know is asked for, so never `performer`: a made-up one is worse than none. What is past, cancelled, postponed or for members needs no offers.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "image": "https://kino.example/cleo.jpg", "description": "Two hours of an afternoon.",
     "organizer": {"@type": "Organization", "name": "Kino"}, "offers": {"@type": "Offer", "price": 9, "priceCurrency": "EUR", "url": "https://kino.example/t/1"}}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "endDate": "2026-04-02T20:30:00+02:00", "image": "https://kino.example/cleo.jpg",
     "description": "Two hours of an afternoon.", "organizer": {"@type": "Organization", "name": "Kino"},
     "offers": {"@type": "Offer", "price": 9, "priceCurrency": "EUR", "url": "https://kino.example/t/1"}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.told import kind, title, told
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each missing property, where it would stand."""
    for fault in told(case, "missing_recommended_property"):
        message = f"{kind(fault)} has no {fault.property}, which Google's {title(fault)} recommends"
        yield finding(RULE, fault.pointer, message, None)


RULE = Rule("MF951", Severity.NOTE, check)
