"""A screening has no id of its own.

Until it has one, it goes by film, venue and start. When the start is moved, a calendar then sees one event
vanish and another appear, and nobody is told that the time has changed: RFC 5545 §3.8.4.7 wants a UID that
stays. `metafeed ids --write` writes ids into the source, under which what was published keeps its identity;
every other byte stays. For a sheet that others write to, `metafeed ids --column` prints the column.

It is told once for each file.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {film: cranes, date: 2026-03-28, time: "20:00"}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each file in which screenings have no id, at the first of them."""
    origins = case.document.origins
    first: dict[str, str] = {}
    count: dict[str, int] = {}
    for item in case.typed.screenings:
        if item.value.id is None:
            origin = origins.get(item.pointer) or origins.get("")
            path = origin[0].path if origin else ""
            first.setdefault(path, item.pointer)
            count[path] = count.get(path, 0) + 1
    for path, place in first.items():
        several = count[path] > 1
        message = f"{count[path]} screenings have no id" if several else "this screening has no id"
        yield finding(RULE, f"{place}/id", message, "write them with metafeed ids --write")


RULE = Rule("MF213", Severity.NOTE, check)
