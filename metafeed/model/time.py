"""Times as authors write them: typed, but not yet in any zone.

`ClockTime` and the annotated types at the end read the notations of the source format. The house's habits
(`clock:`, `dates:`) come in through the validation context, because a bare `9:30` or `03/04/2026` can be
read only with them. Nothing is guessed: what has two readings is a finding that names both. Zones, gaps
and doubled hours are the business of `metafeed.resolving`; dates are read in `metafeed.model.dates`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from metafeed.model.dates import Dates, of_our_time, parse_date, parse_dates
from metafeed.model.node import fault, shown

_TIME = re.compile(
    r"""(?:(?P<date>\d{4}-\d\d-\d\d)[T ])?
        (?P<hour>\d{1,2})(?:(?:[:.h](?P<minute>\d\d))(?::(?P<second>\d\d))?|(?P<bare>h)?)
        \s*(?P<half>[ap]\.?m\.?)?
        (?:\s+(?P<which>first|second))?""",
    re.VERBOSE | re.IGNORECASE,
)
#: What people write for a time, and what it may be.
_MEANT = {
    "noon": "12:00",
    "midday": "12:00",
    "midnight": "24:00 for the end of the day, 00:00 for its beginning",
}
_OFFSET = re.compile(r"(?<=\d)(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)")


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A wall time of a cinema day.

    `minutes` counts from the midnight that begins the day, and passes 1440 for late shows (`24:30` is
    1470). `dated` is set where the author wrote a full date and time. `half` says which of two (0 the
    first, 1 the second) in an hour that the clock runs through twice. `to_come` is `tbc`: nobody knows yet.
    """

    minutes: int
    second: int = 0
    half: int | None = None
    dated: date | None = None
    to_come: bool = False

    @property
    def slot(self) -> str:
        """The name of this time among a run's slots: `1435`, `tbc`."""
        return "tbc" if self.to_come else f"{self.minutes // 60:02d}{self.minutes % 60:02d}"

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
        raise fault(
            "MF108", f"{shown(text if isinstance(value, str) else value)} is not a time", _meant(text)
        )
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    _check_time_of_day(text, hour, minute, second, found["half"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    elif _is_bare(found, hour, clock):
        raise _bare(found, hour, clock)
    which = {"first": 0, "second": 1}.get((found["which"] or "").lower())
    day = parse_date(found["date"]) if found["date"] else None
    return ClockTime(hour * 60 + minute, second, which, day)


def _meant(text: str) -> str:
    offset = _OFFSET.search(text)
    if offset and offset.end() == len(text) and _TIME.fullmatch(text, 0, offset.start()):
        return f"write {text[: offset.start()]}: the venue knows its zone"
    return f"write {_MEANT.get(text.lower(), '14:35, 2:35 pm, 14h35, or tbc if nobody knows it yet')}"


def _check_time_of_day(text: str, hour: int, minute: int, second: int, half: str | None) -> None:
    if minute > 59 or second > 59:
        hint = "minutes and seconds run to 59"
    elif half and hour == 0:
        hint = f"write 12:{minute:02d} {half}"
    elif half and hour > 12:
        hint = f"write {hour}:{minute:02d} without {half}"
    elif hour > 29:
        hint = "late shows run to 29:59"
    else:
        return
    raise fault("MF108", f"{shown(text)} is not a time of day", hint)


def _is_bare(found: re.Match[str], hour: int, clock: int | None) -> bool:
    """Tell whether a time without am and pm may be of the morning or of the evening."""
    if clock == 24 and "." in found[0] and not found["date"] and 1 <= hour <= 12 and found["hour"][0] != "0":
        return True  # `8.15` is how an evening is written where people say 8.15pm
    # No clock has ever been put back in the afternoon: `2:30 second` is of the night.
    if clock == 24 or found["which"] or not 1 <= hour <= 12:
        return False
    if found["date"]:
        return len(found["hour"]) == 1
    return clock == 12 or not found["hour"].startswith("0")


def _bare(found: re.Match[str], hour: int, clock: int | None) -> PydanticCustomError:
    minute, day = found["minute"] or "00", f"{found['date']} " if found["date"] else ""
    morning, evening = (f"{hour % 12 + half:02d}:{minute}" for half in (0, 12))
    hint = f"write {day}{hour}:{minute} am or {day}{hour}:{minute} pm"
    if clock == 24:
        hint = f"write {day}{morning} or {day}{evening}"
    elif clock is None:
        hint += ", or set clock: 24 for the whole programme"
    return fault("MF204", f"{shown(found[0])} may be {morning} or {evening}", hint)


def parse_moment(value: Any, order: str | None = None) -> datetime | date:
    """Read a date, a local date and time, or an instant with its offset."""
    text = str(value).strip() if isinstance(value, (str, int)) else ""
    if not isinstance(value, datetime) and "T" not in text and ":" not in text:
        return parse_date(value, order)
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(text)
    except ValueError:
        hint = "write 2026-03-28T10:00, or with an offset 2026-03-28T10:00+01:00"
        raise fault("MF109", f"{shown(value)} is not a date and time", hint) from None
    of_our_time(moment, value)
    return moment


def _context(info: ValidationInfo) -> dict[str, Any]:
    return info.context or {}


def _as_time(value: Any, info: ValidationInfo) -> ClockTime:
    clock = _context(info).get("clock")
    if type(value) is str:
        return _time(value, clock)
    return value if isinstance(value, ClockTime) else parse_time(value, clock)


#: What is written is written again and again: the same hours on every day.
_time, _date = lru_cache(maxsize=1024)(parse_time), lru_cache(maxsize=4096)(parse_date)


def _as_hour(value: Any) -> ClockTime:
    hour = value if isinstance(value, ClockTime) else parse_time(value, 24)
    if hour.to_come or hour.dated:
        raise fault("MF108", f"{shown(value)} is no hour of a day", "write 05:00")
    return hour


def _as_date(value: Any, info: ValidationInfo) -> date:
    order = _context(info).get("dates")
    return _date(value, order) if type(value) is str else parse_date(value, order)


def _as_dates(value: Any, info: ValidationInfo) -> Dates:
    return value if isinstance(value, Dates) else parse_dates(value, _context(info).get("dates"))


def _as_moment(value: Any, info: ValidationInfo) -> datetime | date:
    return parse_moment(value, _context(info).get("dates"))


_TEXT = {"type": "string"}
#: `14:35`, `2:35 pm`, `14h35`, `24:30`, `2026-03-28T00:30`, `02:30 second`, `tbc`.
LocalTime = Annotated[
    ClockTime,
    PlainValidator(_as_time),
    WithJsonSchema({**_TEXT, "examples": ["14:35", "2:35 pm", "24:30", "tbc"]}),
]
#: A time by the 24-hour clock, whatever the house's: it cannot be meant for the other half of the day.
HourOfDay = Annotated[ClockTime, PlainValidator(_as_hour), WithJsonSchema({**_TEXT, "examples": ["05:00"]})]
#: `2026-03-28`, or in the order that `dates:` names.
LocalDate = Annotated[date, PlainValidator(_as_date), WithJsonSchema({**_TEXT, "examples": ["2026-03-28"]})]
#: `2026-03-06..2026-03-26 fri, sat`, a date, or a list of these.
LocalDates = Annotated[
    Dates,
    PlainValidator(_as_dates),
    WithJsonSchema(
        {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}], "examples": ["2019-07-26..2019-08-01"]}
    ),
]
#: A date, a local date and time, or an instant with its offset.
Moment = Annotated[
    datetime | date, PlainValidator(_as_moment), WithJsonSchema({**_TEXT, "examples": ["2026-03-28T10:00"]})
]
