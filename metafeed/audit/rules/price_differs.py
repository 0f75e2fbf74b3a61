"""A page asks a price that the programme does not have.

At the desk it will be another. Compared are the prices of a page with all that the programme has for the showing; `--against` alone finds it.

Fails:
    --- programme.yaml ---
    films: [{id: cleo, title: Cléo from 5 to 7, year: 1962, runtime: 90, credits: {director: Agnès Varda}}]
    screenings:
      - {id: a, film: cleo, date: 2026-04-02, time: "19:00", prices: [{price: 9}]}
    --- page.jsonld ---
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7",
     "@id": "https://kino.example/programme/screenings/a#screening",
     "startDate": "2026-04-02T19:00:00+02:00",
     "offers": {"@type": "Offer", "price": 11, "priceCurrency": "EUR"}}

Passes:
    --- programme.yaml ---
    films: [{id: cleo, title: Cléo from 5 to 7, year: 1962, runtime: 90, credits: {director: Agnès Varda}}]
    screenings:
      - {id: a, film: cleo, date: 2026-04-02, time: "19:00", prices: [{price: 9}]}
    --- page.jsonld ---
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7",
     "@id": "https://kino.example/programme/screenings/a#screening",
     "startDate": "2026-04-02T19:00:00+02:00",
     "offers": {"@type": "Offer", "price": "9.00", "priceCurrency": "EUR"}}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF992", Severity.WARNING, found_by="against")
