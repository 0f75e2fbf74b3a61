"""A key stands twice in the same place.

YAML forbids it (1.2, §3.2.1.1) and JSON discourages it (RFC 8259 §4), and programs differ: some keep the
first value, some the last, none says so. A second `time:` below a long note would move a screening without
a word. In a table it is a column with the same name twice.

Fails:
    films:
      - id: cranes
        title: The Cranes Are Flying
        year: 1957
        year: 1958

Passes:
    films:
      - id: cranes
        title: The Cranes Are Flying
        year: 1957
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF003", Severity.ERROR, found_by="read", firm=True)
