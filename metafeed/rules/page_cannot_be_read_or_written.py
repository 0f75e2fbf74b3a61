r"""A page into which nothing can be put.

Every byte of a page but metafeed's own stays as it was, so a page in an encoding where a byte of ASCII may mean something
else (ISO-2022-JP, UTF-7, UTF-16 without its mark) is left alone, and so is a file that may not be read or written. It
is a warning where nothing but the page itself could say whether a view belongs on it. Save the page as UTF-8; give the one
who runs metafeed the right to write.

Fails:
    --- www/films/cranes.html ---
    <meta charset="iso-2022-jp">
    <title>The Cranes Are Flying</title>
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}

Passes:
    --- www/films/cranes.html ---
    <meta charset="shift_jis">
    <title>The Cranes Are Flying</title>
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF712", Severity.ERROR, found_by="embedding", firm=True)
