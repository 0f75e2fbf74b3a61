"""A page and the programme place an event at different venues.

A house with several venues moved a showing, and one of the two was not told. A name that holds the other, as of an auditorium, is taken for the same;
`--against` alone finds it.

Fails:
    --- programme.yaml ---
    films: [{id: cleo, title: Cléo from 5 to 7, year: 1962, runtime: 90, credits: {director: Agnès Varda}}]
    screenings:
      - {id: a, film: cleo, date: 2026-04-02, time: "19:00"}
    --- page.jsonld ---
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7",
     "@id": "https://kino.example/programme/screenings/a#screening",
     "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Lichtspiel"}}

Passes:
    --- programme.yaml ---
    films: [{id: cleo, title: Cléo from 5 to 7, year: 1962, runtime: 90, credits: {director: Agnès Varda}}]
    screenings:
      - {id: a, film: cleo, date: 2026-04-02, time: "19:00"}
    --- page.jsonld ---
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7",
     "@id": "https://kino.example/programme/screenings/a#screening",
     "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino, Saal 1"}}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF990", Severity.ERROR, found_by="against")
