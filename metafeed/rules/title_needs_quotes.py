"""YAML would read this text as something else, so it needs quotes.

In YAML `Dune: Part Two` is a key with a value, `#Alive` a comment, `[REC]` a list, `*batteries not included`
an alias, `@Suicide` an error and `'Round Midnight` a quote that is never closed. No author can know this, so
metafeed finds such titles and says what to write. Curly quotes around a text are no quotes for YAML: they
would become part of the title, which is told as a warning.

Fails:
    films:
      - id: dune-2
        title: Dune: Part Two

Passes:
    films:
      - id: dune-2
        title: "Dune: Part Two"
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF005", Severity.ERROR, found_by="read", firm=True)
