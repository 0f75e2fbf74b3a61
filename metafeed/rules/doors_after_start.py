"""The doors open after the showing has begun, or a day before.

`doorTime` in JSON-LD and the line "Doors" in calendars tell patrons when to come; with a slip they come
late, or find nobody. For a late show the doors are written like the time: 24:15 before 24:30.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", doors: "18:30"}
      - {id: b, film: cranes, date: 2026-03-28, time: "24:30", doors: "00:15"}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", doors: "17:30"}
      - {id: b, film: cranes, date: 2026-03-28, time: "24:30", doors: "24:15"}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding

#: Doors that open longer before are another day's.
_EARLY = timedelta(hours=12)


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each time of doors, at that time."""
    told = set()
    for showing in case.showings:
        if showing.doors is None or showing.start is None:
            continue
        before = showing.start.astimezone(UTC) - showing.doors.astimezone(UTC)
        if timedelta(0) <= before <= _EARLY:
            continue
        said = pointing.said(case, showing, "doors")
        place = said[0] if said else showing.pointer
        if place not in told:
            told.add(place)
            start = f"{showing.start:%H:%M on %Y-%m-%d}"
            late = before < timedelta(0)
            side = "after" if late else f"{before.total_seconds() / 3600:.0f} hours before"
            message = f"doors at {showing.doors:%H:%M on %Y-%m-%d}, {side} the start at {start}"
            night = not late and showing.doors.hour < 6
            hint = f"write {showing.doors.hour + 24}:{showing.doors:%M}" if night else None
            yield finding(RULE, place, message, hint or "write a time before the start")


RULE = Rule("MF312", Severity.WARNING, check)
