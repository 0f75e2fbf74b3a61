"""There are several venues, and nobody says which of them it is.

With one venue every screening is there. With two, each has to name its own, or take it from `defaults`
of its run, film or series, or of the programme. Without a place there is no `location`, which Google
requires of every event, no LOCATION in a calendar, and no zone, so no instant either.

Fails:
    venues:
      - {id: kino, name: Kino, zone: Europe/Berlin, address: {street: Am Kino 1, locality: Berlin, country: DE}}
      - {id: open-air, name: Open Air, zone: Europe/Berlin, address: {street: Am Park 2, locality: Berlin, country: DE}}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "20:00"}

Passes:
    venues:
      - {id: kino, name: Kino, zone: Europe/Berlin, address: {street: Am Kino 1, locality: Berlin, country: DE}}
      - {id: open-air, name: Open Air, zone: Europe/Berlin, address: {street: Am Park 2, locality: Berlin, country: DE}}
    defaults: {venue: kino}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "20:00"}
      - {id: b, film: cranes, date: 2026-06-28, time: "22:00", venue: open-air}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF209", Severity.ERROR, found_by="resolve", firm=True)
