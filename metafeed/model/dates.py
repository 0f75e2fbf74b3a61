"""Dates as authors write them: ISO, or in the order that the house names, and the dates of a run.

Nothing is guessed: a date with two readings is a finding that names both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from metafeed.model.node import each_of, fault, shown
from metafeed.zones import is_of_our_time

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NUMERIC = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
_DATE_HINT = "write year-month-day, such as 2026-03-28"
_DATES_HINT = "write 2026-03-28, or 2026-03-06..2026-03-26 fri, sat"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDERS = {"ymd": (0, 1, 2), "dmy": (2, 1, 0), "mdy": (2, 0, 1)}
#: A run may not be longer than this many days: a slip in the year would make thousands of showings.
LONGEST_RUN = 1100


def parse_date(value: Any, order: str | None = None) -> date:
    """Read a date; `order` is ymd, dmy, mdy or None (unset)."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return of_our_time(value, value)
    text = str(value).strip() if isinstance(value, (str, int)) else ""
    if _ISO.fullmatch(text):
        return of_our_time(date.fromisoformat(_real(text)), text)
    found = _NUMERIC.fullmatch(text)
    if not found:
        raise fault("MF109", f"{shown(value)} is not a date", _DATE_HINT)
    if len(found[1]) != 4 and len(found[4]) != 4:
        raise fault("MF109", f"{shown(text)} has no year of four digits", _DATE_HINT)
    readings = sorted(_readings(found, order))
    if not readings:
        named = f"with dates: {order} " if order in ("dmy", "mdy") and len(found[1]) != 4 else ""
        raise fault("MF109", f"{named}{shown(text)} is not a date of the calendar", _DATE_HINT)
    if len(readings) > 1:
        either = f"{readings[0]} or {readings[1]}"
        raise fault("MF205", f"{shown(text)} may be {either}", f"write {either}, or set dates: dmy or mdy")
    return of_our_time(readings[0], text)


def of_our_time(day: date, written: object) -> date:
    """Return `day`, unless its year is a slip; `written` is for the message."""
    if not is_of_our_time(day):
        raise fault("MF109", f"{shown(written)} is in the year {day.year}", "look at the year")
    return day


def _readings(found: re.Match[str], order: str | None) -> set[date]:
    """Return the dates that three numbers may mean in the house's order, or else in any."""
    parts, dates = (found[1], found[3], found[4]), set()
    for each in _orders(found[1], found[2], order):
        year, month, day = (int(parts[place]) for place in _ORDERS[each])
        try:
            dates.add(date(year, month, day))
        except ValueError:
            continue
    return dates


def _orders(first: str, separator: str, order: str | None) -> tuple[str, ...]:
    if len(first) == 4:
        return ("ymd",)
    if order in ("dmy", "mdy"):
        return (order,)
    # With points, every country that writes them has the day first.
    return ("dmy",) if separator == "." else ("dmy", "mdy")


def _real(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise fault("MF109", f"{shown(text)} is not a date of the calendar", _DATE_HINT) from None
    return text


_Span = tuple[date, date, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Dates:
    """Days of a run: single dates and ranges, each range narrowed to weekdays where some are given."""

    spans: tuple[_Span, ...]

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


def parse_dates(value: Any, order: str | None = None) -> Dates:
    """Read `2026-03-06..2026-03-26 fri, sat`, single dates, or a list of these."""
    pieces = value if isinstance(value, (list, tuple)) else [value]
    spans = [span for spans in each_of(pieces, lambda piece: _spans(piece, order)) for span in spans]
    if not spans:
        raise fault("MF109", "there are no dates here", _DATES_HINT)
    return Dates(tuple(spans))


def _spans(value: Any, order: str | None) -> list[_Span]:
    """Read dates and ranges, each with the weekdays that follow it."""
    if isinstance(value, date):
        return [_span(str(value), [], order)]
    text = re.sub(r" ?\.\. ?", "..", " ".join(value.split())) if isinstance(value, str) else ""
    found: list[tuple[str, list[str]]] = []
    for word in re.split(r"[, ]+", text.strip(", ")):
        if word[:1].isdecimal() and not word.isdecimal():
            found.append((word, []))
        elif found:
            found[-1][1].append(word)
        else:
            raise fault("MF109", f"{shown(value)} is not a date", _DATES_HINT)
    return [_span(dates, weekdays, order) for dates, weekdays in found]


def _span(written: str, weekdays: list[str], order: str | None) -> _Span:
    begins, dots, ends = written.partition("..")
    first = parse_date(begins, order)
    last = parse_date(ends, order) if dots else first
    if last < first:
        raise fault("MF203", f"ends {last}, before it starts on {first}", "put the earlier date first")
    if (last - first).days > LONGEST_RUN:
        raise fault("MF109", f"{shown(written)} is longer than three years", "look at the year")
    span = first, last, frozenset(_weekday(name) for name in weekdays)
    if not any(_days(*span)):
        hint = f"{first} is a {_WEEKDAYS[first.weekday()].title()}"
        raise fault("MF109", f"there is no {' or '.join(weekdays)} in {shown(written)}", hint)
    return span


def _weekday(name: str) -> int:
    short = name.lower().rstrip(".")
    found = [number for number, full in enumerate(_WEEKDAYS) if len(short) > 2 and full.startswith(short)]
    if not found:
        raise fault("MF109", f"{shown(name)} is not a weekday", _DATES_HINT)
    return found[0]
