"""A page and the programme begin an event at different times.

One of them sends people at the wrong hour. A time without an offset is read on the clock of the venue, a day alone is compared as a day; `--against`
alone finds it.

Fails:
    --- programme.yaml ---
    films: [{id: cleo, title: Cléo from 5 to 7, year: 1962, runtime: 90, credits: {director: Agnès Varda}}]
    screenings:
      - {id: a, film: cleo, date: 2026-04-02, time: "19:00"}
    --- page.jsonld ---
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7",
     "@id": "https://kino.example/programme/screenings/a#screening",
     "startDate": "2026-04-02T20:00:00+02:00"}

Passes:
    --- programme.yaml ---
    films: [{id: cleo, title: Cléo from 5 to 7, year: 1962, runtime: 90, credits: {director: Agnès Varda}}]
    screenings:
      - {id: a, film: cleo, date: 2026-04-02, time: "19:00"}
    --- page.jsonld ---
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7",
     "@id": "https://kino.example/programme/screenings/a#screening",
     "startDate": "2026-04-02T17:00:00Z"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF987", Severity.ERROR, found_by="against")
