"""A film's run is marked as one event.

A screening lasts hours. A ScreeningEvent from Thursday to Wednesday, or one with a list of starts, is a run: nobody can
tell when to come, and calendars fill a week with it. Each showing that has its own ticket is an event of its own; what
is one event over days is a Festival, an EventSeries or an exhibition.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker",
     "startDate": "2026-03-26", "endDate": "2026-04-01"}

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker",
     "startDate": ["2026-03-26T20:00+01:00", "2026-03-27T20:00+01:00"]}

Passes:
    {"@context": "https://schema.org", "@type": "Festival", "name": "Tarkovsky", "startDate": "2026-03-26", "endDate": "2026-04-01"}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from metafeed.audit.case import Case
from metafeed.audit.moments import dated, first
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

#: All-night marathons take a day; nothing that is one showing takes more.
_LONGEST = timedelta(hours=30)
_LONG = ("Festival", "EventSeries", "ExhibitionEvent")
_HINT = "make an event of each showing, with its own start"


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each event of a film that lasts days, or starts several times."""
    for event in case.nodes_of("Event"):
        if case.is_a(event, *_LONG) or not _is_screening(case, event):
            continue
        starts = list(dated(event, "startDate"))
        if len({each.moment.wall for each in starts}) > 1:
            yield finding(RULE, event.place("startDate"), f"one screening has {len(starts)} starts", _HINT)
            continue
        start, end = first(event, "startDate"), first(event, "endDate")
        if start and end and end.wall - start.wall > _LONGEST:
            days = (end.day - start.day).days + 1
            yield finding(RULE, event.place("endDate"), f"one screening lasts {days} days", _HINT)


def _is_screening(case: Case, event: Node) -> bool:
    return case.is_a(event, "ScreeningEvent") or any(
        case.is_a(work, "Movie") for work in case.related(event, "workPresented", "workFeatured")
    )


RULE = Rule("MF937", Severity.WARNING, check)
