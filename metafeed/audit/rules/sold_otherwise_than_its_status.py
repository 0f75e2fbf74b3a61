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

import re
from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.features import events
from metafeed.audit.google.form import member_of
from metafeed.audit.google.numbers import number_of
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

_SOLD_OUT = re.compile(r"\W*(?:sold[- ]out|ausverkauft|agotado|esaurito|uitverkocht)\b", re.IGNORECASE)
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
        elif sold is None and (left := _left(event)) and (gone := _all_gone(case, event)):
            yield finding(
                RULE, gone, f"availability is SoldOut, and {left:g} places are left", "look at both"
            )


def _left(event: Node) -> float:
    return max((number_of(each) or 0 for each in event.values("remainingAttendeeCapacity")), default=0)


def _all_gone(case: Case, event: Node) -> str | None:
    """Return where an event says that it is sold out, None if any of its offers does not."""
    offers = list(case.related(event, "offers"))
    gone = [
        value
        for each in offers
        for value in each.values("availability")
        if member_of(case, value) == "SoldOut"
    ]
    return gone[0].pointer if gone and len(gone) == len(offers) else None


def _why_not(case: Case, event: Node) -> str | None:
    if any(member_of(case, each) == "EventCancelled" for each in event.values("eventStatus")):
        return "the event is cancelled"
    if any(each.value in (0, "0") for each in event.values("remainingAttendeeCapacity")):
        return "no places are left"
    if _SOLD_OUT.match(event.text("description") or ""):
        return "the description says sold out"
    return None


RULE = Rule("MF964", Severity.WARNING, check)
