"""A finding is to be switched off that cannot be.

Errors that would send patrons to a closed door, or make documents that nobody can read, stay: a showing on
a day on which the house is closed (MF305), an end before the start (MF203), private hire in public (MF509).
The programme is not published until they are corrected.

Fails:
    check: {MF305: off}

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95, ignore: [MF305]}

Passes:
    check: {MF305: error, MF310: off}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF703", Severity.WARNING)
