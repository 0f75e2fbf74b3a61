"""The file uses a part of YAML that metafeed does not read.

Anchors (`&a`), aliases (`*a`), merges (`<<`), tags (`!x`) and second documents belong to programmers: they
make one line change another one far away, and programs that follow them can be made to eat all memory with
ten lines. In a programme nothing is typed twice anyway: what holds for many screenings stands once, in
`defaults`. Text that happens to begin with `&`, `*` or `!` only needs quotes.

Fails:
    venues:
      - &house {id: kino, name: Kino, zone: Europe/Berlin, address: {street: Am Kino 1, locality: Berlin}}

Passes:
    venues:
      - {id: kino, name: Kino, zone: Europe/Berlin, address: {street: Am Kino 1, locality: Berlin}}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF004", Severity.ERROR, found_by="read", firm=True)
