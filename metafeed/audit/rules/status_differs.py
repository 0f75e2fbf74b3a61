"""A page and the programme disagree whether an event takes place.

A showing is cancelled or postponed in the one and not in the other: the worst that can happen to who comes. `--against` alone finds it.

Fails:
    --- programme.yaml ---
    films: [{id: cleo, title: Cléo from 5 to 7, year: 1962, runtime: 90, credits: {director: Agnès Varda}}]
    screenings:
      - {id: a, film: cleo, date: 2026-04-02, time: "19:00", status: cancelled}
    --- page.jsonld ---
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7",
     "@id": "https://kino.example/programme/screenings/a#screening",
     "startDate": "2026-04-02T19:00:00+02:00",
     "eventStatus": "https://schema.org/EventScheduled"}

Passes:
    --- programme.yaml ---
    films: [{id: cleo, title: Cléo from 5 to 7, year: 1962, runtime: 90, credits: {director: Agnès Varda}}]
    screenings:
      - {id: a, film: cleo, date: 2026-04-02, time: "19:00", status: cancelled}
    --- page.jsonld ---
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7",
     "@id": "https://kino.example/programme/screenings/a#screening",
     "startDate": "2026-04-02T19:00:00+02:00",
     "eventStatus": "https://schema.org/EventCancelled"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF989", Severity.ERROR, found_by="against")
