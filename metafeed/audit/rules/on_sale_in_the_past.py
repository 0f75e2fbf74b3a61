"""Tickets are on sale for an event that is over.

`InStock` written once and never again: nobody can buy, and readers learn that the page's word means nothing. `--now`
says as of when the page is judged. An event on a day, or without an offset, is over when its day is over everywhere.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-03-01T20:00+01:00",
     "offers": {"@type": "Offer", "price": 9, "priceCurrency": "EUR", "availability": "https://schema.org/InStock"}}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-03-28T20:00+01:00",
     "offers": {"@type": "Offer", "price": 9, "priceCurrency": "EUR", "availability": "https://schema.org/InStock"}}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from metafeed.audit.case import Case
from metafeed.audit.moments import dated
from metafeed.audit.nodes import Node
from metafeed.audit.sales import ON_SALE, availabilities
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

#: A day is over everywhere twelve hours after it is in Greenwich; a start without an end may be of a long film.
_GRACE = {True: timedelta(hours=12), False: timedelta(hours=36)}


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each offer of a past event that says it can be bought."""
    if case.now is None:
        return
    for event in case.nodes_of("Event"):
        over = _over(event)
        if over is None or over >= case.now:
            continue
        for value, word in availabilities(case, event):
            if word in ON_SALE:
                message = f"{word}, and the event was over on {over:%Y-%m-%d}"
                yield finding(RULE, value.pointer, message, "take the offer out, or the page")


def _over(event: Node) -> datetime | None:
    """Return when the last date of an event is over for certain."""
    found = [
        (each.moment.instant or each.moment.wall.replace(tzinfo=UTC))
        + _GRACE[each.moment.instant is not None]
        for each in dated(event, "startDate", "endDate")
        if each.moment.year_is_ours
    ]
    return max(found, default=None)


RULE = Rule("MF946", Severity.WARNING, check)
