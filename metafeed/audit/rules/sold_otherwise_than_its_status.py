"""An event is on sale, and its status says that it is not.

One system was told and the other was not: a cancelled event whose tickets are InStock, or no
places left. Somebody will come for nothing (Google's Event page: "sold out" and "cancelled" have their own values).

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "eventStatus": "https://schema.org/EventCancelled",
     "offers": {"@type": "Offer", "availability": "https://schema.org/InStock"}}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "offers": {"@type": "Offer", "availability": "https://schema.org/SoldOut"}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.features import events
from metafeed.audit.google.form import member_of
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

_FOR_SALE = {"InStock", "PreOrder", "LimitedAvailability", "PreSale", "InStoreOnly", "OnlineOnly"}


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each event that cannot be bought and is for sale, at the first availability."""
    for event in events(case):
        why = _why_not(case, event)
        sold = next(
            (
                (member, value.pointer)
                for offer in case.related(event, "offers")
                for value in offer.values("availability")
                if (member := member_of(case, value)) in _FOR_SALE
            ),
            None,
        )
        if why and sold:
            yield finding(RULE, sold[1], f"{why}, and availability is {sold[0]}", "take the availability out")


def _why_not(case: Case, event: Node) -> str | None:
    if any(member_of(case, each) == "EventCancelled" for each in event.values("eventStatus")):
        return "the event is cancelled"
    if any(each.value in (0, "0") for each in event.values("remainingAttendeeCapacity")):
        return "no places are left"
    return None


RULE = Rule("MF964", Severity.WARNING, check)
