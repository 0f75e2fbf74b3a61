"""This cannot be an id.

An id becomes a part of addresses, of file names and of UIDs, for life. So it is made of what is safe in all
of them and on every system: small letters a to z, digits, and `.`, `_`, `-` after the first character, at
most 80 in all. Capitals would make two files of one on some disks and one of two on others; `con`, `nul`
and `aux` are devices that Windows will not write to. The title keeps its accents, the id has none.

Fails:
    films:
      - {id: La Jetée, title: La Jetée}

Passes:
    films:
      - {id: la-jetee, title: La Jetée}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF107", Severity.ERROR, found_by="model", firm=True)
