r"""A published screening stands under another id now.

The id is what a calendar program knows an event by (RFC 5545 §3.8.4.7). Under another one the old event vanishes and
a new one appears: notes, reminders and links that patrons have are lost. The same film at the same time and place
is no cancellation, so none is told; write the published id back.

Fails:
    --- before/programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: sat-20h, film: cranes, date: 2026-03-28, time: "20:00"}

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

RULE = Rule("MF804", Severity.WARNING, found_by="history")
