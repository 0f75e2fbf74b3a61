"""VTIMEZONE against the time zone database: the offsets that a reader of the file would compute.

Not a time zone library: it follows RFC 5545 section 3.6.5 for the parts that a subscribed calendar has
(DTSTART, RRULE, RDATE), and asks the `tzdata` package whether the outcome is so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from .reading import RefusedError, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .content_lines import Component

OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?")
REQUIRED = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO")


@dataclass(frozen=True)
class Onset:
    """An instant (UTC, without tzinfo) from which an observance holds, and the offsets around it."""

    at: datetime
    before: timedelta
    after: timedelta


def zone(name: str) -> ZoneInfo | None:
    """The zone of this name in the tzdata package, wherever the system keeps its own; or None."""
    return _zone(name) if re.fullmatch(r"[A-Za-z0-9_+/-]+", name) else None


@cache
def _zone(name: str) -> ZoneInfo | None:
    path = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def zone_problems(component: Component, local_times: list[datetime]) -> list[str]:
    """What is wrong with a VTIMEZONE for the local times (naive) that the file reckons by it."""
    identifier = component.first("TZID")
    name = identifier.value if identifier else "no TZID"
    known = zone(name)
    if known is None:
        return [f"VTIMEZONE {name}: no zone of the time zone database"]
    try:
        onsets = list(_onsets(component, local_times))
    except (RefusedError, ValueError) as error:
        return [f"VTIMEZONE {name}: {error}"]
    if not onsets:
        return [f"VTIMEZONE {name}: neither STANDARD nor DAYLIGHT"]
    at_times = [_time_problem(onsets, known, local) for local in local_times]
    at_onsets = [_onset_problem(onset, known) for onset in _around(onsets, local_times)]
    return [f"VTIMEZONE {name}: {problem}" for problem in at_times + at_onsets if problem]


def _time_problem(onsets: list[Onset], known: ZoneInfo, local: datetime) -> str | None:
    """Does the file give this local time the offset that the database gives it?"""
    told = _offset(onsets, local)
    true = local.replace(tzinfo=known).utcoffset() or timedelta()
    if true < _later(local, known):
        return f"{local} does not exist"
    if true > _later(local, known):
        # 3.3.5 means the first; ical.js and libical read the second.
        return f"{local} comes twice: only UTC says which"
    if told is None:
        return f"no observance holds at {local}"
    return None if told == true else f"offset {_sign(told)} at {local}, where it is {_sign(true)}"


def _later(local: datetime, known: ZoneInfo) -> timedelta:
    """The other offset of a time that comes twice or never; of another time, its own."""
    return local.replace(tzinfo=known, fold=1).utcoffset() or timedelta()


def _offset(onsets: list[Onset], local: datetime) -> timedelta | None:
    """The offset in force at a local time, the first of two where the hour is repeated (3.3.5)."""
    for offset in sorted({onset.after for onset in onsets}, reverse=True):
        begun = [onset for onset in onsets if onset.at <= local - offset]
        if begun and max(begun, key=lambda onset: onset.at).after == offset:
            return offset
    return None


def _onset_problem(onset: Onset, known: ZoneInfo) -> str | None:
    """Do the clocks change at this very instant, from and to these offsets?"""
    at = onset.at.replace(tzinfo=UTC)
    before = (at - timedelta(seconds=1)).astimezone(known).utcoffset()
    after = at.astimezone(known).utcoffset()
    if (before, after) == (onset.before, onset.after):
        return None
    change = f"from {_sign(onset.before)} to {_sign(onset.after)}"
    return f"an onset at {onset.at} UTC {change}, not so in the database"


def _around(onsets: list[Onset], local_times: list[datetime]) -> list[Onset]:
    """The onsets in the years of the events: those that a client may use for them."""
    years = {local.year for local in local_times}
    return [onset for onset in onsets if onset.at.year in years]


def _onsets(component: Component, local_times: list[datetime]) -> Iterator[Onset]:
    """Every onset up to a year after the last of these times."""
    from dateutil.rrule import rrulestr

    for part in (*component.called("STANDARD"), *component.called("DAYLIGHT")):
        start, before, after = (_only(part, name) for name in REQUIRED)
        # 3.6.5: DTSTART is local, in the offset that holds before the onset.
        first = datetime.fromisoformat(start)
        end = max([first, *local_times]) + timedelta(days=366)
        rules = [rrulestr(line.value, dtstart=first, cache=False) for line in part.all("RRULE")]
        dates = [date for line in part.all("RDATE") for date in line.value.split(",")]
        locals_ = {first, *(datetime.fromisoformat(date) for date in dates)}
        locals_ |= {date for rule in rules for date in rule.between(first, end, inc=True)}
        for local in sorted(locals_):
            yield Onset(local - _duration(before), _duration(before), _duration(after))


def _only(part: Component, name: str) -> str:
    lines = part.all(name)
    if len(lines) != 1 or lines[0].parameters:
        refuse(f"{part.name} needs one {name} without parameters")
    return lines[0].value


def _duration(value: str) -> timedelta:
    match = OFFSET.fullmatch(value)
    if match is None:
        refuse(f"no UTC offset: {value}")
    size = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    return -size if match[1] == "-" else size


def _sign(offset: timedelta) -> str:
    """An offset for a person: +0100."""
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
