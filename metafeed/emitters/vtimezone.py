"""VTIMEZONE (RFC 5545 §3.6.5): what a calendar must say of a zone whose TZID it uses.

Outlook keeps one yearly STANDARD and one yearly DAYLIGHT rule of a zone, each with a single BYDAY,
and ignores RDATE ([MS-OXCICAL] §2.1.3.1.1.19). So the block is such a pair, made from the rule at
the end of the zone's TZif file, wherever that pair tells every offset between the first and the
last event as the tz database does; a zone that keeps its clock all that while has one STANDARD.
Where it does not (a law that changes in between, past years, a Friday after the fourth Thursday),
every change is told by a sub-component of its own, from the year before the first event's to the
end of the last event's.

DTSTART is the onset in the year before the first event's, in the local time that it ends: a fixed
point while a programme grows by days, so that the bytes change once a year and not at each build. A
zone that keeps its clock begins on 1 January of that year. Years are those of UTC. There is no
COMMENT and no LAST-MODIFIED: the one stops strict readers, the other has no value that is true.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from metafeed.zones import changes, footer, zone

if TYPE_CHECKING:
    from icalendar import Timezone

#: POSIX TZ with Mm.w.d rules, hours beyond the day as in RFC 9636 §3.3.1. Jn and n are in no zone.
_NAME, _TIME, _DAY = r"<[^>]+>|[A-Za-z]+", r"[+-]?\d+(?::\d\d){0,2}", r"M\d+\.\d\.\d"
_FOOTER = re.compile(
    rf"(?P<std>{_NAME})(?P<west>{_TIME})"
    rf"(?:(?P<dst>{_NAME})(?P<dst_west>{_TIME})?"
    rf",(?P<starts>{_DAY})(?:/(?P<starts_at>{_TIME}))?"
    rf",(?P<ends>{_DAY})(?:/(?P<ends_at>{_TIME}))?)?"
)
_BYDAY = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")

#: The week of an Mm.w.d rule that stands for the last.
_LAST_WEEK = 5


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of every year: the `nth` weekday of a month; -1 is the last, `day` 0 is Sunday."""

    month: int
    nth: int
    day: int

    def of(self, year: int) -> date:
        """Return its date in a year."""
        if self.nth < 0:
            end = date(year, self.month, calendar.monthrange(year, self.month)[1])
            return end - timedelta((end.isoweekday() - self.day) % 7)
        begin = date(year, self.month, 7 * self.nth - 6)
        return begin + timedelta((self.day - begin.isoweekday()) % 7)


@dataclass(frozen=True, slots=True)
class Observance:
    """A STANDARD or DAYLIGHT sub-component.

    `start` is the naive wall time of the onset on the clock that it ends. `yearly` is the day on
    which it comes again each year; None for a single onset.
    """

    start: datetime
    before: timedelta
    after: timedelta
    name: str
    daylight: bool = False
    yearly: Weekday | None = None

    def onset(self, year: int) -> datetime:
        """Return the UTC instant of the onset; in `year`, if it is a yearly one."""
        day = self.yearly.of(year) if self.yearly else self.start.date()
        return datetime.combine(day, self.start.time(), UTC) - self.before


def vtimezone(name: str, first: datetime, last: datetime) -> Timezone:
    """Return the VTIMEZONE of a zone for events from `first` to `last`, ends included.

    Both are aware and may be in any zone. Raises UnknownZone, and ValueError for a span that is
    naive or ends before it starts.
    """
    return _component(name, observances(name, first, last))


def lines(name: str, first: datetime, last: datetime) -> bytes:
    """Return the folded lines of `vtimezone`, each with its CRLF."""
    return _octets(name, observances(name, first, last))


def observances(name: str, first: datetime, last: datetime) -> tuple[Observance, ...]:
    """Return what the VTIMEZONE of a zone has to tell for a span, by DTSTART."""
    if first.tzinfo is None or last.tzinfo is None or last < first:
        raise ValueError(f"not a span of instants: {first.isoformat()} to {last.isoformat()}")
    first, last = first.astimezone(UTC), last.astimezone(UTC)
    for rules in _rules(footer(name), first.year - 1):
        if _holds(rules, name, first, last):
            return rules
    return tuple(_onsets(name, first, last))


def _holds(rules: tuple[Observance, ...], name: str, first: datetime, last: datetime) -> bool:
    """Tell whether yearly rules give the zone's own offset at every instant of a span."""
    if any(each.yearly for each in rules):
        years = range(first.year - 1, last.year + 1)
        told = sorted((e.onset(year), e.before, e.after) for e in rules for year in years)
        offset = [after for at, _, after in told if at <= first][-1]
        told = [each for each in told if first < each[0] <= last]
    else:
        told, offset = [], rules[0].after
    years = range(first.year, last.year + 1)
    true = (change for year in years for change in changes(name, year))
    return first.astimezone(zone(name)).utcoffset() == offset and told == [
        (change.at, change.before, change.after)
        for change in true
        if first < change.at <= last and change.before != change.after
    ]


@lru_cache(maxsize=256)
def _rules(posix: str, year: int) -> tuple[tuple[Observance, ...], ...]:
    """Return the pairs of yearly rules that a TZif footer may amount to, anchored in `year`.

    The later clock of a pair is DAYLIGHT, also in Dublin, where the footer has it the other way.
    """
    found = _FOOTER.fullmatch(posix)
    if not found:
        return ()
    std, dst = found["std"].strip("<>"), (found["dst"] or "").strip("<>")
    winter = -_interval(found["west"])
    if not dst:
        return ((Observance(_new_year(year), winter, winter, std),),)
    summer = -_interval(found["dst_west"]) if found["dst_west"] else winter + timedelta(hours=1)
    pairs = []
    for (start, hour), (end, end_hour) in product(
        _days(found["starts"], found["starts_at"]), _days(found["ends"], found["ends_at"])
    ):
        first = datetime.combine(start.of(year), hour)
        last = datetime.combine(end.of(year), end_hour)
        into = Observance(first, winter, summer, dst, summer > winter, start)
        out_of = Observance(last, summer, winter, std, winter > summer, end)
        pairs.append((into, out_of) if first < last else (out_of, into))
    return tuple(pairs)


def _days(rule: str, at: str | None) -> list[tuple[Weekday, time]]:
    """Return the days that `Mm.w.d/time` may amount to, and the hour.

    A time below 0 or from 24:00 on falls on another day: `M3.4.4/26` is 02:00 on the Friday after
    the fourth Thursday. That is the fourth Friday in most years, the fifth in some, and no single
    BYDAY in all; those that may hold over a span are returned, the likeliest first.
    """
    month, week, day = (int(part) for part in rule[1:].split("."))
    shift, into = divmod(_interval(at or "2"), timedelta(days=1))
    near = [week, week + 1, week - 1] if shift else [week]
    minutes, seconds = divmod(into.seconds, 60)
    return [
        (
            Weekday(month, -1 if nth == _LAST_WEEK else nth, (day + shift) % 7),
            time(minutes // 60, minutes % 60, seconds),
        )
        for nth in near
        if 1 <= nth <= _LAST_WEEK
    ]


def _interval(text: str) -> timedelta:
    sign = -1 if text.startswith("-") else 1
    hours, minutes, seconds = [*map(int, text.lstrip("+-").split(":")), 0, 0][:3]
    return sign * timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _new_year(year: int) -> datetime:
    return datetime.combine(date(year, 1, 1), time.min)


def _onsets(name: str, first: datetime, last: datetime) -> Iterator[Observance]:
    """Yield each change from the year before the first event's, or first what held until then."""
    years = range(first.year - 1, last.year + 1)
    found = [change for year in years for change in changes(name, year)]
    if not found or found[0].at > first:
        there = first.astimezone(zone(name))
        offset = there.utcoffset() or timedelta(0)
        yield Observance(_new_year(first.year - 1), offset, offset, there.tzname() or "")
    for each in found:
        start = each.at.replace(tzinfo=None) + each.before
        yield Observance(start, each.before, each.after, each.name, each.daylight)


def _component(name: str, observances: tuple[Observance, ...]) -> Timezone:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    block = Timezone()
    block.add("TZID", name)
    for each in observances:
        part = TimezoneDaylight() if each.daylight else TimezoneStandard()
        part.add("DTSTART", each.start)
        part.add("TZOFFSETFROM", each.before)
        part.add("TZOFFSETTO", each.after)
        part.add("TZNAME", each.name)
        if each.yearly:
            byday = f"{each.yearly.nth}{_BYDAY[each.yearly.day]}"
            part.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": each.yearly.month, "BYDAY": byday})
        block.add_component(part)
    return block


@lru_cache(maxsize=1024)
def _octets(name: str, observances: tuple[Observance, ...]) -> bytes:
    return bytes(_component(name, observances).to_ical())
