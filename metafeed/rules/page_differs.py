r"""A page does not carry what its source says.

`metafeed embed --check` asks what the source says as of the instant at which the page was embedded into, so that it finds what
somebody changed and never what time alone has changed; with `--fresh` it asks as of now. Run `metafeed embed` without it, and
publish the page.

Fails:
    --- www/films/cranes.html ---
    <script type="application/ld+json" data-metafeed="films/cranes" data-metafeed-now="2026-03-20T09:00:00+00:00">
    {"@type": "Movie", "name": "The Cranes Are Flyin"}
    </script>
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}

Passes:
    --- www/films/cranes.html ---
    <title>Embedded in a moment</title>
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF718", Severity.ERROR, found_by="embedding", firm=True)
