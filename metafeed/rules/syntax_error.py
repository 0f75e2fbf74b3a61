"""The file cannot be read as what its name says it is.

A bracket or a quote that is never closed, a comma too many, a line that stands too far to the right: what
follows could mean anything, so it is not read. One such slip mostly costs one finding; what the file would
have told is then missing, and nothing is said of that.

Fails:
    --- films.json ---
    [{"id": "cranes", "title": "The Cranes Are Flying",}]

Passes:
    --- films.json ---
    [{"id": "cranes", "title": "The Cranes Are Flying"}]

Passes:
    films:
      - id: cranes
        title: The Cranes Are Flying
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF002", Severity.ERROR, found_by="read", firm=True)
