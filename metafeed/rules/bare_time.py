"""This time may be in the morning or in the evening.

A listing that says "1:00, 3:15, 5:30" has made ten programmers guess ten times, and some of them wrong:
patrons stood before a closed door. A time from 1:00 to 12:59 needs am or pm, unless the programme says
`clock: 24`. With `clock: 12` every such time needs it; where nothing is said, `09:30` with its zero is taken
for the 24-hour clock.

Fails:
    clock: "12"
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "9:30"}

Passes:
    clock: "12"
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: 9:30 pm}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF204", Severity.ERROR, found_by="model", firm=True)
