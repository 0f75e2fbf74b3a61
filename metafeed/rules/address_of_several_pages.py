r"""The page's address is that of several films, or of several screenings.

Which of them the page is about cannot be told from its address, so it gets nothing. A page that tells of several items of one
kind is most often a listing: say `data-metafeed="all"`, or the name of a series or of a view of your own; or give each item a
`url` of its own. Where an address is that of items of several kinds, the widest counts: a film and all its screenings are one page
of the film.

Fails:
    --- www/news.html ---
    <link rel="canonical" href="https://kino.example/classics">
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95, url: "https://kino.example/classics"}
      - {id: ikiru, title: Ikiru, runtime: 143, url: "https://kino.example/classics"}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
      - {id: ikiru-sun, film: ikiru, date: 2026-03-29, time: "20:00"}

Passes:
    --- www/news.html ---
    <link rel="canonical" href="https://kino.example/classics">
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95, url: "https://kino.example/cranes"}
      - {id: ikiru, title: Ikiru, runtime: 143, url: "https://kino.example/classics"}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
      - {id: ikiru-sun, film: ikiru, date: 2026-03-29, time: "20:00"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF716", Severity.WARNING, found_by="embedding")
