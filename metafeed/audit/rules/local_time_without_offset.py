"""A time without an offset: nobody knows in which zone.

Google takes the zone of the place, if it can tell it; calendars take the reader's own. A reader abroad comes hours
too late. Write the offset that clocks at the venue have at that time.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-03-28T20:00"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-03-28T20:00+01:00"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.dates import Moment, offset_told
from metafeed.audit.moments import OF_EVENTS, dated
from metafeed.audit.nodes import Node
from metafeed.audit.venues import Venue, venue
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

#: The times that somebody acts upon, by the type that has them.
_ACTED_UPON = {
    "Event": OF_EVENTS,
    "Offer": ("validFrom", "validThrough", "availabilityStarts", "availabilityEnds"),
    "VideoObject": ("uploadDate",),
}


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each time without an offset."""
    for kind, names in _ACTED_UPON.items():
        for node in case.nodes_of(kind):
            for each in dated(node, *names):
                if each.moment.has_time and each.moment.offset is None:
                    message = f"{each.name} {each.value.value} has no offset"
                    yield finding(RULE, each.value.pointer, message, _hint(case, node, each.moment))


def _hint(case: Case, node: Node, at: Moment) -> str:
    event = node if case.is_event(node) else node.parent
    found: Venue | None = venue(case, event) if event and case.is_event(event) else None
    offsets = found.offsets_on(at.wall) if found else ()
    return (
        f"write {at.wall:%Y-%m-%dT%H:%M:%S}{offset_told(offsets[0])}"
        if len(offsets) == 1
        else "write it: +01:00"
    )


RULE = Rule("MF933", Severity.WARNING, check)
