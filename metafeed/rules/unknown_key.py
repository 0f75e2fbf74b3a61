"""There is no such key here.

A key that nobody reads is a fact that nobody is told: `subtitels: en` would leave a screening without its
subtitles in every calendar, and its author would never know. So each key has to be one that metafeed
understands; the hint names the one that was probably meant, or the place where it belongs. In a table it is
a column, told once.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, director: Mikhail Kalatozov}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, credits: {director: Mikhail Kalatozov}}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF101", Severity.ERROR, found_by="model", firm=True)
