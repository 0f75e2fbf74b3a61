"""A file lies in the programme's folder and is not read.

Collections stand in files called like them, `films.yaml` or `films/cranes.md`. A file `film.yaml` is
left alone, and what its author wrote in it would silently be missing. Notes and READMEs need no excuse:
files that metafeed would never read are not mentioned.

Fails:
    --- film.yaml ---
    - {id: cranes, title: The Cranes Are Flying}

Passes:
    --- films.yaml ---
    - {id: cranes, title: The Cranes Are Flying}

Passes:
    --- README.md ---
    How we keep our programme.
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF010", Severity.NOTE, found_by="read")
