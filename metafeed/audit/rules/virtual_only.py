"""An event takes place online alone.

Google took online events out of its results on 5 June 2025: "events must take place in a physical location". What is
shown in a house and streamed has both places.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "VirtualLocation", "url": "https://kino.example/stream"},
     "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": [{"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
      {"@type": "VirtualLocation", "url": "https://kino.example/stream"}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.told import kind, told
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield one finding for each event that nobody can go to."""
    first = {id(fault.subject): fault for fault in reversed(tuple(told(case, "virtual_only")))}
    for fault in reversed(first.values()):
        message = f"{kind(fault)} is online only, which Google does not show"
        yield finding(RULE, fault.pointer, message, None)


RULE = Rule("MF955", Severity.WARNING, check)
