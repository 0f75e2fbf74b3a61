r"""The memory of what was published cannot be read.

`published.jsonl` says what patrons hold already: which revision of which screening, which starts were told. Without
it every calendar would be told anew, with revisions that fall, and Google ignores a move whose SEQUENCE did not
grow (RFC 5546 §2.1.4). So nothing is guessed and nothing is written. Fetch the file again from the live site, or
take that of the last good build; for a publication that truly begins anew, use an empty folder.

Fails:
    --- published.jsonl ---
    {"metafeed":"published","version":1,"identity":"kino.example,2026"}
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

RULE = Rule("MF801", Severity.ERROR, found_by="history", firm=True)
