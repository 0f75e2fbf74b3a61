"""iCalendar as facts (RFC 5545): properties by name, each with its parameters.

Read by lines, because a library takes minutes for what a peer writes in seconds; only zones are left to icalendar. A
time with a zone is told as its clock shows it, with its TZID, and as the instant that the VTIMEZONE of the same file
makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Any

from icalendar import Timezone

from benchmarks.peers.reading.values import HEAD, Facts, Told, told

_END, _FOLD = re.compile(r"\r?\n"), re.compile(r"\r?\n[ \t]")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)')
_LINE = re.compile(rf"([A-Za-z0-9-]+)((?:{_PARAMETER.pattern})*):(.*)")
_ESCAPED = re.compile(r"\\(.)")
_COMMA = re.compile(r"(?<!\\)((?:\\\\)*),")
#: Their values are not TEXT: a backslash is one.
_ADDRESSES = ("URL", "SOURCE", "ATTACH", "GEO")

#: TZID and lines of each VTIMEZONE.
Zones = tuple[tuple[str, str], ...]


def calendar(octets: bytes) -> Told:
    """Return the events of a calendar by UID.

    The head tells the calendar's own properties, the TZIDs as `ics.head.VTIMEZONE`, and as `ics.head.lines` how
    lines end, which is CRLF (RFC 5545 §3.1).
    """
    text = octets.decode()
    head, events, blocks = _components(_END.split(_FOLD.sub("", text)))
    zones = tuple((_value_of("TZID", block), "\r\n".join((*block, ""))) for block in blocks)
    own = _facts("ics.head", head, zones)
    own["ics.head.VTIMEZONE"] = sorted(name for name, _ in zones)
    own["ics.head.lines"] = "CRLF" if text.count("\n") == text.count("\r\n") else "LF"
    return told([(HEAD, own), *((_value_of("UID", event), _event(event, zones)) for event in events)])


def _components(lines: list[str]) -> tuple[list[str], list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return the lines of the head, of each event and of each zone, with their BEGIN and END."""
    lines = [line for line in lines if line]
    if [lines[0], lines[-1]] != ["BEGIN:VCALENDAR", "END:VCALENDAR"]:
        raise ValueError("not one whole VCALENDAR")
    head: list[str] = []
    found: dict[str, list[tuple[str, ...]]] = {"VEVENT": [], "VTIMEZONE": []}
    rest = iter(lines[1:-1])
    for line in rest:
        if line.startswith("BEGIN:"):
            kind = line.removeprefix("BEGIN:")
            found[kind].append((line, *_until(f"END:{kind}", rest)))
        else:
            head.append(line)
    return head, found["VEVENT"], found["VTIMEZONE"]


def _until(end: str, lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if line == end:
            return


def _value_of(name: str, lines: Iterable[str]) -> str:
    return next((line.removeprefix(f"{name}:") for line in lines if line.startswith(f"{name}:")), "")


@lru_cache(maxsize=131072)
def _event(lines: tuple[str, ...], zones: Zones) -> Facts:
    """Return the facts of an event; it is read once, though it stands in many calendars."""
    return _facts("ics", lines, zones)


def _facts(kind: str, lines: Iterable[str], zones: Zones) -> Facts:
    found: dict[str, list[Any]] = {}
    for line in lines:
        name, parameters, value = _property(line)
        found.setdefault(f"{kind}.{name}", []).extend(_values(name, parameters, value, zones))
    if categories := found.get(f"{kind}.CATEGORIES"):
        categories.sort()
    return found


def _property(line: str) -> tuple[str, dict[str, str], str]:
    """Return the name, the parameters and the value of a content line."""
    match = _LINE.fullmatch(line)
    if not match:
        raise ValueError(f"not a content line: {line!r}")
    parameters = {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(match[2])}
    return match[1].upper(), parameters, match[match.lastindex or 0]


def _values(name: str, parameters: dict[str, str], value: str, zones: Zones) -> Iterator[Any]:
    """Yield the values of a property, one but for CATEGORIES."""
    if zone := parameters.get("TZID"):
        block = dict(zones).get(zone)
        yield value, zone, _instant(block, value) if block else "a zone that is not told"
        return
    if name in _ADDRESSES and parameters.get("VALUE") == "URI":
        del parameters["VALUE"]  # what it is by itself
    is_text = name not in _ADDRESSES and parameters.get("VALUE") != "URI"
    for each in _COMMA.sub(r"\1\n", value).split("\n") if name == "CATEGORIES" else [value]:
        text = _ESCAPED.sub(_unescaped, each) if is_text else each
        yield (text, sorted(parameters.items())) if parameters else text


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


@lru_cache(maxsize=131072)
def _instant(zone: str, wall: str) -> str:
    """Return the instant of a local time by a VTIMEZONE, in UTC."""
    return datetime.strptime(wall, "%Y%m%dT%H%M%S").replace(tzinfo=_zone(zone)).astimezone(UTC).isoformat()


@lru_cache(maxsize=64)
def _zone(block: str) -> tzinfo:
    zone = Timezone.from_ical(block)
    assert isinstance(zone, Timezone)
    # Not the zone of that name that the machine has: what the file says of it is compared.
    found: tzinfo = zone.to_tz(lookup_tzid=False)
    return found
