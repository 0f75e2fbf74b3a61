"""A showing is cancelled, or postponed, and on sale.

One row says both, and the calendar prints both: "Cancelled" and "On sale". Somebody will buy the ticket.
Only what the row, the exception or the change itself says counts: a `sale` that is inherited, or that a
last-minute cancellation overtakes, does no harm. An error where it is cancelled; a warning where it is
postponed, since some houses sell on for the new date.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", status: cancelled, sale: on-sale}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95, defaults: {sale: on-sale}}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", status: cancelled}
      - {id: b, film: cranes, date: 2026-03-29, time: "18:00", sale: limited}
    changes:
      - {date: 2026-03-29, status: cancelled, reason: The street is flooded.}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity, pointer
from metafeed.model.vocabulary import OFF
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each item that says both, at its sale."""
    for said in _said(case):
        if said.status in OFF and said.sale in ("on-sale", "limited"):
            place = pointing.written(case.document, f"{said.place}/sale")
            told = finding(RULE, place, f"{said.status}, and {said.sale}", "take the sale out, or the status")
            firm = said.status == "cancelled"
            yield told if firm else replace(told, severity=Severity.WARNING)


class _Said(NamedTuple):
    """A status and a sale that one author wrote for the same showings, and where."""

    place: str
    status: str | None
    sale: str | None


def _said(case: Case) -> Iterator[_Said]:
    for screening in case.typed.screenings:
        yield _Said(screening.pointer, screening.value.status, screening.value.sale)
    for number, change in enumerate(case.typed.settings.changes):
        yield _Said(f"/changes/{number}", change.status, change.sale)
    for run, _ in case.typed.all_runs():
        for key, exception in run.value.except_.items():
            whole_day = run.value.except_.get(key.partition("/")[0])
            status = exception.status or (whole_day.status if whole_day else None)
            yield _Said(run.pointer + pointer("except", key), status, exception.sale)


RULE = Rule("MF505", Severity.ERROR, check)
