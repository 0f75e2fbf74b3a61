"""iCalendar as read by libical, the C library under Evolution, Kontact and GNOME Calendar.

Called through its shared library, with no code of ours compiled. libical computes instants from the
VTIMEZONE in the file; when a file has none it quietly takes its own, which is refused here.
"""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from .reading import Reading, refuse, refuse_if, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Sonames whose structures are laid out as below (libical 3 is in Debian 11 to 13).
SONAMES = ("libical.so.3", "libical.3.dylib")

#: How libical names the zones that it brought itself.
BUILT_IN = b"/freeassociation.sourceforge.net/"

Handle, Text, Number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int


class Time(ctypes.Structure):
    """`struct icaltimetype` of libical 3."""

    _fields_ = (
        *((name, Number) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", Number),
        ("is_daylight", Number),
        ("zone", Handle),
    )


#: The functions called: name, result, arguments.
FUNCTIONS: tuple[tuple[str, Any, tuple[Any, ...]], ...] = (
    ("icalcomponent_new_from_string", Handle, (Text,)),
    ("icalcomponent_free", None, (Handle,)),
    ("icalcomponent_count_errors", Number, (Handle,)),
    ("icalcomponent_as_ical_string", Text, (Handle,)),
    ("icalrestriction_check", Number, (Handle,)),
    ("icalcomponent_string_to_kind", Number, (Text,)),
    ("icalcomponent_isa", Number, (Handle,)),
    ("icalcomponent_get_first_component", Handle, (Handle, Number)),
    ("icalcomponent_get_next_component", Handle, (Handle, Number)),
    ("icalcomponent_get_uid", Text, (Handle,)),
    ("icalcomponent_get_summary", Text, (Handle,)),
    ("icalcomponent_get_location", Text, (Handle,)),
    ("icalcomponent_get_status", Number, (Handle,)),
    ("icalproperty_status_to_string", Text, (Number,)),
    ("icalcomponent_get_dtstart", Time, (Handle,)),
    ("icaltimezone_get_tzid", Text, (Handle,)),
    ("icaltime_as_timet_with_zone", ctypes.c_int64, (Time, Handle)),
)


@cache
def library() -> Any:
    """The loaded library with its functions declared, or None."""
    for soname in SONAMES:
        try:
            found = ctypes.CDLL(soname)
        except OSError:
            continue
        for name, result, arguments in FUNCTIONS:
            function = getattr(found, name)
            function.restype, function.argtypes = result, arguments
        return found
    return None


def missing() -> str | None:
    """Why libical cannot be asked, or None."""
    return None if library() else f"none of {', '.join(SONAMES)} can be loaded"


def read(content: bytes) -> list[Reading]:
    """The events that libical finds; its error marks and broken restrictions are complaints."""
    with _parsed(content) as calendar:
        refuse_if(_complaints(calendar))
        return [_reading(event) for event in _children(calendar, b"VEVENT")]


def read_all_the_same(content: bytes) -> tuple[list[Reading], list[str]]:
    """The events that libical finds, and what it has against the calendar."""
    with _parsed(content) as calendar:
        complaints = _complaints(calendar)
        return [_reading(event) for event in _children(calendar, b"VEVENT")], complaints


@contextmanager
def _parsed(content: bytes) -> Iterator[int]:
    calendar = library().icalcomponent_new_from_string(content)
    if not calendar:
        refuse("libical found no component")
    try:
        yield calendar
    finally:
        library().icalcomponent_free(calendar)


def _complaints(calendar: int) -> list[str]:
    lib = library()
    if lib.icalcomponent_isa(calendar) != lib.icalcomponent_string_to_kind(b"VCALENDAR"):
        refuse("not one VCALENDAR")
    broken = lib.icalrestriction_check(calendar) != 1
    if not broken and not lib.icalcomponent_count_errors(calendar):
        return []
    text = lib.icalcomponent_as_ical_string(calendar).decode()
    return [line for line in text.splitlines() if line.startswith("X-LIC")] or ["restriction"]


def _children(component: int, kind: bytes) -> Iterator[int]:
    lib = library()
    number = lib.icalcomponent_string_to_kind(kind)
    child = lib.icalcomponent_get_first_component(component, number)
    while child:
        yield child
        child = lib.icalcomponent_get_next_component(component, number)


def _reading(event: int) -> Reading:
    lib = library()
    return Reading(
        id=_text(lib.icalcomponent_get_uid(event)),
        title=_text(lib.icalcomponent_get_summary(event)),
        start_utc=_instant(lib.icalcomponent_get_dtstart(event)),
        place=_text(lib.icalcomponent_get_location(event)),
        state=_state(lib.icalcomponent_get_status(event)),
    )


def _instant(time: Time) -> datetime:
    zone = library().icaltimezone_get_tzid(time.zone) if time.zone else None
    if zone is None or zone.startswith(BUILT_IN):
        refuse(f"no zone of this file: {zone!r}")
    seconds = library().icaltime_as_timet_with_zone(time, time.zone)
    return datetime.fromtimestamp(seconds, UTC)


def _state(number: int) -> str | None:
    # A missing STATUS is ICAL_STATUS_NONE, which has no text.
    return state_of(_text(library().icalproperty_status_to_string(number)) if number else None)


def _text(value: bytes | None) -> str | None:
    return None if value is None else value.decode()
