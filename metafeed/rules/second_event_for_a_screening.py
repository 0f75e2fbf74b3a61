r"""Another script of the page describes the same screening, or has its `@id`.

A plugin for events or for search engines puts JSON-LD of its own beside metafeed's. Google shows one of two events of one
showing, nobody knows which, and when only one of them learns of a cancellation people stand at a closed door. metafeed leaves the
scripts of others alone. Switch the event off in the plugin that makes it, or leave the page out. Two events are the same
if they start at the same instant and have a name in common, their own or their film's.

Fails:
    --- www/screenings/cranes-sat.html ---
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "Event", "name": "The Cranes Are Flying", "startDate": "2026-03-28T20:00:00+01:00"}
    </script>
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}

Passes:
    --- www/screenings/cranes-sat.html ---
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "Event", "name": "The Cranes Are Flying", "startDate": "2026-03-29T20:00:00+02:00"}
    </script>
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF714", Severity.WARNING, found_by="embedding")
