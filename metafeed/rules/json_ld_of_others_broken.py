r"""JSON-LD of another script in the page cannot be read.

It is no business of metafeed's, and stays as it is; but no search engine reads it either, and whether it tells of the same
screening cannot be seen. Most often a comma stands before a bracket, or a line break in a text. `metafeed audit` says more.

Fails:
    --- www/films/cranes.html ---
    <script type="application/ld+json">{"@type": "Organization",}</script>
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}

Passes:
    --- www/films/cranes.html ---
    <script type="application/ld+json">{"@type": "Organization"}</script>
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF715", Severity.NOTE, found_by="embedding")
