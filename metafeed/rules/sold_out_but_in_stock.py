"""A showing is sold out, and yet tickets can be had.

The showing's own row says sold out, and a last-minute change for the whole day or house puts everything on
sale; or tickets for a showing that is sold out go on sale only after it has begun. Google tells `SoldOut`
and `InStock` to everybody at once, and whoever believes the wrong one stands at the box office. A change
that names the film is meant to say so: there were more seats.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", sale: sold-out}
      - {id: b, film: cranes, date: 2026-03-28, time: "21:00"}
    changes:
      - {date: 2026-03-28, sale: on-sale}

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", sale: sold-out, on_sale: 2026-04-01}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", sale: sold-out, on_sale: 2026-03-01}
      - {id: b, film: cranes, date: 2026-03-29, time: "18:00", sale: sold-out}
    changes:
      - {date: 2026-03-29, film: cranes, sale: limited, reason: Some seats came back.}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding
from metafeed.rules.wording import named

_OUT = ("sold-out", "returns-only")
_OWN = ("screening", "exception", "run")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each state of sale that something else contradicts, at that state."""
    resold = any(change.sale in ("on-sale", "limited") for change in case.typed.settings.changes)
    found: dict[str, Diagnostic] = {}
    for showing in case.showings:
        if showing.status not in OFF:
            for told in (_changed(case, showing) if resold else None, _begun(case, showing)):
                if told:
                    found.setdefault(told.pointer, told)
    yield from found.values()


def _changed(case: Case, showing: Showing) -> Diagnostic | None:
    """Return a finding where a change that names no film sells what is sold out."""
    if showing.sale not in ("on-sale", "limited"):
        return None
    own = pointing.said(case, showing, "sale")
    if own is None or own[1].name not in _OWN or own[1].told.sale not in _OUT:
        return None
    number = pointing.changed(case, showing, "sale")
    if number is None or case.typed.settings.changes[number].film is not None:
        return None
    change = f"a change on {showing.cinema_day} makes it {showing.sale}"
    hint = "take this state out, or say in the change which film it is about"
    return finding(RULE, own[0], f"{named(showing)} is {own[1].told.sale}, and {change}", hint)


def _begun(case: Case, showing: Showing) -> Diagnostic | None:
    """Return a finding where the sale of what is sold out begins after the showing."""
    if (
        showing.sale != "sold-out"
        or not showing.on_sale
        or not showing.start
        or showing.on_sale <= showing.start
    ):
        return None
    where = pointing.said(case, showing, "on_sale")
    message = (
        f"{named(showing)} is sold out, and goes on sale on {showing.on_sale:%Y-%m-%d}, after it has begun"
    )
    return finding(RULE, where[0] if where else showing.pointer, message, "correct the date")


RULE = Rule("MF506", Severity.WARNING, check)
