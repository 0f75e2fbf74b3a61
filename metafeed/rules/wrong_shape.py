"""The value is not of the kind that belongs here.

A runtime is a number of minutes, because ends are computed from it; a price is an amount, because Google
reads a number; a credit has a role. What cannot be read as that is refused instead of being told in
some places and not in others.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: an hour and a half}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: {minutes: 95, approximate: true}}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF103", Severity.ERROR, found_by="model", firm=True)
