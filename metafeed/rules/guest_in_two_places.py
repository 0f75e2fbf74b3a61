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
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding
from metafeed.rules.screen_times import minutes
from metafeed.rules.wording import days, named

#: What a live part without minutes takes at least.
_SHORTEST = 5
_BEFORE = ("intro", "recorded-intro", "short", "cartoon", "trailer-reel")
_AFTER = ("q-and-a", "panel", "signing", "reception")
_ANYBODY = re.compile(
    r"(?i)\b(guests?|cast|crew|director|filmmakers?|team|staff|host|moderator|members?|speakers?|tb[ac])\b"
)


@dataclass(frozen=True, slots=True)
class _Call:
    """When and where somebody is on. `part` is its number; `times` counts the days with such a pair."""

    name: str
    showing: Showing
    part: int
    begins: datetime
    ends: datetime
    times: int = 1

    @property
    def told(self) -> str:
        """The call for a message."""
        kind = self.showing.parts[self.part].kind
        begins = self.begins.astimezone(self.showing.begins.tzinfo)
        return f"the {kind} of {named(self.showing)} at {begins:%H:%M}"


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each pair of parts, at the later one."""
    people: dict[str, list[_Call]] = {}
    for showing in case.showings:
        if showing.parts and showing.start and showing.status not in OFF:
            for call in _calls(showing, showing.start):
                people.setdefault(" ".join(call.name.casefold().split()), []).append(call)
    for key, calls in people.items():
        if not _ANYBODY.search(key):
            for earlier, later in _pairs(case, calls):
                day = f"on {later.showing.cinema_day}{days(later.times)}"
                message = f"{later.name!r} is at {later.told} and at {earlier.told} {day}"
                hint = "correct the name or the time, or take the guest off one of them"
                yield finding(RULE, _place(case, later), message, hint)


def _calls(showing: Showing, start: datetime) -> Iterator[_Call]:
    """Yield the calls of everybody who is there in person, at times that are known."""
    opening, works = start.astimezone(UTC), minutes(showing)
    before = sum(part.minutes or 0 for part in showing.parts if part.kind in _BEFORE)
    first = opening + timedelta(minutes=before + (showing.venue.preshow or 0))
    closing = first + timedelta(minutes=works) if works is not None else None
    for number, part in enumerate(showing.parts):
        known = vocabulary.PARTS.get(part.kind)
        begins = opening if part.kind in _BEFORE else closing if part.kind in _AFTER else first
        ends = begins and begins + timedelta(minutes=part.minutes or _SHORTEST)
        if part.kind in _BEFORE:
            opening += timedelta(minutes=part.minutes or 0)
        elif part.kind in _AFTER:
            closing = closing and closing + timedelta(minutes=part.minutes or 0)
        elif closing:
            ends = closing
        if known and known.live and begins and ends:
            for guest in part.guests:
                # An organization sends whom it likes.
                if guest.name is not None:
                    yield _Call(guest.name, showing, number, begins, ends)


def _pairs(case: Case, calls: list[_Call]) -> list[tuple[_Call, _Call]]:
    """Return the calls of one person that overlap elsewhere, each pair of places in the source once."""
    found: dict[tuple[str, ...], tuple[_Call, _Call]] = {}
    latest: dict[tuple[str, str | None], _Call] = {}
    for call in sorted(calls, key=lambda call: call.begins):
        where = (call.showing.venue.id, call.showing.screen.id if call.showing.screen else None)
        for other, known in latest.items():
            if known.ends > call.begins and _apart(where, other) and known.showing.id != call.showing.id:
                key = (_place(case, known), _place(case, call))
                pair = found.get(key)
                again = pair and (pair[0], replace(pair[1], times=pair[1].times + 1))
                found[key] = again or (known, call)
                break
        if where not in latest or latest[where].ends < call.ends:
            latest[where] = call
    return list(found.values())


def _apart(one: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Tell whether two places are surely not the same room."""
    return one[0] != other[0] or (None not in (one[1], other[1]) and one[1] != other[1])


def _place(case: Case, call: _Call) -> str:
    where = pointing.said(case, call.showing, "parts")
    place = f"{where[0]}/{call.part}" if where else call.showing.pointer
    return pointing.written(case.document, place)


RULE = Rule("MF302", Severity.WARNING, check)
