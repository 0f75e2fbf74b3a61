"""Runs into screenings: dates × times, with exceptions.

A showing of a run is known by run, original cinema day and slot, `cranes-2019.2019-07-26.a`: an exception that
moves it to another time or day does not change who it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model import Item
from metafeed.model.run import Except, Run
from metafeed.model.time import ClockTime


@dataclass(frozen=True, slots=True)
class Slot:
    """One showing of a run, before it has a venue and an instant."""

    id: str
    pointer: str
    day: date
    time: ClockTime
    except_day: tuple[str, Except] | None
    except_slot: tuple[str, Except] | None


def slots(run: Item[Run]) -> Iterator[Slot]:
    """Yield the showings of a run in order; those that are `off` are left out."""
    for day in run.value.dates:
        key = day.isoformat()
        for name, time in run.value.times.items():
            whole = _exception(run, key)
            single = _exception(run, f"{key}/{name}")
            if any(exception[1].off for exception in (whole, single) if exception):
                continue
            place = (single or whole or (run.pointer, None))[0]
            moved_day = next((e[1].date for e in (single, whole) if e and e[1].date), day)
            moved_time = next((e[1].time for e in (single, whole) if e and e[1].time), time)
            yield Slot(f"{run.value.id}.{key}.{name}", place, moved_day, moved_time, whole, single)


def _exception(run: Item[Run], key: str) -> tuple[str, Except] | None:
    exception = run.value.except_.get(key)
    if exception is None:
        return None
    return f"{run.pointer}/except/{key.replace('~', '~0').replace('/', '~1')}", exception


def unmatched(run: Item[Run]) -> Iterator[Diagnostic]:
    """Yield a finding for each exception that fits no showing of the run."""
    days = {day.isoformat() for day in run.value.dates}
    for key in run.value.except_:
        day, _, slot = key.partition("/")
        if day not in days:
            message, hint = (
                f"the run does not play on {day}",
                f"its dates are {run.value.dates.first} to {run.value.dates.last}",
            )
        elif slot and slot not in run.value.times:
            message, hint = f"the run has no slot {slot!r}", f"its slots are {', '.join(run.value.times)}"
        else:
            continue
        place = f"{run.pointer}/except/{key.replace('~', '~0').replace('/', '~1')}#"
        yield Diagnostic("MF211", Severity.ERROR, message, place, hint=hint)
