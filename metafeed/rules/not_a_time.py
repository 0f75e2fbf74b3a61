"""This is not a time of day.

Times are written `14:35`, `2:35 pm`, `14h35` or `14:35:00`. Late shows go on after midnight, up to `29:59`:
`24:30` is half past twelve of that night. A time that nobody knows yet is `tbc`; it is told on pages and in
feeds, and never in calendars and JSON-LD, where a made-up time would send somebody to a closed door. The
venue knows its zone, so that a time has no offset.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: midnight}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "24:00"}
      - {id: b, film: cranes, date: 2026-03-29, time: tbc}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF108", Severity.ERROR, found_by="model", firm=True)
