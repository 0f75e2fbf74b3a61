"""Something is missing without which the rest cannot be told.

Very little has to be there: a name, an identity and a venue with its zone, a title, a film and a time.
But a film without a title has no `name` in JSON-LD, which Google requires, and no title in a feed, which
RFC 4287 §4.1.2 requires. Nothing is made up in its place. A time that nobody knows yet is written `tbc`.

Fails:
    films:
      - {id: cranes, year: 1957}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF102", Severity.ERROR, found_by="model", firm=True)
