"""From wall times to instants, and from lengths to ends.

A time that the clock jumps over is an error, one that comes twice must say which. Lengths are elapsed
time: a film that plays through the night on which the clocks change is as long as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from metafeed import zones
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model import vocabulary
from metafeed.model.parts import Part
from metafeed.model.time import ClockTime
from metafeed.resolving.programme import Interval, Piece, Programme

Report = Callable[[Diagnostic], None]

#: Minutes: two years. What adds up to more has a slip in it, which leads out of the calendar.
_LONGEST = 1_000_000


def instant(time: ClockTime, day: date, zone: ZoneInfo, place: str, report: Report) -> datetime | None:
    """Return the instant of a wall time on a cinema day, or None with a finding."""
    wall = time.on(day)
    local = zones.local(wall, zone)
    if isinstance(local, zones.Gap):
        report(_gap(time, wall, zone, local, place))
        return None
    if isinstance(local, zones.Plain):
        return local.instant
    if time.half is None:
        report(_doubled(time, wall, zone, place))
        return None
    return local.second if time.half else local.first


def cinema_day(time: ClockTime, day: date, ends: ClockTime) -> date:
    """Return the cinema day of a showing: early hours belong to the evening before."""
    wall = time.on(day)
    if time.minutes < 1440 and time.minutes < ends.minutes:
        return wall.date() - timedelta(days=1)
    return time.dated or day


def house_zone(programme: Programme) -> tzinfo:
    """Return the zone of a house, its first venue's.

    What is written without a zone (embargoes, notices, rights) is meant there, wherever the machine stands.
    """
    venue = next(iter(programme.venues.values()), None)
    try:
        return zones.zone(venue.zone) if venue else UTC
    except zones.UnknownZone:
        return UTC  # an error in the source, which has its finding


def at_house(programme: Programme, now: datetime) -> datetime:
    """Return an instant as the clock of the house shows it, with the offset that it has then.

    Not with the zone: two moments in one zone are compared by their walls, and an hour that comes twice is lost.
    """
    local = now.astimezone(house_zone(programme))
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta(0)))


def today(programme: Programme, now: datetime) -> date:
    """Return the cinema day that it is in the house: after midnight it is still that of the night before."""
    venue = next(iter(programme.venues.values()), None)
    night = timedelta(minutes=venue.cinema_day_ends.minutes) if venue else timedelta(0)
    return (at_house(programme, now).replace(tzinfo=None) - night).date()


def later(start: datetime, minutes: int) -> datetime:
    """Return the instant `minutes` of elapsed time after `start`, in the same zone."""
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)


def length(works: tuple[Piece | Interval, ...], parts: tuple[Part, ...], preshow: int | None) -> int | None:
    """Return the minutes from start to end where each length is known and the sum can be, else None."""
    total = preshow or 0
    for work in works:
        if work.minutes is None:
            return None
        total += work.minutes
    for part in parts:
        known = vocabulary.PARTS.get(part.kind)
        if part.minutes is None and (known is None or known.own_time):
            return None
        total += part.minutes or 0
    return total if works and total <= _LONGEST else None


def _gap(time: ClockTime, wall: datetime, zone: ZoneInfo, local: zones.Gap, place: str) -> Diagnostic:
    return Diagnostic(
        "MF206",
        Severity.ERROR,
        f"{wall:%H:%M} does not exist on {wall:%Y-%m-%d} in {zone.key}: the clocks go forward",
        place,
        hint=f"the first time after the change is {_typed(time, local.after - wall)}",
    )


def _doubled(time: ClockTime, wall: datetime, zone: ZoneInfo, place: str) -> Diagnostic:
    return Diagnostic(
        "MF207",
        Severity.ERROR,
        f"{wall:%H:%M} comes twice on {wall:%Y-%m-%d} in {zone.key}: the clocks go back",
        place,
        hint=f"write {_typed(time)} first, or {_typed(time)} second",
    )


def _typed(time: ClockTime, later: timedelta = timedelta(0)) -> str:
    """Return a time as its author would write it on the same cinema day: 26:30 stays 26:30."""
    hour, minute = divmod(time.minutes + int(later.total_seconds()) // 60, 60)
    day = f"{time.dated}T" if time.dated else ""
    return f"{day}{hour:02d}:{minute:02d}"
