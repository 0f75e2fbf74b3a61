"""A calendar as a file (RFC 5545, RFC 7986): its header, the zones of its showings, and an event of each.

What an event says is its profile's: `ical`, `ical_alarm`, `ical_rich`. No METHOD, so that DTSTAMP means "last
revised" (RFC 5545 §3.8.7.2) and is not the clock's. Lines are written by the icalendar library; a VEVENT is
rendered once a profile and stands with the same bytes in every calendar that has it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from icalendar import Calendar, Event, vText

from metafeed.emitters import calendars, lines, telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.vtimezone import lines as vtimezone_lines
from metafeed.history import Revision
from metafeed.resolving.programme import Showing
from metafeed.views import View

#: The same in every version, or each update would change every calendar.
PRODID = "-//metafeed//metafeed//EN"


class Text(vText):
    r"""A TEXT value escaped as RFC 5545 §3.3.11 wants it; vText reads a `\N` in the text as a line break."""

    def to_ical(self) -> bytes:
        """Return the escaped octets."""
        text = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return text.replace("\n", "\\n").encode()


@dataclass(frozen=True, slots=True)
class Profile:
    """How much a calendar says: the emitter that writes it, its suffix, and its event of a showing.

    `standards` are those whose revisions its events count: all that tell what such an event tells.
    """

    emitter: str
    suffix: str
    event: Callable[[Edition, Showing], Event]
    standards: tuple[str, ...] = ("ical",)


def document(edition: Edition, view: View, profile: Profile) -> bytes | None:
    """Return the calendar of a view, None if it has no showing in its window and never had one."""
    showings = calendars.showings(edition, view, profile.suffix)
    if not showings and not (view.narrowing and edition.programme.venues):
        return None
    events = sorted(showings, key=lambda s: (_utc(s), s.id))
    blocks = [
        edition.fragment(
            profile.emitter, "screening", showing.id, partial(_octets, edition, showing, profile)
        )
        for showing in events
    ]
    end = b"END:VCALENDAR\r\n"
    begin = lines.written(header(edition, view, events, profile)).removesuffix(end)
    return b"".join([begin, *(_zones(events) or _zone_of_house(edition)), *blocks, end])


def revision(edition: Edition, showing: Showing, standards: tuple[str, ...]) -> Revision:
    """Return how often and when what any of some standards tells of a showing changed."""
    found = [edition.revision("screening", showing.id, standard) for standard in standards]
    number, changed = sum(each.number for each in found), max(each.changed for each in found)
    return Revision(number, found[0].published, changed)


def _octets(edition: Edition, showing: Showing, profile: Profile) -> bytes:
    return lines.written(profile.event(edition, showing))


def _utc(showing: Showing) -> datetime:
    return showing.begins.astimezone(UTC)


def header(edition: Edition, view: View, showings: list[Showing], profile: Profile) -> Calendar:
    """Return the calendar without its components."""
    publish = edition.programme.settings.publish
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # icalendar 7.3 escapes neither NAME nor X- lines that it is given as str.
    for key, text in _names(edition, view, profile).items():
        calendar[key] = Text(text)
    calendar["X-WR-TIMEZONE"] = Text(_zone(edition, showings))
    calendar.add("url", edition.home())
    # The library's own arguments for these write no VALUE, which RFC 7986 §5.7 and §5.8 require.
    hours = timedelta(hours=publish.refresh_hours)
    calendar.add("refresh-interval", hours, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{publish.refresh_hours}H")
    calendar.add("source", edition.address(view, profile.suffix), parameters={"VALUE": "URI"})
    revisions = [revision(edition, showing, profile.standards) for showing in showings]
    if revisions:
        calendar.add("last-modified", max(each.changed for each in revisions))
    if publish.colour:
        calendar["COLOR"] = Text(publish.colour)
    return calendar


def _names(edition: Edition, view: View, profile: Profile) -> dict[str, str]:
    """Return what a calendar is called, and what it is; that of one screening has no name.

    With one Outlook makes a calendar of its own for it, where the event was to be added to somebody's.
    """
    if view.kind == "screenings":
        return {}
    name = telling.heading(edition, view)
    variant = edition.words.calendars.get(profile.emitter)
    name = variant.format(name=name) if variant else name
    about = edition.say(edition.programme.settings.description) or telling.view_title(edition, view)
    return {"NAME": name, "X-WR-CALNAME": name, "DESCRIPTION": about, "X-WR-CALDESC": about}


def _zone(edition: Edition, showings: list[Showing]) -> str:
    """Return the zone of the first of showings, or of the house where it was asked for what is not on."""
    venues = [each.venue for each in showings] or list(edition.programme.venues.values())
    return venues[0].zone


def _zone_of_house(edition: Edition) -> list[bytes]:
    """Return the component of a calendar without an event, because it has at least one (RFC 5545 §3.6)."""
    return [vtimezone_lines(_zone(edition, []), edition.now, edition.now)]


def _zones(showings: list[Showing]) -> list[bytes]:
    """Return a VTIMEZONE for each zone of the showings, over the span of its own, by name."""
    spans: dict[str, list[datetime]] = {}
    for showing in showings:
        both = (showing.start, showing.end)
        spans.setdefault(showing.venue.zone, []).extend(moment for moment in both if moment is not None)
    return [
        vtimezone_lines(zone, min(moments, key=_instant), max(moments, key=_instant))
        for zone, moments in sorted(spans.items())
    ]


def _instant(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
