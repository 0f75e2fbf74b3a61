"""On this night the clocks go back, and this time comes twice.

In the autumn night an hour is run through twice, and 02:30 is two instants an hour apart. RFC 5545 §3.3.5
takes the first one, some calendars the second, and a patron cannot know. Say which: `26:30 first` is before
the clocks go back, `26:30 second` after it.

Fails:
    films:
      - {id: eraserhead, title: Eraserhead, runtime: 89}
    screenings:
      - {id: late, film: eraserhead, date: 2026-10-24, time: "26:30"}

Passes:
    films:
      - {id: eraserhead, title: Eraserhead, runtime: 89}
    screenings:
      - {id: late, film: eraserhead, date: 2026-10-24, time: "26:30 second"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF207", Severity.ERROR, found_by="resolve", firm=True)
