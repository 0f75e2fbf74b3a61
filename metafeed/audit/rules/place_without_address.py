"""The place of an event has no address.

Google's Event page requires `location.address`. A room that is a part of a house has none of its own: give the
house as `location`, and name the room in the description.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "Place", "name": "Screen 2", "containedInPlace": {"@type": "MovieTheater", "name": "Kino"}}}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.told import name, told
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each place of an event without an address."""
    for fault in told(case, "place_without_address"):
        message = f"the place {name(fault.node)}has no address, which Google's Event requires"
        yield finding(
            RULE,
            fault.pointer,
            message,
            'write "address": {"@type": "PostalAddress", "streetAddress": …, "addressLocality": …}',
        )


RULE = Rule("MF953", Severity.ERROR, check)
