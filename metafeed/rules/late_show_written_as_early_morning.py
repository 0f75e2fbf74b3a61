"""A time after midnight may be meant for the night before or after.

A programme that says "Saturday 00:30" means the night from Saturday to Sunday, and the calendar reads the
one from Friday to Saturday: patrons come a day late, or a day early, and have written angry letters about
both. RFC 5545 and schema.org know instants only, so metafeed has to know which is meant. Write late shows
as the hours go on: 24:30 belongs to the evening of its date, and is told as half past midnight of the next
one. For an early morning that really is of this date, write date and time in one: 2026-03-28T00:30.

Until when a night lasts, the venue says with `cinema_day_ends`, 05:00 if it says nothing.

Fails:
    films:
      - {id: eraserhead, title: Eraserhead, runtime: 95}
    screenings:
      - {id: late, film: eraserhead, date: 2026-03-28, time: "00:30"}

Passes:
    films:
      - {id: eraserhead, title: Eraserhead, runtime: 95}
    screenings:
      - {id: late, film: eraserhead, date: 2026-03-28, time: "24:30"}

Passes:
    films:
      - {id: eraserhead, title: Eraserhead, runtime: 95}
    screenings:
      - {id: late, film: eraserhead, time: "2026-03-29T00:30"}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model import Item
from metafeed.model.run import Run
from metafeed.model.time import ClockTime
from metafeed.model.venue import Venue
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each time of a screening, a slot or an exception that is before the day's end."""
    screenings = [item for item in case.typed.screenings if _is_early(item.value.time)]
    runs = [run for run, _ in case.typed.all_runs() if any(map(_is_early, _times(run.value)))]
    if not screenings and not runs:
        return
    venues = {showing.pointer: showing.venue for showing in case.showings}
    venues |= {f"run/{showing.run.id}": showing.venue for showing in case.showings if showing.run}
    for item in screenings:
        venue = venues.get(item.pointer)
        if venue and item.value.date and _is_night(item.value.time, venue):
            place = pointing.written(case.document, f"{item.pointer}/time")
            yield _on(place, item.value.time, item.value.date)
    for run in runs:
        if f"run/{run.value.id}" in venues:
            yield from _of_run(case, run, venues[f"run/{run.value.id}"])


def _times(run: Run) -> list[ClockTime]:
    return [*run.times.values(), *(each.time for each in run.except_.values() if each.time)]


def _is_early(time: ClockTime) -> bool:
    """Tell whether a time could be of the night at all, wherever it is."""
    return time.minutes < 720 and time.dated is None and not time.to_come


def _is_night(time: ClockTime, venue: Venue) -> bool:
    return _is_early(time) and time.minutes < venue.cinema_day_ends.minutes


def _of_run(case: Case, run: Item[Run], venue: Venue) -> Iterator[Diagnostic]:
    listed = isinstance(case.document.value(f"{run.pointer}/times"), list)
    for number, (slot, time) in enumerate(run.value.times.items()):
        if _is_night(time, venue):
            place = pointing.written(case.document, f"{run.pointer}/times/{number if listed else slot}")
            message = f"{_clock(time)} is in the night that leads to each date"
            yield finding(RULE, place, message, f"for the night that follows it write {_clock(time, 24)}")
    for key, exception in run.value.except_.items():
        if exception.time and _is_night(exception.time, venue):
            place = f"{run.pointer}/except/{key.replace('~', '~0').replace('/', '~1')}/time"
            day = exception.date or next((d for d in run.value.dates if key.startswith(d.isoformat())), None)
            if day:
                yield _on(place, exception.time, day)


def _on(place: str, time: ClockTime, day: date) -> Diagnostic:
    before, same = (_DAYS[(day - timedelta(days=back)).weekday()] for back in (1, 0))
    message = f"{_clock(time)} on {day} is in the night from {before} to {same}"
    hint = f"for {same} night write {_clock(time, 24)}, for {before} night {day}T{_clock(time)}"
    return finding(RULE, place, message, hint)


def _clock(time: ClockTime, later: int = 0) -> str:
    return f"{time.minutes // 60 + later:02d}:{time.minutes % 60:02d}"


RULE = Rule("MF212", Severity.WARNING, check)
