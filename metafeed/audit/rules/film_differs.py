"""A page and the programme say different things of a film.

Its title, director, year or length: one of them has the wrong film, or a slip. A film is known by `@id`, address, catalogue number or title, and any length
of its versions will do; `--against` alone finds it.

Fails:
    --- programme.yaml ---
    films: [{id: cleo, title: Cléo from 5 to 7, year: 1962, runtime: 90, credits: {director: Agnès Varda}}]
    screenings:
      - {id: a, film: cleo, date: 2026-04-02, time: "19:00"}
    --- page.jsonld ---
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7",
     "@id": "https://kino.example/programme/screenings/a#screening",
     "startDate": "2026-04-02T19:00:00+02:00",
     "workPresented": {"@type": "Movie", "name": "Cléo from 5 to 7", "duration": "PT120M"}}

Passes:
    --- programme.yaml ---
    films: [{id: cleo, title: Cléo from 5 to 7, year: 1962, runtime: 90, credits: {director: Agnès Varda}}]
    screenings:
      - {id: a, film: cleo, date: 2026-04-02, time: "19:00"}
    --- page.jsonld ---
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7",
     "@id": "https://kino.example/programme/screenings/a#screening",
     "startDate": "2026-04-02T19:00:00+02:00",
     "workPresented": {"@type": "Movie", "name": "Cléo from 5 to 7", "duration": "PT1H30M"}}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF993", Severity.WARNING, found_by="against")
