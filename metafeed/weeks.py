"""The weeks of a house, which begin on a day of its own: from Friday to Thursday unless it says otherwise.

A week has the number of the ISO week (ISO 8601 §5.4.2) in which its first day lies, whatever that day is:
with Friday, 2026-W48 is 27 November to 3 December 2026. What its days are is the business of the programme
(`Showing.cinema_day`), and which week is the current one that of who has the clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from metafeed.model.vocabulary import WEEKDAYS
from metafeed.zones import is_of_our_time

_ISO_WEEK = re.compile(r"(\d{4})-?W(\d{2})", re.ASCII | re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_HINT = "write a week such as 2026-W48, or a date in it such as 2026-11-27"


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """Seven days from `first` on."""

    first: date

    @property
    def last(self) -> date:
        """The last of its days."""
        return self.first + timedelta(days=6)

    @property
    def label(self) -> str:
        """The ISO week in which its first day lies: `2026-W48`."""
        year, week, _ = self.first.isocalendar()
        return f"{year}-W{week:02d}"

    @property
    def days(self) -> tuple[date, ...]:
        """Its days in order."""
        return tuple(self.first + timedelta(days=number) for number in range(7))

    def contains(self, day: date) -> bool:
        """Tell whether `day` is one of its days."""
        return self.first <= day <= self.last


def of(day: date, begins: str) -> Week:
    """Return the week that `day` is in; `begins` is one of mon to sun."""
    return Week(day - timedelta(days=(day.weekday() - WEEKDAYS.index(begins)) % 7))


def parse(text: str, begins: str) -> Week:
    """Return the week that `text` names: an ISO week, or a date in it. Raises ValueError."""
    text = text.strip()
    if found := _ISO_WEEK.fullmatch(text):
        return _numbered(text, int(found[1]), int(found[2]), begins)
    if not _DATE.fullmatch(text):
        raise ValueError(f"{text!r} is not a week: {_HINT}")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a date of the calendar: {_HINT}") from None
    _look_at(day, text)
    return of(day, begins)


def _numbered(text: str, year: int, week: int, begins: str) -> Week:
    try:
        first = date.fromisocalendar(year, week, WEEKDAYS.index(begins) + 1)
    except ValueError:
        raise ValueError(f"{text!r} is not a week of the calendar: {_HINT}") from None
    _look_at(first, text)
    return Week(first)


def _look_at(day: date, text: str) -> None:
    if not is_of_our_time(day):
        raise ValueError(f"{text!r} is in the year {day.year}: look at it")
