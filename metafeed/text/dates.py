"""Days and times as a locale writes them, through babel's CLDR.

Departures from CLDR, for plain readers: the narrow no-break space of `2:35 PM` (U+202F, since
CLDR 42) is an ordinary space, because mail programs and old calendars show a box for it; English
writes `2:35 pm`, as cinemas do; the first of a month is `1er` in French, which CLDR's patterns
cannot say.

A datetime is told in its own zone: it must be aware, and its zone is the venue's. The locale, the
zone and the clock of the process have no say.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from datetime import time as wall_time
from functools import lru_cache

from metafeed.text.names import join, language_name, locale_of, weekday
from metafeed.text.words import words

__all__ = [
    "day",
    "day_short",
    "hour",
    "join",
    "language_name",
    "late_show",
    "span",
    "time",
    "when",
    "zone_label",
]

_ABBREVIATION = re.compile(r"[A-Z]{3,5}")
#: Where readers expect the abbreviation of their own language. CLDR's are not used: they hang on
#: the daylight flag, and the tz database has Dublin's summer as standard time. It came out as GMT.
_LOCAL_ZONES = {
    "de": (
        "Europe/",
        {
            "CET": "MEZ",
            "CEST": "MESZ",
            "WET": "WEZ",
            "WEST": "WESZ",
            "EET": "OEZ",
            "EEST": "OESZ",
        },
    ),
    "fr-CA": (
        "America/",
        {
            "NST": "HNT",
            "NDT": "HAT",
            "AST": "HNA",
            "ADT": "HAA",
            "EST": "HNE",
            "EDT": "HAE",
            "CST": "HNC",
            "CDT": "HAC",
            "MST": "HNR",
            "MDT": "HAR",
            "PST": "HNP",
            "PDT": "HAP",
        },
    ),
}
#: The year of a full date pattern at its beginning or end, with what sets it off: `, y`, `y年`.
_YEAR = re.compile(r"^y+(?:年|년\s|\.\s)|,?\s*(?:'[^']*'\s*)?(?<!G )y+(?:\s*'[^']*'\.?)?$")


@lru_cache(maxsize=4096)
def day(date: date, language: str, year: bool = True) -> str:
    """Return a day in full: `Thursday, August 1, 2019`, without its year `Thursday, August 1`.

    Where more than a space hangs on the year (Basque, Latvian, Lithuanian, Thai) it stays.
    """
    from babel.dates import format_date

    locale = locale_of(language)
    pattern = locale.date_formats["full"].pattern
    text = format_date(_naive(date), pattern if year else _YEAR.sub("", pattern), locale)
    return _plain(_first(date, locale.language, text))


@lru_cache(maxsize=4096)
def day_short(date: date, language: str) -> str:
    """Return a day in a list of the coming weeks: `Thu, Aug 1`, `Do., 1. Aug.`."""
    from babel.dates import format_skeleton

    locale = locale_of(language)
    text = format_skeleton("MMMEd", _naive(date), locale=locale)
    return _plain(_first(date, locale.language, text))


@lru_cache(maxsize=1024)
def span(first: date, last: date, language: str) -> str:
    """Return the days from one to another: `Fri, Jul 26 – Thu, Aug 1, 2019`, `Fr., 23. – Do., 29. Okt. 2026`."""
    from babel.dates import format_interval

    locale = locale_of(language)
    text = format_interval(_naive(first), _naive(last), "yMMMEd", locale=locale)
    begins = first if first.day == 1 else last
    return _plain(_first(begins, locale.language, text.replace("\u2009", " ")))


def time(dt: datetime, language: str) -> str:
    """Return the time of day: `2:35 pm`, in German `14:35`, in Québec `14 h 35`."""
    return _time(dt.hour, dt.minute, language)


def hour(minutes: int, language: str) -> str:
    """Return the time of day that is so many minutes after a midnight, or the one before it: `12:30 am` for 1470."""
    return _time(minutes // 60 % 24, minutes % 60, language)


def zone_label(dt: datetime, language: str = "en") -> str:
    """Return the zone's abbreviation, as the tz database has it (`EDT`), else `GMT-3`, `GMT+5:30`.

    German and Canadian French have their own (`MESZ`, `HAE`). Raises ValueError for a naive `dt`.
    """
    offset = dt.utcoffset()
    if offset is None:
        raise ValueError(f"{dt.isoformat()} has no zone")
    return _zone(getattr(dt.tzinfo, "key", None) or "", dt.tzname() or "", offset, language)


def when(dt: datetime, language: str, with_zone: bool = False) -> str:
    """Return day and time: `Thursday, August 1, 2019, 2:35 pm EDT`."""
    table = words(language)
    template = table.when_zone if with_zone else table.when
    told = {"day": day(dt.date(), language), "time": time(dt, language)}
    return template.format(**told, zone=zone_label(dt, language) if with_zone else "")


def late_show(cinema_day: date, dt: datetime, language: str, with_zone: bool = False) -> str:
    """Return when a show is that belongs to the evening before the midnight that it begins after.

    `late Saturday night (Sunday, March 29, 12:30 am)`. For any other show, and in a language that
    metafeed has no words of, this is `when`.
    """
    table = words(language)
    spoken = locale_of(language).language == table.language.partition("-")[0]
    if not spoken or dt.date() != _naive(cinema_day) + timedelta(days=1):
        return when(dt, language, with_zone)
    told = table.late_night.format(
        evening=_weekday(cinema_day, language),
        morning=_weekday(dt.date(), language),
        day=day(dt.date(), language, year=False),
        time=time(dt, language),
    )
    return f"{told.removesuffix(')')} {zone_label(dt, language)})" if with_zone else told


@lru_cache(maxsize=4096)
def _time(hour: int, minute: int, language: str) -> str:
    from babel.dates import format_time

    locale = locale_of(language)
    text = format_time(wall_time(hour, minute), "short", locale=locale)
    return _plain(text.lower() if locale.language == "en" else text)


@lru_cache(maxsize=1024)
def _zone(key: str, name: str, offset: timedelta, language: str) -> str:
    for spoken, (area, names) in _LOCAL_ZONES.items():
        if (language == spoken or language.startswith(f"{spoken}-")) and key.startswith(area):
            name = names.get(name, name)
    return name if _ABBREVIATION.fullmatch(name) else _gmt(offset)


def _gmt(offset: timedelta) -> str:
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = "-" if offset < timedelta(0) else "+"
    return f"GMT{sign}{hours}{f':{minutes:02}' if minutes else ''}" if offset else "GMT"


def _weekday(date: date, language: str) -> str:
    return weekday(date.weekday(), language)


def _first(date: date, language: str, text: str) -> str:
    return re.sub(r"\b1\b", "1er", text, count=1) if language == "fr" and date.day == 1 else text


def _naive(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")
