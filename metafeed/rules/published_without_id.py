r"""A screening that is published has no id of its own.

Until it is published that is a note (MF213). Now patrons hold it under what it goes by: film, venue and start. When
one of these changes, their calendars lose it. `metafeed ids --write` writes the very id under which it is
published, and changes nothing else.

It is told once for each file.

Fails:
    --- before/programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {film: cranes, date: 2026-03-28, time: "20:00"}
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {film: cranes, date: 2026-03-28, time: "20:00"}

Passes:
    --- before/programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF807", Severity.WARNING, found_by="history")
