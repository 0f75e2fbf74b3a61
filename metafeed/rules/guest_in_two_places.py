"""A guest is in two places at once.

Two introductions, Q&As or live scores with the same name take place at the same time, at two venues or on
two screens. Patrons buy a ticket for the guest as much as for the film; schema.org tells the name as
`performer` of both. What counts is when the guest is on, not how long the film runs: an introduction at
its start, a Q&A after it. A part without minutes counts as five; recordings do not count, nor do names
that stand for anybody, such as "special guest".

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
      - {id: letter, title: Letter Never Sent, runtime: 96}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", screen: "1",
         parts: "q-and-a 30: Ada Berg (director)"}
      - {id: b, film: letter, date: 2026-03-28, time: "18:10", screen: "2",
         parts: "q-and-a 30: Ada Berg (director)"}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
      - {id: letter, title: Letter Never Sent, runtime: 96}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", screen: "1",
         parts: "intro 10: Ada Berg (director)"}
      - {id: b, film: letter, date: 2026-03-28, time: "18:10", screen: "2",
         parts: "intro 10: Ada Berg (director)"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model import vocabulary
from metafeed.model.screening import Part
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding
from metafeed.rules.screen_times import OFF, days, minutes, named

#: What a live part without minutes takes at least.
_SHORTEST = 5
#: Live parts that come behind the works. An `intro` comes before, the others go on meanwhile.
_AFTER = ("q-and-a", "panel", "signing")
_ANYBODY = re.compile(
    r"(?i)\b(guests?|cast|crew|director|filmmakers?|team|staff|host|moderator|members?|speakers?|tb[ac])\b"
)


@dataclass(frozen=True, slots=True)
class _Call:
    """When and where somebody is on. `place` is the part in the source; `times` counts repetitions."""

    showing: Showing
    place: str
    kind: str
    begins: datetime
    ends: datetime
    times: int = 1


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each pair of parts, at the later one."""
    people: dict[str, list[_Call]] = {}
    names: dict[str, str] = {}
    for showing in case.showings:
        if showing.parts and showing.start and showing.status not in OFF:
            for number, kind, begins, ends in _live(showing, showing.start):
                for guest in showing.parts[number].guests:
                    key = " ".join(guest.name.casefold().split())
                    if not _ANYBODY.search(key):
                        names.setdefault(key, guest.name)
                        place = _place(case, showing, number)
                        people.setdefault(key, []).append(_Call(showing, place, kind, begins, ends))
    for key, calls in people.items():
        for earlier, later in _pairs(calls):
            yield finding(RULE, later.place, _message(names[key], earlier, later), _HINT)


_HINT = "correct the name or the time, or take the guest off one of them"


def _message(name: str, earlier: _Call, later: _Call) -> str:
    def told(call: _Call) -> str:
        begins = call.begins.astimezone(call.showing.start.tzinfo if call.showing.start else UTC)
        return f"the {call.kind} of {named(call.showing)} at {begins:%H:%M}"

    day = later.showing.cinema_day
    return f"{name!r} is at {told(later)} and at {told(earlier)} on {day}{days(later.times)}"


def _live(showing: Showing, start: datetime) -> Iterator[tuple[int, str, datetime, datetime]]:
    """Yield (number, kind, begins, ends) of the live parts whose time is known."""
    begins, works = start.astimezone(UTC), minutes(showing)
    before = [part for part in showing.parts if _place_of(part) == "before"]
    first = begins + timedelta(minutes=sum(part.minutes or 0 for part in before))
    first += timedelta(minutes=showing.venue.preshow or 0)
    opening, closing = begins, first + timedelta(minutes=works) if works is not None else None
    for number, part in enumerate(showing.parts):
        where, length = _place_of(part), timedelta(minutes=part.minutes or _SHORTEST)
        if where == "before":
            if part.kind == "intro":
                yield number, part.kind, opening, opening + length
            opening += timedelta(minutes=part.minutes or 0)
        elif where == "meanwhile":
            yield number, part.kind, first, closing or first + length
        elif where == "after" and closing is not None:
            yield number, part.kind, closing, closing + length
            closing += timedelta(minutes=part.minutes or 0)


def _place_of(part: Part) -> str | None:
    known = vocabulary.PARTS.get(part.kind)
    if known is None or (not known.live and known.own_time and part.kind == "interval"):
        return None
    if not known.own_time:
        return "meanwhile"
    return "after" if part.kind in _AFTER else "before" if part.kind != "reception" else None
