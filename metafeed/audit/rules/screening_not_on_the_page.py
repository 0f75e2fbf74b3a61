"""A film's page leaves out a showing that is to come.

Patrons look at the page of the film and think that they have missed it. Judged are pages that tell a film's showings: by several events, or by
a list of their addresses; `--against` alone finds it.

Fails:
    --- programme.yaml ---
    films: [{id: cleo, title: Cléo from 5 to 7, year: 1962, runtime: 90, credits: {director: Agnès Varda}}]
    screenings:
      - {id: a, film: cleo, date: 2026-04-02, time: "19:00"}
      - {id: b, film: cleo, date: 2026-04-03, time: "19:00"}
    --- page.jsonld ---
    {"@context": "https://schema.org", "@graph": [
      {"@type": "Movie", "name": "Cléo from 5 to 7"},
      {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "url": "https://kino.example/t/a"}]}]}

Passes:
    --- programme.yaml ---
    films: [{id: cleo, title: Cléo from 5 to 7, year: 1962, runtime: 90, credits: {director: Agnès Varda}}]
    screenings:
      - {id: a, film: cleo, date: 2026-04-02, time: "19:00"}
    --- page.jsonld ---
    {"@context": "https://schema.org", "@graph": [
      {"@type": "Movie", "name": "Cléo from 5 to 7"},
      {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "url": "https://kino.example/t/a"}]}]}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF986", Severity.WARNING, found_by="against")
