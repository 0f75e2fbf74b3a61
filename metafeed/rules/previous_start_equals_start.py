"""A showing was moved to the time at which it was.

`previousStartDate` equal to `startDate` tells patrons that something changed and not what. Mostly the row
was copied, or only one of the two was edited. A move on the same day keeps the date and changes the time.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - id: a
        film: cranes
        date: 2026-03-28
        time: "18:00"
        status: rescheduled
        previous_start: 2026-03-28T18:00

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - id: a
        film: cranes
        date: 2026-03-28
        time: "18:00"
        status: rescheduled
        previous_start: 2026-03-28T20:00
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each previous start that is the start, at that value."""
    told = set()
    for showing in case.showings:
        for number, moment in enumerate(showing.previous_starts if showing.start else ()):
            if isinstance(moment, datetime) and moment.astimezone(UTC) == showing.begins.astimezone(UTC):
                where = pointing.said(case, showing, "previous_start")
                place = f"{where[0]}/{number}" if where else showing.pointer
                place = pointing.written(case.document, place)
                if place not in told:
                    told.add(place)
                    message = f"moved from {moment:%Y-%m-%d %H:%M}, which is when it starts"
                    yield finding(RULE, place, message, "write the old time here, and the new one in time")


RULE = Rule("MF511", Severity.ERROR, check)
