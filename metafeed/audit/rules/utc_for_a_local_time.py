"""A time ends in `Z` where no clock shows UTC.

`toISOString()` writes what a clock in Greenwich shows; other programs put a `Z` behind a local time. Either way the
hour that stands there is not the hour at the venue. As an instant the first is right and the second is wrong, and
readers cannot tell which it is.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-03-28T20:00:00Z",
     "location": {"@type": "Place", "name": "Kino Krokodil", "address": {"@type": "PostalAddress", "addressCountry": "DE"}}}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-02-28T20:00:00Z",
     "location": {"@type": "Place", "name": "The Rio", "address": {"@type": "PostalAddress", "addressCountry": "GB"}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.dates import offset_told
from metafeed.audit.moments import OF_EVENTS, dated
from metafeed.audit.venues import venue
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each time in UTC at a venue that has another."""
    for event in case.nodes_of("Event"):
        for each in dated(event, *OF_EVENTS):
            instant, offset = each.moment.instant, each.moment.offset
            if not each.moment.has_time or instant is None or offset is None or not each.moment.in_utc:
                continue
            there = venue(case, event)
            if there is None or there.allows(instant, offset):
                continue
            message = f"{each.name} {each.value.value} is in UTC, and clocks in {there.name} are not"
            offsets = there.offsets(instant)
            told = f"write the time there, with {offset_told(offsets[0])}" if len(offsets) == 1 else None
            yield finding(RULE, each.value.pointer, message, told or "write the time there, with its offset")


RULE = Rule("MF935", Severity.WARNING, check)
