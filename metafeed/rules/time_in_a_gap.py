"""On this night the clocks go forward, and this time never comes.

In the spring night clocks jump over an hour, just when midnight films play. RFC 5545 §3.3.5 says how to
read such a time, and calendars do it differently: one shows 01:30, another 03:30. So it has to be written
as a time that comes. Lengths are not in question: an all-nighter is as long as ever.

Fails:
    films:
      - {id: eraserhead, title: Eraserhead, runtime: 89}
    screenings:
      - {id: late, film: eraserhead, date: 2026-03-28, time: "26:30"}

Passes:
    films:
      - {id: eraserhead, title: Eraserhead, runtime: 89}
    screenings:
      - {id: late, film: eraserhead, date: 2026-03-28, time: "25:30"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF206", Severity.ERROR, found_by="resolve", firm=True)
