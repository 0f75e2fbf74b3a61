"""A template of addresses has a placeholder that nothing is filled into.

`tickets` knows {pos_id}, {id} and {date}, `pages` knows {id}. Anything else goes out as it stands, and
patrons click on a link with braces in it. A warning where `tickets` wants {pos_id} and a screening has
none: then it has no link to tickets at all. Write `tickets: "-"` where there are none to be had.

Fails:
    defaults: {tickets: "https://tickets.example/purchase/{posid}"}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", pos_id: 4711}

Fails:
    defaults: {tickets: "https://tickets.example/purchase/{pos_id}"}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", pos_id: 4711}
      - {id: b, film: cranes, date: 2026-03-28, time: "21:00"}

Fails:
    pages: {film: "https://kino.example/film/{slug}"}

Passes:
    defaults: {tickets: "https://tickets.example/purchase/{pos_id}?on={date}"}
    pages: {film: "https://kino.example/film/{id}", bill: "https://kino.example/bills"}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", pos_id: 4711}
      - {id: b, film: cranes, date: 2026-03-28, time: "21:00", tickets: "-"}
      - {id: c, film: cranes, date: 2026-03-29, time: "21:00", sale: free}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.programme import Pages
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing
from metafeed.rules.price_lists import all_told
from metafeed.rules.rule import Rule, finding

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_TICKETS, _PAGES = ("pos_id", "id", "date"), ("id",)
#: States in which nobody can buy at an address.
_NOT_SOLD = ("not-yet", "returns-only", "sold-out", "off-sale", "door-only", "free")
#: So many screenings that lack a number are told each, more of them once.
_FEW = 3


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each unknown placeholder, and for screenings without the number that is wanted."""
    for kind in Pages.model_fields:
        yield from _unknown(case, f"/pages/{kind}", getattr(case.typed.settings.pages, kind), _PAGES)
    for place, told in all_told(case):
        yield from _unknown(case, f"{place}/tickets", told.tickets, _TICKETS)
    yield from _numberless(case)


def _unknown(case: Case, place: str, template: str | None, names: tuple[str, ...]) -> Iterator[Diagnostic]:
    for name in dict.fromkeys(_PLACEHOLDER.findall(template or "")):
        if name not in names:
            near = get_close_matches(name.lower(), names, n=1) or names
            hint = f"write {' or '.join(f'{{{each}}}' for each in near)}"
            yield finding(
                RULE,
                pointing.written(case.document, place),
                f"nothing is known to fill {{{name}}} with",
                hint,
            )


def _numberless(case: Case) -> Iterator[Diagnostic]:
    """Yield warnings for showings whose template wants a number of the box office that they lack."""
    lacking: dict[str, dict[str, Showing]] = {}
    for showing in case.showings:
        if (
            showing.tickets
            or showing.status in OFF
            or showing.sale in _NOT_SOLD
            or showing.visibility == "private"
        ):
            continue
        where = pointing.said(case, showing, "tickets")
        if where and "{pos_id}" in (where[1].told.tickets or ""):
            lacking.setdefault(where[0], {}).setdefault(showing.pointer, showing)
    for template, showings in lacking.items():
        few = len(showings) <= _FEW
        first = next(iter(showings.values()))
        many = f"{len(showings)} items, such as {first.id!r}, have no pos_id, so they have no link to tickets"
        for place in showings if few else [template]:
            message = "no pos_id, which 'tickets' wants, so there is no link to tickets" if few else many
            hint = 'write pos_id, or tickets: "-" where there are none'
            pointer = f"{place}/pos_id" if few else place
            yield replace(finding(RULE, pointer, message, hint), severity=Severity.WARNING)


RULE = Rule("MF709", Severity.ERROR, check)
