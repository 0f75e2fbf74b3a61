r"""Most of what patrons expect would be called off.

A sheet that was not exported, an emptied file, a filter that fits nothing: each would cancel a whole programme on
everybody's phone. A build stops where it would withdraw all screenings to come, more than a third of them and at
least five, or all of a venue that had at least five. What the author cancelled, what is past and what has left
its window does not count. If it is meant, say `--allow-shrink`.

Fails:
    --- before/programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: s1, film: cranes, date: 2026-04-01, time: "20:00"}
      - {id: s2, film: cranes, date: 2026-04-02, time: "20:00"}
      - {id: s3, film: cranes, date: 2026-04-03, time: "20:00"}
      - {id: s4, film: cranes, date: 2026-04-04, time: "20:00"}
      - {id: s5, film: cranes, date: 2026-04-05, time: "20:00"}
      - {id: s6, film: cranes, date: 2026-04-06, time: "20:00"}
      - {id: s7, film: cranes, date: 2026-04-07, time: "20:00"}
      - {id: s8, film: cranes, date: 2026-04-08, time: "20:00"}
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: s1, film: cranes, date: 2026-04-01, time: "20:00"}
      - {id: s2, film: cranes, date: 2026-04-02, time: "20:00"}

Passes:
    --- before/programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: s1, film: cranes, date: 2026-04-01, time: "20:00"}
      - {id: s2, film: cranes, date: 2026-04-02, time: "20:00"}
      - {id: s3, film: cranes, date: 2026-04-03, time: "20:00"}
      - {id: s4, film: cranes, date: 2026-04-04, time: "20:00"}
      - {id: s5, film: cranes, date: 2026-04-05, time: "20:00"}
      - {id: s6, film: cranes, date: 2026-04-06, time: "20:00"}
      - {id: s7, film: cranes, date: 2026-04-07, time: "20:00"}
      - {id: s8, film: cranes, date: 2026-04-08, time: "20:00"}
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: s1, film: cranes, date: 2026-04-01, time: "20:00"}
      - {id: s2, film: cranes, date: 2026-04-02, time: "20:00"}
      - {id: s3, film: cranes, date: 2026-04-03, time: "20:00"}
      - {id: s4, film: cranes, date: 2026-04-04, time: "20:00"}
      - {id: s5, film: cranes, date: 2026-04-05, time: "20:00"}
      - {id: s6, film: cranes, date: 2026-04-06, time: "20:00"}
      - {id: s7, film: cranes, date: 2026-04-07, time: "20:00"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF806", Severity.ERROR, found_by="history", firm=True)
