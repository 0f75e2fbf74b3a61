"""Dates, times and durations as schema.org writes them: ISO 8601, in the forms that its data types name.

Source: https://schema.org/DateTime (`[-]CCYY-MM-DDThh:mm:ss[Z|(+|-)hh:mm]`), /Date, /Time, /Duration. Seconds
may be left out, as Google's own examples do, and an offset may stand without its colon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

_MOMENT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?", re.ASCII
)
_ROUGH = re.compile(r"-?\d{4}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)
_TIME = re.compile(
    r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|24:00(?::00)?", re.ASCII
)
_DURATION = re.compile(
    r"[-+]?P(?=\d|T\d)(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?W)?(?:\d+(?:\.\d+)?D)?"
    r"(?:T(?=\d)(?:\d+(?:\.\d+)?H)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?S)?)?",
    re.ASCII,
)

_EARLIEST, _LATEST = 1000, 9000
_CLOCKED = re.compile(r"P(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or a date with a time, as it was written."""

    #: What a clock on the wall shows; at 00:00 for a date alone.
    wall: datetime
    has_time: bool = True
    #: None for a local time, whose zone is not said.
    offset: timedelta | None = None
    #: Whether the offset is written `Z`, or as nought: +00:00.
    in_utc: bool = False

    @property
    def day(self) -> date:
        """The day on the wall."""
        return self.wall.date()

    @property
    def year_is_ours(self) -> bool:
        """Whether one can reckon with it: outside of some thousand years calendars end."""
        return _EARLIEST < self.wall.year < _LATEST

    @property
    def instant(self) -> datetime | None:
        """The instant in UTC, None where no offset says it, and outside of any time that has clocks."""
        # Zones cannot be asked about the first and the last days that there are.
        if self.offset is None or not self.year_is_ours:
            return None
        return self.wall.replace(tzinfo=timezone(self.offset)).astimezone(UTC)

    def is_before(self, other: Moment) -> bool:
        """Tell whether this comes before another for certain; days alone count where one has no time."""
        if not (self.has_time and other.has_time):
            return self.day < other.day
        mine, theirs = self.instant, other.instant
        return mine < theirs if mine and theirs else self.wall < other.wall


def moment(text: object) -> Moment | None:
    """Return a date or a date with a time; None for anything else, a year or month alone too."""
    found = _MOMENT.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(each) if each else 0 for each in found.groups()[:6])
    try:
        wall = datetime(year, month, day, 0 if hour == 24 else hour, minute, min(second, 59))  # noqa: DTZ001 - the wall
        if hour == 24:
            wall = wall + timedelta(days=1) if not (minute or second) else wall.replace(hour=hour)
        offset = _offset(found[7])
    except (ValueError, OverflowError):
        return None
    return Moment(wall, found[4] is not None, offset, offset == timedelta(0))


def _offset(text: str | None) -> timedelta | None:
    if not text:
        return None
    if text == "Z":
        return timedelta(0)
    digits = text[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 14 or minutes > 59:
        raise ValueError(text)
    found = timedelta(hours=hours, minutes=minutes)
    return -found if text[0] == "-" else found


def is_rough(text: str) -> bool:
    """Tell whether a text is a year, or a year and month: legal as a Date, of no use as a start."""
    return bool(_ROUGH.fullmatch(text.strip()))


def is_time(text: str) -> bool:
    """Tell whether a text is a Time."""
    return bool(_TIME.fullmatch(text.strip()))


def is_duration(text: str) -> bool:
    """Tell whether a text is a Duration: `PT1H37M`."""
    return bool(_DURATION.fullmatch(text.strip()))


def minutes(text: str) -> float | None:
    """Return how long a Duration of days, hours, minutes and seconds is; None for years, months and what is none."""
    found = _CLOCKED.fullmatch(text.strip()) if is_duration(text) else None
    if found is None:
        return None
    days, hours, mins, seconds = (float(each or 0) for each in found.groups())
    return days * 1440 + hours * 60 + mins + seconds / 60


def is_no_time(text: str) -> bool:
    """Tell whether a Duration is of nothing: `PT0M`, `PT0H0M`."""
    return is_duration(text) and not re.search(r"[1-9]", text)


def offset_told(offset: timedelta) -> str:
    """Return an offset as ISO 8601 writes it: `+02:00`."""
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
