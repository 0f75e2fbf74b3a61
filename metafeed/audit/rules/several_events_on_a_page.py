"""Several events on one page.

Google's Event page wants one event a page, each at an address of its own; pages that list showtimes are not
supported. A list links the pages of its events in an `ItemList`, without telling them again. A file of JSON-LD
may be a whole programme: there events with addresses of their own count only beside a WebPage, or if they tell their places
in full, as pages do.

Fails:
    {"@context": "https://schema.org", "@graph": [
     {"@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-03-28T20:00+01:00"},
     {"@type": "ScreeningEvent", "name": "Mirror", "startDate": "2026-03-29T20:00+02:00"}]}

Passes:
    {"@context": "https://schema.org", "@graph": [
     {"@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-03-28T20:00+01:00", "url": "https://kino.example/1"},
     {"@type": "ScreeningEvent", "name": "Mirror", "startDate": "2026-03-29T20:00+02:00", "url": "https://kino.example/2"}]}

Passes:
    {"@context": "https://schema.org", "@type": "Festival", "name": "Tarkovsky", "startDate": "2026-03-28", "subEvent": [
     {"@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-03-28T20:00+01:00"},
     {"@type": "ScreeningEvent", "name": "Mirror", "startDate": "2026-03-29T20:00+02:00"}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.addresses import page
from metafeed.audit.case import Case
from metafeed.audit.moments import first
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

#: Properties in which an event is told beside the one that the page is about, or in a list on purpose.
_BESIDE = ("subEvent", "superEvent", "item", "itemListElement", "recordedAt", "publication", "releasedEvent")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield one finding a page, at the second event."""
    events = list(_own(case))
    if not (case.page.is_html or _is_of_a_page(case, events)):
        addresses = [_address(each) for each in events]
        events = [
            each
            for each, address in zip(events, addresses, strict=True)
            if address is None or addresses.count(address) > 1
        ]
    if len(events) > 1:
        message = f"{len(events)} events stand on one page"
        hint = "give each a page of its own, and list their addresses in an ItemList here"
        yield finding(RULE, events[1].pointer, message, hint)


def _address(event: Node) -> str | None:
    """Return the page of an event: parts of one page are on it together."""
    said = event.text("url")
    return page(said or event.id) or said or event.id


def _is_of_a_page(case: Case, events: list[Node]) -> bool:
    """Tell whether a file says what a page would: programmes refer to their places."""
    told = [place for each in events for place in each.nodes("location") if place.properties]
    return len(told) > 1 or any(case.nodes_of("WebPage"))


def _own(case: Case) -> Iterator[Node]:
    """Yield the events that a page tells, each once, without those that are parts of others or in a list."""
    parts = {each.id for node in case.nodes for each in node.nodes("superEvent") if each.id}
    # Told once more in microdata, or under another `@id`, it is still one event.
    seen: set[object] = set()
    for event in case.nodes_of("Event"):
        start = first(event, "startDate")
        key = (event.text("name"), start.instant or start.wall) if start else event
        keys = {key, event.id or key}
        beside = event.within in _BESIDE or "superEvent" in event.properties or event.id in parts
        if (
            beside
            or keys & seen
            or "startDate" not in event.properties
            or case.is_a(event, "PublicationEvent")
        ):
            continue
        seen |= keys
        yield event


RULE = Rule("MF938", Severity.WARNING, check)
