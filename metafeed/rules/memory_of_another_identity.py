r"""What was published here has another identity than the programme.

UIDs of events and ids of entries come from `identity`. If it changes, every subscriber sees all events vanish and
others appear, and every feed reader shows everything again as new (RFC 4287 §4.2.6: an id never changes). So it is
for life, even if the house moves to another domain: restore it. If the folder is another house's, name another
folder.

Fails:
    --- published.jsonl ---
    {"metafeed":"published","version":1,"identity":"old-kino.example,2019"}
    {"end":"b013c25a86bfb9c60330c576d7f53a75b69cc0383e9b91b3c5ddce0944817787"}
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}

Passes:
    --- published.jsonl ---
    {"metafeed":"published","version":1,"identity":"kino.example,2026"}
    {"end":"dddae380a9c31783eb95b33bf382c9c157205e51b630876a55500aba1e910928"}
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF803", Severity.ERROR, found_by="history", firm=True)
