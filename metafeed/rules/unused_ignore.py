"""An ignore silences nothing.

The fault that it was written for is gone, or it stands on the wrong item: an `ignore` reaches what is found
on its own item and on what is written inside it, such as the runs of a film. Left where it is, it would
hide the next fault of that kind, which nobody has looked at.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95, ignore: [MF310]}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, ignore: [MF310]}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF701", Severity.NOTE)
