"""Time zones, read from the `tzdata` package and nowhere else.

The only place where zone data is read: `TZ`, `PYTHONTZPATH` and the zone files of the machine do
not matter, so the same input gives the same bytes everywhere. Only places are accepted (`Area/City`
as the tz database has them, old links included): `EST`, `GMT`, `UTC+1` and `Etc/GMT+4` say how far
a clock is from UTC, not where a cinema stands, and calendars misread them.

Reading what authors write is not done here (see `metafeed.model.time`), nor is VTIMEZONE
(`metafeed.emitters.vtimezone`). A zone made here can be neither pickled nor deep-copied: keep its name.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from importlib import import_module, resources
from zoneinfo import ZoneInfo

#: Outside of these nobody shows a film, and time zones are not defined.
_YEARS = (1800, 2200)
#: What people write instead of a place, and where they most likely are.
_MEANT = {
    "Africa/Cairo": "EGYPT",
    "Africa/Johannesburg": "SAST",
    "Africa/Tripoli": "LIBYA",
    "America/Anchorage": "AKST AKDT",
    "America/Chicago": "CST CDT CT CST6CDT",
    "America/Denver": "MST MDT MT MST7MDT NAVAJO",
    "America/Havana": "CUBA",
    "America/Los_Angeles": "PST PDT PT PST8PDT",
    "America/New_York": "EST EDT ET EST5EDT",
    "America/St_Johns": "NST NDT",
    "Asia/Hong_Kong": "HKT HONGKONG",
    "Asia/Jerusalem": "ISRAEL",
    "Asia/Seoul": "KST ROK",
    "Asia/Shanghai": "PRC",
    "Asia/Singapore": "SGT",
    "Asia/Taipei": "ROC",
    "Asia/Tehran": "IRAN",
    "Asia/Tokyo": "JST JAPAN",
    "Atlantic/Reykjavik": "ICELAND",
    "Australia/Adelaide": "ACST ACDT",
    "Australia/Perth": "AWST",
    "Australia/Sydney": "AEST AEDT",
    "Europe/Athens": "EET EEST",
    "Europe/Berlin": "CET CEST MET MEZ MESZ",
    "Europe/Dublin": "EIRE",
    "Europe/Istanbul": "TURKEY",
    "Europe/Lisbon": "WET WEST PORTUGAL",
    "Europe/London": "GMT BST GB UK GB-EIRE GREENWICH",
    "Europe/Moscow": "MSK W-SU",
    "Europe/Warsaw": "POLAND",
    "Pacific/Auckland": "NZ NZST NZDT",
    "Pacific/Honolulu": "HST HDT",
}
_LIKELY = {word: place for place, words in _MEANT.items() for word in words.split()}

#: Names of several times (India, Israel, Ireland; Atlantic, Arabia) or of no place.
_AMBIGUOUS = frozenset({"IST", "AST", "ADT", "SST", "UTC", "UCT", "Z", "ZULU", "UNIVERSAL"})

#: Two changes of one zone have never come closer than 6.9 days (Cambridge Bay, 2000; Gaza, 2040).
_STRIDE = timedelta(days=3)


class UnknownZone(LookupError):
    """`name` is not a place in the tz database."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"{self.name!r} is not a time zone of the tz database"


@dataclass(frozen=True, slots=True)
class Plain:
    """The wall time comes once, at `instant`."""

    instant: datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """The wall time never comes: the clock jumps over it.

    `before` is the last naive wall time that comes (01:59:59), `after` the first after the jump
    (03:00:00).
    """

    before: datetime
    after: datetime


@dataclass(frozen=True, slots=True)
class Doubled:
    """The wall time comes twice: fold 0, then fold 1.

    Compare the two through UTC: within one zone `==` ignores the fold.
    """

    first: datetime
    second: datetime


WallTime = Plain | Gap | Doubled


@dataclass(frozen=True, slots=True)
class Change:
    """From `at` (UTC) on, clocks show UTC + `after`, called `name`; until then UTC + `before`.

    The offsets are equal where only the name or the kind of time changed. `daylight` marks the
    later clock of a pair, also in Dublin, where the law has winter as the exception.
    """

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    daylight: bool


@cache
def names() -> frozenset[str]:
    """Return every name that `zone` accepts."""
    listed = resources.files("tzdata").joinpath("zones").read_text("ascii").split()
    return frozenset(name for name in listed if "/" in name and not name.startswith("Etc/"))


@cache
def zone(name: str) -> ZoneInfo:
    """Return the zone of a place, with `key` set to `name`; raises UnknownZone. Case counts."""
    if name not in names():
        raise UnknownZone(name)
    with resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


@cache
def of_country(code: str) -> tuple[str, ...]:
    """Return the zones of a country (ISO 3166-1 alpha-2), none for an unknown code."""
    listed = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in listed if not line.startswith("#"))
    return tuple(row[2] for row in rows if row[0] == code)


@cache
def footer(name: str) -> str:
    """Return the rule for all time after the zone's last listed change, `""` if there is none.

    A POSIX TZ string with the extensions of RFC 9636 §3.3.1: `EST5EDT,M3.2.0,M11.1.0`.
    """
    if name not in names():
        raise UnknownZone(name)
    octets = resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
    return octets.rsplit(b"\n", 2)[1].decode("ascii") if octets[4:5] >= b"2" else ""


def is_of_our_time(day: date) -> bool:
    """Tell whether a date is in a year for which time zones are known, and in which films are shown."""
    return _YEARS[0] <= day.year <= _YEARS[1]


def tzdata_version() -> str:
    """Return the version of the installed `tzdata` package: `2026.6` for the IANA release 2026f."""
    return str(import_module("tzdata").__version__)


def suggestion(name: str) -> str | None:
    """Return the zone that an author probably meant by an unknown name, or None."""
    wanted = name.strip().upper().replace(" ", "_")
    if wanted in _LIKELY or wanted in _AMBIGUOUS:
        return _LIKELY.get(wanted)
    spelled = {known.upper(): known for known in sorted(names())}
    cities = {known.rpartition("/")[2].upper(): known for known in sorted(names(), reverse=True)}
    if wanted in spelled or wanted in cities:
        return spelled.get(wanted) or cities[wanted]
    near = difflib.get_close_matches(wanted, spelled, n=1, cutoff=0.8)
    near_city = difflib.get_close_matches(wanted, cities, n=1, cutoff=0.8)
    return spelled[near[0]] if near else cities[near_city[0]] if near_city else None


def local(naive: datetime, zone: ZoneInfo) -> WallTime:
    """Tell whether a naive wall time comes once, never or twice in a zone (PEP 495)."""
    if naive.tzinfo is not None:
        raise ValueError(f"{naive.isoformat()} is not a naive wall time")
    first = naive.replace(tzinfo=zone, fold=0)
    second = naive.replace(tzinfo=zone, fold=1)
    before, after = _offset(first), _offset(second)
    if before == after:
        return Plain(first)
    if before > after:
        return Doubled(first, second)
    utc = naive.replace(tzinfo=UTC, fold=0)
    jump = _change(zone, utc - after, utc - before).replace(tzinfo=None)
    return Gap(jump + before - timedelta(seconds=1), jump + after)


def is_doubled(aware: datetime) -> bool:
    """Tell whether the wall time of an instant comes twice in its zone."""
    if isinstance(aware.tzinfo, ZoneInfo) and not _turns(aware.tzinfo, aware.date()):
        return False
    return _offset(aware.replace(fold=0)) > _offset(aware.replace(fold=1))


@lru_cache(maxsize=4096)
def _turns(zone: ZoneInfo, day: date) -> bool:
    """Tell whether the clock of a zone is changed between the noons around a day: on any other no time comes twice."""
    noon = datetime.combine(day, time(12), zone)
    offsets = {_offset(noon + timedelta(days=each)) for each in (-1, 0, 1)}
    return len(offsets) > 1


@cache
def changes(name: str, year: int) -> tuple[Change, ...]:
    """Return the changes of a zone's offset, name or kind of time in a UTC year (2 to 9998)."""
    place = zone(name)
    last = datetime(year + 1, 1, 1, tzinfo=UTC) - timedelta(seconds=1)
    low = datetime(year, 1, 1, tzinfo=UTC) - timedelta(seconds=1)
    found = []
    while low < last:
        high = min(low + _STRIDE, last)
        if _clock(place, low) != _clock(place, high):
            found.append(_told(place, _change(place, low, high)))
        low = high
    return tuple(found)


def _told(place: ZoneInfo, at: datetime) -> Change:
    before, saved_before, _ = _clock(place, at - timedelta(seconds=1))
    after, saved, name = _clock(place, at)
    daylight = saved > timedelta(0) or (saved == timedelta(0) and saved_before < timedelta(0))
    return Change(at, before, after, name, daylight)


def _change(place: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """Return the second at which the clock of `low` gives way to that of `high`, by bisection."""
    clock = _clock(place, low)
    seconds, reach = 0, int((high - low).total_seconds())
    while reach - seconds > 1:
        middle = (seconds + reach) // 2
        if _clock(place, low + timedelta(seconds=middle)) == clock:
            seconds = middle
        else:
            reach = middle
    return low + timedelta(seconds=reach)


def _clock(place: ZoneInfo, instant: datetime) -> tuple[timedelta, timedelta, str]:
    there = instant.astimezone(place)
    return _offset(there), there.dst() or timedelta(0), there.tzname() or ""


def _offset(aware: datetime) -> timedelta:
    offset = aware.utcoffset()
    if offset is None:
        raise ValueError(f"{aware.isoformat()} has no zone")
    return offset
