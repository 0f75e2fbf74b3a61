r"""A published screening without an id of its own has vanished, and another of its film appeared that day.

It goes by film, venue and start, so a new time makes it another screening: patrons are told that the old one is
cancelled and that another was added, instead of that it has moved. If it is the same, write the published id: the
hint names it. If it is not, give the new one an id of its own.

Fails:
    --- before/programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-fri, film: cranes, date: 2026-03-27, time: "20:00"}
      - {film: cranes, date: 2026-03-28, time: "20:00"}
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-fri, film: cranes, date: 2026-03-27, time: "20:00"}
      - {film: cranes, date: 2026-03-28, time: "21:00"}

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
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "21:00"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF805", Severity.WARNING, found_by="history")
