r"""Content lines (RFC 5545 §3.1), byte for byte as icalendar 7.3 writes them, many times faster.

The library decides what stands in a line: names, parameters, values, their order. What many events have in common is asked of it
once; dates are put into the frame that it gives to one of their zone. It folds character by character, which is most
of its time; here lines are cut between octets. Tests hold both equal. In one thing they differ: the library may part `\\\\` at a
fold, and clients exist that take its second half for the beginning of an escape.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache, lru_cache
from typing import Any

from icalendar import Component, vText

#: Octets of a line, without its break, where the library folds: one less than it may have.
LIMIT = 74
_FOLD, END = b"\r\n ", b"\r\n"

#: A property as a line that is not folded, with its name.
Line = tuple[str, bytes]
Parameters = tuple[tuple[str, str], ...]

#: What is written in UTC, whatever the zone (RFC 5545 §3.8.7).
_UTC = frozenset({"CREATED", "DTSTAMP", "LAST-MODIFIED"})


class Text(vText):
    r"""A TEXT value escaped as RFC 5545 §3.3.11 wants it; vText reads a `\N` in the text as a line break."""

    def to_ical(self) -> bytes:
        """Return the escaped octets."""
        return escaped(str(self))


def escaped(text: str) -> bytes:
    """Return a text as a TEXT value."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n").encode()


def text(name: str, value: str, *parameters: tuple[str, str]) -> Line:
    """Return a property whose value is TEXT."""
    return name, _begin(name, parameters) + escaped(value)


def texts(name: str, values: Iterable[str]) -> Line:
    """Return a property whose value is several TEXTs."""
    return name, _begin(name, ()) + b",".join(map(escaped, values))


@lru_cache(maxsize=1024)
def _begin(name: str, parameters: Parameters) -> bytes:
    value = Text("")
    value.params.update(dict(parameters))
    return _line(name, value)


@lru_cache(maxsize=16384)
def value(name: str, told: str | int | timedelta, *parameters: tuple[str, str]) -> Line:
    """Return a property of another type, as the library writes it."""
    component = Component()
    component.add(name, told, parameters=dict(parameters))
    return name, _line(name, component[name])


def moment(name: str, at: datetime) -> Line:
    """Return a property whose value is an instant, with the zone that it has."""
    at = at.astimezone(UTC) if name in _UTC else at
    begin, end = _around(name, at.tzinfo)
    return name, begin + digits(at) + end


@lru_cache(maxsize=1024)
def _around(name: str, zone: tzinfo | None) -> tuple[bytes, bytes]:
    """Return what the library writes before and behind a date in a zone."""
    some = datetime(2001, 2, 3, 4, 5, 6, tzinfo=zone)
    component = Component()
    component.add(name, some)
    begin, _, end = _line(name, component[name]).partition(digits(some))
    return begin, end


def digits(at: datetime) -> bytes:
    """Return a date with its time as RFC 5545 §3.3.5 writes them, without their zone: `20260302T183000`."""
    return at.isoformat()[:19].replace("-", "").replace(":", "").encode()


@lru_cache(maxsize=4096)  # many showings were told, and changed, at one instant
def digits_of_utc(at: datetime) -> bytes:
    """Return the digits of an instant in UTC."""
    return digits(at.astimezone(UTC))


def component(name: str, properties: Iterable[Line], *inside: bytes) -> bytes:
    """Return a component as lines that are not folded, its properties in the library's order; `inside` are others."""
    ranks = _ranks(name)
    ordered = sorted(properties, key=lambda line: (ranks.get(line[0], len(ranks)), line[0]))
    around = name.encode()
    return b"".join(
        [b"BEGIN:%s\r\n" % around, *(line + END for _, line in ordered), *inside, b"END:%s\r\n" % around]
    )


@cache
def _ranks(name: str) -> dict[str, int]:
    """Return the places of the properties that come first in a component; others follow by name."""
    first: tuple[str, ...] = Component.get_component_class(name).canonical_order or ()
    return {each: rank for rank, each in enumerate(first)}


def written(component: Component) -> bytes:
    """Return a component of the library's, and all within it, as content lines."""
    lines = (_line(name, value) for name, value in component.property_items())
    return b"".join(folded(line) + END for line in lines)


def _line(name: str, value: Any) -> bytes:
    """Return a property as a line that is not folded."""
    if isinstance(value, bytes):  # the name of a component
        return b"%s:%s" % (name.encode(), value)
    octets = value.to_ical()
    octets = octets.encode() if isinstance(octets, str) else octets
    if b"\n" in octets:
        message = f"{name} has a line break that is not escaped"
        raise ValueError(message)
    parameters = value.params.to_ical() if getattr(value, "params", None) else b""
    return b"%s%s:%s" % (name.encode(), b";" + parameters if parameters else b"", octets)


def folded(line: bytes) -> bytes:
    r"""Return a line folded: never within a character, nor within `\\,` or `^n`."""
    if len(line) <= LIMIT:
        return line
    parts, begin, end, room = [], 0, len(line), LIMIT
    while end - begin > room:
        cut, room = begin + room, LIMIT
        while line[cut] & 0xC0 == 0x80:
            cut -= 1
        if line[cut - 1] in b"\\^":
            if _is_escaped(line, begin, cut - 1):
                room -= 1  # where the library has its second half
            else:
                cut -= 1
        parts.append(line[begin:cut])
        begin = cut
    return _FOLD.join([*parts, line[begin:]])


def _is_escaped(line: bytes, begin: int, place: int) -> bool:
    r"""Tell whether the character at a place is the second of a `\\\\`, so that nothing hangs on it."""
    marks = 0
    while place - marks > begin and line[place - marks - 1] == line[place] == 0x5C:
        marks += 1
    return marks % 2 == 1
