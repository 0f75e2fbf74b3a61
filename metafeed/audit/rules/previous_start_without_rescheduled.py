"""An earlier start, and nothing says that the event was moved.

Google's Event page: `previousStartDate` only with the status EventRescheduled, "Don't use other event statuses".

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "eventStatus": "https://schema.org/EventScheduled", "previousStartDate": "2026-04-01T19:00:00+02:00"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "eventStatus": "https://schema.org/EventRescheduled", "previousStartDate": "2026-04-01T19:00:00+02:00"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.told import said, told
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each earlier start of an event that was not rescheduled."""
    for fault in told(case, "previous_start_without_rescheduled"):
        message = f"previousStartDate is {said(fault)}, and eventStatus is not EventRescheduled"
        yield finding(
            RULE,
            fault.pointer,
            message,
            'write "eventStatus": "https://schema.org/EventRescheduled", or take previousStartDate out',
        )


RULE = Rule("MF961", Severity.ERROR, check)
