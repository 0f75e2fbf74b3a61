"""A showing is announced for a day on which the house is closed.

Calendars and search results send patrons to a locked door, while the venue's
`specialOpeningHoursSpecification` says that it is shut. The cinema day counts, so the late show at 24:30
on Christmas Eve is not on Christmas Day. Cancelled and postponed showings may stand there, and so may
private hire, press and invited showings.

Fails:
    venues:
      - {id: kino, name: Kino, zone: Europe/Berlin,
         address: {street: Am Kino 1, locality: Berlin, country: DE},
         closed: [{from: 2026-12-24, until: 2026-12-26, reason: Christmas}]}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    runs:
      - {id: cranes-2026, film: cranes, dates: 2026-12-20..2026-12-28, times: {a: "18:00"}}

Passes:
    venues:
      - {id: kino, name: Kino, zone: Europe/Berlin,
         address: {street: Am Kino 1, locality: Berlin, country: DE},
         closed: [{from: 2026-12-25, until: 2026-12-25, reason: Christmas}]}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    runs:
      - id: cranes-2026
        film: cranes
        dates: 2026-12-20..2026-12-28
        times: {a: "18:00", late: "24:30"}
        except: {2026-12-25: none}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.venue import Closure
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding

#: What may take place behind a closed door.
_BEHIND = ("private", "press", "invite")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each item with showings in a closure, at its date."""
    found: dict[tuple[str, int], list[Showing]] = {}
    closures: dict[int, Closure] = {}
    for showing in case.showings:
        if showing.status in OFF or showing.visibility in _BEHIND:
            continue
        for closure in showing.venue.closed:
            if closure.from_ <= showing.cinema_day <= closure.until:
                closures[id(closure)] = closure
                found.setdefault((showing.pointer, id(closure)), []).append(showing)
                break
    for (_, closure_id), showings in found.items():
        place = pointing.of_day(case, showings[0])
        yield finding(RULE, place, _message(showings, closures[closure_id]), _hint(showings[0]))


def _message(showings: list[Showing], closure: Closure) -> str:
    first, *others = dict.fromkeys(showing.cinema_day for showing in showings)
    more = f" and {len(others)} more day{'s' if len(others) > 1 else ''}" if others else ""
    until = f" until {closure.until}" if closure.until != closure.from_ else ""
    span = f"from {closure.from_}{until}" if until else f"on {closure.from_}"
    return f"plays on {first}{more}, when {showings[0].venue.id!r} is closed {span}"


def _hint(showing: Showing) -> str:
    if showing.run and "/except/" not in showing.pointer:
        return f"write except: {{{showing.cinema_day}: none}}, or correct the venue's closed days"
    return "write status: cancelled, or correct the date or the venue's closed days"


RULE = Rule("MF305", Severity.ERROR, check, firm=True)
