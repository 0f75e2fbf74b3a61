"""An offset that clocks at the venue do not have at that time.

A fixed `+02:00` all year, a server's own `-05:00`, the summer's offset on a day after the change: the event is
announced an hour or more too early or too late. Where the markup names a country, a region or a city, the zones that
may be meant are known; the offset is wrong if none of them has it then. A time that the change in spring skips has no
right offset.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-01-28T20:00:00+02:00",
     "location": {"@type": "Place", "name": "Kino Krokodil", "address": {"@type": "PostalAddress", "addressCountry": "DE"}}}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-07-28T20:00:00+02:00",
     "location": {"@type": "Place", "name": "Kino Krokodil", "address": {"@type": "PostalAddress", "addressCountry": "DE"}}}
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
    """Yield a finding for each time of an event with an offset that none of its zones has then."""
    for event in case.nodes_of("Event"):
        for each in dated(event, *OF_EVENTS):
            instant, offset = each.moment.instant, each.moment.offset
            if not each.moment.has_time or instant is None or offset is None or each.moment.in_utc:
                continue
            there = venue(case, event)
            if there is not None and not there.allows(instant, offset):
                offsets = " or ".join(offset_told(found) for found in there.offsets(instant))
                are = (
                    f"clocks in {there.name} are at {offsets} then" if offsets else f"it lies at {there.name}"
                )
                yield finding(
                    RULE, each.value.pointer, f"{each.name} {each.value.value}: {are}", "look at the time too"
                )


RULE = Rule("MF936", Severity.ERROR, check)
