"""The address of an event has no street, or is all in one text.

Google's Event page wants the venue's detailed street address as a PostalAddress, not just a city: without it nobody finds the way, and
the event may be left out as one without a place.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "addressLocality": "Berlin"}}}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.told import said, told
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each address of an event's place that is a text, or has no street."""
    for fault in told(case, "address_without_street"):
        if fault.property == "address":
            yield finding(RULE, fault.pointer, f"the address is the text {said(fault)}", _HINT)
        else:
            yield finding(RULE, fault.pointer, "the address has no streetAddress")


_HINT = 'write {"@type": "PostalAddress", "streetAddress": …, "addressLocality": …}'

RULE = Rule("MF954", Severity.WARNING, check)
