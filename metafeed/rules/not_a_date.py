"""This is not a date, or not one of the calendar.

Dates are written `2026-03-28` (ISO 8601), or in the order that the programme's `dates: dmy` or `mdy` names,
always with a year of four digits. The dates of a run are single ones or `2026-03-06..2026-03-26`, which
weekdays may narrow: `2026-03-06..2026-03-26 fri, sat`. Months in words are not read, because they depend on
the language; 30 February and a Friday that is a Saturday are slips that only their author can mend.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, released: 12 October 1957}

Fails:
    films:
      - id: cranes
        title: The Cranes Are Flying
        runtime: 95
        runs:
          - {id: spring, dates: 2026-02-27..2026-02-30, times: ["20:00"]}

Passes:
    films:
      - id: cranes
        title: The Cranes Are Flying
        released: 1957-10-12
        runtime: 95
        runs:
          - {id: spring, dates: "2026-02-27..2026-03-28 fri, sat", times: ["20:00"]}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF109", Severity.ERROR, found_by="model", firm=True)
