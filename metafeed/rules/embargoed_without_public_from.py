"""An embargoed item has no day on which it becomes public.

What is embargoed leaves the house from its `public_from` on. Without one it never does: the calendar, the
feeds and the pages stay silent about it, and nobody notices until the box office asks.

Fails:
    films:
      - {id: secret, title: Opening Film, runtime: 95, visibility: embargoed}

Passes:
    films:
      - {id: secret, title: Opening Film, runtime: 95, visibility: embargoed, public_from: 2026-03-01T10:00}
      - {id: hire, title: Hired Out, runtime: 95, visibility: private}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each such visibility, wherever it is written."""
    told = set()
    for collection in ("films", "bills", "series"):
        for item in getattr(case.typed, collection):
            open_ended = item.value.visibility == "embargoed" and item.value.public_from is None
            if open_ended and not case.typed.is_faulty(f"{item.pointer}/public_from"):
                told.add(f"{item.pointer}/visibility")
    for showing in case.showings:
        open_ended = showing.visibility == "embargoed" and showing.public_from is None
        if open_ended and not pointing.in_doubt(case, showing, "public_from"):
            where = pointing.said(case, showing, "visibility")
            told.add(where[0] if where else showing.pointer)
    for place in sorted(told):
        hint = "write public_from: 2026-03-01T10:00, or visibility: private if it shall never be told"
        yield finding(RULE, place, "embargoed, without public_from", hint)


RULE = Rule("MF510", Severity.WARNING, check)
