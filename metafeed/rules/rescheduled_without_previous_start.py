"""A showing is rescheduled, and nobody says from when.

Who bought a ticket for the old time must be able to recognise the showing: Google wants
`previousStartDate` with `EventRescheduled`. A move after the first publication needs neither: edit the
time, and metafeed remembers what it was. `status: rescheduled` is for a move before that.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", status: rescheduled}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - id: a
        film: cranes
        date: 2026-03-28
        time: "18:00"
        status: rescheduled
        previous_start: 2026-03-27T18:00
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding
from metafeed.rules.wording import named

_HINT = (
    "write previous_start: with the old date and time, or take the status out if the old time was published"
)


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each such status, wherever it is written."""
    told = set()
    for showing in case.showings:
        if showing.status == "rescheduled" and not showing.previous_starts:
            place = pointing.of_state(case, showing, "status")
            if place not in told and not pointing.in_doubt(case, showing, "previous_start"):
                told.add(place)
                message = f"{named(showing)} is rescheduled, without its previous start"
                yield finding(RULE, place, message, _HINT)


RULE = Rule("MF507", Severity.WARNING, check)
