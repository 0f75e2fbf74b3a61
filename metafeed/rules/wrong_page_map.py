r"""The map of pages has a line that can fit nothing.

With `--map`, `metafeed embed` reads a file of lines `PATTERN: VIEW`. A pattern is the path of a file below the folder that is embedded into; `*` is
any text without a slash, `**` any text, and a `*` in the view stands for what the first of them is. With a slip in a line its
pages carry nothing, so nothing is written.

Fails:
    --- www.yaml ---
    film/*.html: film/*
    week.html: al
    /news.html: all
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}

Passes:
    --- www.yaml ---
    film/*.html: films/*
    week.html: all
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF719", Severity.ERROR, found_by="embedding", firm=True)
