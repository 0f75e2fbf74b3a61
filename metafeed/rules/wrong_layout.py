"""A collection is not a list of items, or the programme is not where it is looked for.

`films`, `screenings` and the other collections are lists: each item behind a dash, with its `id` inside.
A map of ids looks natural, but a list keeps the author's order and can be cut into several files. A folder
without `programme.yaml`, and one with two of them, are told here too.

Fails:
    films:
      cranes:
        title: The Cranes Are Flying

Passes:
    films:
      - id: cranes
        title: The Cranes Are Flying
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF009", Severity.ERROR, found_by="read", firm=True)
