"""iCalendar as read by three Python libraries: icalendar, ical (Home Assistant's) and vobject.

Of the three only vobject computes instants from the VTIMEZONE in the file; icalendar and ical look
the TZID up among IANA's names.
"""

from __future__ import annotations

from .reading import Reading, in_utc, refuse, refuse_if, state_of


def read_with_icalendar(content: bytes) -> list[Reading]:
    """The events that icalendar finds; a property that it could not parse is a complaint."""
    from icalendar import Calendar

    calendar = Calendar.from_ical(content)
    events = calendar.walk("VEVENT")
    refuse_if([str(error) for part in [calendar, *events] for error in part.errors])
    return [
        Reading(
            id=str(event["UID"]),
            title=_text(event.get("SUMMARY")),
            start_utc=in_utc(event.decoded("DTSTART")),
            place=_text(event.get("LOCATION")),
            state=state_of(event.get("STATUS")),
        )
        for event in events
    ]


def read_with_ical(content: bytes) -> list[Reading]:
    """The events that ical finds; it validates every value and raises."""
    from ical.calendar_stream import IcsCalendarStream

    calendar = IcsCalendarStream.calendar_from_ics(content.decode())
    return [
        Reading(
            id=event.uid,
            title=event.summary,
            start_utc=in_utc(event.dtstart),
            place=event.location,
            state=state_of(event.status.value if event.status else None),
        )
        for event in calendar.events
    ]


def read_with_vobject(content: bytes) -> list[Reading]:
    """The events that vobject finds, its own validation included."""
    import vobject

    _forget_zones()
    calendars = list(vobject.readComponents(content.decode()))
    if len(calendars) != 1:
        refuse(f"{len(calendars)} calendars in one file")
    calendars[0].validate(raiseException=True)
    return [
        Reading(
            id=event.uid.value,
            title=_value(event, "summary"),
            start_utc=in_utc(event.dtstart.value),
            place=_value(event, "location"),
            state=state_of(_value(event, "status")),
        )
        for event in calendars[0].contents.get("vevent", [])
    ]


def _forget_zones() -> None:
    """Make vobject read this file's VTIMEZONE: it keeps the first of a TZID for the whole process."""
    from dateutil.tz import tzutc
    from vobject import icalendar

    vars(icalendar)["__tzidMap"].clear()
    icalendar.registerTzid("UTC", tzutc())


def _value(event: object, name: str) -> str | None:
    line = getattr(event, name, None)
    return None if line is None else str(line.value)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
