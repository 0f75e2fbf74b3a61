"""Our own linter for subscribed calendars: RFC 5545 and RFC 7986 as far as a programme goes.

No parser in the table sees long lines, bare line feeds, floating times, a DTSTAMP that is not in UTC or
a VTIMEZONE that lies, so this judge does. It knows nothing of any emitter; it says what the standard says
of the bytes, and where RFC 5545 leaves a choice, what PUBLICATION.md promises (no METHOD).
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .content_lines import Component, Line, octet_problems, parse
from .observances import zone, zone_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

DATE_TIME = re.compile(r"\d{8}T\d{6}")
DATE = re.compile(r"\d{8}")
DURATION = re.compile(r"[+-]?P(\d+W|\d+D|(\d+D)?T(?=\d)(\d+H)?(\d+M)?(\d+S)?)")
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")
#: 3.3.11: of TEXT, backslash, semicolon and comma stand escaped; a newline is \n or \N.
ESCAPED = re.compile(r"\\[\\;,nN]")

#: Exactly once, and at most once (3.6, 3.6.1; RFC 7986 section 5).
ONCE = {
    "VCALENDAR": ("PRODID", "VERSION"),
    "VEVENT": ("UID", "DTSTAMP", "DTSTART"),
    "VTIMEZONE": ("TZID",),
    "VALARM": ("ACTION", "TRIGGER"),
}
AT_MOST_ONCE = {
    "VCALENDAR": (
        *("CALSCALE", "METHOD", "UID", "LAST-MODIFIED", "URL", "REFRESH-INTERVAL", "SOURCE", "COLOR"),
        *("X-WR-CALNAME", "X-WR-CALDESC", "X-WR-TIMEZONE", "X-PUBLISHED-TTL"),
    ),
    "VEVENT": (
        *("CLASS", "CREATED", "DESCRIPTION", "DTEND", "DURATION", "GEO", "LAST-MODIFIED", "LOCATION"),
        *("ORGANIZER", "PRIORITY", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "URL", "RECURRENCE-ID"),
        "COLOR",
    ),
    "VTIMEZONE": ("LAST-MODIFIED", "TZURL"),
}

#: Values of type TEXT; extension properties are TEXT too unless VALUE says otherwise (3.8.8.2).
TEXTS = frozenset(
    (
        *("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CONTACT", "NAME", "COLOR"),
        *("UID", "PRODID", "TZID", "TZNAME", "RELATED-TO", "REFID"),
    )
)
LISTS_OF_TEXTS = frozenset(("CATEGORIES", "RESOURCES"))
#: What VALUE has to say, for these have no default (RFC 7986 section 5).
VALUE_NEEDED = {
    "REFRESH-INTERVAL": ("DURATION",),
    "SOURCE": ("URI",),
    "IMAGE": ("URI", "BINARY"),
    "CONFERENCE": ("URI",),
}
UTC_VALUED = frozenset(("DTSTAMP", "LAST-MODIFIED", "CREATED", "ACKNOWLEDGED"))
URIS = frozenset(("URL", "SOURCE", "TZURL"))
DURATIONS = frozenset(("REFRESH-INTERVAL", "X-PUBLISHED-TTL", "DURATION"))
WORDS = {
    "VERSION": ("2.0",),
    "CALSCALE": ("GREGORIAN",),
    "TRANSP": ("OPAQUE", "TRANSPARENT"),
    "CLASS": ("PUBLIC", "PRIVATE", "CONFIDENTIAL"),
    "STATUS": ("TENTATIVE", "CONFIRMED", "CANCELLED"),
}


def problems(content: bytes) -> list[str]:
    """Everything that is wrong with a calendar; empty when nothing is."""
    file, unparsed = parse(content)
    found = [*octet_problems(content), *unparsed]
    if [part.name for part in file.parts] != ["VCALENDAR"] or file.lines:
        return [*found, "a file is one VCALENDAR"]
    calendar = file.parts[0]
    return [*found, *_calendar(calendar), *_everything(calendar)]


def _calendar(calendar: Component) -> Iterator[str]:
    if calendar.all("METHOD"):
        yield "METHOD: a subscribed calendar is no message (RFC 5546 section 1.4)"
    events = calendar.called("VEVENT")
    if not events:
        yield "no VEVENT: a subscriber's calendar would be emptied"
    uids = Counter(line.value for event in events for line in event.all("UID"))
    yield from (f"UID {uid}: {count} times" for uid, count in uids.items() if count > 1)
    yield from _zones(calendar, events)
    for event in events:
        yield from (f"{_name(event)}: {problem}" for problem in _times(event))


def _everything(component: Component) -> Iterator[str]:
    """What holds for each component and each line, at any depth."""
    for name in ONCE.get(component.name, ()):
        if len(component.all(name)) != 1:
            yield f"{_name(component)}: {len(component.all(name))} {name}, not one"
    for name in AT_MOST_ONCE.get(component.name, ()):
        if len(component.all(name)) > 1:
            yield f"{_name(component)}: {name} more than once"
    for line in component.lines:
        yield from (f"{_name(component)}: {line.name}: {problem}" for problem in _line(line))
    for part in component.parts:
        yield from _everything(part)


def _line(line: Line) -> Iterator[str]:
    value = line.value
    if line.name in WORDS and value not in WORDS[line.name]:
        yield f"{value!r} is none of {', '.join(WORDS[line.name])}"
    if line.name in UTC_VALUED and (_time(line) or not value.endswith("Z")):
        yield f"{value!r} is not in UTC"
    if (line.name in URIS or line.parameters.get("VALUE") == "URI") and not URI.fullmatch(value):
        yield f"{value!r} is no URI"
    if line.name in DURATIONS and not DURATION.fullmatch(value):
        yield f"{value!r} is no duration"
    if line.name in VALUE_NEEDED and line.parameters.get("VALUE") not in VALUE_NEEDED[line.name]:
        yield f"VALUE={' or '.join(VALUE_NEEDED[line.name])} is missing"
    if line.name == "SEQUENCE" and not (value.isdecimal() and int(value) < 2**31):
        yield f"{value!r} is no 32-bit count"
    if line.name == "GEO" and not _is_geo(value):
        yield f"{value!r} is not latitude;longitude"
    yield from _text(line)


def _text(line: Line) -> Iterator[str]:
    """Is every character of a TEXT value that needs a backslash behind one?"""
    kind = line.parameters.get("VALUE", "TEXT" if line.name.startswith("X-") else None)
    listed = line.name in LISTS_OF_TEXTS
    if not (listed or line.name in TEXTS or kind == "TEXT"):
        return
    bare = ESCAPED.sub("__", line.value)
    if fault := re.search(r"[\\;]" if listed else r"[\\;,]", bare):
        near = line.value[max(0, fault.start() - 20) : fault.end() + 20]
        yield f"{fault[0]!r} not escaped, near {near!r}"
    if listed and not all(bare.split(",")):
        yield "an empty item in the list"


def _zones(calendar: Component, events: list[Component]) -> Iterator[str]:
    """Every TZID has its one VTIMEZONE, and its offsets are those of the database."""
    times: dict[str, list[datetime]] = {}
    for event in events:
        for line in (*event.all("DTSTART"), *event.all("DTEND"), *event.all("RECURRENCE-ID")):
            name = line.parameters.get("TZID")
            if name is not None and not _time(line):
                times.setdefault(name, []).append(datetime.fromisoformat(line.value))
    parts = calendar.called("VTIMEZONE")
    zones = [(line.value, part) for part in parts for line in part.all("TZID")[:1]]
    told = Counter(name for name, _ in zones)
    yield from (f"TZID {name} without a VTIMEZONE" for name in times if not told[name])
    yield from (f"VTIMEZONE {name}: {count} times" for name, count in told.items() if count > 1)
    for name, part in zones:
        yield from zone_problems(part, times.get(name, []))


def _times(event: Component) -> Iterator[str]:
    start, end = event.first("DTSTART"), event.first("DTEND")
    for line in (start, end):
        if line is not None and (problem := _time(line)):
            yield f"{line.name}: {problem}"
    if end is not None and event.all("DURATION"):
        yield "both DTEND and DURATION"
    if start and end and not (_time(start) or _time(end)) and _instant(end) <= _instant(start):
        yield "DTEND is not after DTSTART"


def _time(line: Line) -> str | None:
    """Why a DTSTART or DTEND is no instant and no date, or None."""
    name, value = line.parameters.get("TZID"), line.value
    if line.parameters.get("VALUE") == "DATE":
        return None if _is_a(DATE, value) else f"{value!r} is no date"
    if not _is_a(DATE_TIME, value.removesuffix("Z")):
        return f"{value!r} is no date-time"
    if value.endswith("Z"):
        return "both TZID and Z" if name else None
    return None if name and zone(name) else f"floating, or of no known zone: {value}"


def _is_a(form: re.Pattern[str], value: str) -> bool:
    try:
        return form.fullmatch(value) is not None and bool(datetime.fromisoformat(value))
    except ValueError:
        return False


def _instant(line: Line) -> datetime:
    """The instant of a time that `_time` has nothing against."""
    local = datetime.fromisoformat(line.value.removesuffix("Z"))
    name = line.parameters.get("TZID")
    return local.replace(tzinfo=zone(name) if name else UTC).astimezone(UTC)


def _is_geo(value: str) -> bool:
    parts = re.fullmatch(r"(-?\d+(?:\.\d+)?);(-?\d+(?:\.\d+)?)", value)
    return parts is not None and abs(float(parts[1])) <= 90 and abs(float(parts[2])) <= 180


def _name(component: Component) -> str:
    uid = component.first("UID")
    return f"{component.name} {uid.value}" if uid else component.name
