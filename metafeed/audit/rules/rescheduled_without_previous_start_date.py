"""A rescheduled event does not say when it would have been.

Who has the old date in mind does not see that it is gone. Google's Event page asks for `previousStartDate` beside
EventRescheduled. One that is the new date says as little.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "eventStatus": "https://schema.org/EventRescheduled"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "eventStatus": "https://schema.org/EventRescheduled", "previousStartDate": "2026-04-01T19:00:00+02:00"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.features import events
from metafeed.audit.google.showings import starts
from metafeed.audit.google.told import kind, told
from metafeed.audit.moments import dated
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each rescheduled event without an earlier start."""
    for fault in told(case, "rescheduled_without_previous_start_date"):
        message = f"{kind(fault)} is rescheduled, and has no previousStartDate"
        yield finding(RULE, fault.pointer, message, None)
    for event in events(case):
        start = starts(event)
        for each in dated(event, "previousStartDate"):
            if start is not None and each.moment == start:
                yield finding(RULE, each.value.pointer, "previousStartDate is the new startDate")


RULE = Rule("MF962", Severity.WARNING, check)
