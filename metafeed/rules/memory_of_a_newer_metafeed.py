r"""The memory of what was published was written by a newer metafeed.

An older one cannot know what the newer one remembers, and would forget it: revisions would fall, and patrons would
be told the same news twice. Update metafeed on the machine that publishes; the version that wrote the memory is
the least that can go on from it.

Fails:
    --- published.jsonl ---
    {"metafeed":"published","version":99,"identity":"kino.example,2026"}
    {"end":"8ec6156131f7c24b27f6ae0721fe9ae8af3eecadffbb7ad92452d4042c58ed28"}
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

RULE = Rule("MF802", Severity.ERROR, found_by="history", firm=True)
