"""A postponed event has an earlier start.

Google's Event page: postponed is an event without a new date, so that the old one stays in `startDate`. If the new one is
known, it is rescheduled.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "eventStatus": "https://schema.org/EventPostponed", "previousStartDate": "2026-04-01T19:00:00+02:00"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "eventStatus": "https://schema.org/EventPostponed"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.told import kind, said, told
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each earlier start of a postponed event."""
    for fault in told(case, "postponed_with_previous_start_date"):
        message = f"{kind(fault)} is postponed, and previousStartDate is {said(fault)}"
        yield finding(
            RULE,
            fault.pointer,
            message,
            "take previousStartDate out, or write EventRescheduled if the new date is known",
        )


RULE = Rule("MF963", Severity.WARNING, check)
