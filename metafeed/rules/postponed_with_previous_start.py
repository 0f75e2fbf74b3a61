"""A postponed showing has a previous start.

Postponed means that no new date is set, and the old one stays where it is, in `date` and `time`. Google
wants `previousStartDate` with `EventRescheduled` alone, so it is not told for this showing. If the new time
is known, the showing is rescheduled.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - id: a
        film: cranes
        date: 2026-03-28
        time: "18:00"
        status: postponed
        previous_start: 2026-03-27T18:00

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", status: postponed}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules import pointing
from metafeed.rules.price_lists import all_told
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each row or exception that says both, at the previous start."""
    for place, told in all_told(case):
        if getattr(told, "status", None) == "postponed" and getattr(told, "previous_start", ()):
            at = pointing.written(case.document, f"{place}/previous_start")
            yield finding(RULE, at, "postponed, with a previous start", _HINT)


_HINT = "take it out, or write status: rescheduled if the date and time are the new ones"

RULE = Rule("MF508", Severity.WARNING, check)
