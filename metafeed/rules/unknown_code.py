"""A code is silenced that there is none of.

`check:` and `ignore:` take codes as the findings show them, such as MF310. With a slip in it nothing is
silenced, and a finding that was to be an error stays a warning.

Fails:
    check: {MF31O: off}

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95, ignore: [mf310]}

Passes:
    check: {MF310: error}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF702", Severity.WARNING)
