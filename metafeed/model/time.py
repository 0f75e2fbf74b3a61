"""Dates and times as authors write them: typed, but not yet in any zone.

`Date`, `Dates`, `ClockTime` and `Moment` read the notations of the source format. The house's habits
(`clock:`, `dates:`) come in through the validation context, because a bare `9:30` or `03/04/2026` can be
read only with them. Nothing is guessed: what has two readings is a finding that names both. Zones, gaps
and doubled hours are the business of `metafeed.resolving`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from metafeed.model.node import fault

_TIME = re.compile(
    r"""(?:(?P<date>\d{4}-\d\d-\d\d)[T ])?
        (?P<hour>\d{1,2})(?:(?:[:.h](?P<minute>\d\d))(?::(?P<second>\d\d))?|(?P<bare>h)?)
        \s*(?P<half>[ap]\.?m\.?)?
        (?:\s+(?P<which>first|second))?""",
    re.VERBOSE | re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NUMERIC = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ORDERS = {"ymd": (0, 1, 2), "dmy": (2, 1, 0), "mdy": (2, 0, 1)}


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A wall time of a cinema day.

    `minutes` counts from the midnight that begins the day, and passes 1440 for late shows (`24:30` is
    1470). `dated` is set where the author wrote a full date and time. `half` says which of two (0 the first, 1 the second)
    in an hour that the clock runs through twice. `to_come` is `tbc`: a time that nobody knows yet.
    """

    minutes: int
    second: int = 0
    half: int | None = None
    dated: date | None = None
    to_come: bool = False

    @property
    def slot(self) -> str:
        """The name of this time among a run's slots: `1435`."""
        return f"{self.minutes // 60:02d}{self.minutes % 60:02d}"

    def on(self, day: date) -> datetime:
        """Return the naive wall time on the cinema day `day`."""
        start = datetime.combine(self.dated or day, datetime.min.time())
        return start + timedelta(minutes=self.minutes, seconds=self.second)


def parse_time(value: Any, clock: int | None = None) -> ClockTime:
    """Read a time as an author writes it; `clock` is 12, 24 or None (unset)."""
    text = " ".join(str(value).split()) if isinstance(value, (str, int)) else ""
    if text.lower() in ("tbc", "tba"):
        return ClockTime(0, to_come=True)
    found = _TIME.fullmatch(text)
    if not found or not (found["minute"] or found["half"] or found["bare"]):
        raise fault("MF108", f"{_shown(value)} is not a time", "write 14:35, 2:35 pm, 14h35 or tbc")
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    half = found["half"]
    if minute > 59 or second > 59 or hour > (12 if half else 29) or (half and hour == 0):
        raise fault("MF108", f"{text!r} is not a time of day", "late shows run to 29:59")
    if half:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    else:
        _refuse_bare(text, found["hour"], hour, minute, clock, dated=bool(found["date"]))
    which = {"first": 0, "second": 1}.get((found["which"] or "").lower())
    day = date.fromisoformat(_real(found["date"])) if found["date"] else None
    return ClockTime(hour * 60 + minute, second, which, day)


def _refuse_bare(text: str, typed: str, hour: int, minute: int, clock: int | None, dated: bool) -> None:
    """Refuse a time that a reader could take for morning or evening."""
    if clock == 24 or dated or not 1 <= hour <= 12 or (clock is None and typed.startswith("0")):
        return
    other = (hour % 12) + (12 if hour != 12 else 0)
    readings = sorted({f"{hour % 12 if hour == 12 else hour:02d}:{minute:02d}", f"{other:02d}:{minute:02d}"}
                      | ({f"12:{minute:02d}"} if hour == 12 else set()))
    first, last = readings[0], readings[-1]
    am, pm = f"{hour}:{minute:02d} am", f"{hour}:{minute:02d} pm"
    raise fault(
        "MF204",
        f"{text!r} may be {first} or {last}",
        f"write {am} or {pm}, or set clock: 24 for the whole programme",
    )


def parse_date(value: Any, order: str | None = None) -> date:
    """Read a date; `order` is ymd, dmy, mdy or None (unset)."""
    if isinstance(value, datetime):
        raise fault("MF109", f"{value} is not a date", "write 2026-03-28")
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if _ISO.fullmatch(text):
        return date.fromisoformat(_real(text))
    found = _NUMERIC.fullmatch(text)
    if not found:
        raise fault("MF109", f"{_shown(value)} is not a date", "write 2026-03-28")
    readings = _readings((found[1], found[3], found[4]), "dmy" if found[2] == "." else order)
    if not readings:
        raise fault("MF109", f"{text!r} is not a date of the calendar", "write 2026-03-28")
    if len(readings) > 1:
        first, second = sorted(readings)
        raise fault(
            "MF205", f"{text!r} may be {first} or {second}", f"write {first} or {second}, or set dates: dmy or mdy"
        )
    return readings.pop()


def _readings(parts: tuple[str, str, str], order: str | None) -> set[date]:
    """Return the dates that three numbers may mean in an order, or in any order."""
    found = set()
    for each in (order,) if order else ("dmy", "mdy", "ymd"):
        year, month, day = (parts[place] for place in _ORDERS[each])
        if len(year) == 4 and len(month) <= 2 and len(day) <= 2:
            try:
                found.add(date(int(year), int(month), int(day)))
            except ValueError:
                continue
    return found


def _real(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise fault("MF109", f"{text!r} is not a date of the calendar", "write 2026-03-28") from None
    return text


@dataclass(frozen=True, slots=True)
class Dates:
    """Days of a run: single dates and ranges, each range narrowed to weekdays where some are given."""

    spans: tuple[tuple[date, date, frozenset[int]], ...]

    def __iter__(self) -> Iterator[date]:
        """Yield the days in order, each once."""
        days = {day for span in self.spans for day in _days(*span)}
        return iter(sorted(days))

    @property
    def first(self) -> date:
        """The first date that was written."""
        return min(first for first, _, _ in self.spans)

    @property
    def last(self) -> date:
        """The last date that was written."""
        return max(last for _, last, _ in self.spans)


def _days(first: date, last: date, weekdays: frozenset[int]) -> Iterator[date]:
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if not weekdays or day.weekday() in weekdays:
            yield day


#: A run may not be longer than this many days: a slip in the year would make thousands of showings.
LONGEST_RUN = 1100


def parse_dates(value: Any, order: str | None = None) -> Dates:
    """Read `2026-03-06..2026-03-26 fri, sat`, a single date, or a list of these."""
    pieces = value if isinstance(value, (list, tuple)) else [value]
    spans = [_span(piece, order) for piece in pieces]
    if not spans:
        raise fault("MF109", "no dates", "write 2026-03-28, or 2026-03-06..2026-03-26")
    return Dates(tuple(spans))


def _span(value: Any, order: str | None) -> tuple[date, date, frozenset[int]]:
    if isinstance(value, date):
        return value, value, frozenset()
    written, _, days = str(value).strip().partition(" ")
    begins, dots, ends = written.partition("..")
    first = parse_date(begins, order)
    last = parse_date(ends, order) if dots else first
    if last < first:
        raise fault("MF203", f"ends {last}, before it starts on {first}", "put the earlier date first")
    if (last - first).days > LONGEST_RUN:
        raise fault("MF109", f"{written!r} is longer than three years", "look at the year")
    return first, last, frozenset(_weekday(name) for name in re.split(r"[,\s]+", days) if name)


def _weekday(name: str) -> int:
    short = name[:3].lower()
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    if short not in _WEEKDAYS or not full[_WEEKDAYS.index(short)].startswith(name.lower().rstrip(".")):
        raise fault("MF109", f"{name!r} is not a weekday", "write mon, tue, wed, thu, fri, sat or sun")
    return _WEEKDAYS.index(short)


def parse_moment(value: Any, order: str | None = None) -> datetime | date:
    """Read a date, a local date and time, or an instant with its offset."""
    if isinstance(value, (datetime, date)):
        return value
    text = str(value).strip()
    if "T" not in text and ":" not in text:
        return parse_date(text, order)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise fault(
            "MF109", f"{text!r} is not a date and time", "write 2026-03-28T10:00, or with an offset 2026-03-28T10:00+01:00"
        ) from None


def _shown(value: Any) -> str:
    text = str(value)
    return repr(text if len(text) <= 60 else text[:57] + "…")


def _context(info: ValidationInfo) -> dict[str, Any]:
    return info.context or {}


def _as_time(value: Any, info: ValidationInfo) -> ClockTime:
    return value if isinstance(value, ClockTime) else parse_time(value, _context(info).get("clock"))


def _as_date(value: Any, info: ValidationInfo) -> date:
    return parse_date(value, _context(info).get("dates"))


def _as_dates(value: Any, info: ValidationInfo) -> Dates:
    return value if isinstance(value, Dates) else parse_dates(value, _context(info).get("dates"))


def _as_moment(value: Any, info: ValidationInfo) -> datetime | date:
    return parse_moment(value, _context(info).get("dates"))


_TEXT = {"type": "string"}
#: `14:35`, `2:35 pm`, `14h35`, `24:30`, `2026-03-28T00:30`, `02:30 second`, `tbc`.
LocalTime = Annotated[
    ClockTime, PlainValidator(_as_time), WithJsonSchema({**_TEXT, "examples": ["14:35", "2:35 pm", "24:30", "tbc"]})
]
#: `2026-03-28`, or in the order that `dates:` names.
LocalDate = Annotated[date, PlainValidator(_as_date), WithJsonSchema({**_TEXT, "examples": ["2026-03-28"]})]
#: `2026-03-06..2026-03-26 fri, sat`, a date, or a list of these.
LocalDates = Annotated[
    Dates,
    PlainValidator(_as_dates),
    WithJsonSchema({"anyOf": [_TEXT, {"type": "array", "items": _TEXT}], "examples": ["2019-07-26..2019-08-01"]}),
]
#: A date, a local date and time, or an instant with its offset.
Moment = Annotated[
    datetime | date, PlainValidator(_as_moment), WithJsonSchema({**_TEXT, "examples": ["2026-03-28T10:00"]})
]
