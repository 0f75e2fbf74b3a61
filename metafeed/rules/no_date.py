"""The screening has no date.

`startDate` is the one thing that Google requires of an event besides its name and its place, and DTSTART is
required by RFC 5545 §3.6.1; pages with an empty `startDate` are why programmes have to be typed again. In
a table a blank date is the one above; the first row of each sheet needs one. A day that nobody knows yet
cannot be told: leave the screening out, and say "in spring" in the film's note.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, time: "20:00"}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "20:00"}
      - {id: b, film: cranes, time: "2026-03-29T20:00"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF210", Severity.ERROR, found_by="resolve", firm=True)
