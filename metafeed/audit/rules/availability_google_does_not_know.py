"""An availability that schema.org has and Google does not.

Google's Event page takes InStock, SoldOut and PreOrder, and reports others as errors in Search Console. Few tickets left is
InStock; before the sale begins it wants `validFrom` and no availability.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "offers": {"@type": "Offer", "availability": "https://schema.org/LimitedAvailability"}}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "offers": {"@type": "Offer", "availability": "https://schema.org/InStock"}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.told import said, told
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each availability of an event's offers that Google refuses."""
    for fault in told(case, "availability_google_does_not_know"):
        message = f"availability is {said(fault)}, which Google does not know"
        yield finding(RULE, fault.pointer, message, "write InStock, SoldOut or PreOrder, or leave it out")


RULE = Rule("MF960", Severity.WARNING, check)
