"""This date may be two days.

03/04/2026 is the third of April in London and the fourth of March in New York. The message names both. Write
the date as 2026-04-03, which is the same everywhere, or say once for the whole programme how the house
writes: `dates: dmy` or `dates: mdy`. A date that can only be read one way, such as 28/03/2026, is taken.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, released: 03/04/2026}

Passes:
    dates: dmy
    films:
      - {id: cranes, title: The Cranes Are Flying, released: 03/04/2026}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF205", Severity.ERROR, found_by="model", firm=True)
