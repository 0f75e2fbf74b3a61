r"""A page carries what metafeed embedded, of a view that is not there any more.

A film that left the programme leaves its page behind, and what the page says of it stays true. So it stays, and is not brought
up to date. If the page is another's now, name its view; if nothing belongs there, `metafeed embed --remove` takes out what
was embedded.

Fails:
    --- www/old.html ---
    <script type="application/ld+json" data-metafeed="films/ikiru" data-metafeed-now="2026-03-20T09:00:00+00:00">
    {"@type": "Movie", "name": "Ikiru"}
    </script>
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}

Passes:
    --- www/old.html ---
    <title>Ikiru</title>
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF717", Severity.WARNING, found_by="embedding")
