r"""A page asks for a view that there is none of.

`data-metafeed` on an element of a page names what the page is about: `films/cranes`, `screenings/cranes-sat`, `all`. With a
slip in the name the page carries nothing, and search engines never hear of its screening. `metafeed views` lists the names.
A view that goes by itself because its film left the programme is another finding, MF717.

Fails:
    --- www/cranes.html ---
    <html data-metafeed="films/crane">
    <title>The Cranes Are Flying</title>
    --- programme.yaml ---
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}

Passes:
    --- www/cranes.html ---
    <html data-metafeed="films/cranes">
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

RULE = Rule("MF713", Severity.ERROR, found_by="embedding", firm=True)
#: What to do about a view that is not there.
HINT = "metafeed views lists them; a screening is screenings/ID"
