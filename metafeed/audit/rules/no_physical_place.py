"""An event is not at a place.

Google's Event page: `location` is a Place, of whatever kind, with an address; "events must take place in a physical
location". A text, an address on its own or an organization is not taken for one.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": "Kino, Am Kino 1, Berlin"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.told import kind, said, told
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each event whose location is something else than a place."""
    for fault in told(case, "no_physical_place"):
        message = f"{kind(fault)} is at {said(fault)}, which is no place"
        yield finding(
            RULE,
            fault.pointer,
            message,
            'write {"@type": "MovieTheater", "name": …, "address": {"@type": "PostalAddress", …}}',
        )


RULE = Rule("MF952", Severity.ERROR, check)
